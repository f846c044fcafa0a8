/** `apertura review`: everything about a change before it is merged. */
import { realmOf } from '../core/changes.ts';
import { DESCRIPTOR } from '../core/dataset/package.ts';
import { diffDataset } from '../core/difference/diff-dataset.ts';
import type { DatasetDifference } from '../core/difference/difference.ts';
import { IMPACTS } from '../core/difference/impact.ts';
import { withoutValues } from '../core/difference/without-values.ts';
import type { Finding } from '../core/finding.ts';
import { checkPolicy } from '../core/governance/check-policy.ts';
import { type Decision, decide } from '../core/governance/decide.ts';
import { type ChangeFact, factsOf, touchedDatasets } from '../core/governance/facts.ts';
import type { GovernanceFinding } from '../core/governance/finding.ts';
import { checkNotice } from '../core/governance/notice.ts';
import { checkPermanence } from '../core/governance/permanence.ts';
import { promiseChanges } from '../core/governance/promise-changes.ts';
import { DATASETS } from '../core/plan/evidence.ts';
import type { Plan } from '../core/plan/plan.ts';
import { assembleReport } from '../core/report/assemble.ts';
import type { Report } from '../core/report/report.ts';
import type { ChangeSummary, Review } from '../core/report/review.ts';
import { Tally } from '../core/tally.ts';
import { namesBesideDatasets } from './changed-names.ts';
import { exportIgnoredIn } from './export-ignored.ts';
import { planFindings, readPlans } from './read-plans.ts';
import { readRecords } from './read-records.ts';
import { readSides } from './read-sides.ts';
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
  const notice = await noticeFindings(order, plans, differences);
  const ownFindings: readonly Finding[] = [
    ...differences.flatMap(({ findings }) => findings),
    ...(await planFindings(order, plans)),
    ...written.findings,
    ...permanence,
    ...notice,
    ...(await namesBesideDatasets(changes)),
  ];
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
  const refusals = [...written.findings, ...permanence, ...notice].flatMap(({ rule, severity }) =>
    severity === 'error' ? rule : [],
  );
  const decision = decide({
    basePlan: plans.base,
    headPlan: plans.head,
    facts,
    refusals: [...new Set(refusals)],
    pull,
    today,
  });
  const report = merged(head.report, [...ownFindings, ...policyFindings(order, plans, decision)], order.options.limit);
  const withheld = withheldBy(head.personal, decision.facts);
  return {
    apertura: 1,
    today,
    changes: summaryOf(order, touched),
    impact: worst(differences),
    differences: differences.map((one) => (withheld.includes(one.dataset) ? withoutValues(one) : one)),
    report,
    decision,
    withheld,
    scores: head.scores,
  };
}

/** What is wrong with the notice of what breaks. */
async function noticeFindings(
  { changes, pull, today }: ReviewOrder,
  plans: Plans,
  differences: readonly DatasetDifference[],
): Promise<readonly GovernanceFinding[]> {
  const there: string[] = [];
  for (const { dataset } of plans.head.promises) {
    if ((await changes.base.stat(`${DATASETS}/${dataset}/${DESCRIPTOR}`)) !== undefined) there.push(dataset);
  }
  return checkNotice({ differences, basePlan: plans.base, headPlan: plans.head, there: new Set(there), pull, today });
}

/** What of the policy nobody can meet; that its author alone stands in the way is told of the rules that this change needs. */
function policyFindings({ today, pull }: ReviewOrder, { base }: Plans, decision: Decision): readonly Finding[] {
  const needed = new Set(decision.requirements.map(({ rule }) => rule));
  const nobody = checkPolicy(base, today, undefined);
  const told = new Set(nobody.map(({ place }) => place.pointer));
  const author = pull === undefined ? [] : checkPolicy(base, today, pull.author);
  return [
    ...nobody,
    ...author.filter(({ facts, place }) => 'rule' in facts && needed.has(facts.rule) && !told.has(place.pointer)),
  ];
}

/** Datasets whose values stay out of everything that is told, because they may be, or have been, about persons. */
function withheldBy(personal: readonly string[], facts: readonly ChangeFact[]): readonly string[] {
  const named = facts.filter(({ predicate }) => predicate === 'personal-data' || predicate === 'legal-takedown');
  return [...new Set([...personal, ...named.flatMap(({ datasets }) => datasets)])].sort();
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
