import type { Changes } from '../core/changes.ts';
import type { Package } from '../core/dataset/package.ts';
import type { Side } from '../core/difference/difference.ts';
import type { Finding } from '../core/finding.ts';
import type { Pull } from '../core/governance/pull.ts';
import type { Plan } from '../core/plan/plan.ts';
import type { CheckOptions } from './check-options.ts';

/** What a review is made from. */
export interface ReviewOrder {
  readonly changes: Changes;
  /** Commit ids, for the record. */
  readonly base: string;
  readonly head: string;
  /** `undefined`: what would be needed. */
  readonly pull: Pull | undefined;
  /** `AAAA-MM-DD`. */
  readonly today: string;
  readonly options: Pick<CheckOptions, 'limit' | 'createHash' | 'isUtf8' | 'onBytes'>;
  /** Seeds the hashes by which rows are compared; it changes no result. */
  readonly seed: number | undefined;
}

/** The plan on both sides. */
export interface Plans {
  readonly base: Plan;
  readonly head: Plan;
  readonly findings: readonly Finding[];
  /** The head's, with the promises of all datasets where `whole`. */
  readonly all: Plan;
  /** Datasets whose folder or promise changed: only their promises are in `base` and `head`. */
  readonly touched: ReadonlySet<string>;
  /** Whether the change reaches the plan as a whole. */
  readonly whole: boolean;
}

/** A dataset on both sides of the change. */
export interface Sides {
  readonly dataset: string;
  readonly base: Side | undefined;
  readonly head: Side | undefined;
  /** What is wrong with the head's description. */
  readonly package: Package | undefined;
}
