/** The form of the cases from which `docs/versions.md` is made. */
import type { Files } from '../../difference/diff-dataset.cases.ts';

/** A change as a small real pair of datasets, and what it has to mean: `breaking/major field-removed`. */
export type DecisionCase = readonly [
  es: string,
  en: string,
  base: Files | undefined,
  head: Files | undefined,
  expected: string,
  circumstances?: Circumstances,
];

/** What the version depends on besides the change. */
export interface Circumstances {
  /** The last version; `undefined` where nothing was published. */
  readonly last?: string | undefined;
  readonly trial?: boolean;
  /** It was withdrawn, and `last` was its last version. */
  readonly returns?: boolean;
  /** The head's name, where it is another one. */
  readonly renamed?: string;
  /** Keys of rows of `obras` whose removal is declared. */
  readonly declared?: readonly string[];
  /** The version that has to follow; `undefined`: none. */
  readonly next?: string | undefined;
}

/** Cases that are told together. */
export interface DecisionGroup {
  readonly es: string;
  readonly en: string;
  readonly cases: readonly DecisionCase[];
}
