/** What one step of the history means for one dataset: a version, a tombstone, or nothing to publish. */
import type { Changes } from '../core/changes.ts';
import { textOf } from '../core/dataset/authored.ts';
import { isTaggable } from '../core/dataset/dataset-name.ts';
import { DESCRIPTOR, type Package } from '../core/dataset/package.ts';
import { readPackage } from '../core/dataset/read-package.ts';
import { diffDataset } from '../core/difference/diff-dataset.ts';
import type { DatasetDifference, Side } from '../core/difference/difference.ts';
import { readWithdrawal } from '../core/governance/read-withdrawal.ts';
import type { Withdrawal } from '../core/governance/withdrawal.ts';
import { DATASETS } from '../core/plan/evidence.ts';
import { folioOf } from '../core/release/folio.ts';
import type { HistoryStep } from '../core/release/history.ts';
import { tagText } from '../core/release/names.ts';
import type { Planned, PlannedRelease, PlannedTombstone } from '../core/release/planned.ts';
import { compareVersions, nextVersion, type Version, versionText } from '../core/release/version.ts';
import type { LastRelease, Walked } from '../core/release/walked.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { PublishOrder } from './publish-order.ts';
import type { Plans } from './review-order.ts';

/** A dataset that a decision covers, at a step. */
export interface DatasetStep {
  readonly order: Pick<PublishOrder, 'history' | 'program' | 'options'>;
  readonly walked: Walked;
  readonly step: HistoryStep;
  readonly changes: Changes;
  readonly plans: Plans;
  readonly dataset: string;
  /** Names that others of this step say they had. */
  readonly renamed: ReadonlySet<string>;
  readonly withheld: boolean;
}

/** Keys of rows that the notes of a release can name, of each kind and resource. */
const SAMPLES = 50;

/** Plans what follows for a dataset; what is planned is taken as released by the steps that come after. */
export async function planDataset(each: DatasetStep): Promise<readonly Planned[]> {
  const { order, walked, step, dataset } = each;
  const snapshot = order.history.snapshot(step.commit);
  const last = walked.lastOf(dataset);
  if (await isThere(snapshot, dataset)) {
    const { package: made } = await readPackage(snapshot, `${DATASETS}/${dataset}`);
    return made === undefined ? [] : await planRelease(each, snapshot, made);
  }
  // A dataset that has another name now is told of by that one's release.
  if (last === undefined || last.withdrawn || each.renamed.has(dataset)) return [];
  const { withdrawal } = await readWithdrawal(snapshot, dataset, step.date.slice(0, 10));
  if (withdrawal !== undefined) return [planTombstone(each, last, withdrawal, undefined)];
  walked.hold(dataset, step.commit, 'vanished', step.pull?.number);
  return [];
}

async function isThere(snapshot: Snapshot, dataset: string): Promise<boolean> {
  return (await snapshot.stat(`${DATASETS}/${dataset}/${DESCRIPTOR}`)) !== undefined;
}

async function planRelease(each: DatasetStep, snapshot: Snapshot, made: Package): Promise<readonly Planned[]> {
  const { order, walked, step, plans, dataset, withheld } = each;
  // Git would refuse its tag, and with it everything that is to be published after.
  if (!isTaggable(dataset)) {
    walked.hold(dataset, step.commit, 'unnameable', step.pull?.number);
    return [];
  }
  const own = walked.lastOf(dataset);
  const formerly = await formerName(order, walked, step, dataset);
  const former = formerly === undefined ? undefined : walked.lastOf(formerly);
  const last = former ?? own;
  const difference = await compare(each, last, { snapshot, package: made });
  const trial = plans.head.promises.find((promise) => promise.dataset === dataset)?.trial === true;
  // A name that was published before and is taken again keeps its numbers, too.
  const highest = [own, former].flatMap((one) => one?.version ?? []).sort(compareVersions);
  const version = nextVersion({ last: highest.at(-1), bump: difference.bump, trial });
  if (version === undefined) return [];
  const tag = tagText({ dataset, version, tombstone: false });
  const release: PlannedRelease = {
    kind: 'release',
    ...common(each, version, tag),
    tree: await order.history.treeOf(step.commit, `${DATASETS}/${dataset}`),
    previous: last && { dataset: last.dataset, version: last.version, tag: last.tag, commit: last.commit },
    trial: version.major === 0,
    impact: difference.impact,
    bump: difference.bump,
    ...(own?.withdrawn === true && former === undefined ? { returns: true } : {}),
    difference,
    withheld,
  };
  const renamed = former === undefined ? [] : [planTombstone(each, former, renaming(each, former), dataset)];
  walked.release({ dataset, version, tag, commit: step.commit, withdrawn: false });
  return [...renamed, release];
}

