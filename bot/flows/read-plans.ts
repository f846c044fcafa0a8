import { type Changes, realmOf } from '../core/changes.ts';
import type { Finding } from '../core/finding.ts';
import { touchedDatasets } from '../core/governance/facts.ts';
import { gatherDatasets } from '../core/plan/evidence.ts';
import { readPlan } from '../core/plan/read-plan.ts';
import { checkPlan } from '../core/plan/rules.ts';
import type { Plans, ReviewOrder } from './review-order.ts';

/** Reads the plan on both sides; of promises, only those that the change touches. */
export async function readPlans({ base, head, paths }: Changes): Promise<Plans> {
  const promises = new Set(touchedDatasets(paths));
  for (const { path } of paths) {
    const realm = realmOf(path);
    if (realm.kind === 'promise') promises.add(realm.dataset);
  }
  // What holds of the plan as a whole can only be told of all its promises: where its own files change they are read.
  const whole = paths.some(({ path, before, after }) => {
    const { kind } = realmOf(path);
    if (kind === 'promise') return before === undefined || after === undefined;
    return path.startsWith('plan/');
  });
  const [before, after] = await Promise.all([readPlan(base, { promises }), readPlan(head, { promises })]);
  const all = whole ? (await readPlan(head)).plan : after.plan;
  return { base: before.plan, head: after.plan, all, findings: after.findings, touched: promises, whole };
}

/** What is wrong with the plan because of this change: about what it touches, and everything where the plan changed. */
export async function planFindings({ changes, today }: ReviewOrder, plans: Plans): Promise<readonly Finding[]> {
  if (!plans.head.present) return plans.findings;
  const { touched: only, whole } = plans;
  const datasets = await gatherDatasets(changes.head, only);
  const all: readonly Finding[] = [...plans.findings, ...checkPlan({ plan: plans.all, datasets, today })];
  return all.filter(({ place }) => (place.dataset === undefined ? whole : only.has(place.dataset)));
}
