/** Whose meanings the escapes, the dot and the anchors have. */
export type Syntax = 'xsd' | 'ecma';

/** Why a pattern cannot be used, as facts: `at` is the offset in the source, `what` a short token and no prose. */
export type PatternProblem = {
  readonly kind: 'syntax' | 'unsupported' | 'too-large';
  readonly at: number;
  readonly what: string;
};

/** Carries a problem out of the parser; `compilePattern` catches it, so it never leaves the room. */
export class PatternFault extends Error {
  readonly problem: PatternProblem;

  constructor(problem: PatternProblem) {
    super(`${problem.kind} ${problem.what} at ${problem.at}`);
    this.problem = problem;
  }
}
