import type { Alphabet } from './alphabet.ts';
import { Closure } from './closure.ts';
import type { Nfa } from './nfa.ts';

/** What is kept at a time: states, entries of the table, and nodes in the states' sets. Memory stays at some megabytes. */
const STATE_LIMIT = 2_000;
const ENTRY_LIMIT = 1_000_000;
const MEMBER_LIMIT = 500_000;

const NOTHING = new Int32Array(0);
const FIRST_STATES = 16;

/** The states before it are fixed: none, the dead one and the sure one. */
const START_STATE = 3;

/** An entry not yet worked out. State 0 is never entered, so that no row begins at 0. */
export const UNKNOWN = 0;

/**
 * The deterministic automaton, made as the texts need it. A state is named by where its row begins in `table`; a row
 * has an entry for each class of the alphabet, and one, `end`, for the end of the text, that leads to `dead` or `sure`.
 * When the budget is used up everything is dropped and begun again: slower, but no pattern can make it large.
 */
export class Dfa {
  /** Changes when a state is added: take it anew after `advance`. */
  table: Int32Array;
  /** Where every text begins. */
  readonly start: number;
  /** The row from which nothing can match any more, and the one from which everything does. No row after them is settled. */
  readonly dead: number;
  readonly sure: number;
  /** The column for the end of the text. */
  readonly end: number;
  readonly #nfa: Nfa;
  readonly #alphabet: Alphabet;
  readonly #width: number;
  readonly #limit: number;
  readonly #closure: Closure;
  #states: Int32Array[] = [];
  readonly #buckets = new Map<number, number[]>();
  #held = 0;
  #flushes = 0;

  constructor(nfa: Nfa, alphabet: Alphabet) {
    this.#nfa = nfa;
    this.#alphabet = alphabet;
    this.end = alphabet.size;
    this.#width = alphabet.size + 1;
    this.dead = this.#width;
    this.sure = 2 * this.#width;
    this.#limit = Math.min(STATE_LIMIT, Math.floor(ENTRY_LIMIT / this.#width));
    this.#closure = new Closure(nfa);
    this.table = new Int32Array(FIRST_STATES * this.#width);
    this.start = this.#begin();
  }

  /** Nodes gone through to make states so far: the work that the table did not save. */
  get effort(): number {
    return this.#closure.effort;
  }

  /** Works out where a class leads from a row, and remembers it. */
  advance(row: number, kind: number): number {
    const flushes = this.#flushes;
    this.#closure.follow(this.#membersOf(row), kind, this.#alphabet);
    const next = this.#rowOf();
    // After a flush the row we came from is another state's.
    if (flushes === this.#flushes) this.table[row + kind] = next;
    return next;
  }

  /** Lays down the fixed states, and the start. That one is never shared: only there do empty texts begin and end. */
  #begin(): number {
    this.#states = Array.from({ length: START_STATE }, () => NOTHING);
    this.table.fill(this.dead, this.dead, this.sure);
    this.table.fill(this.sure, this.sure, this.sure + this.#width);
    this.#closure.begin();
    return this.#settled() ?? this.#addState(true);
  }

  #rowOf(): number {
    const settled = this.#settled();
    if (settled !== undefined) return settled;
    const { hash } = this.#closure;
    const found = this.#buckets.get(hash)?.find((row) => this.#closure.equals(this.#membersOf(row)));
    if (found !== undefined) return found;
    if (this.#states.length >= this.#limit || this.#held > MEMBER_LIMIT) this.#flush();
    const row = this.#addState(false);
    const bucket = this.#buckets.get(hash);
    if (bucket) bucket.push(row);
    else this.#buckets.set(hash, [row]);
    return row;
  }

  #settled(): number | undefined {
    if (this.#closure.count === 0) return this.dead;
    return this.#nfa.search && this.#closure.accepts ? this.sure : undefined;
  }

  #addState(atStart: boolean): number {
    const members = this.#closure.toArray();
    const row = this.#states.length * this.#width;
    if (row + this.#width > this.table.length) this.#grow();
    this.#states.push(members);
    this.#held += members.length;
    this.table[row + this.end] = this.#closure.acceptsAtEnd(members, atStart) ? this.sure : this.dead;
    return row;
  }

  #grow(): void {
    const larger = new Int32Array(Math.min(2 * this.table.length, this.#limit * this.#width));
    larger.set(this.table);
    this.table = larger;
  }

  /** Drops all but the fixed states and the start. The closure is not touched: what it holds is about to be added. */
  #flush(): void {
    this.#flushes += 1;
    const atOnce = this.table[this.start + this.end] as number;
    this.table.fill(UNKNOWN, this.start, this.#states.length * this.#width);
    this.table[this.start + this.end] = atOnce;
    this.#states.length = START_STATE + 1;
    this.#buckets.clear();
    this.#held = this.#membersOf(this.start).length;
  }

  #membersOf(row: number): Int32Array {
    return this.#states[row / this.#width] ?? NOTHING;
  }
}
