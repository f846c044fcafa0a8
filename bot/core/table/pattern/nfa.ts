import type { Syntax } from './problem.ts';
import { EVERYTHING, type Ranges } from './ranges.ts';
import { repeatOf, setOf, type Tree } from './tree.ts';

export const SET = 0;
export const SPLIT = 1;
export const START = 2;
export const END = 3;
export const ACCEPT = 4;

/** Thompson's automaton, one node an index: only `SET` nodes read a character. */
export interface Nfa {
  readonly kinds: Uint8Array;
  /** Where a node leads. */
  readonly next: Int32Array;
  /** Of a `SPLIT` the other way, of a `SET` its place in `sets`. */
  readonly other: Int32Array;
  readonly entry: number;
  readonly sets: readonly Ranges[];
  /** Whether a match anywhere in the text will do. */
  readonly search: boolean;
}

/** Writes a tree out, counted repetitions as copies; the tree's `size` has been found to be within its limit. */
export function buildNfa(tree: Tree, syntax: Syntax): Nfa {
  const builder = new Builder();
  const search = syntax === 'ecma';
  const body = builder.place(tree, builder.add(ACCEPT, -1, -1));
  const entry = search ? builder.place(repeatOf(setOf(EVERYTHING), 0, Infinity), body) : body;
  const { kinds, next, other, sets } = builder;
  return {
    kinds: Uint8Array.from(kinds),
    next: Int32Array.from(next),
    other: Int32Array.from(other),
    entry,
    sets,
    search,
  };
}

/** Builds from the end to the beginning, so that every node knows where it leads. */
class Builder {
  readonly kinds: number[] = [];
  readonly next: number[] = [];
  readonly other: number[] = [];
  readonly sets: Ranges[] = [];
  readonly #same = new Map<Ranges | string, number>();

  add(kind: number, next: number, other: number): number {
    this.next.push(next);
    this.other.push(other);
    return this.kinds.push(kind) - 1;
  }

  /** The node where a tree begins that leads to `next`. */
  place(tree: Tree, next: number): number {
    switch (tree.kind) {
      case 'set':
        return this.add(SET, next, this.#idOf(tree.set));
      case 'edge':
        return this.add(tree.char === '^' ? START : END, next, -1);
      case 'sequence':
        return tree.items.reduceRight((after, item) => this.place(item, after), next);
      case 'choice':
        return tree.items
          .map((item) => this.place(item, next))
          .reduceRight((rest, branch) => this.add(SPLIT, branch, rest));
      case 'repeat':
        return this.#repeat(tree.item, tree.min, tree.max, next);
    }
  }

  #repeat(item: Tree, min: number, max: number, next: number): number {
    let entry = next;
    let copies = min;
    if (max === Infinity) {
      const loop = this.add(SPLIT, -1, next);
      const body = this.place(item, loop);
      this.next[loop] = body;
      // One or more: the loop's own body is the last of the copies.
      entry = min > 0 ? body : loop;
      copies = Math.max(0, min - 1);
    } else {
      for (let i = min; i < max; i += 1) entry = this.add(SPLIT, this.place(item, entry), next);
    }
    for (let i = 0; i < copies; i += 1) entry = this.place(item, entry);
    return entry;
  }

  #idOf(set: Ranges): number {
    // Copies share the array itself; joining the text of \w for each of thousands would take seconds.
    const known = this.#same.get(set) ?? this.#same.get(set.join());
    const id = known ?? this.sets.push(set) - 1;
    this.#same.set(set, id);
    if (known === undefined) this.#same.set(set.join(), id);
    return id;
  }
}
