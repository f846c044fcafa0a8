import type { Json } from '../table/schema.ts';
import { endOfString } from './json-scan.ts';

/** A whole number that is long enough to be rounded, or something like it within a text: few descriptors hold any. */
const LONG = /(?:^|[[:,\s])-?\d{16,}\s*(?:[,\]}]|$)/;
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy;
const INTEGER = /^-?\d+$/;
const QUOTE = 34;
const HYPHEN = 45;
const ZERO = 48;
const NINE = 57;

/**
 * What `JSON.parse` gives of a sound JSON text, with those integers as texts that a double would round: a limit or a key
 * of more than 2^53 is then compared as it is written, and is published as it is written.
 */
export function parseExactly(text: string): Json {
  const value: Json = JSON.parse(text);
  return LONG.test(text) ? JSON.parse(withQuotedIntegers(text)) : value;
}

/** By hand, since a tree of a text of 10 MB would take a hundred times as much. */
function withQuotedIntegers(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (code === HYPHEN || (code >= ZERO && code <= NINE)) {
      NUMBER.lastIndex = at;
      const literal = NUMBER.exec(text)?.[0] ?? '-';
      if (isRounded(literal)) {
        parts.push(text.slice(kept, at), `"${literal}"`);
        kept = at + literal.length;
      }
      at += literal.length - 1;
    }
  }
  return parts.join('') + text.slice(kept);
}

/** Whether a double would say another number, in the digits that JavaScript writes it with. */
function isRounded(literal: string): boolean {
  return literal.length >= 16 && INTEGER.test(literal) && String(Number(literal)) !== literal;
}
