import { PatternFault, type PatternProblem, type Syntax } from './problem.ts';

/** Groups and subtracted classes may be so deep: real ones are not, and each level is a call on the stack. */
const NESTING_LIMIT = 200;

/** Numbers that the classes of one pattern may hold together, and properties it may name; `\p{L}` holds some 1,300. */
const CLASS_BUDGET = 500_000;

const TOKEN_LIMIT = 24;

/** The parser's place in the source, and what it has spent so far. */
export class Cursor {
  readonly source: string;
  readonly syntax: Syntax;
  at = 0;
  #depth = 0;
  #spent = 0;

  constructor(source: string, syntax: Syntax) {
    this.source = source;
    this.syntax = syntax;
  }

  get done(): boolean {
    return this.at >= this.source.length;
  }

  /** The UTF-16 unit at the cursor or a little later, empty after the end. */
  peek(ahead = 0): string {
    return this.source.charAt(this.at + ahead);
  }

  /** Takes one whole character. */
  take(): string {
    const point = this.source.codePointAt(this.at);
    const char = point === undefined ? '' : String.fromCodePoint(point);
    this.at += char.length;
    return char;
  }

  /** Takes the text if it comes next. */
  eat(text: string): boolean {
    const here = this.source.startsWith(text, this.at);
    if (here) this.at += text.length;
    return here;
  }

  /** Takes what a sticky expression finds at the cursor. */
  match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.source);
    if (found) this.at += found[0].length;
    return found ?? undefined;
  }

  /** Runs the parser one level deeper, within the limit. */
  nested<T>(at: number, parse: () => T): T {
    if (this.#depth >= NESTING_LIMIT) throw this.fault('too-large', at, 'nesting');
    this.#depth += 1;
    const result = parse();
    this.#depth -= 1;
    return result;
  }

  /** Accounts for numbers held in classes, before they are held. */
  charge(numbers: number, at: number): void {
    this.#spent += numbers;
    if (this.#spent > CLASS_BUDGET) throw this.fault('too-large', at, 'class');
  }

  /** The problem to throw; without `what`, the source from `at` to the cursor names it. */
  fault(kind: PatternProblem['kind'], at: number, what?: string): PatternFault {
    const token = what ?? this.source.slice(at, Math.min(this.at, at + TOKEN_LIMIT));
    return new PatternFault({ kind, at, what: token });
  }
}
