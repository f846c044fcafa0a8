import { PatternFault } from './problem.ts';
import { LAST_POINT, pairsOf, type Ranges } from './ranges.ts';

/** Code points that UTF-8 writes in one byte or two have a table of their own: nearly all text of nearly all tables. */
const NARROW = 0x800;

/** Sets times stretches of code points: bounds both the time to tell the classes apart and the table of members. */
const WORK_LIMIT = 4_000_000;

/** A class more is a column more in the automaton's table. */
const CLASS_LIMIT = 8_000;

/** Code points in classes: those of one class are in the same sets of the pattern, so that the automaton cannot tell them apart. */
export class Alphabet {
  /** How many classes there are. */
  readonly size: number;
  /** The class of each code point below U+0800. */
  readonly narrow: Uint16Array;
  readonly #starts: Int32Array;
  readonly #classes: Int32Array;
  readonly #members: Uint8Array;

  /** Throws a `PatternFault` where the sets are too many and too different. */
  constructor(sets: readonly Ranges[]) {
    this.#starts = startsOf(sets);
    if (sets.length * this.#starts.length > WORK_LIMIT) throw tooLarge();
    this.#classes = new Int32Array(this.#starts.length);
    this.size = this.#refine(sets);
    if (this.size > CLASS_LIMIT) throw tooLarge();
    this.narrow = Uint16Array.from({ length: NARROW }, (_, point) => this.#search(point));
    this.#members = this.#memberTable(sets);
  }

  /** The class of any code point. */
  classOf(point: number): number {
    return point < NARROW ? (this.narrow[point] as number) : this.#search(point);
  }

  /** Whether a set, by its index, holds a class. */
  has(set: number, kind: number): boolean {
    return this.#members[set * this.size + kind] === 1;
  }

  #search(point: number): number {
    return this.#classes[stretchAt(this.#starts, point)] as number;
  }

  /** Splits the one class that everything begins in, set by set: what is in the set parts from what is not. */
  #refine(sets: readonly Ranges[]): number {
    const sizes = [this.#starts.length];
    for (const set of sets) {
      const inside = this.#countInside(set);
      const moved = new Map<number, number>();
      for (const [kind, count] of inside) if (count < (sizes[kind] ?? 0)) moved.set(kind, sizes.push(count) - 1);
      for (const kind of moved.keys()) sizes[kind] = (sizes[kind] ?? 0) - (inside.get(kind) ?? 0);
      if (moved.size > 0) this.#move(set, moved);
    }
    return sizes.length;
  }

  #countInside(set: Ranges): Map<number, number> {
    const counts = new Map<number, number>();
    for (const stretch of this.#stretches(set)) {
      const kind = this.#classes[stretch] as number;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return counts;
  }

  #move(set: Ranges, moved: ReadonlyMap<number, number>): void {
    for (const stretch of this.#stretches(set)) {
      const kind = this.#classes[stretch] as number;
      this.#classes[stretch] = moved.get(kind) ?? kind;
    }
  }

  #memberTable(sets: readonly Ranges[]): Uint8Array {
    const members = new Uint8Array(sets.length * this.size);
    for (const [id, set] of sets.entries()) {
      for (const stretch of this.#stretches(set)) members[id * this.size + (this.#classes[stretch] as number)] = 1;
    }
    return members;
  }

  *#stretches(set: Ranges): Generator<number> {
    for (const [low, high] of pairsOf(set)) {
      const last = stretchAt(this.#starts, high);
      for (let stretch = stretchAt(this.#starts, low); stretch <= last; stretch += 1) yield stretch;
    }
  }
}

/** Where the code points are cut so that no set begins or ends within a stretch. */
function startsOf(sets: readonly Ranges[]): Int32Array {
  const starts = new Set([0]);
  for (const set of sets) {
    for (const [low, high] of pairsOf(set)) {
      starts.add(low);
      if (high < LAST_POINT) starts.add(high + 1);
    }
  }
  return Int32Array.from(starts).sort();
}

/** The last stretch that begins at the code point or before it. */
function stretchAt(starts: Int32Array, point: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

function tooLarge(): PatternFault {
  return new PatternFault({ kind: 'too-large', at: 0, what: 'alphabet' });
}
