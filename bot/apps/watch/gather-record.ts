/** The record as it has to be, whatever became of its branch. */

import type { Activity } from '../../core/release/happening.ts';
import type { LiveRecord } from '../../core/release/live.ts';
import { PUBLISHED_BRANCH } from '../../core/release/names.ts';
import type { PublicationRecord } from '../../core/release/record.ts';
import { runSafeGit } from '../../io/git-process.ts';
import { activitiesOf } from '../../io/github/happened.ts';
import type { Mirror } from '../../io/mirror.ts';
import { readRecord } from '../../io/published-branch.ts';
import { alteredFiles } from '../../io/record-history.ts';
import { isHere, seenAs } from './is-here.ts';
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
  const record = await readRecord(mirror.folder, sound, originals);
  const traced = altered.map(({ path, commit }) => {
    const move = activities.find(({ after }) => after === commit);
    return { path, commit, by: move?.by, when: move?.when };
  });
  return { record, live: { tip, last, keeps, altered: traced }, originals, activities };
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

async function isWithin(mirror: Mirror, older: string, newer: string): Promise<boolean> {
  const { status } = await runSafeGit({
    folder: mirror.folder,
    args: ['merge-base', '--is-ancestor', older, newer],
  });
  return status === 0;
}

async function keptIn({ folder }: Mirror): Promise<readonly string[]> {
  const args = ['rev-parse', '--verify', '--quiet', `refs/apertura/${KEPT}/0`];
  // The clone may not be there yet.
  const { status, out } = await runSafeGit({ folder, args }).catch(() => ({ status: 1, out: '' }));
  return status === 0 && /^[0-9a-f]{40,64}$/.test(out) ? [out] : [];
}
