/** Writing to git without a work tree: tags and commits are made on a desk of their own, and pushed from there. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fastImport, type NewCommit } from './git-import.ts';
import { authorizedBy, complaint, type GitEnd, type GitRemote, type GitSetting, runSafeGit } from './git-process.ts';
import { type Pushed, pushedOf, type RefUpdate } from './git-pushed.ts';

/** What git could not do for reasons that may pass: the connection, the other side, a limit of time. */
export class GitFailed extends Error {}

/**
 * A bare repository in a folder of its own that sees all objects of a clone. Nothing is written to the clone, and none of
 * its settings and hooks is obeyed: what is made here is gone with the desk, unless it was pushed.
 */
export class GitDesk {
  private readonly folder: string;
  private readonly patience: number | undefined;

  constructor(folder: string, patience: number | undefined) {
    this.folder = folder;
    this.patience = patience;
  }

  /** Writes a tag object from its text, and gives its id. Throws where git does not take the text as a tag. */
  async tagObject(text: string): Promise<string> {
    return await this.must(['mktag'], [], text);
  }

  /** Makes a commit, and gives its id: the same order gives the same id. */
  async commit(order: NewCommit): Promise<string> {
    for (const parent of order.parents) {
      if (!(await this.has(parent))) throw new Error(`${parent} is no commit of this clone`);
    }
    return await this.must(['fast-import', '--quiet', '--force', '--date-format=raw'], [], fastImport(order));
  }

  /** Whether a commit is here, from the clone or fetched. */
  async has(commit: string): Promise<boolean> {
    const { status } = await this.git(['cat-file', '-e', `${commit}^{commit}`]);
    return status === 0;
  }

  /** The id of a commit's tree. */
  async treeOf(commit: string): Promise<string> {
    return await this.must(['rev-parse', '--verify', '--quiet', `${commit}^{tree}`]);
  }

  /** A small text file of a commit; `undefined` where there is none. */
  async textAt(commit: string, path: string): Promise<string | undefined> {
    const { status, out } = await this.git(['cat-file', 'blob', `${commit}:${path}`]);
    return status === 0 ? out : undefined;
  }

  /** Whether one commit is in another's history, or is it. */
  async isAncestor(older: string, newer: string): Promise<boolean> {
    const { status } = await this.git(['merge-base', '--is-ancestor', older, newer]);
    if (status !== 0 && status !== 1) throw new Error(`git merge-base ended with ${status}`);
    return status === 0;
  }

  /** Those of these commits that are in no other's history, in code-unit order. */
  async independent(commits: readonly string[]): Promise<readonly string[]> {
    if (commits.length < 2) return commits;
    const ids = await this.must(['merge-base', '--independent', ...new Set(commits)]);
    return ids.split('\n').sort();
  }

  /** What refs of a remote point at, of those that are asked for by their whole names. */
  async lsRemote(remote: GitRemote, refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const ended = await this.git(['ls-remote', '--refs', remote.url, ...refs], await authorizedBy(remote));
    if (ended.status !== 0) throw new GitFailed(`git ls-remote ended with ${ended.status}: ${complaint(ended)}`);
    const found = ended.out.split('\n').flatMap((line): readonly (readonly [string, string])[] => {
      const [object = '', ref = ''] = line.split('\t');
      return refs.includes(ref) ? [[ref, object]] : [];
    });
    return new Map(found);
  }

  /** Brings commits by their ids; kept as long as the desk is. */
  async fetch(remote: GitRemote, commits: readonly string[]): Promise<void> {
    const named = commits.map((commit) => `+${commit}:refs/fetched/${commit}`);
    const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', remote.url];
    const ended = await this.git([...args, ...named], await authorizedBy(remote));
    if (ended.status !== 0) throw new GitFailed(`git fetch ended with ${ended.status}: ${complaint(ended)}`);
  }

  /** Pushes objects to refs, several all or none; never by force. Throws nothing: what became of each is told. */
  async push(remote: GitRemote, updates: readonly RefUpdate[]): Promise<readonly Pushed[]> {
    const named = updates.map(({ object, ref }) => `${object}:${ref}`);
    const args = ['push', '--porcelain', '--no-verify', '--no-follow-tags'];
    const all = updates.length > 1 ? ['--atomic'] : [];
    const ended = await this.git([...args, ...all, remote.url, ...named], await authorizedBy(remote));
    return pushedOf(updates, ended);
  }

  /** Removes the desk. */
  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private async must(
    args: readonly string[],
    settings: readonly GitSetting[] = [],
    input: string | Uint8Array = '',
  ): Promise<string> {
    const ended = await this.git(args, settings, input);
    if (ended.status !== 0) throw new Error(`git ${args[0]} ended with ${ended.status}: ${complaint(ended)}`);
    return ended.out;
  }

  private async git(
    args: readonly string[],
    settings: readonly GitSetting[] = [],
    input: string | Uint8Array = '',
  ): Promise<GitEnd> {
    const run = { folder: this.folder, args: ['--no-replace-objects', ...args], settings, input };
    return await runSafeGit(this.patience === undefined ? run : { ...run, patience: this.patience });
  }
}

/** Opens a desk over a clone, which may be bare. `patience`: milliseconds for each run of git. Whoever opens it closes it. */
export async function openDesk(clone: string, patience?: number): Promise<GitDesk> {
  // Whose the folder is was asked by whoever began to work in it.
  const trust: readonly GitSetting[] = [['safe.directory', '*']];
  const ask = ['rev-parse', '--show-object-format', '--git-path', 'objects'];
  const { status, out } = await runSafeGit({ folder: clone, args: ask, settings: trust, within: true });
  const [format = '', objects = ''] = out.split('\n');
  if (status !== 0 || objects === '') throw new Error(`${clone} is in no git repository`);
  const folder = await mkdtemp(join(tmpdir(), 'apertura-desk-'));
  const init = ['init', '--quiet', '--bare', '--template=', `--object-format=${format}`, '.'];
  await runSafeGit({ folder, args: init });
  await mkdir(join(folder, 'objects', 'info'), { recursive: true });
  await writeFile(join(folder, 'objects', 'info', 'alternates'), `${resolve(clone, objects)}\n`);
  return new GitDesk(folder, patience);
}
