import { createHash } from 'node:crypto';
import type { Changes } from '../core/changes.ts';
import { EMPTY_SNAPSHOT } from '../core/empty-snapshot.ts';
import type { History } from '../core/release/history.ts';
import type { GitRepository } from './git.ts';

/** The history of a repository on disk, as publishing reads it. Nothing is checked out. */
export function publishedHistory(repository: GitRepository): History {
  return {
    snapshot: (commit) => repository.snapshot(commit),
    changes: async (before, after) => await changesBetween(repository, before, after),
    digest: async (commit, paths) => {
      if (commit === undefined) return undefined;
      const objects = await repository.objectsAt(commit, paths);
      if (objects.every((object) => object === '-')) return undefined;
      return createHash('sha256').update(objects.join(' ')).digest('hex');
    },
    treeOf: async (commit, folder) => (await repository.objectsAt(commit, [folder]))[0] ?? '-',
    isAsReviewed: async (parent, head, commit) => {
      const merged = await repository.mergeTree(parent, head);
      const [tree] = await repository.objectsAt(commit, ['']);
      return 'tree' in merged && merged.tree === tree;
    },
  };
}

async function changesBetween(repository: GitRepository, before: string | undefined, after: string): Promise<Changes> {
  const head = repository.snapshot(after);
  if (before === undefined) {
    const paths = (await head.list('')).map((entry) => ({ path: entry.path, before: undefined, after: entry }));
    return { base: EMPTY_SNAPSHOT, head, paths, rewritten: false };
  }
  return {
    base: repository.snapshot(before),
    head,
    paths: await repository.changedPaths(before, after),
    rewritten: !(await repository.isAncestor(before, after)),
  };
}
