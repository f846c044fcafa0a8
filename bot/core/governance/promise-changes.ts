import type { DatasetPromise } from '../plan/promise.ts';

/** What of the promises changed between two plans, by dataset. */
export interface PromiseChanges {
  /** Scope, dates, units, frequency, access, trial, notice of changes: what the institution answers for. */
  readonly scope: readonly string[];
  /** Who may approve as a steward. */
  readonly stewards: readonly string[];
  /** What the legal review says, of promises that were there; of new ones, where it accepts personal data. */
  readonly legalReview: readonly string[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Compares two lists of promises. A promise that comes or goes changes the scope. */
export function promiseChanges(base: readonly DatasetPromise[], head: readonly DatasetPromise[]): PromiseChanges {
  const before = new Map(base.map((promise) => [promise.dataset, promise]));
  const after = new Map(head.map((promise) => [promise.dataset, promise]));
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changed = (part: (promise: DatasetPromise | undefined) => unknown): readonly string[] =>
    names.filter(
      (name) => JSON.stringify(part(before.get(name)) ?? null) !== JSON.stringify(part(after.get(name)) ?? null),
    );
  return {
    scope: changed(scopeOf),
    stewards: changed((promise) => promise?.stewards.map((login) => login.toLowerCase()).sort() ?? []),
    legalReview: changed(legalReviewOf).filter(
      (name) => after.has(name) && (before.has(name) || (after.get(name)?.legalReview?.findings.length ?? 0) > 0),
    ),
    added: names.filter((name) => !before.has(name)),
    removed: names.filter((name) => !after.has(name)),
  };
}

function scopeOf(promise: DatasetPromise | undefined): unknown {
  if (promise === undefined) return undefined;
  const { title, unit, responsible, flow, frequency, published, trial, access, nationalInterest, history } = promise;
  const resources = promise.resources.map(({ name, commitment }) => [name, commitment?.text]);
  const moved = history.map(({ resource, date, was, now }) => [resource, date, was?.text, now?.text]);
  // What by law cannot wait has approvals of its own.
  const notice = promise.notice?.date && [promise.notice.date, promise.notice.what];
  return {
    ...{ title, unit, responsible, flow, frequency, published, trial, access, nationalInterest },
    ...{ resources, moved, notice },
  };
}

function legalReviewOf(promise: DatasetPromise | undefined): unknown {
  const review = promise?.legalReview;
  if (review === undefined) return undefined;
  const { date, reviewer, conclusion, findings } = review;
  return { date, reviewer, conclusion, findings: findings.map(({ at: _, ...finding }) => finding) };
}
