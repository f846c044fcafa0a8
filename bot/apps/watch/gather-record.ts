/** The record as it has to be, whatever became of its branch. */
import { createHash } from 'node:crypto';
import type { LiveRecord } from '../../core/release/live.ts';
import { PUBLISHED_BRANCH, STATE_PATH } from '../../core/release/names.ts';
import { RELEASES_FOLDER, readRecordFiles } from '../../core/release/read-record.ts';
import type { PublicationRecord } from '../../core/release/record.ts';
import { GitRepository } from '../../io/git.ts';
import { runGit } from '../../io/git-run.ts';
import { type Activity, activitiesOf } from '../../io/github/happened.ts';
import { FetchFailed, type Mirror } from '../../io/mirror.ts';
import { alteredFiles } from '../../io/record-history.ts';
import type { WatchPlace } from './watch-place.ts';

/** What is known of the record. */
export interface GatheredRecord {
  readonly record: PublicationRecord;
  readonly live: LiveRecord;
  /** Altered files as they were first written, by path. */
  readonly originals: Readonly<Record<string, string>>;
  /** Moves of its branch, the newest first. */
  readonly activities: readonly Activity[];
}

/** Under what name the clone keeps the record where it was last whole. */
const KEPT = 'record';
const NOTHING: PublicationRecord = { state: undefined, publications: [] };

/** Reads the record at its branch's tip; where that was deleted or rewritten, at the last place that is known. */
export async function gatherRecord(place: WatchPlace, tip: string | undefined): Promise<GatheredRecord> {
  const { mirror, client, name } = place;
  const activities = await activitiesOf(client, name, PUBLISHED_BRANCH);
  const kept = await keptIn(mirror);
  const told = place.happened.flatMap(({ what, subject, before }) =>
    subject === PUBLISHED_BRANCH && (what === 'branch-deleted' || what === 'branch-forced') && before !== undefined
      ? [before]
      : [],
  );
  if (tip !== undefined) await mirror.fetch('record-tip', [tip]);
  const last = await lastGood(mirror, activities, [...kept, ...place.known, ...told]);
  const keeps = tip !== undefined && (last === undefined || (await isWithin(mirror, last, tip)));
  const sound = keeps ? tip : last;
  if (sound === undefined) {
    return { record: NOTHING, live: { tip, last, keeps, altered: [] }, originals: {}, activities };
  }
  await mirror.fetch(KEPT, [sound]);
  const altered = await alteredFiles(mirror.folder, sound);
  const originals = Object.fromEntries(altered.map(({ path, original }) => [path, original]));
  const record = await readRecordAt(mirror.folder, sound, originals);
  const traced = altered.map(({ path, commit }) => {
    const move = activities.find(({ after }) => after === commit);
    return { path, commit, by: move?.by, when: move?.when };
  });
  return { record, live: { tip, last, keeps, altered: traced }, originals, activities };
}

/** The record at a commit, with some of its files as they were. */
async function readRecordAt(
  folder: string,
  commit: string,
  originals: Readonly<Record<string, string>>,
): Promise<PublicationRecord> {
  const repository = new GitRepository(folder);
  try {
    const snapshot = repository.snapshot(commit);
    const listed = [...(await snapshot.list(RELEASES_FOLDER)), await snapshot.stat(STATE_PATH)];
    const files = new Map<string, string>();
    for (const entry of listed) {
      if (entry?.kind === 'file') files.set(entry.path, new TextDecoder().decode(await snapshot.read(entry.path)));
    }
    for (const [path, text] of Object.entries(originals)) files.set(path, text);
    return readRecordFiles(files);
  } finally {
    await repository.close();
  }
}

/**
 * The furthest place at which the branch was known to be whole: its moves are followed from the oldest, and one that
 * loses what was there before is not followed.
 */
async function lastGood(
  mirror: Mirror,
  activities: readonly Activity[],
  known: readonly string[],
): Promise<string | undefined> {
  const moves = [...activities].reverse();
  const line = moves.flatMap(({ before, after }) => [before, after]);
  let good: string | undefined;
  for (const commit of [...line, ...known]) {
    if (commit === undefined || commit === good || !(await isHere(mirror, commit))) continue;
    if (good === undefined || (await isWithin(mirror, good, commit))) good = commit;
  }
  for (const commit of new Set([...line, ...known])) if (commit !== undefined) await mirror.forget(seenAs(commit));
  return good;
}

/** Whether a commit can be had: GitHub keeps for a while what no branch has any more. */
async function isHere(mirror: Mirror, commit: string): Promise<boolean> {
  try {
    await mirror.fetch(seenAs(commit), [commit]);
    return true;
  } catch (error) {
    if (error instanceof FetchFailed) return false;
    throw error;
  }
}

/** The name under which the clone holds a commit that is only looked at. */
function seenAs(commit: string): string {
  return `seen-${commit.slice(0, 16)}`;
}

async function isWithin(mirror: Mirror, older: string, newer: string): Promise<boolean> {
  const { status } = await runGit(mirror.folder, ['merge-base', '--is-ancestor', older, newer]);
  return status === 0;
}

async function keptIn({ folder }: Mirror): Promise<readonly string[]> {
  const args = ['rev-parse', '--verify', '--quiet', `refs/apertura/${KEPT}/0`];
  const { status, out } = await runGit(folder, args).catch(() => ({ status: 1, out: '' }));
  const commit = out.trim();
  return status === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? [commit] : [];
}

/** The id that git gives a tag object of this text, in a repository whose ids are like this one. */
export function tagObjectId(text: string, like: string): string {
  const bytes = Buffer.from(text, 'utf8');
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`tag ${bytes.length}\0`).update(bytes).digest('hex');
}
