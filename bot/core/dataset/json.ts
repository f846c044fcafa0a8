/** JSON from strangers: guarded before it is parsed, and located only when a finding needs its line. */
import type { Json } from '../table/schema.ts';
import { parseExactly } from './exact-integers.ts';
import type { SyntaxProblem } from './finding.ts';
import { lineFinder, syntaxErrorIn } from './json-lines.ts';
import { scanJson } from './json-scan.ts';

/** A JSON text that could be parsed. */
export interface JsonDocument {
  readonly value: Json;
  /** Whether the text began with a byte order mark. */
  readonly bom: boolean;
  /** How many values the text has, about: its commas and opening brackets. */
  readonly values: number;
  /** The line, from 1, of what a JSON Pointer names; of its nearest ancestor where it is not there. */
  readonly locate: (pointer: string) => number | undefined;
}

/** Why a JSON text could not be parsed. */
export type JsonProblem =
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'too-deep'; readonly limit: number; readonly line: number }
  | { readonly kind: 'encoding'; readonly looks: 'utf-16' | 'windows-1252'; readonly line: number | undefined }
  | {
      readonly kind: 'syntax';
      readonly problem: SyntaxProblem;
      readonly found: string;
      readonly line: number | undefined;
      readonly column: number | undefined;
    };

export type JsonResult = { readonly document: JsonDocument } | { readonly problem: JsonProblem };

/** Longest descriptor that is read, in bytes. */
export const JSON_BYTES = 10 * 1024 * 1024;
/** Deepest nesting of brackets that is read. */
export const JSON_DEPTH = 100;

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const LENIENT = new TextDecoder('utf-8');

/** Parses a JSON text in UTF-8. Never throws, whatever the bytes. */
export function parseJson(bytes: Uint8Array, limit: number = JSON_BYTES): JsonResult {
  if (bytes.length > limit) return { problem: { kind: 'too-large', bytes: bytes.length, limit } };
  const text = decode(bytes);
  if (text === undefined) return { problem: encodingProblem(bytes) };
  const scan = scanJson(text, JSON_DEPTH);
  if (scan.tooDeepAt !== undefined) {
    return { problem: { kind: 'too-deep', limit: JSON_DEPTH, line: lineAt(text, scan.tooDeepAt) } };
  }
  return parseText(text, startsWithMark(bytes), scan.values);
}

function parseText(text: string, bom: boolean, values: number): JsonResult {
  try {
    const value = parseExactly(text);
    return { document: { value, bom, values, locate: lineFinder(text) } };
  } catch {
    return { problem: { kind: 'syntax', ...syntaxErrorIn(text) } };
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingProblem(bytes: Uint8Array): JsonProblem {
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (utf16) return { kind: 'encoding', looks: 'utf-16', line: undefined };
  const text = LENIENT.decode(bytes);
  return { kind: 'encoding', looks: 'windows-1252', line: lineAt(text, text.indexOf('\ufffd')) };
}

function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
