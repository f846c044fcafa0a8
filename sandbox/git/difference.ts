/** What differs between two commits. */
import type { Repository } from '../repository.ts';
import { Known } from './known.ts';
import { git, gitBytes } from './run.ts';

/** A file that differs, in GitHub's words. */
export interface ChangedFile {
  readonly path: string;
  /** Of a file that was renamed. */
  readonly previous: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed';
  /** The blob: the new one, and of a file that was removed the old one. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
}

const STATUS: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  C: 'copied',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

/** The files that differ between two trees or commits, renames found; the paths in git's order. */
export async function filesBetween({ folder }: Repository, from: string, to: string): Promise<readonly ChangedFile[]> {
  const args = ['diff-tree', '-r', '-z', '-M', '--raw', '--numstat', from, to];
  const parts = (await gitBytes(folder, args)).toString('utf8').split('\0');
  const files: Omit<ChangedFile, 'additions' | 'deletions'>[] = [];
  const counts = new Map<string, readonly [number, number]>();
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const raw = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])/.exec(part);
    const numbers = /^(\d+|-)\t(\d+|-)\t([\s\S]*)$/.exec(part);
    if (raw !== null) {
      const [, old = '', now = '', letter = ''] = raw;
      const moved = letter === 'R' || letter === 'C';
      const [first = '', second = ''] = parts.slice(at + 1, at + 3);
      const status = STATUS[letter] ?? 'changed';
      const sha = status === 'removed' ? old : now;
      files.push({ path: moved ? second : first, previous: moved ? first : undefined, status, sha });
      at += moved ? 2 : 1;
    } else if (numbers !== null) {
      const [, added, removed, path = ''] = numbers;
      // Of a rename both names follow.
      counts.set(path === '' ? (parts[at + 2] ?? '') : path, [Number(added) || 0, Number(removed) || 0]);
      at += path === '' ? 2 : 0;
    }
  }
  return files.map((file) => {
    const [additions, deletions] = counts.get(file.path) ?? [0, 0];
    return { ...file, additions, deletions };
  });
}

/** The tree of nothing, against which a first commit is seen. */
export const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** How many commits one commit's history has that another's has not; both by their whole numbers. */
export async function countCommits(repository: Repository, from: string, to: string): Promise<number> {
  const count = async (): Promise<number> =>
    Number(await git(repository.folder, ['rev-list', '--count', to, `^${from}`]));
  return await counts.of(repository, `${from} ${to}`, count);
}

const counts = new Known<number>();
