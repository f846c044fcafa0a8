/** The branch `published`, read and written: the record of all that was published. */
import type { RecordIntent } from '../core/intent.ts';
import { CATALOG_FOLDER, PUBLISHED_BRANCH, STATE_PATH } from '../core/release/names.ts';
import { RELEASES_FOLDER, readRecordFiles } from '../core/release/read-record.ts';
import type { PublicationRecord } from '../core/release/record.ts';
import { GitRepository } from './git.ts';
import type { GitPerson } from './git-import.ts';
import type { GitRemote } from './git-process.ts';
import { type GitDesk, GitFailed } from './git-write.ts';

/** The branch's whole name. */
export const PUBLISHED_REF = `refs/heads/${PUBLISHED_BRANCH}`;

/**
 * The record that a commit of the branch holds, with `instead` in place of files of these paths. Wrong use, naming the
 * file, where one of its files is damaged.
 */
export async function readRecord(
  folder: string,
  commit: string,
  instead: Readonly<Record<string, string>> = {},
): Promise<PublicationRecord> {
  const repository = new GitRepository(folder);
  try {
    const snapshot = repository.snapshot(commit);
    const listed = [...(await snapshot.list(RELEASES_FOLDER)), await snapshot.stat(STATE_PATH)];
    const files = new Map<string, string>();
    for (const entry of listed) {
      if (entry?.kind !== 'file') continue;
      files.set(entry.path, new TextDecoder().decode(await snapshot.read(entry.path)));
    }
    for (const [path, text] of Object.entries(instead)) files.set(path, text);
    return readRecordFiles(files);
  } finally {
    await repository.close();
  }
}

/** Where the record is written. */
export interface RecordPlace {
  readonly desk: GitDesk;
  readonly remote: GitRemote;
  /** In whose name its commits are. */
  readonly by: GitPerson;
}

/** What became of writing the record. */
export type RecordWritten =
  | { readonly kind: 'done'; readonly commit: string }
  /** All of it stood there already. */
  | { readonly kind: 'there'; readonly commit: string }
  /** The other side does not let us write the branch. */
  | { readonly kind: 'declined'; readonly why: string };

/** Others may be faster so many times. */
const MOST_RACES = 20;

/**
 * Puts files into the record, upon whatever stands there; where somebody was faster, upon theirs. Where theirs has come
 * further in the history, its state and its catalogue stay: they know all that ours do.
 */
export async function writeRecord(place: RecordPlace, intent: RecordIntent): Promise<RecordWritten> {
  const { desk, remote } = place;
  for (let race = 0; race < MOST_RACES; race += 1) {
    const tip = (await desk.lsRemote(remote, [PUBLISHED_REF])).get(PUBLISHED_REF);
    if (tip !== undefined && !(await desk.has(tip))) await desk.fetch(remote, [tip]);
    const commit = await commitUpon(place, tip, intent);
    if (commit === undefined) return { kind: 'there', commit: tip ?? '' };
    const [pushed] = await desk.push(remote, [{ ref: PUBLISHED_REF, object: commit }]);
    switch (pushed?.kind) {
      case 'done':
      case 'there':
        return { kind: 'done', commit };
      case 'declined':
        return { kind: 'declined', why: pushed.why };
      case 'failed':
        if (!/cannot lock ref|failed to update ref|reference already exists/.test(pushed.why)) {
          throw new GitFailed(pushed.why);
        }
        break;
      case 'other':
      case undefined:
    }
  }
  throw new GitFailed('others wrote the record again and again');
}

/** The next commit of the record; `undefined` where it would change nothing. */
async function commitUpon(
  { desk, remote, by }: RecordPlace,
  tip: string | undefined,
  intent: RecordIntent,
): Promise<string | undefined> {
  const { message, date } = intent;
  const missing: string[] = [];
  for (const kept of new Set(intent.keeps)) {
    if (tip === undefined || !(await desk.isAncestor(kept, tip))) missing.push(kept);
  }
  const isBehind = tip !== undefined && (await isFurther({ desk, remote }, tip, intent));
  const files = isBehind ? withoutState(intent.files) : intent.files;
  const parents = [...(tip === undefined ? [] : [tip]), ...(await desk.independent(missing))];
  const commit = await desk.commit({ base: tip, parents, files, message, by, date });
  if (tip === undefined || missing.length > 0) return commit;
  return (await desk.treeOf(commit)) === (await desk.treeOf(tip)) ? undefined : commit;
}

/** Whether the record at its tip has walked further than what is to be written. */
async function isFurther(
  { desk, remote }: Pick<RecordPlace, 'desk' | 'remote'>,
  tip: string,
  { files }: RecordIntent,
): Promise<boolean> {
  const ours = walkedOf(files[STATE_PATH]);
  const theirs = walkedOf(await desk.textAt(tip, STATE_PATH));
  if (ours === undefined || theirs === undefined || ours === theirs || !(await desk.has(ours))) return false;
  if (!(await desk.has(theirs))) {
    try {
      await desk.fetch(remote, [theirs]);
    } catch (error) {
      // What the remote does not have any more is no further: its history was rewritten.
      if (error instanceof GitFailed && /not our ref|couldn't find remote ref/i.test(error.message)) return false;
      throw error;
    }
  }
  return await desk.isAncestor(ours, theirs);
}

function walkedOf(state: string | undefined): string | undefined {
  return /"walked"\s*:\s*"([0-9a-f]{40,64})"/.exec(state ?? '')?.[1];
}

function withoutState(files: RecordIntent['files']): RecordIntent['files'] {
  const kept = Object.entries(files).filter(([path]) => path !== STATE_PATH && !path.startsWith(`${CATALOG_FOLDER}/`));
  return Object.fromEntries(kept);
}
