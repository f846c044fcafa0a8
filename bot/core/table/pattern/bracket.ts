import type { Cursor } from './cursor.ts';
import { type Atom, readEscape } from './escape.ts';
import { invert, normalize, type Ranges, subtract } from './ranges.ts';

/** Reads a class such as `[^a-z]` or `[a-z-[aeiou]]`; its `[` at `at` is already taken. */
export function readClass(cursor: Cursor, at: number): Ranges {
  return cursor.nested(at, () => {
    const negated = cursor.eat('^');
    const members = readMembers(cursor, at);
    const set = negated ? invert(members) : members;
    // As in XML Schema, the negation is done before anything is taken away.
    const rest = isSubtraction(cursor) ? subtract(set, readMinus(cursor)) : set;
    cursor.charge(rest.length, at);
    if (!cursor.eat(']')) throw cursor.fault('syntax', at, '[');
    return rest;
  });
}

function readMembers(cursor: Cursor, at: number): Ranges {
  const pairs: number[] = [];
  while (!cursor.done && cursor.peek() !== ']' && !isSubtraction(cursor)) {
    const member = readMember(cursor);
    cursor.charge(member.length, at);
    for (const end of member) pairs.push(end);
  }
  if (pairs.length === 0 && cursor.syntax === 'xsd') throw cursor.fault('syntax', at, '[]');
  return normalize(pairs);
}

function readMember(cursor: Cursor): Ranges {
  const at = cursor.at;
  const low = readAtom(cursor);
  if (!isRange(cursor)) return typeof low === 'number' ? [low, low] : low;
  cursor.take();
  const high = readAtom(cursor);
  if (typeof low === 'number' && typeof high === 'number' && low <= high) return [low, high];
  throw cursor.fault('syntax', at);
}

function readAtom(cursor: Cursor): Atom {
  const at = cursor.at;
  const char = cursor.take();
  return char === '\\' ? readEscape(cursor, at, true) : (char.codePointAt(0) ?? 0);
}

function readMinus(cursor: Cursor): Ranges {
  cursor.take();
  const at = cursor.at;
  cursor.take();
  return readClass(cursor, at);
}

function isRange(cursor: Cursor): boolean {
  const after = cursor.peek(1);
  return cursor.peek() === '-' && after !== ']' && after !== '' && !isSubtraction(cursor);
}

function isSubtraction(cursor: Cursor): boolean {
  return cursor.syntax === 'xsd' && cursor.peek() === '-' && cursor.peek(1) === '[';
}
