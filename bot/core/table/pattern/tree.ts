import type { Ranges } from './ranges.ts';

/**
 * A parsed pattern. `size` is how many automaton nodes it will take when its counted repetitions are written out, so
 * that a pattern can be refused before they are.
 */
export type Tree =
  | { readonly kind: 'set'; readonly size: number; readonly set: Ranges }
  | { readonly kind: 'edge'; readonly size: number; readonly char: '^' | '$' }
  | { readonly kind: 'sequence'; readonly size: number; readonly items: readonly Tree[] }
  | { readonly kind: 'choice'; readonly size: number; readonly items: readonly Tree[] }
  | { readonly kind: 'repeat'; readonly size: number; readonly item: Tree; readonly min: number; readonly max: number };

/** Nodes of a whole automaton. */
export const SIZE_LIMIT = 20_000;

/** One character out of a set. */
export function setOf(set: Ranges): Tree {
  return { kind: 'set', size: 1, set };
}

/** The beginning or the end of the text. */
export function edgeOf(char: '^' | '$'): Tree {
  return { kind: 'edge', size: 1, char };
}

/** One after the other. */
export function sequenceOf(items: readonly Tree[]): Tree {
  const [only] = items;
  return only && items.length === 1 ? only : { kind: 'sequence', size: Math.max(1, sum(items)), items };
}

/** One of them. */
export function choiceOf(items: readonly Tree[]): Tree {
  const [only] = items;
  return only && items.length === 1 ? only : { kind: 'choice', size: sum(items) + items.length - 1, items };
}

/** At least `min` and at most `max` times, which may be `Infinity`. An empty item counts too: it is also written out. */
export function repeatOf(item: Tree, min: number, max: number): Tree {
  const endless = max === Infinity;
  const size = endless ? Math.max(1, min) * item.size + 1 : max * item.size + (max - min);
  return { kind: 'repeat', size: Math.max(1, size), item, min, max };
}

function sum(items: readonly Tree[]): number {
  return items.reduce((total, item) => total + item.size, 0);
}
