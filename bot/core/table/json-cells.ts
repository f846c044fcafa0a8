import { BOOLEAN, NUMBER, STRUCTURE, TEXT } from './batch.ts';
import { COLUMN_LIMIT } from './source.ts';
import { NULL_VALUE, type Value } from './value.ts';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** The members of an object's valid JSON, their values as written: a number keeps all its digits. */
export function namedCells(text: string, onTwice: (name: string) => void): ReadonlyMap<string, Value> {
  const cells = new Map<string, Value>();
  const { parts } = splitJson(text, Number.POSITIVE_INFINITY);
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const name = stringOf(parts[i] ?? '""');
    if (cells.has(name)) onTwice(name);
    cells.set(name, rawValue(parts[i + 1] ?? 'null'));
  }
  return cells;
}

/** The items of an array's valid JSON, and how many there are where there are too many to be columns. */
export function listedCells(text: string): { readonly cells: readonly Value[]; readonly count: number } {
  const { parts, count } = splitJson(text, COLUMN_LIMIT + 1);
  return { cells: parts.map(rawValue), count };
}

function stringOf(raw: string): string {
  return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
}

function rawValue(raw: string): Value {
  const first = raw[0];
  if (first === '"') return { kind: TEXT, text: stringOf(raw) };
  if (first === '{' || first === '[') return { kind: STRUCTURE, text: raw };
  if (first === 'n') return NULL_VALUE;
  return { kind: first === 't' || first === 'f' ? BOOLEAN : NUMBER, text: raw };
}

/** The first keys and values (or items) of valid JSON, one level down, as written; and how many there are. */
function splitJson(text: string, most: number): { readonly parts: string[]; readonly count: number } {
  const parts: string[] = [];
  let count = 0;
  let depth = 0;
  let from = 1;
  for (let i = 1; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === QUOTE) i = endOfString(text, i);
    else if (char === OPEN_LIST || char === OPEN_OBJECT) depth++;
    else if ((char === CLOSE_LIST || char === CLOSE_OBJECT) && depth > 0) depth--;
    else if (depth === 0 && (char === COMMA || char === COLON || i === text.length - 1)) {
      const part = parts.length < most ? text.slice(from, i).trim() : undefined;
      if (part !== '') count++;
      if (part !== undefined && part !== '') parts.push(part);
      from = i + 1;
    }
  }
  return { parts, count };
}

function endOfString(text: string, from: number): number {
  let i = from + 1;
  while (i < text.length && text.charCodeAt(i) !== QUOTE) i += text.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i;
}
