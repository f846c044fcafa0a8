import type { Injected } from './defects.ts';

/** The cases, in the order they run and are shown. */
export const CASE_NAMES = ['valid', 'nokey', 'dirty', 'related', 'many'] as const;
export type CaseName = (typeof CASE_NAMES)[number];

/** The cases whose checks are written in SQL as well. */
export const SQL_CASES = ['valid', 'nokey', 'dirty', 'related'] as const;
export type SqlCase = (typeof SQL_CASES)[number];

/** How much is generated. */
export interface Sizes {
  /** Rows of the works table, and of the contracts. */
  readonly rows: number;
  readonly contractors: number;
  readonly packages: number;
  readonly rowsEach: number;
}

/** The sizes that the targets speak of. */
export const FULL_SIZES: Sizes = { rows: 1_000_000, contractors: 50_000, packages: 2000, rowsEach: 1000 };

/** A case that lies on the disk, ready to be checked. */
export interface GeneratedCase {
  readonly name: CaseName;
  /** The folder to check: one package, or for `many` a folder of packages. */
  readonly folder: string;
  /** Bytes of its CSV files. */
  readonly bytes: number;
  readonly injected: Injected;
}

/** Tells a case's name from any other text. */
export function isCaseName(text: string): text is CaseName {
  return CASE_NAMES.some((name) => name === text);
}

/** Tells a case whose checks are also written in SQL. */
export function isSqlCase(text: string): text is SqlCase {
  return SQL_CASES.some((name) => name === text);
}
