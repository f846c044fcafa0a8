import type { DatasetDifference } from '../difference/difference.ts';

/** How many datasets get a version of a kind. */
export interface Counted {
  readonly bump: 'major' | 'minor' | 'patch';
  readonly count: number;
}

/** The next versions of some datasets, gravest first; those that get none are left out. */
export function bumpCounts(differences: readonly DatasetDifference[]): readonly Counted[] {
  return (['major', 'minor', 'patch'] as const)
    .map((bump) => ({ bump, count: differences.filter((difference) => difference.bump === bump).length }))
    .filter(({ count }) => count > 0);
}
