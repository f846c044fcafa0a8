import type { FindingOf } from '../finding.ts';

/** What can be wrong with a change itself, each rule with the facts its sentence needs. */
export type DifferenceFinding = FindingOf<{
  /** A file that had data has none: no bytes, or a header without rows. */
  'file-emptied': { rows: number | undefined };
  'became-lfs-pointer': Record<never, never>;
  'became-link': Record<never, never>;
  /** More rows are gone than the policy lets pass. Without a key, rows that were only corrected count too. */
  'row-loss': { removed: number; base: number; percent: number; allowed: number; keyed: boolean };
  /** Two names that only differ in capitals: many machines cannot tell them apart. */
  'case-only-rename': { before: string; after: string; of: 'dataset' | 'resource' | 'file' };
  /** `formerly` names what was not there, or what still is. */
  'formerly-unknown': { formerly: string; of: 'dataset' | 'field'; problem: 'absent' | 'still-there' };
}>;
