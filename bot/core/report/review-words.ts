import type { SetAsideReason } from '../governance/approvals.ts';
import type { Requirement } from '../governance/decide.ts';
import type { Day } from '../plan/dates.ts';
import type { Dimension } from '../quality/rule.ts';
import type { ChangeSummary, Review } from './review.ts';
import type { Wanting } from './review-awaited.ts';

/** Demands of one rule that differ in nothing but their datasets. */
export interface ToldDemand extends Pick<Requirement, 'rule' | 'count' | 'from' | 'given' | 'missing'> {
  readonly datasets: readonly string[];
}

/**
 * What the faces of a review say themselves, around the sentences of the rooms. Sentences are plain prose with code in
 * backticks; faces escape them whole. What takes `names` gets them as the face has written them.
 */
export interface ReviewWords {
  readonly headings: Readonly<Record<'changes' | 'findings' | 'remarks' | 'decision' | 'scores', string>>;
  /** Whether the data are sound, without a full stop. */
  readonly soundness: (review: Review) => string;
  /** What the change is, and the next version; continues the sentence on soundness. */
  readonly change: (review: Review) => string;
  readonly approved: (errors: number) => string;
  readonly notNeeded: (errors: number) => string;
  readonly refused: (titles: readonly string[]) => string;
  readonly opposed: (logins: readonly string[]) => string;
  readonly pending: (wanting: Wanting) => string;
  /** Titles of a check, without a full stop. */
  readonly titles: {
    readonly approved: string;
    readonly notNeeded: string;
    readonly refused: (titles: readonly string[], logins: readonly string[]) => string;
    readonly pending: (wanting: Wanting) => string;
    /** The same in fewer words, for when the above is too long. */
    readonly pendingShort: (wanting: Wanting) => string;
    readonly refusedShort: string;
    readonly errors: (count: number) => string;
    readonly sound: (warnings: number) => string;
  };
  /** What changes outside datasets; `undefined` where nothing does. */
  readonly elsewhere: (changes: ChangeSummary) => string | undefined;
  readonly unchanged: string;
  readonly moreReasons: (count: number) => string;
  readonly moreDatasets: (count: number) => string;
  readonly otherDatasets: (count: number) => string;
  readonly more: (count: number) => string;
  readonly details: string;
  /** Why no values of a dataset are shown. */
  readonly withheld: string;
  readonly keys: Readonly<Record<'added' | 'removed' | 'changed', (keys: readonly string[], more: number) => string>>;
  readonly metadata: (property: string, before: string | undefined, after: string | undefined) => string;
  /** Above the table of what a comment does not tell one by one. */
  readonly fold: (findings: number) => string;
  readonly mayMerge: string;
  /** The same of a change that is refused. */
  readonly onceMended: string;
  readonly demand: (demand: ToldDemand) => string;
  readonly demandState: (demand: ToldDemand) => string;
  readonly given: (logins: readonly string[]) => string;
  readonly mayGive: (names: readonly string[], more: number, missing: number) => string;
  readonly nothingNeeded: string;
  readonly setAside: string;
  readonly aside: Readonly<Record<SetAsideReason, (login: string, day: Day | undefined) => string>>;
  readonly objections: string;
  readonly objection: (login: string) => string;
  readonly records: string;
  readonly record: (dataset: string, present: boolean) => string;
  readonly refusals: string;
  readonly refusal: (title: string, dataset: string | undefined, mend: string | undefined) => string;
  readonly scoreColumns: readonly [dataset: string, total: string, dimensions: string];
  readonly foldedScores: (count: number) => string;
  readonly dimensions: Readonly<Record<Dimension, string>>;
  readonly notEvaluated: string;
  readonly same: string;
  readonly closing: (base: string, head: string) => string;
}

/** A title within a sentence: its first letter small, unless it begins with an acronym. */
export function lowered(title: string): string {
  return /^\p{Lu}{2}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
