/** `apertura review`: everything about a change before it is merged. */
import { type Changes, realmOf } from '../core/changes.ts';
import { textOf } from '../core/dataset/authored.ts';
import { DESCRIPTOR } from '../core/dataset/package.ts';
import { readPackage } from '../core/dataset/read-package.ts';
import { diffDataset } from '../core/difference/diff-dataset.ts';
import type { DatasetDifference, Side } from '../core/difference/difference.ts';
import { IMPACTS } from '../core/difference/impact.ts';
import { pairDatasets } from '../core/difference/pair-datasets.ts';
import type { Finding } from '../core/finding.ts';
import { checkPolicy } from '../core/governance/check-policy.ts';
import { decide } from '../core/governance/decide.ts';
import { factsOf, touchedDatasets } from '../core/governance/facts.ts';
import { checkPermanence } from '../core/governance/permanence.ts';
import { promiseChanges } from '../core/governance/promise-changes.ts';
import type { GovernanceFinding } from '../core/governance/finding.ts';
import { readWithdrawal } from '../core/governance/read-withdrawal.ts';
import { type Withdrawal, withdrawalPath } from '../core/governance/withdrawal.ts';
import { DATASETS, gatherDatasets } from '../core/plan/evidence.ts';
import type { Plan } from '../core/plan/plan.ts';
import { readPlan } from '../core/plan/read-plan.ts';
import { checkPlan } from '../core/plan/rules.ts';
import { assembleReport } from '../core/report/assemble.ts';
import type { Report } from '../core/report/report.ts';
import type { ChangeSummary, Review } from '../core/report/review.ts';
import { withoutValues } from '../core/report/review-privacy.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { Tally } from '../core/tally.ts';
import { exportIgnoredIn } from './export-ignored.ts';
import type { Plans, ReviewOrder, Sides } from './review-order.ts';
import { scoreHead } from './score.ts';

/** Reviews a change. Untouched datasets are not read; nothing of the head is believed that decides on the head. */
export async function review(order: ReviewOrder): Promise<Review> {
  const { changes, today, pull } = order;
  const plans = await readPlans(changes);
  const touched = touchedDatasets(changes.paths);
  const sides = await readSides(changes, touched);
  const differences = await compare(order, sides, plans.base);
  const head = await scoreHead(order, sides, plans);
  const written = await readRecords(order, touched);
  const { records } = written;
  const permanence = checkPermanence({
    ...changes,
    differences,
    basePlan: plans.base,
    headPlan: plans.head,
    withdrawals: records,
    invalidRecords: written.invalid,
    baseWithdrawals: written.before,
    exportIgnored: await exportIgnoredIn(changes),
  });
  const ownFindings: readonly Finding[] = [
    ...differences.flatMap(({ findings }) => findings),
    ...(await planFindings(order, plans)),
    ...written.findings,
    ...permanence,
    ...checkPolicy(plans.base, today, pull?.author),
  ];
  const report = merged(head.report, ownFindings, order.options.limit);
  const personalData = personalDataIn(head.suspected, plans);
  const evidence = {
    paths: changes.paths,
    differences,
    personalData,
    basePlan: plans.base,
    headPlan: plans.head,
    withdrawals: records,
  };
  const facts = factsOf(evidence);
  const refusals = [...written.findings, ...permanence].flatMap(({ rule, severity }) => (severity === 'error' ? rule : []));
  const decision = decide({
    basePlan: plans.base,
    headPlan: plans.head,
    facts,
    refusals: [...new Set(refusals)],
    pull,
    today,
  });
  return {
    apertura: 1,
    today,
    changes: summaryOf(order, touched),
    impact: worst(differences),
    differences: differences.map((one) => (head.personal.includes(one.dataset) ? withoutValues(one) : one)),
    report,
    decision,
    withheld: head.personal,
    scores: head.scores,
  };
}

interface Records {
  /** What this change writes, as far as it can be read. */
  readonly records: readonly Withdrawal[];
  readonly invalid: readonly string[];
  readonly findings: readonly GovernanceFinding[];
  readonly before: readonly Withdrawal[];
}

/** The records of withdrawal that this change writes; one that was there already stands for what left then. */
async function readRecords({ changes, today }: ReviewOrder, touched: readonly string[]): Promise<Records> {
  const changed = new Set(changes.paths.map(({ path }) => path));
  const fresh = touched.filter((dataset) => changed.has(withdrawalPath(dataset)));
  const read = await Promise.all(fresh.map((dataset) => readWithdrawal(changes.head, dataset, today)));
  const before = await Promise.all(fresh.map((dataset) => readWithdrawal(changes.base, dataset, today)));
  const findings = read.flatMap((each) => each.findings);
  return {
    records: read.flatMap(({ withdrawal }) => withdrawal ?? []),
    invalid: findings.flatMap(({ place }) => place.dataset ?? []),
    findings,
    before: before.flatMap(({ withdrawal }) => withdrawal ?? []),
  };
}

