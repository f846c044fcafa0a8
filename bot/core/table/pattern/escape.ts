import type { Cursor } from './cursor.ts';
import { letterSet, propertySet, withoutProperty } from './property.ts';
import { LAST_POINT, type Ranges } from './ranges.ts';

/** One code point, or a set of them. */
export type Atom = number | Ranges;

const CONTROLS: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, f: 0x0c, v: 0x0b };

/** A property may take 40 ms to look up the first time, so that one pattern may not ask for hundreds of them. */
const PROPERTY_COST = 5_000;

const PROPERTY = /\{([^{}]*)\}/y;
const BRACED = /\{([0-9A-Fa-f]+)\}/y;
const TWO_DIGITS = /([0-9A-Fa-f]{2})/y;
const FOUR_DIGITS = /([0-9A-Fa-f]{4})/y;
const LOW_SURROGATE = /\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/y;
const CONTROL_LETTER = /[A-Za-z]/y;

/** Reads what follows a backslash at `at`, which is already taken. */
export function readEscape(cursor: Cursor, at: number, inClass: boolean): Atom {
  const char = cursor.take();
  const control = CONTROLS[char];
  if (control !== undefined) return control;
  if (char === 'p' || char === 'P') return readProperty(cursor, at, char);
  if (char === 'x' || char === 'u') return readCode(cursor, at, char === 'x' ? TWO_DIGITS : FOUR_DIGITS);
  if (char === 'c' && cursor.syntax === 'ecma') return readControl(cursor, at);
  return letterSet(char, cursor.syntax) ?? readPlain(cursor, at, char, inClass);
}

function readPlain(cursor: Cursor, at: number, char: string, inClass: boolean): number {
  if (char === 'b' && inClass && cursor.syntax === 'ecma') return 0x08;
  if (char === '0' && !/\d/.test(cursor.peek())) return 0;
  if (!inClass && /[1-9k]/.test(char)) throw cursor.fault('unsupported', at, 'back-reference');
  if (!inClass && (char === 'b' || char === 'B')) throw cursor.fault('unsupported', at, 'word-boundary');
  if (char === '' || /[\p{L}\p{N}]/u.test(char)) throw cursor.fault('syntax', at);
  return char.codePointAt(0) ?? 0;
}

function readProperty(cursor: Cursor, at: number, letter: string): Ranges {
  const name = cursor.match(PROPERTY)?.[1];
  if (name === undefined) throw cursor.fault('syntax', at);
  cursor.charge(PROPERTY_COST, at);
  const set = (letter === 'p' ? propertySet : withoutProperty)(name, cursor.syntax);
  if (set === undefined) throw cursor.fault(cursor.syntax === 'xsd' ? 'unsupported' : 'syntax', at);
  return set;
}

function readCode(cursor: Cursor, at: number, digits: RegExp): number {
  const hex = (cursor.match(BRACED) ?? cursor.match(digits))?.[1];
  const point = Number.parseInt(hex ?? '', 16);
  if (!(point <= LAST_POINT)) throw cursor.fault('syntax', at);
  if (point < 0xd800 || point > 0xdbff) return point;
  // Two escapes that make up a surrogate pair are one character, as in ECMAScript and in JSON.
  const low = cursor.match(LOW_SURROGATE)?.[1];
  return low ? 0x10000 + ((point - 0xd800) << 10) + (Number.parseInt(low, 16) - 0xdc00) : point;
}

function readControl(cursor: Cursor, at: number): number {
  const letter = cursor.match(CONTROL_LETTER);
  if (!letter) throw cursor.fault('syntax', at);
  return letter[0].charCodeAt(0) & 0x1f;
}
