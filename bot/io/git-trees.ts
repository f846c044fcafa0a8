/** Folders of commits, walked by the git that stays: a process for each question would cost more than the answer. */
import type { Entry } from '../core/snapshot.ts';
import type { BatchReader } from './git-batch.ts';
import { parseTreeObject, type TreeItem } from './git-tree.ts';

/** A path that differs between two trees; `undefined` where one has nothing there, or a folder. */
export interface TreeChange {
  readonly path: string;
  readonly before: TreeItem | undefined;
  readonly after: TreeItem | undefined;
}

/** The id of the tree of a commit; a tree's own. */
export async function rootOf(batch: BatchReader, commit: string): Promise<string> {
  const root = await batch.find(`${commit}^{tree}`);
  if (root === undefined) throw new Error(`git has no object ${commit}`);
  return root.id;
}

/** What a folder holds; of links, submodules and files alike. */
export async function itemsOf(batch: BatchReader, tree: string): Promise<readonly TreeItem[]> {
  return parseTreeObject(await batch.read(tree), tree.length / 2);
}

/** What stands at a path, as a snapshot tells of it. */
export async function entryOf(batch: BatchReader, path: string, { kind, object }: TreeItem): Promise<Entry> {
  return { path, kind, size: kind === 'file' ? await batch.sizeOf(object) : 0 };
}

/** What differs below two trees, in no order. Only folders that differ are read. */
export async function treeChanges(
  batch: BatchReader,
  before: string | undefined,
  after: string | undefined,
  above = '',
): Promise<readonly TreeChange[]> {
  if (before === after) return [];
  const [old, now] = await Promise.all(
    [before, after].map(async (tree) => {
      const items = tree === undefined ? [] : await itemsOf(batch, tree);
      // By their bytes: a file that changed must not hide behind one whose name only looks the same.
      return new Map(items.map((item) => [item.raw, item]));
    }),
  );
  const raws = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])]);
  const changes = await Promise.all(
    [...raws].map(async (raw): Promise<readonly TreeChange[]> => {
      const [one, other] = [old?.get(raw), now?.get(raw)];
      if (one?.object === other?.object && one?.mode === other?.mode) return [];
      const path = `${above}${(one ?? other)?.name ?? ''}`;
      const [leaf, leafNow] = [leafOf(one), leafOf(other)];
      const here = leaf === undefined && leafNow === undefined ? [] : [{ path, before: leaf, after: leafNow }];
      return [...here, ...(await treeChanges(batch, folderOf(one), folderOf(other), `${path}/`))];
    }),
  );
  return changes.flat();
}

function folderOf(item: TreeItem | undefined): string | undefined {
  return item?.kind === 'folder' ? item.object : undefined;
}

function leafOf(item: TreeItem | undefined): TreeItem | undefined {
  return item?.kind === 'folder' ? undefined : item;
}
