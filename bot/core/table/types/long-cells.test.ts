import { expect, test } from 'vitest';
import { splitMoment } from './any-moment.ts';
import { withoutEndZeros } from './fraction.ts';

const MANY = 1_000_000;

test.each([
  ['none', '', ''],
  ['nothing but zeros', '000', ''],
  ['at the end', '0120', '012'],
  ['very many inside', `${'0'.repeat(MANY)}1`, `${'0'.repeat(MANY)}1`],
])('zeros at the end of a fraction: %s', (_, digits, expected) => {
  expect(withoutEndZeros(digits) === expected).toBe(true);
});

test.each([
  ['a date and a time', '3 de mayo 2026, 10:15', ['3 de mayo 2026', '10:15']],
  ['a date alone', '2026-05-03', ['', '']],
  ['very many blanks', `a${' '.repeat(MANY)}b`, ['', '']],
])('a moment is split: %s', (_, text, expected) => {
  expect(splitMoment(text)).toEqual(expected);
});
