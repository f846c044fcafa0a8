/** Small plans and pulls for the tests of this room. */
import type { Group } from '../plan/groups.ts';
import type { PlanOrigin } from '../plan/origin.ts';
import type { Plan } from '../plan/plan.ts';
import type { Policy, PolicyRule } from '../plan/policy.ts';
import type { DatasetPromise, LegalReview } from '../plan/promise.ts';
import type { Pull, Review, ReviewState } from './pull.ts';

/** The day of the tests. */
export const TODAY = '2026-11-20';
/** The head's commit, and one before it. */
export const HEAD = 'a'.repeat(40);
export const OLDER = 'b'.repeat(40);

/** Where everything here stands. */
export const AT: PlanOrigin = {
  document: {
    path: 'plan/policy.yaml',
    value: {},
    locate: () => ({ line: 1, column: 1 }),
  } as unknown as PlanOrigin['document'],
  pointer: '',
  dataset: undefined,
};

/** A group; each member is `login`, or `login from until`. */
export function group(id: string, ...members: readonly string[]): Group {
  const read = (text: string): Group['members'][number] => {
    const [login = '', from = '2025-01-01', until] = text.split(' ');
    return { login, name: login, post: 'x', unit: undefined, from, until, at: AT };
  };
  return { id, title: id, duty: undefined, team: undefined, members: members.map(read), at: AT };
}

/** A promise that names stewards and little else. */
export function promise(dataset: string, stewards: readonly string[], legalReview?: LegalReview): DatasetPromise {
  const rest = { dataset, stewards, legalReview, title: dataset, unit: 'x', resources: [], history: [], at: AT };
  // What the room does not look at is left out.
  return { ...rest, responsible: {}, access: {}, legalBasis: [] } as unknown as DatasetPromise;
}

/** A rule that asks for approvals, each `count group group`. */
export function rule(when: PolicyRule['when'], ...approvals: readonly string[]): PolicyRule {
  const read = approvals.map((text) => {
    const [count, ...from] = text.split(' ');
    return { count: Number(count), from };
  });
  return { name: `se cumpla ${when}`, when, approvals: read, records: [], at: AT };
}

/** A plan of groups, rules and promises. */
export function plan(
  groups: readonly Group[],
  rules: readonly PolicyRule[],
  promises: readonly DatasetPromise[],
): Plan {
  const policy: Policy = { thresholds: { significantRemoval: 0.05, k: 5, quorum: 2 }, rules, at: AT };
  const rest = { milestones: [], risks: [], actions: [], commitments: [], stories: [], apps: [], tools: [] };
  return { present: true, institution: undefined, groups, policy, promises, flows: [], stages: [], ...rest };
}

/** A review in a line: login, state, and its commit: `head`, `older` or `none`. */
export function review(login: string, state: ReviewState, commit: 'head' | 'older' | 'none' = 'head'): Review {
  const of = { head: HEAD, older: OLDER, none: undefined };
  return { login, isBot: login.endsWith('[bot]'), state, commit: of[commit], when: '2026-11-20T10:00:00Z' };
}

/** A pull request with reviews. */
export function pull(author: string, reviews: readonly Review[], memberships: Pull['memberships'] = new Map()): Pull {
  return { number: 1, author, head: HEAD, reviews, labels: [], memberships };
}
