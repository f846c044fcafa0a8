/** What lies in trees: files, folders, links, and what is in them. */
import type { Repository } from '../repository.ts';
import { lookUp } from './look-up.ts';
import { gitBytes } from './run.ts';

/** One entry of a tree. */
export interface Entry {
  /** Six digits: `100644`, `100755`, `120000` (a link), `040000`, `160000` (another repository). */
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  /** Bytes; `undefined` of all but blobs. */
  readonly size: number | undefined;
  /** From the root of the tree that was asked for. */
  readonly path: string;
}

/** The entries of a tree, or of a commit's; with all below it where it is asked to. */
export async function entriesOf({ folder }: Repository, tree: string, recursive = false): Promise<readonly Entry[]> {
  return entriesIn(await gitBytes(folder, ['ls-tree', '-z', '-l', ...(recursive ? ['-r', '-t'] : []), tree]));
}

/** What lies at a path of a commit; the root is a tree without a path. */
export async function entryAt({ folder }: Repository, commit: string, path: string): Promise<Entry | undefined> {
  if (path === '') {
    const sha = (await lookUp(folder, `${commit}^{tree}`))?.sha;
    return sha === undefined ? undefined : { mode: '040000', type: 'tree', sha, size: undefined, path };
  }
  if (!isSound(path)) return undefined;
  const out = await gitBytes(folder, ['ls-tree', '--full-tree', '-z', '-l', commit, '--', path]);
  return entriesIn(out).find((entry) => entry.path === path);
}

/** Whether a path could be one of a file in git: nothing in it leads elsewhere. */
export function isSound(path: string): boolean {
  return (
    !path.includes('\0') && path.split('/').every((part) => !['', '.', '..'].includes(part) && !/^\.git$/i.test(part))
  );
}

/** The bytes of a blob. */
export async function blobOf({ folder }: Repository, sha: string): Promise<Buffer> {
  return await gitBytes(folder, ['cat-file', 'blob', sha]);
}

/** What kind of object it is; `undefined` where there is none of that (whole) number. */
export async function typeOf({ folder }: Repository, sha: string): Promise<string | undefined> {
  return /^[0-9a-f]{40}$/.test(sha) ? (await lookUp(folder, sha))?.type : undefined;
}

function entriesIn(out: Buffer): readonly Entry[] {
  return out
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t([\s\S]*)$/.exec(line);
      if (match === null) return [];
      const [, mode = '', type = '', sha = '', size, path = ''] = match;
      return [{ mode, type, sha, size: size === '-' ? undefined : Number(size), path }];
    });
}
