import type { DatasetDifference } from '../difference/difference.ts';
import type { Impact } from '../difference/impact.ts';
import type { Decision } from '../governance/decide.ts';
import type { DatasetQuality } from '../quality/dataset-quality.ts';
import type { Report } from './report.ts';

/** What a change is, before anybody judges it. */
export interface ChangeSummary {
  /** Commit ids. */
  readonly base: string;
  readonly head: string;
  readonly paths: number;
  /** Touched datasets, sorted. */
  readonly datasets: readonly string[];
  /** Touched paths outside datasets, by what they are. */
  readonly promises: readonly string[];
  readonly plan: readonly string[];
  readonly rules: readonly string[];
  readonly machinery: readonly string[];
  readonly other: number;
}

/** All that is known of a change before it is merged: the same value behind every face, in every way of running. */
export interface Review {
  readonly apertura: 1;
  readonly today: string;
  readonly changes: ChangeSummary;
  readonly impact: Impact;
  /** By dataset. */
  readonly differences: readonly DatasetDifference[];
  /** What is wrong with the head of the touched datasets, with the plan and with the change itself. */
  readonly report: Report;
  readonly decision: Decision;
  /** Datasets that held, or hold, what may be personal data: no value of theirs is in `differences`. */
  readonly withheld?: readonly string[];
  /** Scores of the touched datasets, before and after; `undefined` where there was, or is, none to score. */
  readonly scores: readonly {
    readonly dataset: string;
    readonly before: DatasetQuality | undefined;
    readonly after: DatasetQuality | undefined;
  }[];
}
