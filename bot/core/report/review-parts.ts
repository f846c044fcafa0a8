import type { DatasetDifference, KeptResource } from '../difference/difference.ts';
import { bumpOf, type Reason, worstImpact } from '../difference/impact.ts';
import type { KeyedDifference } from '../difference/rows.ts';
import type { Finding } from '../finding.ts';
import type { Decision, Requirement } from '../governance/decide.ts';
import type { DatasetQuality } from '../quality/dataset-quality.ts';
import { type Measures, meanScore, scoreMeasures } from '../quality/measure.ts';
import { assembleReport } from './assemble.ts';
import type { Report } from './report.ts';
import type { Review } from './review.ts';

/** Two commits. */
export const COMMITS = {
  base: '1f3c9a7be2d04417a8d3b0c5e6f7a8b9c0d1e2f3',
  head: '9be27d10aa5c4f2e8b7d6c5b4a39281706f5e4d3',
};

/** A change to one dataset, from what the sample is about. */
export function difference(
  dataset: string,
  reasons: readonly Reason[],
  more: Partial<DatasetDifference> = {},
): DatasetDifference {
  const impact = worstImpact(reasons);
  return {
    dataset,
    presence: 'kept',
    formerly: undefined,
    metadata: [],
    resources: [],
    unread: [],
    impact,
    bump: bumpOf(impact, reasons),
    reasons,
    rowsRemovedShare: 0,
    findings: [],
    ...more,
  };
}

/** A table whose rows changed by key. */
export function keyedTable(resource: string, rows: Partial<KeyedDifference>): KeptResource {
  const none = { added: 0, removed: 0, changed: 0, unchanged: 400, undeclared: 0, otherFields: 0 };
  return {
    kind: 'kept',
    resource,
    files: { added: [], removed: [], bytesBefore: 9_000, bytesAfter: 9_002, lost: [], touched: undefined },
    form: [],
    fields: undefined,
    coverage: [],
    rows: {
      kind: 'keyed',
      base: 403,
      head: 403,
      key: ['folio'],
      fields: [],
      samples: { added: [], removed: [], changed: [] },
      repeated: { base: 0, head: 0 },
      unkeyed: { base: 0, head: 0 },
      ...none,
      ...rows,
    },
  };
}

/** A demand of the policy. */
export function demand(rule: string, more: Partial<Requirement> = {}): Requirement {
  const given = more.given ?? [];
  const count = more.count ?? 1;
  return {
    rule,
    when: 'dataset-changed',
    datasets: [],
    count,
    from: ['governance'],
    given,
    missing: Math.max(0, count - given.length),
    candidates: [],
    ...more,
  };
}

const NO_DECISION: Decision = {
  state: 'not-needed',
  facts: [],
  requirements: [],
  records: [],
  refusals: [],
  objections: [],
  setAside: [],
};

/** A report of some findings, each counted once. */
export function reportOf(findings: readonly Finding[], datasets: readonly string[] = []): Report {
  const tallies = findings.map(({ rule, severity, place }) => {
    return { rule, severity, dataset: place.dataset, resource: place.resource, count: 1, listed: 1 };
  });
  const summaries = datasets.map((name) => ({ name, path: `datasets/${name}`, title: name, resources: [] }));
  return assembleReport({ datasets: summaries, tallies, findings });
}

/** A review of nothing, and whatever is said besides. */
export function review(more: Partial<Omit<Review, 'decision'>> & { readonly decision?: Partial<Decision> }): Review {
  const { decision, ...rest } = more;
  const datasets = (more.differences ?? []).map(({ dataset }) => dataset);
  return {
    apertura: 1,
    today: '2026-11-20',
    changes: { ...COMMITS, paths: 1, datasets, promises: [], plan: [], rules: [], machinery: [], other: 0 },
    impact: worstImpact((more.differences ?? []).flatMap(({ reasons }) => reasons)),
    differences: [],
    report: reportOf([], datasets),
    scores: [],
    ...rest,
    decision: { ...NO_DECISION, ...decision },
  };
}

/** A dataset's scores, from a few measures. */
export function quality(dataset: string, measures: Measures): DatasetQuality {
  const dimensions = scoreMeasures(measures, false);
  const mqa = { points: 0, evaluated: 0, total: 405, rating: 'bad', ratingAtMost: 'bad', metrics: [] } as const;
  const score = meanScore(dimensions);
  return { dataset, measures, dimensions, score, unread: [], covered: undefined, stars: 3, mqa, resources: [] };
}
