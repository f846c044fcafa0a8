/** The base branch as the watch sees it: what it keeps of what was published, and what came to it without a decision. */
import { realmOf } from '../../core/changes.ts';
import { DESCRIPTOR } from '../../core/dataset/package.ts';
import { WITHDRAWAL_FILE } from '../../core/governance/withdrawal.ts';
import { DATASETS } from '../../core/plan/evidence.ts';
import { publishedDatasets } from '../../core/release/find-alarms.ts';
import { type Breach, HELD_BACK, type HeldBack, type LiveBase, type LiveFolder } from '../../core/release/live.ts';
import type { HeldWhy, PublicationRecord } from '../../core/release/record.ts';
import { GitRepository } from '../../io/git.ts';
import { commitAt, type LineCommit, lineAfter } from '../../io/git-history.ts';
import { type Activity, activitiesOf } from '../../io/github/happened.ts';
import { mergedPullsOf } from '../../io/github/merged-pulls.ts';
import type { Mirror } from '../../io/mirror.ts';
import { isHere } from './is-here.ts';
import type { WatchPlace } from './watch-place.ts';

/** Commits that publishing has not looked at yet and that are asked about; the rest is for publishing itself. */
const MOST_ASKED = 50;

/** What is known of the base branch. */
export interface GatheredBase {
  readonly live: LiveBase;
  /** Moves of the branch, the newest first; asked for only where something is wrong. */
  readonly activities: readonly Activity[];
}

/** Reads the base branch. */
export async function gatherBase(
  place: WatchPlace,
  branch: string,
  tip: string | undefined,
  record: PublicationRecord,
): Promise<GatheredBase> {
  const { mirror } = place;
  const walked = record.state?.walked;
  if (tip !== undefined) await mirror.fetch('base', [tip]);
  const repository = new GitRepository(mirror.folder);
  try {
    const hasWalked = walked !== undefined && (await isHere(mirror, walked));
    const keeps = tip !== undefined && walked !== undefined && hasWalked && (await repository.isAncestor(walked, tip));
    const breaches =
      tip === undefined ? [] : await breachesOf(place, repository, { branch, tip, walked, keeps, record });
    const held = tip === undefined ? [] : await heldBack(place, repository, tip, record);
    const isWrong = breaches.length > 0 || held.length > 0 || (walked !== undefined && !keeps);
    const activities = isWrong ? await activitiesOf(place.client, place.name, branch) : [];
    const traced: Breach[] = [];
    for (const breach of breaches) {
      const move = await moveOf(repository, breach, activities);
      // Of the last merges GitHub's own log may know before its pull requests do.
      const isMerge = move?.kind === 'pr_merge' || move?.kind === 'merge_queue_merge';
      if (isMerge && !breach.held) continue;
      const { held: _, ...told } = breach;
      traced.push({ ...told, by: move?.by, when: move?.when });
    }
    const datasets: Record<string, LiveFolder> = {};
    for (const dataset of publishedDatasets(record)) {
      datasets[dataset] = await folderAt(repository, dataset, tip, hasWalked ? walked : undefined);
    }
    const told = await Promise.all(held.map(async (each) => await whoMerged(repository, each, activities)));
    return { live: { branch, tip, walked, keeps, breaches: traced, held: told, datasets }, activities };
  } finally {
    await repository.close();
  }
}

/** A breach, and whether publishing has judged it to be one. */
interface FoundBreach extends Breach {
  readonly held: boolean;
}

interface BaseLine {
  readonly branch: string;
  readonly tip: string;
  readonly walked: string | undefined;
  readonly keeps: boolean;
  readonly record: PublicationRecord;
}

/** What publishing holds, and what came since without a pull request. */
async function breachesOf(
  place: WatchPlace,
  repository: GitRepository,
  { branch, tip, walked, keeps, record }: BaseLine,
): Promise<readonly FoundBreach[]> {
  const breaches: FoundBreach[] = [];
  for (const { subject, commit, why } of record.state?.held ?? []) {
    // What was merged as it has to be is no breach.
    if (isHeldBack(why)) continue;
    const parent = await parentOf(place.mirror, commit);
    // What was taken off the branch again by a rewriting is that one's alarm.
    if (await repository.isAncestor(commit, tip))
      breaches.push({ subject, commit, parent, why, held: true, ...UNKNOWN });
  }
  const line = walked === undefined || !keeps ? [] : ((await lineAfter(place.mirror.folder, walked, tip)) ?? []);
  const published = new Set(publishedDatasets(record));
  for (const commit of line.slice(0, MOST_ASKED)) {
    const fresh: string[] = [];
    for (const subject of await touchedBy(repository, commit, published)) {
      const at = breaches.findIndex((breach) => breach.subject === subject);
      const known = breaches[at];
      if (known === undefined) fresh.push(subject);
      // What was put right is over: who breaks it again is told, not who did before.
      else if (!(await isStillThere(repository, known, commit.commit))) breaches.splice(at, 1);
    }
    if (fresh.length === 0 || (await isMerged(place, branch, commit))) continue;
    for (const subject of fresh) {
      breaches.push({ subject, commit: commit.commit, parent: commit.parent, why: 'pushed', held: false, ...UNKNOWN });
    }
  }
  return await stillThere(repository, breaches, tip);
}

