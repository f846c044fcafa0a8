import { type ChangedPath, realmOf } from '../changes.ts';
import type { DatasetDifference } from '../difference/difference.ts';
import type { Plan } from '../plan/plan.ts';
import { touchedDatasets } from './facts.ts';
import { found, type GovernanceFinding } from './finding.ts';
import { promiseChanges } from './promise-changes.ts';
import { WITHDRAWAL_FILE, type Withdrawal, withdrawalPath } from './withdrawal.ts';

/** What the permanence principle is judged from. */
export interface PermanenceEvidence {
  readonly paths: readonly ChangedPath[];
  readonly rewritten: boolean;
  readonly differences: readonly DatasetDifference[];
  readonly basePlan: Plan;
  readonly headPlan: Plan;
  /** The records that this change writes and that can be read: an older one stands for what left then. */
  readonly withdrawals: readonly Withdrawal[];
  /** The datasets whose record this change writes and nobody can read. */
  readonly invalidRecords: readonly string[];
  /** The records of the base. */
  readonly baseWithdrawals: readonly Withdrawal[];
  /** Lines of the head's `.gitattributes` files that keep paths out of archives. */
  readonly exportIgnored: readonly {
    readonly path: string;
    readonly line: number;
    readonly dataset: string | undefined;
  }[];
}

/** Everything about a change that no approval can mend, and what reviewers should see besides. */
export function checkPermanence(evidence: PermanenceEvidence): readonly GovernanceFinding[] {
  return [
    ...history(evidence),
    ...evidence.differences.flatMap((difference) => vanished(difference, evidence)),
    ...unrecorded(evidence),
    ...evidence.withdrawals.flatMap((record) => overstated(record, evidence)),
    ...promises(evidence),
    ...strangePaths(evidence),
    ...evidence.exportIgnored.map(({ path, line, dataset }) =>
      found('change-export-ignore', { dataset }, { path, line, dataset }),
    ),
    ...mixed(evidence),
  ];
}

function history({ rewritten }: PermanenceEvidence): readonly GovernanceFinding[] {
  return rewritten ? [found('permanence-history', {}, { path: '' })] : [];
}

function vanished(
  difference: DatasetDifference,
  { withdrawals, invalidRecords, paths }: PermanenceEvidence,
): readonly GovernanceFinding[] {
  const { dataset, presence, resources } = difference;
  if (invalidRecords.includes(dataset)) return [];
  const record = withdrawals.find((withdrawal) => withdrawal.dataset === dataset);
  const path = withdrawalPath(dataset);
  if (presence === 'removed') {
    const files = paths.filter(
      (changed) => changed.path.startsWith(`datasets/${dataset}/`) && changed.after === undefined,
    ).length;
    return record?.resources.length === 0 ? [] : [found('permanence-dataset', { dataset, files }, { path, dataset })];
  }
  const gone = resources.filter(({ kind }) => kind === 'removed').map(({ resource }) => resource);
  return gone
    .filter((resource) => record?.resources.includes(resource) !== true)
    .map((resource) =>
      found('permanence-resource', { resource }, { path: `datasets/${dataset}/datapackage.json`, dataset, resource }),
    );
}

/** The record of a dataset that has left is all that is left of it; it goes only where the data come back. */
function unrecorded({ paths, differences }: PermanenceEvidence): readonly GovernanceFinding[] {
  const there = new Set(differences.map(({ dataset }) => dataset));
  return paths.flatMap(({ path, after }) => {
    const realm = realmOf(path);
    if (after !== undefined || realm.kind !== 'dataset' || path !== withdrawalPath(realm.dataset)) return [];
    const { dataset } = realm;
    return there.has(dataset) ? [] : [found('permanence-dataset', { dataset, files: 1 }, { path, dataset })];
  });
}

/** What a record says has left, and has not; or was not there. */
function overstated(
  { dataset, resources }: Withdrawal,
  { differences, baseWithdrawals }: PermanenceEvidence,
): readonly GovernanceFinding[] {
  const difference = differences.find((one) => one.dataset === dataset);
  if (difference === undefined || difference.presence === 'removed') return [];
  const place = { path: `datasets/${dataset}/${WITHDRAWAL_FILE}`, dataset };
  const invalid = (problem: 'kept' | 'unknown-resource', property: string, text: string): GovernanceFinding =>
    found('withdrawal-invalid', { problem, property, found: text }, place);
  if (resources.length === 0) return [invalid('kept', 'resources', '')];
  const before = baseWithdrawals.find((record) => record.dataset === dataset)?.resources ?? [];
  const gone = difference.resources.filter(({ kind }) => kind === 'removed').map(({ resource }) => resource);
  return resources
    .filter((name) => !before.includes(name) && !gone.includes(name))
    .map((name) => {
      const stays = difference.resources.some(({ resource }) => resource === name);
      return invalid(stays ? 'kept' : 'unknown-resource', 'resources', name);
    });
}

/** Removing a promise removes no data; and what is withdrawn should not stay promised. */
function promises({ basePlan, headPlan, differences }: PermanenceEvidence): readonly GovernanceFinding[] {
  const { removed } = promiseChanges(basePlan.promises, headPlan.promises);
  const gone = new Set(differences.filter(({ presence }) => presence === 'removed').map(({ dataset }) => dataset));
  const renamed = new Set(
    differences.flatMap(({ presence, formerly }) => (presence === 'renamed' ? (formerly ?? []) : [])),
  );
  const left = removed.filter((dataset) => !gone.has(dataset) && !renamed.has(dataset));
  const kept = headPlan.promises.filter(({ dataset }) => gone.has(dataset));
  const place = (dataset: string): { readonly path: string; readonly dataset: string } => ({
    path: `plan/datasets/${dataset}.yaml`,
    dataset,
  });
  return [
    ...left.map((dataset) => found('permanence-promise', { dataset }, place(dataset))),
    ...kept.map(({ dataset }) => found('permanence-promise-kept', { dataset }, place(dataset))),
  ];
}

function strangePaths({ paths }: PermanenceEvidence): readonly GovernanceFinding[] {
  return paths.flatMap(({ path, after }): readonly GovernanceFinding[] => {
    if (after?.kind === 'link') return [found('change-link', {}, { path })];
    return after?.kind === 'submodule' ? [found('change-submodule', {}, { path })] : [];
  });
}

/** Data beside a change of the program or of the rules: each deserves to be looked at alone. */
function mixed({ paths }: PermanenceEvidence): readonly GovernanceFinding[] {
  const datasets = touchedDatasets(paths);
  if (datasets.length === 0) return [];
  return (['machinery', 'rules'] as const).flatMap((kind) => {
    const first = paths.find(({ path }) => realmOf(path).kind === kind);
    return first === undefined ? [] : [found('change-mixed', { with: kind, datasets }, { path: first.path })];
  });
}
