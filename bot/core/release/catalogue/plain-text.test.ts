import { describe, expect, it } from 'vitest';
import { atMost, oneLine, plainText } from './plain-text.ts';

describe('plainText', () => {
  it.each([
    ['  año 😀 \t x ', 'año 😀 \t x'],
    ['a\r\nb\rc\u0085d\u2028e', 'a\nb\nc\nd\ne'],
    ['a\u0000\u0008\u000b\u001f\u007f\u0090\uffffb', 'ab'],
    ['a\ud800b\udc00', 'ab'],
  ])('makes %j into %j', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('is on one line where that is asked', () => {
    expect(oneLine(' a\r\n\tb ')).toBe('a b');
  });
});

describe('atMost', () => {
  it.each([
    ['abcd', 4, 'abcd'],
    ['abcde', 4, 'abc…'],
    ['ab😀de', 4, 'ab…'],
  ])('cuts %s at %d', (text, units, expected) => {
    expect(atMost(text, units)).toBe(expected);
  });
});
