import type { Finding } from '../finding.ts';
import type { DatasetSummary, RuleTally } from './report.ts';

type Key = string | number | undefined;

/** Absent first; numbers by value; strings by code unit, so that no machine's language changes the order. */
export function compareKeys(left: Key, right: Key): number {
  if (left === right) return 0;
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  return left < right ? -1 : 1;
}

function compareLists(left: readonly Key[], right: readonly Key[]): number {
  for (let index = 0; index < left.length; index++) {
    const order = compareKeys(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

function sortBy<T>(items: readonly T[], keys: (item: T) => readonly Key[]): readonly T[] {
  const keyed = items.map((item) => ({ item, keys: keys(item) }));
  keyed.sort((left, right) => compareLists(left.keys, right.keys));
  return keyed.map(({ item }) => item);
}

/** By dataset, path, line, record, field and rule; equals keep their order. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return sortBy(findings, ({ place, rule }) => [
    place.dataset,
    place.path,
    place.line,
    place.record,
    place.field,
    rule,
  ]);
}

/** By dataset, resource and rule. */
export function sortTallies(tallies: readonly RuleTally[]): readonly RuleTally[] {
  return sortBy(tallies, ({ dataset, resource, rule, severity }) => [dataset, resource, rule, severity]);
}

/** By path. */
export function sortDatasets(datasets: readonly DatasetSummary[]): readonly DatasetSummary[] {
  return sortBy(datasets, ({ path }) => [path]);
}
