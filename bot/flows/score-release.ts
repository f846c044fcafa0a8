import { readPackage } from '../core/dataset/read-package.ts';
import { DATASETS } from '../core/plan/evidence.ts';
import type { Plan } from '../core/plan/plan.ts';
import { checkDescription } from '../core/quality/check-description.ts';
import { scoreDataset } from '../core/quality/dataset-quality.ts';
import type { ReleaseQuality } from '../core/release/quality-report.ts';
import type { ResourceSummary } from '../core/report/report.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { check } from './check.ts';
import type { CheckOptions } from './check-options.ts';
import { inspectorFor, normOf } from './inspect.ts';

/** Which dataset of which commit, by whose plan, and on what day. */
export interface ScoreOrder {
  readonly snapshot: Snapshot;
  readonly dataset: string;
  readonly plan: Plan;
  /** `yyyy-mm-dd`. */
  readonly today: string;
  readonly options: Pick<CheckOptions, 'createHash' | 'isUtf8' | 'onBytes'>;
}

/** What a version is made of, and how good it is. */
export interface ScoredRelease {
  readonly checked: ReleaseQuality;
  /** Of every resource its bytes, and of a table its rows and fields. */
  readonly resources: readonly ResourceSummary[];
}

/** Checks a version as it is published, by the institution's norm; `undefined` where its descriptor cannot be read. */
export async function scoreRelease(order: ScoreOrder): Promise<ScoredRelease | undefined> {
  const { snapshot, dataset, plan, today, options } = order;
  const folder = `${DATASETS}/${dataset}`;
  const { package: made } = await readPackage(snapshot, folder);
  if (made === undefined) return undefined;
  // What is published are counts: no finding is kept, and so no value.
  const { inspect, evidence } = inspectorFor(plan, 0);
  const settings = { ...options, limit: 0, standard: false, inspect };
  const report = await check(snapshot, [{ kind: 'package', folder }], settings);
  const tables = evidence.get(dataset) ?? [];
  const norm = normOf(plan);
  const frequency = plan.promises.find((promise) => promise.dataset === dataset)?.frequency?.iso;
  const described = checkDescription(made, { norm, today, tables, frequency });
  const rules = [
    ...report.tallies.map(({ rule, severity, resource, count }) => ({ rule, severity, resource, count })),
    ...described.map(({ rule, severity, place }) => ({ rule, severity, resource: place.resource, count: 1 })),
  ];
  const quality = scoreDataset({ package: made, tables, counts: report.tallies, today, frequency });
  const resources = report.datasets.flatMap((summary) => summary.resources);
  return { checked: { today, norm: norm.name, quality, rules }, resources };
}
