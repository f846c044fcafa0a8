/** A set of code points as a flat list `[low, high, low, high, …]`: ascending, without overlaps, both ends included. */
export type Ranges = readonly number[];

export const LAST_POINT = 0x10ffff;

/** Every code point. */
export const EVERYTHING: Ranges = [0, LAST_POINT];

/** Puts pairs of any order in order and joins those that touch. */
export function normalize(pairs: Ranges): Ranges {
  const sorted: number[] = [];
  let high = -2;
  for (const [from, to] of inOrder(pairs)) {
    if (from <= high + 1) {
      high = Math.max(high, to);
      sorted[sorted.length - 1] = high;
    } else {
      sorted.push(from, to);
      high = to;
    }
  }
  return sorted;
}

/** All code points that are not in the set. */
export function invert(set: Ranges): Ranges {
  const rest: number[] = [];
  let from = 0;
  for (const [low, high] of pairsOf(set)) {
    if (low > from) rest.push(from, low - 1);
    from = high + 1;
  }
  if (from <= LAST_POINT) rest.push(from, LAST_POINT);
  return rest;
}

/** What is in the first set and not in the second. */
export function subtract(set: Ranges, minus: Ranges): Ranges {
  return invert(normalize([...invert(set), ...minus]));
}

/** The set's ranges, one pair at a time. */
export function* pairsOf(set: Ranges): Generator<readonly [low: number, high: number]> {
  for (let i = 0; i + 1 < set.length; i += 2) yield [set[i] ?? 0, set[i + 1] ?? 0];
}

function inOrder(pairs: Ranges): (readonly [number, number])[] {
  return [...pairsOf(pairs)].sort((one, other) => one[0] - other[0]);
}
