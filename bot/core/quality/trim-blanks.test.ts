import { expect, test } from 'vitest';
import { trimBlanks } from './text-rules.ts';

const INSIDE = `a${' '.repeat(1_000_000)}b`;

test.each([
  ['none', 'a', 'a'],
  ['around', ' \t\r\na b\n ', 'a b'],
  ['nothing else', ' \n', ''],
  ['a hard space stays', '\u00a0a', '\u00a0a'],
  ['very many inside', INSIDE, INSIDE],
])('blanks around a text: %s', (_, text, expected) => {
  expect(trimBlanks(text) === expected).toBe(true);
});
