import { because } from '../difference/impact.ts';
import type { Finding } from '../finding.ts';
import type { Review } from './review.ts';
import { demand, difference, quality, reportOf, review } from './review-parts.ts';

/** 2,000 datasets and 50 findings of each (or fewer datasets), and every name made of one text. */
export function monstrous(name: string, datasets = 2_000): Review {
  const names = Array.from({ length: datasets }, (_, index) => `${name}${index}`);
  const first = names[0] ?? name;
  const reasons = Array.from({ length: 40 }, () =>
    because('field-removed', { resource: name, field: name, likely: name }),
  );
  const place = { path: `datasets/${first}/${name}.csv`, dataset: first, resource: name, field: name, cell: name };
  const findings: readonly Finding[] = Array.from({ length: 50 * datasets }, (_, index) => {
    const rule = index % 2 === 0 ? 'type-error' : name;
    return { rule, severity: 'error', place: { ...place, line: index }, facts: { type: name, format: name } };
  });
  const scores = { cells: { numerator: 1, denominator: 3 } };
  const login = (index: number): string => `${name.slice(0, 30)}${index}`;
  const who = { given: [login(0)], candidates: Array.from({ length: 300 }, (_, index) => login(index)), count: 900 };
  return review({
    changes: {
      ...{ base: name, head: name, paths: 3_500, datasets: names, promises: names, plan: names },
      ...{ rules: names, machinery: names, other: 3_500 },
    },
    differences: names.map((dataset) => difference(dataset, reasons)),
    report: reportOf(findings, names),
    decision: {
      state: 'refused',
      refusals: ['permanence-dataset', 'type-error', ...names.slice(0, 300)],
      requirements: names.map((dataset) =>
        demand(`${name} ${dataset}`, { ...who, from: names.slice(0, 3), datasets: [dataset] }),
      ),
      records: names.map((dataset) => ({ rule: name, record: 'legal-review', dataset, present: false })),
      objections: names.map((login) => ({ login, groups: [], stewardOf: [] })),
      setAside: names.map((login) => ({ login, reason: 'term-ended', when: name, day: name })),
    },
    scores: names.map((dataset) => ({ dataset, before: quality(dataset, scores), after: undefined })),
  });
}
