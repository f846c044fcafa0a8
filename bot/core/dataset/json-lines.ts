/** Lines of a JSON text, found only when a finding needs them: parsing with places is ten times dearer than without. */
import { type DocumentNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import type { SyntaxProblem } from './finding.ts';
import { endOfString } from './json-scan.ts';

/** Texts longer than this, in characters, are not located: their findings have a pointer and no line. */
const LOCATED_LENGTH = 2 * 1024 * 1024;

/** Where and how a JSON text is broken. */
export interface SyntaxFault {
  readonly problem: SyntaxProblem;
  /** What stands at the place, cut short; empty at the end. */
  readonly found: string;
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** A function from a JSON Pointer to its line, which parses the text when first asked. */
export function lineFinder(text: string): (pointer: string) => number | undefined {
  let root: ValueNode | undefined;
  let failed = text.length > LOCATED_LENGTH;
  return (pointer) => {
    if (failed) return undefined;
    root ??= parsed(text)?.body;
    failed = root === undefined;
    return root === undefined ? undefined : lineOf(root, pointer);
  };
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

function lineOf(root: ValueNode, pointer: string): number {
  let node = root;
  let line = root.loc.start.line;
  for (const segment of segmentsOf(pointer)) {
    const next = step(node, segment);
    if (next === undefined) return line;
    ({ node, line } = next);
  }
  return line;
}

function step(node: ValueNode, segment: string): { readonly node: ValueNode; readonly line: number } | undefined {
  if (node.type === 'Object') {
    const member = node.members.findLast(({ name }) => name.type === 'String' && name.value === segment);
    return member && { node: member.value, line: member.loc.start.line };
  }
  if (node.type !== 'Array') return undefined;
  const element = node.elements[Number(segment)];
  return element && { node: element.value, line: element.loc.start.line };
}

/** The decoded segments of a JSON Pointer. */
export function segmentsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A key as a segment of a JSON Pointer. */
export function pointerSegment(key: string | number): string {
  return String(key).replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Where and how a text that does not parse is broken. */
export function syntaxErrorIn(text: string): SyntaxFault {
  if (text.length > LOCATED_LENGTH) return { problem: 'unexpected', found: '', line: undefined, column: undefined };
  try {
    parse(text);
  } catch (error) {
    if (error instanceof Error) return faultAt(text, error);
  }
  return { problem: 'unexpected', found: '', line: undefined, column: undefined };
}

/** Momoa's errors carry `offset`, but their classes are not exported; at the end of the text it may be missing. */
function faultAt(text: string, error: Error): SyntaxFault {
  const atEnd = error.message.startsWith('Unexpected end');
  const end = text.trimEnd().length;
  const told = !atEnd && 'offset' in error && typeof error.offset === 'number' ? error.offset : end;
  const open = openString(text, told);
  const offset = open ?? told;
  const found = open === undefined ? (/\S{0,20}/.exec(text.slice(offset, offset + 20))?.[0] ?? '') : '';
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { problem: open === undefined ? problemAt(text, offset) : 'open-string', found, line: before.length, column };
}

/** Where a string begins that is not closed on its line, if that is before the place where the parser stumbled. */
function openString(text: string, limit: number): number | undefined {
  for (let at = text.indexOf('"'); at !== -1 && at <= limit; ) {
    const end = endOfString(text, at);
    if (end === text.length || text.slice(at, end).includes('\n')) return at;
    at = text.indexOf('"', end + 1);
  }
  return undefined;
}

function problemAt(text: string, offset: number): SyntaxProblem {
  const here = text[offset] ?? '';
  if (text.slice(offset).trim() === '') return 'end';
  if (here === '/') return 'comment';
  if ("'‘’“”«»`".includes(here)) return 'quote';
  const before = text.slice(0, offset).trimEnd().at(-1) ?? '';
  if ((here === '}' || here === ']') && before === ',') return 'trailing-comma';
  if (/["[{]/.test(here) && /["\]}\w]/.test(before)) return 'missing-comma';
  return 'unexpected';
}
