import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERYTHING, invert, LAST_POINT, normalize, pairsOf, type Ranges, subtract } from './ranges.ts';

const pairs = fc
  .array(fc.tuple(fc.nat(40), fc.nat(6)), { maxLength: 8 })
  .map((all) => all.flatMap(([low, more]) => [low, low + more]));

function has(set: Ranges, point: number): boolean {
  return [...pairsOf(set)].some(([low, high]) => low <= point && point <= high);
}

describe('sets of code points', () => {
  test('are put in order and joined', () => {
    expect(normalize([5, 7, 1, 2, 3, 3, 20, 30, 6, 9])).toEqual([1, 3, 5, 9, 20, 30]);
    expect(normalize([])).toEqual([]);
  });

  test('are inverted', () => {
    expect(invert([])).toEqual(EVERYTHING);
    expect(invert(EVERYTHING)).toEqual([]);
    expect(invert([5, 9])).toEqual([0, 4, 10, LAST_POINT]);
  });

  test('are subtracted, point by point', () => {
    fc.assert(
      fc.property(pairs, pairs, (some, minus) => {
        const rest = subtract(normalize(some), normalize(minus));
        for (let point = 0; point < 50; point += 1) {
          expect(has(rest, point)).toBe(has(some, point) && !has(minus, point));
        }
      }),
      { seed: 7 },
    );
  });
});
