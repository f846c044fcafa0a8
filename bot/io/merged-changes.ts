import type { Changes } from '../core/changes.ts';
import type { GitRepository } from './git.ts';

/** What merging a commit would change, or the paths on which it cannot be merged. */
export type MergedChanges =
  | { readonly changes: Changes; readonly tree: string }
  | { readonly conflicts: readonly string[] };

/**
 * The change that merging `head` into `base` would make: from the base's own tip, so that its rules are today's, to the
 * tree that the merge gives, so that what others have merged since is not taken for this change's work.
 */
export async function mergedChanges(repository: GitRepository, base: string, head: string): Promise<MergedChanges> {
  const common = await repository.mergeBase(base, head);
  // Nothing shared, or nothing new in the base: the head's own tree is what would be there.
  const merged = common === undefined || common === base ? { tree: head } : await repository.mergeTree(base, head);
  if ('conflicts' in merged) return merged;
  const changes = {
    base: repository.snapshot(base),
    head: repository.snapshot(merged.tree),
    paths: await repository.changedPaths(base, merged.tree),
    rewritten: common === undefined,
  };
  return { changes, tree: merged.tree };
}
