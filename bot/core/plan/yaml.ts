/** YAML from strangers: guarded before it is parsed, composed without aliases and tags, every value with its place. */
import { parseEvents, YAMLException } from 'js-yaml';
import { segmentsOf } from '../dataset/json-lines.ts';
import { cutShort, type Place } from '../finding.ts';
import type { Json } from '../table/schema.ts';
import { found, type PlanFinding } from './finding.ts';
import { faultOf } from './yaml-problem.ts';
import { composeTree, type YamlFault, type YamlNode } from './yaml-tree.ts';

/** A line and a column, both from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** A YAML text that could be read. */
export interface YamlDocument {
  readonly path: string;
  readonly value: Json;
  /** Where what a JSON Pointer names stands: a member at its key; the nearest ancestor where it is not there. */
  readonly locate: (pointer: string) => Spot;
}

export interface ReadYaml {
  /** `undefined` where the findings say why nothing of the file can be used. */
  readonly document: YamlDocument | undefined;
  readonly findings: readonly PlanFinding[];
}

/** Longest file of a plan, in bytes. */
export const YAML_BYTES = 1024 * 1024;
/** Deepest nesting of a plan's file. */
export const YAML_DEPTH = 30;

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LENIENT = new TextDecoder('utf-8');

/** Reads a YAML text in UTF-8. Never throws and is never slow, whatever the bytes. */
export function readYaml(bytes: Uint8Array, path: string, dataset?: string): ReadYaml {
  const place: Place = { path, dataset };
  if (bytes.length > YAML_BYTES)
    return failed(found('yaml-too-large', { bytes: bytes.length, limit: YAML_BYTES }, place));
  const text = decode(bytes);
  if (text === undefined) return failed(encodingFinding(bytes, place));
  const spotAt = spotFinder(text);
  try {
    const { root, faults } = composeTree(text, parseEvents(text, { maxDepth: YAML_DEPTH }));
    const findings = faults.map((fault) => faultFinding(fault, spotAt, place));
    if (faults.some(({ kind }) => kind !== 'duplicate')) return { document: undefined, findings };
    if (root === undefined || root.value === null)
      return failed(found('yaml-syntax', { problem: 'empty', found: '' }, place));
    return { document: { path, value: root.value, locate: (pointer) => spotAt(offsetOf(root, pointer)) }, findings };
  } catch (error) {
    return failed(syntaxFinding(error, text, spotAt, place));
  }
}

function failed(finding: PlanFinding): ReadYaml {
  return { document: undefined, findings: [finding] };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingFinding(bytes: Uint8Array, place: Place): PlanFinding {
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (utf16) return found('yaml-encoding', { looks: 'utf-16' }, place);
  const text = LENIENT.decode(bytes);
  const { line, column } = spotFinder(text)(text.indexOf('\ufffd'));
  return found('yaml-encoding', { looks: 'windows-1252', column }, { ...place, line });
}

/** Whatever the parser throws is about the text: it is handed nothing else. */
function syntaxFinding(error: unknown, text: string, spotAt: (offset: number) => Spot, place: Place): PlanFinding {
  const mark = error instanceof YAMLException ? error.mark : undefined;
  const reason = error instanceof YAMLException ? error.reason : '';
  const spot = mark && spotAt(Math.min(mark.position, text.length));
  const at: Place = { ...place, line: spot?.line };
  const column = spot?.column;
  if (reason.startsWith('nesting exceeded')) return found('yaml-too-deep', { limit: YAML_DEPTH, column }, at);
  return found('yaml-syntax', { ...faultOf(reason, text, mark?.position), column }, at);
}

function faultFinding(fault: YamlFault, spotAt: (offset: number) => Spot, place: Place): PlanFinding {
  const { line, column } = spotAt(fault.start);
  const at = { ...place, line };
  const text = cutShort(fault.text);
  switch (fault.kind) {
    case 'alias':
      return found('yaml-alias', { name: text, column }, at);
    case 'tag':
      return found('yaml-tag', { tag: text, column }, at);
    case 'duplicate':
      return found('yaml-duplicate-key', { key: text, first: spotAt(fault.first).line, column }, at);
    case 'key':
    case 'documents':
      return found('yaml-syntax', { problem: fault.kind, found: '', column }, at);
  }
}

/** The nearest value that is there. Segments are walked, so that no long key is copied for each of its children. */
function offsetOf(root: YamlNode, pointer: string): number {
  let node = root;
  let offset = root.start;
  for (const segment of segmentsOf(pointer)) {
    const member = node.members?.get(segment);
    const next = member?.node ?? (/^\d{1,7}$/.test(segment) ? node.items?.[Number(segment)] : undefined);
    if (next === undefined) break;
    offset = member?.start ?? next.start;
    node = next;
  }
  return Math.max(0, offset);
}

/** Lines end with LF, CRLF or CR, as YAML has it. */
function spotFinder(text: string): (offset: number) => Spot {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
