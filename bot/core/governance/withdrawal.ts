import type { Day } from '../plan/dates.ts';

/** The file that a withdrawn dataset leaves in its folder, or that names the resources withdrawn from one. */
export const WITHDRAWAL_FILE = 'withdrawn.yaml';

/** What was withdrawn, when and why. */
export interface Withdrawal {
  readonly dataset: string;
  /** Empty: the whole dataset. */
  readonly resources: readonly string[];
  readonly date: Day | undefined;
  readonly reason: string;
  /** The norm that asks for it, where one does. */
  readonly ground: string | undefined;
  /** Personal data or a legal order: the path of its own, with its own approvals. */
  readonly takedown: boolean;
  readonly lastVersion: string | undefined;
  readonly replacedBy: string | undefined;
}

/** The path of a dataset's withdrawal record. */
export function withdrawalPath(dataset: string): string {
  return `datasets/${dataset}/${WITHDRAWAL_FILE}`;
}
