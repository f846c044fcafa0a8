/** A seeded source of randomness that gives the same numbers on every machine: 32-bit integer arithmetic only. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer between both ends, both included. */
  integer(from: number, to: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** About normal, mean 0 and deviation 1: a sum of twelve uniforms, because `Math.log` may differ between engines. */
  normal(): number;
  pick<T>(items: readonly T[]): T;
  /** Picks by weight: items and their weights, in pairs. */
  weighted<T>(items: readonly (readonly [T, number])[]): T;
  /** Some items, without repetition, in their own order. */
  sample<T>(items: readonly T[], count: number): readonly T[];
}

/** A stream of its own for each name, so that a change in one dataset leaves the others as they were. */
export function randomFor(name: string): Random {
  const next = mulberry32(fnv1a(name));
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    normal: () => normal(next),
    pick: (items) => at(items, integer(0, items.length - 1)),
    weighted: (items) => weighted(items, next()),
    sample: (items, count) => sample(items, count, integer),
  };
}

/** The item at that place; an absent one is our fault. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index} among ${items.length}`);
  return item;
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function normal(next: () => number): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += next();
  return sum;
}

function weighted<T>(items: readonly (readonly [T, number])[], drawn: number): T {
  let left = drawn * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  return at(items, items.length - 1)[0];
}

function sample<T>(items: readonly T[], count: number, integer: Random['integer']): readonly T[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, items.length)) chosen.add(integer(0, items.length - 1));
  return items.filter((_, index) => chosen.has(index));
}
