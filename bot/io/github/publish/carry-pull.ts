/** A pull request that brings files back: made on top of the base's tip, and merged by people. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PullIntent } from '../../../core/intent.ts';
import { runGit } from '../../git-run.ts';
import { GitFailed, openDesk } from '../../git-write.ts';
import { everyPage } from '../pages.ts';
import { patiently } from './patience.ts';
import { declined, type PublishTarget } from './publish-target.ts';
import { Writer } from './writer.ts';

/** What became of it. */
export interface CarriedPull {
  readonly number: number;
  /** Changes on GitHub; 0 where it stands already. */
  readonly writes: number;
}

/**
 * Keeps the one open pull request from this branch as it is wanted; `tip` is the base's own. One that people closed
 * stays closed, until the base moves. `undefined`: there is nothing to bring back, or nobody wants it.
 */
export async function carryPull(
  target: PublishTarget,
  intent: PullIntent,
  tip: string,
): Promise<CarriedPull | undefined> {
  const writer = new Writer(target);
  const tree = await restoredTree(target.folder, tip, intent.restore);
  if (tree === (await treeOf(target.folder, tip))) return undefined;
  const commit = await commitTree(target, intent, tree, tip);
  return await patiently(
    writer.patience,
    () => writer.done.length,
    async () => {
      const pulls = await pullsFrom(writer, intent);
      const open = pulls.find(({ state }) => state === 'open');
      // What people added to it stays.
      if (open !== undefined) return { number: open.number, writes: 0 };
      if (pulls.some(({ head }) => head.sha === commit)) return undefined;
      const writes = await push(target, writer, intent, commit);
      await writer.turn();
      const { branch, base, title, body } = intent;
      const { data } = await writer.client.rest.pulls.create({ ...writer.within(), head: branch, base, title, body });
      return { number: data.number, writes: writes + 1 };
    },
  );
}

interface PullFrom {
  readonly number: number;
  readonly state: string;
  readonly head: { readonly sha: string };
}

async function pullsFrom(writer: Writer, { branch, base }: PullIntent): Promise<readonly PullFrom[]> {
  const asked = { state: 'all', head: `${writer.name.owner}:${branch}`, base } as const;
  return await everyPage((page) => writer.client.rest.pulls.list({ ...writer.within(), ...asked, ...page }));
}

/** Puts the branch where it has to be. */
async function push(
  { folder, remote }: PublishTarget,
  writer: Writer,
  { branch }: PullIntent,
  commit: string,
): Promise<number> {
  const ref = `refs/heads/${branch}`;
  const desk = await openDesk(folder);
  try {
    const there = (await desk.lsRemote(remote, [ref])).get(ref);
    if (there === commit) return 0;
    if (there !== undefined) {
      // Of an earlier alarm, whose pull request is closed.
      await writer.turn();
      await writer.client.rest.git.deleteRef({ ...writer.within(), ref: `heads/${branch}` });
    }
    const [pushed] = await desk.push(remote, [{ ref, object: commit }]);
    if (pushed?.kind === 'declined') throw declined(ref, pushed.why);
    if (pushed?.kind !== 'done' && pushed?.kind !== 'there') throw new GitFailed(`${ref} could not be pushed`);
    return there === undefined ? 1 : 2;
  } finally {
    await desk.close();
  }
}

/** The base's tree with these paths as they stood elsewhere. No work tree is made: an index of its own holds them. */
async function restoredTree(folder: string, tip: string, restore: PullIntent['restore']): Promise<string> {
  const own = (await must(folder, ['rev-parse', '--absolute-git-dir'])).trim();
  const room = await mkdtemp(join(tmpdir(), 'apertura-index-'));
  const index = { GIT_INDEX_FILE: join(room, 'index'), GIT_WORK_TREE: room, GIT_DIR: own };
  try {
    await must(own, ['read-tree', tip], index);
    for (const each of restore) await bringBack(own, each, index);
    return (await must(own, ['write-tree'], index)).trim();
  } finally {
    await rm(room, { recursive: true, force: true });
  }
}

async function bringBack(
  folder: string,
  { path, commit }: PullIntent['restore'][number],
  index: Readonly<Record<string, string>>,
): Promise<void> {
  await must(folder, ['rm', '-r', '-q', '--cached', '--ignore-unmatch', '--', `:(literal)${path}`], index);
  const kind = (await must(folder, ['cat-file', '-t', `${commit}:${path}`])).trim();
  if (kind === 'tree') await must(folder, ['read-tree', `--prefix=${path}/`, `${commit}:${path}`], index);
  else {
    const object = (await must(folder, ['rev-parse', `${commit}:${path}`])).trim();
    await must(folder, ['update-index', '--add', '--cacheinfo', `100644,${object},${path}`], index);
  }
}

async function treeOf(folder: string, commit: string): Promise<string> {
  return (await must(folder, ['rev-parse', `${commit}^{tree}`])).trim();
}

/** The same base gives the same commit: its date is that of the base's tip. */
async function commitTree(
  { folder, by }: PublishTarget,
  { message }: PullIntent,
  tree: string,
  tip: string,
): Promise<string> {
  const date = (await must(folder, ['show', '-s', '--format=%ct +0000', tip])).trim();
  const [name, email] = [by.name || 'Apertura', by.email || 'apertura@example.org'];
  const env = {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  };
  return (await must(folder, ['commit-tree', tree, '-p', tip, '-m', message], env)).trim();
}

async function must(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { status, out } = await runGit(folder, args, env);
  if (status !== 0) throw new Error(`git ${args[0]} ended with ${status}`);
  return out;
}
