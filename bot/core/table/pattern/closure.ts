import type { Alphabet } from './alphabet.ts';
import { ACCEPT, END, type Nfa, SET, SPLIT, START } from './nfa.ts';

/**
 * The set of nodes the automaton is in, found by following what reads nothing. One is used over and over, and only the
 * nodes that matter for what comes next are members: those that read, wait for the end, or accept.
 */
export class Closure {
  count = 0;
  /** Whether the accepting node is a member. */
  accepts = false;
  /** The same for the same members in whatever order. */
  hash = 0;
  /** Nodes gone through since the beginning, those that read nothing too. */
  effort = 0;
  readonly #nfa: Nfa;
  readonly #members: Int32Array;
  readonly #stack: Int32Array;
  readonly #marks: Int32Array;
  #round = 0;

  constructor(nfa: Nfa) {
    this.#nfa = nfa;
    this.#members = new Int32Array(nfa.kinds.length);
    this.#stack = new Int32Array(nfa.kinds.length);
    this.#marks = new Int32Array(nfa.kinds.length);
  }

  /** Where the text begins. */
  begin(): void {
    this.#clear();
    this.#reach(this.#nfa.entry, true, false);
  }

  /** Where one more character, of the given class, leads from the members. */
  follow(members: Int32Array, kind: number, alphabet: Alphabet): void {
    const { kinds, next, other } = this.#nfa;
    this.#clear();
    this.effort += members.length;
    for (let i = 0; i < members.length; i += 1) {
      const node = members[i] as number;
      if (kinds[node] !== SET || !alphabet.has(other[node] as number, kind)) continue;
      this.#reach(next[node] as number, false, false);
    }
  }

  /** Whether a text that ends at the members is accepted; `atStart`, if it is empty. */
  acceptsAtEnd(members: Int32Array, atStart: boolean): boolean {
    const { kinds, next } = this.#nfa;
    this.#clear();
    for (const node of members) {
      if (kinds[node] === ACCEPT) return true;
      if (kinds[node] === END) this.#reach(next[node] as number, atStart, true);
    }
    return this.accepts;
  }

  /** Whether exactly these are the members. */
  equals(members: Int32Array): boolean {
    if (members.length !== this.count) return false;
    for (let i = 0; i < members.length; i += 1) {
      if (this.#marks[members[i] as number] !== this.#round) return false;
    }
    return true;
  }

  /** A copy of the members. */
  toArray(): Int32Array {
    return this.#members.slice(0, this.count);
  }

  #clear(): void {
    // A counter stands in for wiping the marks; it is wiped when it would leave 31 bits.
    this.#round = (this.#round + 1) & 0x3fffffff;
    if (this.#round === 0) {
      this.#marks.fill(0);
      this.#round = 1;
    }
    this.count = 0;
    this.accepts = false;
    this.hash = 0;
  }

  #reach(from: number, atStart: boolean, atEnd: boolean): void {
    const { kinds, next, other } = this.#nfa;
    let height = this.#push(from, 0);
    while (height > 0) {
      height -= 1;
      const node = this.#stack[height] as number;
      const kind = kinds[node];
      const passes = kind === SPLIT || (kind === START && atStart) || (kind === END && atEnd);
      if (passes) height = this.#push(next[node] as number, height);
      else if (kind !== START) this.#join(node);
      if (kind === SPLIT) height = this.#push(other[node] as number, height);
    }
  }

  #push(node: number, height: number): number {
    if (this.#marks[node] === this.#round) return height;
    this.#marks[node] = this.#round;
    this.effort += 1;
    this.#stack[height] = node;
    return height + 1;
  }

  #join(node: number): void {
    this.#members[this.count] = node;
    this.count += 1;
    this.hash = (this.hash + scatter(node)) | 0;
    if (this.#nfa.kinds[node] === ACCEPT) this.accepts = true;
  }
}

function scatter(node: number): number {
  const mixed = Math.imul(node + 1, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
}
