import type { PlanOrigin } from './origin.ts';

/** When a rule of approval applies. The list is closed: what is not in it cannot be asked. */
export const PREDICATES = [
  /** Anything below a dataset's folder. */
  'dataset-changed',
  /** A dataset that was not there. */
  'dataset-added',
  /** The impact of the change is breaking. */
  'breaking',
  /** A dataset, a resource or a significant part leaves. */
  'withdrawal',
  /** Personal data suspected, and not accepted in the legal review. */
  'personal-data',
  /** A withdrawal with a legal ground. */
  'legal-takedown',
  /** Scope, dates or units of the plan. */
  'plan-scope',
  /** Groups, policy or schemas. */
  'rules',
  /** The program, workflows, the repository's settings. */
  'machinery',
] as const;
export type Predicate = (typeof PREDICATES)[number];

/** In `from`, the stewards that the promise of the touched dataset names, beside groups. */
export const STEWARD = 'steward';

/** So many approvals of people in any of the groups. That of the author never counts. */
export interface RequiredApprovals {
  readonly count: number;
  readonly from: readonly string[];
}

export interface PolicyRule {
  /** Completes "Este cambio puede integrarse cuando …". */
  readonly name: string;
  readonly when: Predicate | undefined;
  /** All of them are needed. */
  readonly approvals: readonly RequiredApprovals[];
  /** What has to stand in the promise of the dataset. */
  readonly records: readonly 'legal-review'[];
  readonly at: PlanOrigin;
}

export interface Thresholds {
  /** The share of rows, from 0 to 1, beyond which their removal counts as a withdrawal. */
  readonly significantRemoval: number;
  /** The smallest group of people that may be told apart by quasi-identifiers. */
  readonly k: number;
  /** How many members in office a group needs so that it can decide. */
  readonly quorum: number;
  /** How many days before a breaking change the plan has to announce it; `undefined`: no notice is demanded. */
  readonly noticeDays?: number | undefined;
}

/** Which change needs whose approval. All rules whose `when` holds apply at once. */
export interface Policy {
  readonly thresholds: Thresholds;
  readonly rules: readonly PolicyRule[];
  readonly at: PlanOrigin;
}
