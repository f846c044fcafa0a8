import { type ChangedPath, realmOf } from '../changes.ts';
import type { DatasetDifference } from '../difference/difference.ts';
import type { Plan } from '../plan/plan.ts';
import { touchedDatasets } from './facts.ts';
import { found, type GovernanceFinding } from './finding.ts';
import { promiseChanges } from './promise-changes.ts';
import { type Withdrawal, withdrawalPath } from './withdrawal.ts';

/** What the permanence principle is judged from. */
export interface PermanenceEvidence {
  readonly paths: readonly ChangedPath[];
  readonly rewritten: boolean;
  readonly differences: readonly DatasetDifference[];
  readonly basePlan: Plan;
  readonly headPlan: Plan;
  /** The records of the head that can be read. */
  readonly withdrawals: readonly Withdrawal[];
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
  { withdrawals, paths }: PermanenceEvidence,
): readonly GovernanceFinding[] {
  const { dataset, presence, resources } = difference;
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

/** Removing a promise removes no data; and what is withdrawn should not stay promised. */
function promises({ basePlan, headPlan, differences }: PermanenceEvidence): readonly GovernanceFinding[] {
  const { removed } = promiseChanges(basePlan.promises, headPlan.promises);
  const gone = new Set(differences.filter(({ presence }) => presence === 'removed').map(({ dataset }) => dataset));
  const left = removed.filter((dataset) => !gone.has(dataset));
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