/** What publishing holds back although it was merged as it has to be; `when`: when the commit was made. */
async function heldBack(
  { mirror }: WatchPlace,
  repository: GitRepository,
  tip: string,
  { state }: PublicationRecord,
): Promise<readonly HeldBack[]> {
  const found: HeldBack[] = [];
  for (const { subject, commit, why, pull } of state?.held ?? []) {
    if (!isHeldBack(why) || !(await isHere(mirror, commit)) || !(await repository.isAncestor(commit, tip))) continue;
    const { date } = await commitAt(mirror.folder, commit);
    found.push({ subject, commit, why, pull, by: undefined, when: date });
  }
  return found;
}

function isHeldBack(why: HeldWhy): why is HeldBack['why'] {
  return HELD_BACK.some((each) => each === why);
}

async function whoMerged(
  repository: GitRepository,
  held: HeldBack,
  activities: readonly Activity[],
): Promise<HeldBack> {
  const move = await moveOf(repository, held, activities);
  return { ...held, by: move?.by, when: move?.when ?? held.when };
}

const UNKNOWN = { by: undefined, when: undefined } as const;

/** Those whose dataset is not again as it was before, whoever brought it back. */
async function stillThere(
  repository: GitRepository,
  breaches: readonly FoundBreach[],
  tip: string,
): Promise<readonly FoundBreach[]> {
  const found: FoundBreach[] = [];
  for (const breach of breaches) if (await isStillThere(repository, breach, tip)) found.push(breach);
  return found;
}

async function isStillThere(repository: GitRepository, { subject, parent }: FoundBreach, at: string): Promise<boolean> {
  const path = `${DATASETS}/${subject}`;
  const [now] = await repository.objectsAt(at, [path]);
  const [before] = parent === undefined ? ['-'] : await repository.objectsAt(parent, [path]);
  const isDataset = before !== '-' || now !== '-';
  return !isDataset || now !== before;
}

async function touchedBy(
  repository: GitRepository,
  { commit, parent }: LineCommit,
  published: ReadonlySet<string>,
): Promise<readonly string[]> {
  if (parent === undefined) return [];
  const names = new Set<string>();
  for (const { path } of await repository.changedPaths(parent, commit)) {
    const realm = realmOf(path);
    if (realm.kind === 'dataset' && published.has(realm.dataset)) names.add(realm.dataset);
  }
  return [...names].sort();
}

/** Whether GitHub knows a merged pull request that a commit came with. */
async function isMerged({ client, name }: WatchPlace, branch: string, commit: LineCommit): Promise<boolean> {
  const merged = await mergedPullsOf(client, name, branch, commit);
  return merged.some((facts) => facts.associated || facts.commit === commit.commit);
}

async function parentOf(mirror: Mirror, commit: string): Promise<string | undefined> {
  if (!(await isHere(mirror, commit))) return undefined;
  return (await commitAt(mirror.folder, commit)).parent;
}

/** The move of the branch that brought a commit. What the commit itself says of its author proves nothing. */
async function moveOf(
  repository: GitRepository,
  { commit }: Pick<Breach, 'commit'>,
  activities: readonly Activity[],
): Promise<Activity | undefined> {
  for (const move of [...activities].reverse()) {
    const { before, after } = move;
    if (after === undefined || !(await repository.isAncestor(commit, after))) continue;
    if (before === undefined || !(await repository.isAncestor(commit, before))) return move;
  }
  return undefined;
}

async function folderAt(
  repository: GitRepository,
  dataset: string,
  tip: string | undefined,
  walked: string | undefined,
): Promise<LiveFolder> {
  const folder = `${DATASETS}/${dataset}`;
  // Each by itself: asked together with what is in it, git would not tell of the folder.
  const at = async (commit: string | undefined, path: string): Promise<string> =>
    commit === undefined ? '-' : ((await repository.objectsAt(commit, [path]))[0] ?? '-');
  const [tree, descriptor] = [await at(tip, folder), await at(tip, `${folder}/${DESCRIPTOR}`)];
  const withdrawal = await at(tip, `${folder}/${WITHDRAWAL_FILE}`);
  const before = await at(walked, folder);
  return {
    // Whatever stands there without a descriptor is no dataset.
    tree: descriptor === '-' || tree === '-' ? undefined : tree,
    withdrawn: withdrawal !== '-',
    walkedTree: before === '-' ? undefined : before,
  };
}
