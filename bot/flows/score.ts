import type { Package } from '../core/dataset/package.ts';
import type { Finding } from '../core/finding.ts';
import { DATASETS } from '../core/plan/evidence.ts';
import type { Plan } from '../core/plan/plan.ts';
import { acceptancesWithoutTable } from '../core/privacy/accept.ts';
import { checkDescription } from '../core/quality/check-description.ts';
import { type DatasetQuality, scoreDataset } from '../core/quality/dataset-quality.ts';
import type { TableEvidence } from '../core/quality/evidence.ts';
import { assembleReport } from '../core/report/assemble.ts';
import type { Report, RuleTally } from '../core/report/report.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { check } from './check.ts';
import { acceptancesOf, inspectorFor, normOf } from './inspect.ts';
import type { Plans, ReviewOrder, Sides } from './review-order.ts';

/** The head's report with privacy and quality, and the scores on both sides. */
export interface ScoredHead {
  readonly report: Report;
  readonly scores: readonly {
    readonly dataset: string;
    readonly before: DatasetQuality | undefined;
    readonly after: DatasetQuality | undefined;
  }[];
  /** Datasets that held, or hold, what may be personal data. */
  readonly personal: readonly string[];
  /** Datasets that hold what may not be public, or what people have to look at and was not in the base. */
  readonly suspected: readonly string[];
}

/** Checks the touched datasets of the head, and reads the base's only for their scores. */
export async function scoreHead(order: ReviewOrder, sides: readonly Sides[], plans: Plans): Promise<ScoredHead> {
  const before = await inspectSide(order, order.changes.base, namesOf(sides, 'base'), plans.base);
  const plan = judging(plans);
  const after = await inspectSide(order, order.changes.head, namesOf(sides, 'head'), plan, formerPackages(sides));
  const scores = sides.map(({ dataset, base, head }) => {
    const name = base?.package?.dataset ?? dataset;
    return {
      dataset,
      before: scoreOf(base, name, before, plans.base, order.today, undefined),
      after: scoreOf(head, dataset, after, plan, order.today, before.evidence.get(name)),
    };
  });
  return {
    report: withDescriptions(after.report, sides, after, plan, order.today),
    scores,
    personal: personalIn(sides, before.report, after.report),
    suspected: suspectedIn(sides, before.report, after.report),
  };
}

/** The head's promises, by the base's rules: a change that hides people may not choose how they are looked for. */
function judging({ base, head }: Plans): Plan {
  return { ...head, institution: base.institution ?? head.institution, policy: base.policy ?? head.policy };
}

/** By the head's name: the base's descriptions, which say as well what singles people out. */
function formerPackages(sides: readonly Sides[]): ReadonlyMap<string, Package> {
  return new Map(sides.flatMap(({ dataset, base }) => (base?.package === undefined ? [] : [[dataset, base.package]])));
}

function personalIn(sides: readonly Sides[], before: Report, after: Report): readonly string[] {
  const grave = [...before.tallies, ...after.tallies].filter(
    ({ rule, severity }) => rule.startsWith('privacy-') && severity !== 'note',
  );
  const names = new Set(grave.map(({ dataset }) => dataset));
  const held = sides.filter((side) => names.has(side.dataset) || names.has(formerName(side)));
  return held.map(({ dataset }) => dataset);
}

/** How many findings are listed is for readers: what is only counted is suspected as well. */
function suspectedIn(sides: readonly Sides[], before: Report, after: Report): readonly string[] {
  const mayNot = after.tallies.filter(
    ({ rule, severity, count, listed }) =>
      (rule.startsWith('privacy-') && severity === 'error') || (SIGHTINGS.has(rule) && listed < count),
  );
  const known = new Set(sightings(before).map(sightingKey));
  const fresh = sightings(after).filter((finding) => {
    const side = sides.find(({ dataset }) => dataset === finding.place.dataset);
    const was = side === undefined ? finding.place.dataset : formerName(side);
    return !known.has(sightingKey({ ...finding, place: { ...finding.place, dataset: was } }));
  });
  return [...mayNot, ...fresh.map(({ place }) => place)].flatMap(({ dataset }) => dataset ?? []);
}

const SIGHTINGS = new Set(['privacy-column', 'privacy-text', 'privacy-small-groups']);

function sightings({ findings }: Report): readonly Finding[] {
  return findings.filter(({ rule }) => SIGHTINGS.has(rule));
}

function sightingKey({ rule, place, facts }: Finding): string {
  return JSON.stringify([rule, place.dataset, place.resource, place.field, 'kind' in facts ? facts['kind'] : '']);
}

function formerName({ dataset, base }: Sides): string {
  return base?.package?.dataset ?? dataset;
}

function namesOf(sides: readonly Sides[], which: 'base' | 'head'): readonly string[] {
  return sides.flatMap((side) => (side[which] === undefined ? [] : [side[which].package?.dataset ?? side.dataset]));
}

interface InspectedSide {
  readonly report: Report;
  readonly evidence: ReadonlyMap<string, readonly TableEvidence[]>;
}

async function inspectSide(
  order: ReviewOrder,
  snapshot: Snapshot,
  names: readonly string[],
  plan: Plan,
  former: ReadonlyMap<string, Package> = new Map(),
): Promise<InspectedSide> {
  const { inspect, evidence } = inspectorFor(plan, order.options.limit, former);
  const targets = names.map((name) => ({ kind: 'package', folder: `${DATASETS}/${name}` }) as const);
  const report = await check(snapshot, targets, { ...order.options, standard: false, inspect });
  return { report, evidence };
}

function scoreOf(
  side: Sides['base'],
  dataset: string,
  { report, evidence }: InspectedSide,
  plan: Plan,
  today: string,
  before: readonly TableEvidence[] | undefined,
): DatasetQuality | undefined {
  if (side?.package === undefined) return undefined;
  const counts = report.tallies.filter((tally) => tally.dataset === dataset);
  const frequency = plan.promises.find((promise) => promise.dataset === dataset)?.frequency?.iso;
  return scoreDataset({ package: side.package, tables: evidence.get(dataset) ?? [], counts, today, frequency, before });
}

/** What the norm says of descriptions, and acceptances that nothing was found for. */
function withDescriptions(
  report: Report,
  sides: readonly Sides[],
  { evidence }: InspectedSide,
  plan: Plan,
  today: string,
): Report {
  const norm = normOf(plan);
  const findings = sides.flatMap(({ dataset, package: made }): readonly Finding[] => {
    if (made === undefined) return [];
    const frequency = plan.promises.find((promise) => promise.dataset === dataset)?.frequency?.iso;
    const tables = evidence.get(dataset) ?? [];
    const read = tables.map(({ resource }) => resource);
    const place = { path: `plan/datasets/${dataset}.yaml`, dataset };
    return [
      ...checkDescription(made, { norm, today, tables, frequency }),
      ...acceptancesWithoutTable(acceptancesOf(plan, dataset), read, place),
    ];
  });
  const tallies = findings.map(({ rule, severity, place }): RuleTally => {
    return { rule, severity, dataset: place.dataset, resource: place.resource, count: 1, listed: 1 };
  });
  return assembleReport({
    datasets: report.datasets,
    tallies: [...report.tallies, ...tallies],
    findings: [...report.findings, ...findings],
  });
}
