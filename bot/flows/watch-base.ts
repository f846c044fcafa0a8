/** The base branch as the watch judges it: what it keeps of what was published, and what came to it without a decision. */
import { realmOf } from '../core/changes.ts';
import { DESCRIPTOR } from '../core/dataset/package.ts';
import { WITHDRAWAL_FILE } from '../core/governance/withdrawal.ts';
import { DATASETS } from '../core/plan/evidence.ts';
import { publishedDatasets } from '../core/release/find-alarms.ts';
import type { Activity } from '../core/release/happening.ts';
import type { LineCommit } from '../core/release/history.ts';
import { type Breach, HELD_BACK, type HeldBack, type LiveBase, type LiveFolder } from '../core/release/live.ts';
import type { HeldWhy, PublicationRecord } from '../core/release/record.ts';

/** The branch's history, asked as it is needed: each answer is dear. */
export interface BaseHistory {
  /** `undefined`: it can be had no more. */
  commitAt(commit: string): Promise<LineCommit | undefined>;
  /** Whether one commit is in another's history. Both can be had. */
  isAncestor(older: string, newer: string): Promise<boolean>;
  /** The branch's own commits after one up to its tip, the oldest first; `undefined` where it was rewritten. */
  lineAfter(after: string, tip: string): Promise<readonly LineCommit[] | undefined>;
  /** Git's id of what stands at a path; `-` is nothing. */
  objectAt(commit: string, path: string): Promise<string>;
  changedPaths(before: string, after: string): Promise<readonly string[]>;
  /** Whether GitHub knows a merged pull request that a commit came with. */
  isMerged(commit: LineCommit): Promise<boolean>;
  /** Moves of the branch, the newest first, as far as GitHub tells them. */
  moves(): Promise<readonly Activity[]>;
}

/** What is known of the base branch. */
export interface WatchedBase {
  readonly live: LiveBase;
  /** Asked for only where something is wrong. */
  readonly moves: readonly Activity[];
}

/** Commits that publishing has not looked at yet and that are asked about; the rest is for publishing itself. */
const MOST_ASKED = 50;

/** Judges the branch at its tip; `undefined`: it is gone. */
export async function watchBase(
  history: BaseHistory,
  branch: string,
  tip: string | undefined,
  record: PublicationRecord,
): Promise<WatchedBase> {
  const walked = record.state?.walked;
  const known = walked === undefined ? undefined : await history.commitAt(walked);
  const keeps = tip !== undefined && known !== undefined && (await history.isAncestor(known.commit, tip));
  const breaches = tip === undefined ? [] : await breachesOf(history, tip, keeps ? walked : undefined, record);
  const held = tip === undefined ? [] : await heldBack(history, tip, record);
  const isWrong = breaches.length > 0 || held.length > 0 || (walked !== undefined && !keeps);
  const moves = isWrong ? await history.moves() : [];
  const datasets: Record<string, LiveFolder> = {};
  for (const dataset of publishedDatasets(record)) {
    datasets[dataset] = await folderAt(history, dataset, tip, known?.commit);
  }
  const live = {
    branch,
    tip,
    walked,
    keeps,
    breaches: await traced(history, breaches, moves),
    held: await Promise.all(held.map(async (each) => await whoMerged(history, each, moves))),
    datasets,
  };
  return { live, moves };
}

/** A breach before anybody is looked for, and whether publishing has judged it to be one. */
interface FoundBreach extends Omit<Breach, 'by' | 'when'> {
  readonly judged: boolean;
}

/** What publishing holds, and what came since without a pull request. */
async function breachesOf(
  history: BaseHistory,
  tip: string,
  walked: string | undefined,
  record: PublicationRecord,
): Promise<readonly FoundBreach[]> {
  const breaches: FoundBreach[] = [];
  for (const { subject, commit, why } of record.state?.held ?? []) {
    // What was merged as it has to be is no breach.
    if (isHeldBack(why)) continue;
    const parent = (await history.commitAt(commit))?.parent;
    // What was taken off the branch again by a rewriting is that one's alarm.
    if (await history.isAncestor(commit, tip)) breaches.push({ subject, commit, parent, why, judged: true });
  }
  const line = walked === undefined ? [] : ((await history.lineAfter(walked, tip)) ?? []);
  const published = new Set(publishedDatasets(record));
  for (const commit of line.slice(0, MOST_ASKED)) {
    const fresh: string[] = [];
    for (const subject of await touchedBy(history, commit, published)) {
      const at = breaches.findIndex((breach) => breach.subject === subject);
      const known = breaches[at];
      if (known === undefined) fresh.push(subject);
      // What was put right is over: who breaks it again is told, not who did before.
      else if (!(await isStillThere(history, known, commit.commit))) breaches.splice(at, 1);
    }
    if (fresh.length === 0 || (await history.isMerged(commit))) continue;
    for (const subject of fresh) {
      breaches.push({ subject, commit: commit.commit, parent: commit.parent, why: 'pushed', judged: false });
    }
  }
  const found: FoundBreach[] = [];
  for (const breach of breaches) if (await isStillThere(history, breach, tip)) found.push(breach);
  return found;
}

