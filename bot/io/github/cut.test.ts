import { expect, test } from 'vitest';
import { cut } from './cut.ts';

test.each<readonly [string, string, number, string]>([
  ['what fits stays', 'año', 3, 'año'],
  ['what does not is cut', 'abcdef', 4, 'abc…'],
  ['not within a character', 'a😀b', 3, 'a…'],
  ['but after one', 'a😀bc', 4, 'a😀…'],
  ['half a character is none', 'a\ud83db', 9, 'a\ufffdb'],
  ['nothing stays nothing', '', 5, ''],
])('%s', (_, text, longest, expected) => {
  expect(cut(text, longest)).toBe(expected);
  expect(cut(text, longest).length).toBeLessThanOrEqual(longest);
});