async function readPlans({ base, head, paths }: Changes): Promise<Plans> {
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
async function planFindings(
  { changes, today }: ReviewOrder,
  plans: Plans,
): Promise<readonly Finding[]> {
  if (!plans.head.present) return plans.findings;
  const { touched: only, whole } = plans;
  const datasets = await gatherDatasets(changes.head, only);
  const all: readonly Finding[] = [...plans.findings, ...checkPlan({ plan: plans.all, datasets, today })];
  return all.filter(({ place }) => (place.dataset === undefined ? whole : only.has(place.dataset)));
}

async function readSides({ base, head }: Changes, touched: readonly string[]): Promise<readonly Sides[]> {
  const read = await Promise.all(
    touched.map(async (dataset) => {
      const [before, after] = [await sideOf(base, dataset), await sideOf(head, dataset)];
      return { dataset, base: before, head: after, package: after?.package };
    }),
  );
  return joinRenamed(read);
}

async function sideOf(snapshot: Snapshot, dataset: string): Promise<Side | undefined> {
  const folder = `${DATASETS}/${dataset}`;
  if ((await snapshot.stat(`${folder}/${DESCRIPTOR}`)) === undefined) return undefined;
  return { snapshot, package: (await readPackage(snapshot, folder)).package };
}

/** A dataset that says what it was called takes that one's base; nothing else is taken for a rename. */
function joinRenamed(sides: readonly Sides[]): readonly Sides[] {
  const gone = sides.filter(({ base, head }) => base !== undefined && head === undefined);
  const come = sides.filter(({ base, head }) => base === undefined && head !== undefined);
  const claims = come.map(({ dataset, package: made }) => ({
    name: dataset,
    formerly: made === undefined ? undefined : textOf(made.authored, 'formerly'),
  }));
  const { renamed } = pairDatasets(
    gone.map(({ dataset }) => dataset),
    claims,
  );
  const origins = new Map(renamed.map(({ from, to }) => [to, from]));
  const moved = new Set(renamed.map(({ from }) => from));
  return sides
    .filter(({ dataset, base, head }) => !moved.has(dataset) && (base !== undefined || head !== undefined))
    .map((each) => ({
      ...each,
      base: sides.find(({ dataset }) => dataset === origins.get(each.dataset))?.base ?? each.base,
    }));
}

async function compare(order: ReviewOrder, sides: readonly Sides[], plan: Plan): Promise<readonly DatasetDifference[]> {
  const { changes, options, seed } = order;
  const changed = new Set(changes.paths.map(({ path }) => path));
  const differences: DatasetDifference[] = [];
  for (const { dataset, base, head } of sides) {
    differences.push(
      await diffDataset(base, head, {
        limit: 20,
        significantRemoval: plan.policy?.thresholds.significantRemoval ?? 0,
        changed,
        dataset,
        seed,
        isUtf8: options.isUtf8,
      }),
    );
  }
  return differences;
}

/**
 * Datasets in which personal data is suspected and not accepted, and those whose legal review this change writes anew:
 * what it accepts, here or in the next change, is for transparency to judge.
 */
function personalDataIn(suspected: readonly string[], plans: Plans): readonly string[] {
  const { legalReview } = promiseChanges(plans.base.promises, plans.head.promises);
  return [...new Set([...legalReview, ...suspected])].sort();
}

/** The check's report with what was found of the change itself. */
function merged(report: Report, own: readonly Finding[], limit: number): Report {
  const groups = new Map<string, Tally>();
  for (const [order, finding] of own.entries()) {
    const key = JSON.stringify([finding.place.dataset, finding.place.resource]);
    const tally = groups.get(key) ?? new Tally(limit);
    groups.set(key, tally);
    tally.add(finding, order);
  }
  const results = [...groups.values()].flatMap((tally) => tally.results());
  const tallies = results.flatMap(({ rule, severity, count, findings }) => {
    const [first] = findings;
    return [
      {
        rule,
        severity,
        dataset: first?.place.dataset,
        resource: first?.place.resource,
        count,
        listed: findings.length,
      },
    ];
  });
  return assembleReport({
    datasets: report.datasets,
    tallies: [...report.tallies, ...tallies],
    findings: [...report.findings, ...results.flatMap(({ findings }) => findings)],
  });
}

function summaryOf({ changes, base, head }: ReviewOrder, datasets: readonly string[]): ChangeSummary {
  const of = (kind: string): readonly string[] =>
    changes.paths.filter(({ path }) => realmOf(path).kind === kind).map(({ path }) => path);
  return {
    base,
    head,
    paths: changes.paths.length,
    datasets,
    promises: of('promise'),
    plan: of('plan'),
    rules: of('rules'),
    machinery: of('machinery'),
    other: of('other').length,
  };
}

function worst(differences: readonly DatasetDifference[]): Review['impact'] {
  const rank = Math.max(0, ...differences.map(({ impact }) => IMPACTS.indexOf(impact)));
  return IMPACTS[rank] ?? 'none';
}