/**
 * The published dataset that a new one says it was, and that is gone at a step; `undefined` where there is none. New is
 * one, too, that had left: a dataset may be given back a name that it had.
 */
export async function formerName(
  { history }: Pick<PublishOrder, 'history'>,
  walked: Walked,
  { commit }: HistoryStep,
  dataset: string,
): Promise<string | undefined> {
  const snapshot = history.snapshot(commit);
  if (walked.lastOf(dataset)?.withdrawn === false || !(await isThere(snapshot, dataset))) return undefined;
  const { package: made } = await readPackage(snapshot, `${DATASETS}/${dataset}`);
  const formerly = made && textOf(made.authored, 'formerly');
  const former = formerly === undefined ? undefined : walked.lastOf(formerly);
  if (former === undefined || former.withdrawn) return undefined;
  return (await isThere(snapshot, former.dataset)) ? undefined : former.dataset;
}

async function compare(each: DatasetStep, last: LastRelease | undefined, head: Side): Promise<DatasetDifference> {
  const { order, step, plans, dataset } = each;
  const base = last === undefined || last.withdrawn ? undefined : await sideOf(order, last);
  const changes = await order.history.changes(base === undefined ? undefined : last?.commit, step.commit);
  return await diffDataset(base, head, {
    limit: SAMPLES,
    significantRemoval: plans.base.policy?.thresholds.significantRemoval ?? 0,
    changed: new Set(changes.paths.map(({ path }) => path)),
    dataset,
    returnsAfter: last?.withdrawn === true ? versionText(last.version) : undefined,
    isUtf8: order.options.isUtf8,
  });
}

async function sideOf({ history }: Pick<PublishOrder, 'history'>, last: LastRelease): Promise<Side> {
  const snapshot = history.snapshot(last.commit);
  return { snapshot, package: (await readPackage(snapshot, `${DATASETS}/${last.dataset}`)).package };
}

function planTombstone(
  each: DatasetStep,
  last: LastRelease,
  withdrawal: Withdrawal,
  renamedTo: string | undefined,
): PlannedTombstone {
  const { walked } = each;
  const { dataset, version, commit } = last;
  const tag = tagText({ dataset, version, tombstone: true });
  const tombstone: PlannedTombstone = {
    kind: 'tombstone',
    ...common(each, version, tag),
    dataset,
    last: { dataset, version, tag: last.tag, commit },
    withdrawal,
    renamedTo,
  };
  walked.release({ ...last, withdrawn: true });
  return tombstone;
}

/** A rename is the old name's withdrawal, in the new one's favour. */
function renaming({ step, dataset }: DatasetStep, former: LastRelease): Withdrawal {
  return {
    dataset: former.dataset,
    resources: [],
    date: step.date.slice(0, 10),
    reason: '',
    ground: undefined,
    takedown: false,
    lastVersion: undefined,
    replacedBy: dataset,
  };
}

function common(
  { order, walked, step, plans, dataset }: DatasetStep,
  version: Version,
  tag: string,
): Pick<Planned, 'dataset' | 'version' | 'tag' | 'folio' | 'commit' | 'date' | 'coverage' | 'program'> {
  const acronym = plans.head.institution?.acronym ?? '';
  return {
    dataset,
    version,
    tag,
    folio: folioOf(acronym, step.date, tag),
    commit: step.commit,
    date: step.date,
    coverage: walked.pendingOf(dataset),
    program: order.program,
  };
}