async function touchedBy(
  history: BaseHistory,
  { commit, parent }: LineCommit,
  published: ReadonlySet<string>,
): Promise<readonly string[]> {
  if (parent === undefined) return [];
  const names = new Set<string>();
  for (const path of await history.changedPaths(parent, commit)) {
    const realm = realmOf(path);
    if (realm.kind === 'dataset' && published.has(realm.dataset)) names.add(realm.dataset);
  }
  return [...names].sort();
}

/** Whether a dataset is not again as it was before the breach, whoever brought it back. */
async function isStillThere(history: BaseHistory, { subject, parent }: FoundBreach, at: string): Promise<boolean> {
  const path = `${DATASETS}/${subject}`;
  const now = await history.objectAt(at, path);
  const before = parent === undefined ? '-' : await history.objectAt(parent, path);
  const isDataset = before !== '-' || now !== '-';
  return !isDataset || now !== before;
}

async function traced(
  history: BaseHistory,
  breaches: readonly FoundBreach[],
  moves: readonly Activity[],
): Promise<readonly Breach[]> {
  const told: Breach[] = [];
  for (const { judged, ...breach } of breaches) {
    const move = await moveOf(history, breach.commit, moves);
    // Of the last merges GitHub's own log may know before its pull requests do.
    const isMerge = move?.kind === 'pr_merge' || move?.kind === 'merge_queue_merge';
    if (judged || !isMerge) told.push({ ...breach, by: move?.by, when: move?.when });
  }
  return told;
}

/** What publishing holds back although it was merged as it has to be; `when`: when the commit was made. */
async function heldBack(history: BaseHistory, tip: string, { state }: PublicationRecord): Promise<readonly HeldBack[]> {
  const found: HeldBack[] = [];
  for (const { subject, commit, why, pull } of state?.held ?? []) {
    if (!isHeldBack(why)) continue;
    const known = await history.commitAt(commit);
    if (known === undefined || !(await history.isAncestor(commit, tip))) continue;
    found.push({ subject, commit, why, pull, by: undefined, when: known.date });
  }
  return found;
}

function isHeldBack(why: HeldWhy): why is HeldBack['why'] {
  return HELD_BACK.some((each) => each === why);
}

async function whoMerged(history: BaseHistory, held: HeldBack, moves: readonly Activity[]): Promise<HeldBack> {
  const move = await moveOf(history, held.commit, moves);
  return { ...held, by: move?.by, when: move?.when ?? held.when };
}

/** The move of the branch that brought a commit. What the commit itself says of its author proves nothing. */
async function moveOf(history: BaseHistory, commit: string, moves: readonly Activity[]): Promise<Activity | undefined> {
  for (const move of [...moves].reverse()) {
    const { before, after } = move;
    if (after === undefined || !(await history.isAncestor(commit, after))) continue;
    if (before === undefined || !(await history.isAncestor(commit, before))) return move;
  }
  return undefined;
}

async function folderAt(
  history: BaseHistory,
  dataset: string,
  tip: string | undefined,
  walked: string | undefined,
): Promise<LiveFolder> {
  const folder = `${DATASETS}/${dataset}`;
  const at = async (commit: string | undefined, path: string): Promise<string | undefined> => {
    const object = commit === undefined ? '-' : await history.objectAt(commit, path);
    return object === '-' ? undefined : object;
  };
  const tree = await at(tip, folder);
  return {
    // Whatever stands there without a descriptor is no dataset.
    tree: (await at(tip, `${folder}/${DESCRIPTOR}`)) === undefined ? undefined : tree,
    withdrawn: (await at(tip, `${folder}/${WITHDRAWAL_FILE}`)) !== undefined,
    walkedTree: await at(walked, folder),
  };
}
