/** The history of the base branch as publishing reads it. */
import type { Changes } from '../changes.ts';
import type { Pull } from '../governance/pull.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Coverage } from './coverage.ts';

/** A pull request as GitHub tells it after its merge. */
export interface MergedPull {
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly head: string;
  /** ISO 8601, UTC. */
  readonly merged: string;
  /** The decision's own view of it, with the memberships of those groups whose team was asked. */
  readonly pull: Pull;
}

/** A commit on a branch's own line. */
export interface LineCommit {
  /** Full ids. */
  readonly commit: string;
  /** `undefined`: the first of all. */
  readonly parent: string | undefined;
  /** When it was made: ISO 8601 in UTC, to the second. */
  readonly date: string;
  /** The first line of its message. */
  readonly subject: string;
}

/** A step of the base branch: what one merged pull request did, or one commit that came without. */
export interface HistoryStep {
  readonly commit: string;
  /** The commit before the step; `undefined`: nothing. */
  readonly parent: string | undefined;
  /** When the commit was made: ISO 8601 in UTC, to the second. */
  readonly date: string;
  readonly pull: MergedPull | undefined;
  /** By what word the step is covered without a judgement: it is where publishing begins, or a rehearsal. */
  readonly word?: Exclude<Coverage, { readonly kind: 'pull' }> | undefined;
}

/** The history, as far as it is read. */
export interface History {
  snapshot(commit: string): Snapshot;
  /** From nothing where there is no commit before. */
  changes(before: string | undefined, after: string): Promise<Changes>;
  /** A digest of what stands at these paths; `undefined` where nothing does. */
  digest(commit: string | undefined, paths: readonly string[]): Promise<string | undefined>;
  /** Git's id of a folder. */
  treeOf(commit: string, folder: string): Promise<string>;
  /** Whether a step made what merging its head into the commit before gives. */
  isAsReviewed(parent: string, head: string, commit: string): Promise<boolean>;
}
