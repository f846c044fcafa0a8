/** The stories of the opening plan: is it sound, how far is each dataset, what is due next. */
import { calendarOf, type DueItem } from '../core/plan/calendar.ts';
import type { Day } from '../core/plan/dates.ts';
import { DATASETS, gatherDatasets, packageOf } from '../core/plan/evidence.ts';
import type { PlanFinding } from '../core/plan/finding.ts';
import { progressOf, type UnitProgress } from '../core/plan/progress.ts';
import { readPlan } from '../core/plan/read-plan.ts';
import type { PlanContext } from '../core/plan/rule.ts';
import { checkPlan } from '../core/plan/rules.ts';
import type { Tripped } from '../core/plan/stage.ts';
import { type InstitutionQuality, scoreDataset, scoreInstitution } from '../core/quality/dataset-quality.ts';
import { assembleReport } from '../core/report/assemble.ts';
import type { DatasetSummary, Report, RuleTally } from '../core/report/report.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { check } from './check.ts';
import type { CheckOptions } from './check-options.ts';
import { inspectorFor } from './inspect.ts';

/** A plan with what there is of its datasets, and everything that is wrong with it. */
export interface ReadContext {
  readonly context: PlanContext;
  readonly findings: readonly PlanFinding[];
}

/** Reads the plan and looks at every descriptor, but at no data. */
export async function readContext(snapshot: Snapshot, today: Day): Promise<ReadContext> {
  const { plan, findings } = await readPlan(snapshot);
  const datasets = await gatherDatasets(snapshot);
  const context: PlanContext = { plan, datasets, today };
  return { context, findings: [...findings, ...(plan.present ? checkPlan(context) : [])] };
}

/** `apertura plan check`: the report of the plan. */
export async function checkPlanOf(snapshot: Snapshot, today: Day): Promise<Report> {
  const { context, findings } = await readContext(snapshot, today);
  return assembleReport({ datasets: summariesOf(context), tallies: talliesOf(findings), findings });
}

function summariesOf({ datasets }: PlanContext): readonly DatasetSummary[] {
  return [...datasets.values()].map((evidence) => {
    const pack = packageOf(evidence);
    const resources = (pack?.resources ?? []).map(({ name, kind, format, data }) => ({
      name,
      paths: data.kind === 'files' ? data.paths : [],
      kind,
      format: format ?? '',
      bytes: 0,
      rows: undefined,
      fields: undefined,
    }));
    return { name: evidence.dataset, path: `${DATASETS}/${evidence.dataset}`, title: pack?.title, resources };
  });
}

function talliesOf(findings: readonly PlanFinding[]): readonly RuleTally[] {
  const tallies = new Map<string, RuleTally>();
  for (const { rule, severity, place } of findings) {
    const { dataset, resource } = place;
    const key = JSON.stringify([rule, dataset, resource]);
    const count = (tallies.get(key)?.count ?? 0) + 1;
    tallies.set(key, { rule, severity, dataset, resource, count, listed: count });
  }
  return [...tallies.values()];
}

/** The plan as `apertura plan show` tells it. */
export interface PlanShow {
  readonly present: boolean;
  readonly institution: string | undefined;
  readonly today: Day;
  readonly units: readonly UnitProgress[];
  /** How many findings the plan itself has. */
  readonly findings: number;
  /** The scores of all datasets together; `undefined` where there is none. */
  readonly quality: InstitutionQuality | undefined;
}

/** `apertura plan show`: how far each dataset is. Its data are checked, because a stage is computed, never declared. */
export async function showPlan(snapshot: Snapshot, today: Day, options: CheckOptions): Promise<PlanShow> {
  const { context, findings } = await readContext(snapshot, today);
  const { plan, datasets } = context;
  const folders = [...datasets.values()].filter(({ kind }) => kind === 'package').map(({ dataset }) => dataset);
  const targets = folders.map((dataset) => ({ kind: 'package' as const, folder: `${DATASETS}/${dataset}` }));
  const { inspect, evidence } = inspectorFor(plan, options.limit);
  const report = await check(snapshot, targets, { ...options, inspect });
  const tripped = trippedIn(report, folders);
  const units = progressOf(context, tripped);
  const scores = folders.flatMap((dataset) => {
    const made = packageOf(datasets.get(dataset));
    if (made === undefined) return [];
    const counts = report.tallies.filter((tally) => tally.dataset === dataset);
    const frequency = plan.promises.find((promise) => promise.dataset === dataset)?.frequency?.iso;
    return [scoreDataset({ package: made, tables: evidence.get(dataset) ?? [], counts, today, frequency })];
  });
  const quality = scores.length === 0 ? undefined : scoreInstitution(scores);
  const institution = plan.institution?.name;
  return { present: plan.present, institution, today, units, findings: findings.length, quality };
}

function trippedIn(report: Report, datasets: readonly string[]): ReadonlyMap<string, readonly Tripped[]> {
  const tripped = new Map<string, Tripped[]>(datasets.map((dataset) => [dataset, []]));
  for (const { dataset = '', rule, severity, count } of report.tallies) {
    tripped.get(dataset)?.push({ rule, severity, count });
  }
  return tripped;
}

/** What `apertura plan next` tells. */
export interface PlanNext {
  readonly present: boolean;
  readonly today: Day;
  /** By date, so that what is latest comes first. */
  readonly items: readonly DueItem[];
}

/** `apertura plan next`: what is late and what comes. */
export async function nextOfPlan(snapshot: Snapshot, today: Day): Promise<PlanNext> {
  const { context } = await readContext(snapshot, today);
  return { present: context.plan.present, today, items: calendarOf(context) };
}
