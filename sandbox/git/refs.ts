import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '../repository.ts';
import { Known } from './known.ts';
import { lookUp } from './look-up.ts';
import { GitError, git } from './run.ts';

/** Where nothing is. */
export const NOTHING = '0'.repeat(40);

/** The commit of a revision; `undefined` where there is none. */
export async function tipOf({ folder }: Repository, revision: string): Promise<string | undefined> {
  return (await lookUp(folder, `${revision}^{commit}`))?.sha;
}

/** The commit that a client names: a branch, else a tag, else a commit's number, whole or its beginning. */
export async function commitNamed({ folder }: Repository, name: string): Promise<string | undefined> {
  if (/[\0-\x20\x7f~^:?*[\\]|\.\.|@\{/.test(name)) return undefined;
  const places = [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`];
  if (/^refs\/|^HEAD$|^[0-9a-f]{4,40}$/.test(name)) places.push(name);
  const found = await Promise.all(places.map(async (place) => await lookUp(folder, `${place}^{commit}`)));
  return found.find((each) => each !== undefined)?.sha;
}

/** Refs under some folders (branches and tags, where none is given), and what they point at. */
export async function refsOf(
  { folder }: Pick<Repository, 'folder'>,
  under: readonly string[] = ['refs/heads', 'refs/tags'],
): Promise<ReadonlyMap<string, string>> {
  const out = await git(folder, ['for-each-ref', '--format=%(objectname) %(refname)', ...under]);
  const lines = out === '' ? [] : out.split('\n');
  return new Map(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
}

/**
 * What one ref points at, of its whole name: read as git reads it, its own file before the packed refs. To look its name
 * up would not do: where there is no such ref, git takes the name for another revision (`refs/heads/x~1`, `x-1-gabcd`).
 */
export async function objectOf({ folder }: Pick<Repository, 'folder'>, ref: string): Promise<string | undefined> {
  if (!isRefName(ref)) return undefined;
  const own = await textOf(join(folder, ref));
  if (own?.startsWith('ref:')) return (await lookUp(folder, ref))?.sha;
  if (own !== undefined) return /^[0-9a-f]{40}$/m.exec(own)?.[0];
  const packed = (await textOf(join(folder, 'packed-refs'))) ?? '';
  return packed
    .split('\n')
    .find((line) => line.slice(41) === ref)
    ?.slice(0, 40);
}

function isRefName(ref: string): boolean {
  return /^refs\/(?!.*(?:\.\.|@\{|\/[/.]|\.lock(?:\/|$)|[/.]$))[^\0-\x20\x7f~^:?*[\\]+$/.test(ref);
}

/** What is in a file; `undefined` where there is none. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}

/**
 * Sets a ref, or takes it away; only from where it is `expected` to be (`NOTHING`: nowhere), where that is given. A
 * `GitError` where it is elsewhere.
 */
export async function setRef(
  { folder }: Repository,
  ref: string,
  commit: string | undefined,
  expected?: string,
): Promise<void> {
  const from = expected === undefined ? [] : [expected];
  await git(folder, ['update-ref', ...(commit === undefined ? ['-d', ref] : [ref, commit]), ...from]);
}

/** Whether one commit is in another's history; of objects that are not in yet, by the environment that shows them. */
export async function isAncestor(
  repository: Repository,
  older: string,
  newer: string,
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const ask = async (): Promise<boolean> => {
    try {
      await git(repository.folder, ['merge-base', '--is-ancestor', older, newer], { env });
      return true;
    } catch (error) {
      if (error instanceof GitError && error.status === 1) return false;
      throw error;
    }
  };
  return isWhole(older) && isWhole(newer) ? await ancestry.of(repository, `${older} ${newer}`, ask) : await ask();
}

const ancestry = new Known<boolean>();
const isWhole = (sha: string): boolean => /^[0-9a-f]{40}$/.test(sha);
