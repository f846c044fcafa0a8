import { describe, expect, it } from 'vitest';
import { momentOf, spanOf, spanText } from './moment.ts';

describe('momentOf', () => {
  it.each([
    ['2026', 'gYear'],
    ['2026-11', 'gYearMonth'],
    ['2026-11-21', 'date'],
    ['2024-02-29', 'date'],
    ['2026-11-21T07:39:06Z', 'dateTime'],
    ['2026-11-21T07:39:06.125-06:00', 'dateTime'],
  ])('reads %s as %s', (text, type) => {
    expect(momentOf(text)).toEqual({ text, type });
  });

  it.each([
    [undefined],
    [''],
    ['ayer'],
    ['2026-13'],
    ['2026-02-30'],
    ['2023-02-29'],
    ['2026-11-21T25:00:00Z'],
    ['2026-11-21T07:39:06'],
    ['2026-02-30T07:39:06Z'],
    ['2026-11-21 07:39:06Z'],
    ['0026'],
    ['21/11/2026'],
  ])('does not read %s', (text) => {
    expect(momentOf(text)).toBeUndefined();
  });
});

describe('spanOf', () => {
  it.each([
    ['2024-01-01/2026-09-30', '2024-01-01/2026-09-30'],
    ['2024', '2024/2024'],
    ['2024/..', '2024/..'],
    ['../2024-05', '../2024-05'],
    ['2024-05/2024', '2024-05/2024'],
  ])('reads %s as %s', (text, expected) => {
    const span = spanOf(text);
    expect(span && spanText(span)).toBe(expected);
  });

  it.each([['2026/2024'], ['2026-02-30/2026-03-01'], ['../..'], ['/'], ['a/b/c'], [''], [undefined]])(
    'does not read %s',
    (text) => {
      expect(spanOf(text)).toBeUndefined();
    },
  );
});
