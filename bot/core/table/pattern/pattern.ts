import { Alphabet } from './alphabet.ts';
import { Dfa, UNKNOWN } from './dfa.ts';
import { buildNfa } from './nfa.ts';
import { parse } from './parse.ts';
import { PatternFault, type PatternProblem, type Syntax } from './problem.ts';
import { decodeAt } from './utf8.ts';

export type { PatternProblem, Syntax } from './problem.ts';

const encoder = new TextEncoder();

/**
 * A compiled pattern. It never goes back in the text, so that no pattern can hang a check. With XML Schema's syntax the
 * whole text has to match, with ECMAScript's some part of it.
 */
export class Pattern {
  readonly source: string;
  readonly #alphabet: Alphabet;
  readonly #dfa: Dfa;
  #allowed = Number.POSITIVE_INFINITY;

  /** Use `compilePattern`; this throws a `PatternFault`. */
  constructor(source: string, syntax: Syntax) {
    this.source = source;
    const nfa = buildNfa(parse(source, syntax), syntax);
    this.#alphabet = new Alphabet(nfa.sets);
    this.#dfa = new Dfa(nfa, this.#alphabet);
  }

  /**
   * Automaton nodes gone through so far, at some 10 to 100 ns each. It soon stands still, unless the pattern was made so
   * that the automaton's table does not help, such as `.*a.{1000}`: then it grows with every byte, and a caller may stop.
   */
  get effort(): number {
    return this.#dfa.effort;
  }

  /** Sets the effort up to which texts are judged: past it, every text that would take more is said to match. */
  allow(effort: number): void {
    this.#allowed = effort;
  }

  /** Whether the text in bytes[start, end) (UTF-8) matches. Linear in its length; wrong bytes are read as U+FFFD. */
  matches(bytes: Uint8Array, start: number, end: number): boolean {
    const dfa = this.#dfa;
    const { sure } = dfa;
    const { narrow } = this.#alphabet;
    const stop = Math.min(end, bytes.length);
    let table = dfa.table;
    let row = dfa.start;
    // The casts cost nothing, where `??` for what cannot be missing would: this runs for every byte of every table.
    for (let at = start; at < stop; ) {
      let kind = bytes[at] as number;
      if (kind < 0x80) {
        kind = narrow[kind] as number;
        at += 1;
      } else {
        const decoded = decodeAt(bytes, at, stop);
        kind = this.#alphabet.classOf(decoded >> 3);
        at += decoded & 7;
      }
      let next = table[row + kind] as number;
      if (next <= sure) {
        if (next === UNKNOWN) {
          if (dfa.effort >= this.#allowed) return true;
          next = dfa.advance(row, kind);
          table = dfa.table;
        }
        if (next <= sure) return next === sure;
      }
      row = next;
    }
    return table[row + dfa.end] === sure;
  }

  /** The same for a string. Half a surrogate pair is read as U+FFFD. */
  test(text: string): boolean {
    const bytes = encoder.encode(text);
    return this.matches(bytes, 0, bytes.length);
  }
}

/**
 * Compiles a pattern, or says why not. `xsd` are XML Schema's regular expressions, as Table Schema wants them; `ecma`
 * has ECMAScript's meanings (flag `u`) and searches, as JSON Schema wants it.
 */
export function compilePattern(
  source: string,
  options: { readonly syntax?: Syntax } = {},
): { readonly pattern: Pattern } | { readonly problem: PatternProblem } {
  try {
    return { pattern: new Pattern(source, options.syntax ?? 'xsd') };
  } catch (error) {
    if (error instanceof PatternFault) return { problem: error.problem };
    throw error;
  }
}
