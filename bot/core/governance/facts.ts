import { type ChangedPath, realmOf } from '../changes.ts';
import type { DatasetDifference } from '../difference/difference.ts';
import type { Plan } from '../plan/plan.ts';
import type { Predicate } from '../plan/policy.ts';
import { isByLaw } from './notice.ts';
import { promiseChanges } from './promise-changes.ts';
import type { Withdrawal } from './withdrawal.ts';

/** One thing that is true of a change, and of which datasets. */
export interface ChangeFact {
  readonly predicate: Predicate;
  /** Empty where the fact is about no dataset in particular. */
  readonly datasets: readonly string[];
  /** The paths that make it true, where paths do. */
  readonly paths: readonly string[];
}

/** All that the facts of a change are taken from. */
export interface ChangeEvidence {
  readonly paths: readonly ChangedPath[];
  readonly differences: readonly DatasetDifference[];
  /** Datasets in which personal data is suspected that the base's legal reviews do not accept. */
  readonly personalData: readonly string[];
  readonly basePlan: Plan;
  readonly headPlan: Plan;
  /** The records that this change writes. */
  readonly withdrawals: readonly Withdrawal[];
}

/** What is true of a change, in the order of the policy's predicates; what is not true is not there. */
export function factsOf(evidence: ChangeEvidence): readonly ChangeFact[] {
  const { paths, differences, personalData, withdrawals } = evidence;
  const named = (test: (difference: DatasetDifference) => boolean): readonly string[] =>
    differences.filter(test).map(({ dataset }) => dataset);
  const about = (predicate: Predicate, datasets: readonly string[]): ChangeFact => ({ predicate, datasets, paths: [] });
  const touched = touchedDatasets(paths);
  const takedowns = withdrawals.filter(({ takedown }) => takedown);
  const byLaw = named((difference) => isByLaw(difference, evidence.basePlan, evidence.headPlan));
  const facts = [
    about('dataset-changed', touched),
    about(
      'dataset-added',
      named(({ presence }) => presence === 'added'),
    ),
    about(
      'breaking',
      named(({ impact }) => impact === 'breaking'),
    ),
    about(
      'withdrawal',
      named((difference) => isWithdrawal(difference) && !isTakenDown(difference, takedowns)),
    ),
    about('personal-data', personalData),
    about('legal-takedown', [...new Set([...takedowns.map(({ dataset }) => dataset), ...byLaw])]),
    planFact(evidence),
    pathFact('rules', paths, evidence),
    pathFact('machinery', paths, evidence),
  ];
  return facts.filter((fact) => fact.datasets.length > 0 || fact.paths.length > 0);
}

/** The datasets whose folders have a changed path. */
export function touchedDatasets(paths: readonly ChangedPath[]): readonly string[] {
  const names = new Set<string>();
  for (const { path } of paths) {
    const realm = realmOf(path);
    if (realm.kind === 'dataset') names.add(realm.dataset);
  }
  return [...names].sort();
}

/** A dataset, a resource or a significant part of the rows leaves. */
function isWithdrawal({ impact, reasons }: DatasetDifference): boolean {
  return impact === 'withdrawal' || reasons.some(({ code, facts }) => code === 'rows-removed' && facts.beyond);
}

/** All that leaves is in a takedown's record: that path asks for approvals of its own. */
function isTakenDown({ dataset, presence, reasons }: DatasetDifference, takedowns: readonly Withdrawal[]): boolean {
  const record = takedowns.find((takedown) => takedown.dataset === dataset);
  if (record === undefined) return false;
  if (presence === 'removed') return record.resources.length === 0;
  const leaving = reasons.filter(
    ({ code, facts, impact }) => impact === 'withdrawal' || (code === 'rows-removed' && facts.beyond),
  );
  return leaving.every(({ code, facts }) => code === 'resource-removed' && record.resources.includes(facts.resource));
}

/** Scope, dates and units; what only tells of use or demand is nobody's promise. */
function planFact({ paths, basePlan, headPlan }: ChangeEvidence): ChangeFact {
  const { scope } = promiseChanges(basePlan.promises, headPlan.promises);
  const others = paths.filter(({ path }) => realmOf(path).kind === 'plan' && !path.startsWith('plan/promotion/'));
  const files = [...scope.map((dataset) => `plan/datasets/${dataset}.yaml`), ...others.map(({ path }) => path)];
  return { predicate: 'plan-scope', datasets: scope, paths: files };
}

function pathFact(
  predicate: 'rules' | 'machinery',
  paths: readonly ChangedPath[],
  evidence: ChangeEvidence,
): ChangeFact {
  const mine = paths.filter(({ path }) => realmOf(path).kind === predicate).map(({ path }) => path);
  if (predicate === 'machinery') return { predicate, datasets: [], paths: mine };
  // Who is a steward may approve: to name one is to change who decides.
  const { stewards } = promiseChanges(evidence.basePlan.promises, evidence.headPlan.promises);
  return { predicate, datasets: [], paths: [...mine, ...stewards.map((dataset) => `plan/datasets/${dataset}.yaml`)] };
}
