/** A publication as it was decided on, before anything is made or said. Plain data. */
import type { DatasetDifference } from '../difference/difference.ts';
import type { Bump, Impact } from '../difference/impact.ts';
import type { Withdrawal } from '../governance/withdrawal.ts';
import type { Coverage } from './coverage.ts';
import type { Version } from './version.ts';

interface PlannedCommon {
  readonly dataset: string;
  readonly version: Version;
  readonly tag: string;
  /** The receipt's number: `MSAV-1763710746-presupuesto-1.2.0`. */
  readonly folio: string;
  /** The commit on the base branch that is published; full id. */
  readonly commit: string;
  /** When that commit was made: ISO 8601 in UTC to the second, `2026-11-21T07:39:06Z`. Every date in a release is this one. */
  readonly date: string;
  /** The oldest first: all that happened to the dataset since its last version. Never empty. */
  readonly coverage: readonly Coverage[];
  /** `apertura 0.1.0`. */
  readonly program: string;
}

export interface PlannedRelease extends PlannedCommon {
  readonly kind: 'release';
  /** Git's id of the dataset's folder. */
  readonly tree: string;
  /** The last version before; of another name where the dataset was renamed. */
  readonly previous: PreviousRelease | undefined;
  readonly trial: boolean;
  /** It was withdrawn, and comes back. */
  readonly returns?: true;
  readonly impact: Impact;
  readonly bump: Bump;
  /** From the previous version to this one; from nothing for a first one. */
  readonly difference: DatasetDifference;
  /** No value of the data may be told outside the data themselves: they are, or were, about persons. */
  readonly withheld: boolean;
}

export interface PreviousRelease {
  readonly dataset: string;
  readonly version: Version;
  readonly tag: string;
  readonly commit: string;
}

/** A withdrawn dataset's last word: it says what left, why, and where the last version still is. */
export interface PlannedTombstone extends PlannedCommon {
  readonly kind: 'tombstone';
  /** The version that stays downloadable; `version` is the same. */
  readonly last: PreviousRelease;
  readonly withdrawal: Withdrawal;
  /** Its new name, where it was renamed and did not leave. */
  readonly renamedTo: string | undefined;
}

/** Whether a release is the first that promises something: the one before was on trial. */
export function endsTrial({ previous, version }: PlannedRelease): boolean {
  return previous?.version.major === 0 && version.major > 0;
}

export type Planned = PlannedRelease | PlannedTombstone;
