import { once } from 'node:events';
import { type Entry, type Snapshot, SnapshotError } from '../core/snapshot.ts';
import type { BatchReader } from './git-batch.ts';
import { runGit, startGit } from './git-run.ts';
import { parseTree, type TreeItem } from './git-tree.ts';
import { entryOf, itemsOf, rootOf } from './git-trees.ts';

/** A larger object is streamed by a process of its own, so that it is never in memory whole. Bytes. */
const READ_WHOLE = 1 << 20;
/** A folder of more folders is listed by a process of its own, which is then the faster way. */
const MANY_FOLDERS = 50;

interface FolderItems {
  readonly all: readonly TreeItem[];
  readonly byName: ReadonlyMap<string, TreeItem>;
}

/** The files of a commit, or of a tree. */
export class CommitSnapshot implements Snapshot {
  private readonly folder: string;
  private readonly commit: string;
  private readonly batch: BatchReader;
  /** By their paths. Read one at a time and kept: a review looks at few of them. */
  private readonly folders = new Map<string, Promise<FolderItems>>();
  private root: Promise<string> | undefined;

  constructor(folder: string, commit: string, batch: BatchReader) {
    this.folder = folder;
    this.commit = commit;
    this.batch = batch;
  }

  async list(prefix: string): Promise<readonly Entry[]> {
    try {
      const entries = prefix === '' ? await this.listAtOnce('') : await this.walk(prefix);
      return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
    } catch (error) {
      throw new SnapshotError(prefix, 'EIO', error);
    }
  }

  async stat(path: string): Promise<Entry | undefined> {
    if (path === '') return { path, kind: 'folder', size: 0 };
    const item = await this.find(path);
    return item && (await entryOf(this.batch, path, item));
  }

  async read(path: string): Promise<Uint8Array> {
    return await this.batch.read(await this.fileAt(path));
  }

  async *open(path: string): AsyncGenerator<Uint8Array> {
    const object = await this.fileAt(path);
    if ((await this.batch.sizeOf(object)) <= READ_WHOLE) {
      yield await this.batch.read(object);
      return;
    }
    const child = startGit(this.folder, ['cat-file', 'blob', object]);
    const { stdout } = child;
    if (stdout === null) throw new SnapshotError(path, 'EIO');
    let ended = false;
    try {
      for await (const chunk of stdout) yield chunk as Uint8Array;
      ended = true;
    } finally {
      if (!ended) child.kill();
    }
    const status = child.exitCode ?? (await once(child, 'close'))[0];
    if (status !== 0) throw new SnapshotError(path, 'EIO');
  }

  /** The id of what stands at a path; `undefined` where there is nothing. */
  async objectAt(path: string): Promise<string | undefined> {
    return path === '' ? await this.rootId() : (await this.find(path))?.object;
  }

  private async fileAt(path: string): Promise<string> {
    const item = await this.find(path);
    if (item === undefined) throw new SnapshotError(path, 'ENOENT');
    if (item.kind !== 'file') throw new SnapshotError(path, item.kind === 'folder' ? 'EISDIR' : 'ELOOP');
    return item.object;
  }

  private async find(path: string): Promise<TreeItem | undefined> {
    const slash = path.lastIndexOf('/');
    if (slash === 0) return undefined;
    const above = path.slice(0, Math.max(0, slash));
    const parent = above === '' ? undefined : await this.find(above);
    if (above !== '' && parent?.kind !== 'folder') return undefined;
    const items = await this.itemsAt(above, parent?.object ?? (await this.rootId()));
    return items.byName.get(path.slice(slash + 1));
  }

  /** By the tree's own id: a name in a question to git could hold a line end, and so ask a second one. */
  private async itemsAt(path: string, tree: string): Promise<FolderItems> {
    const kept =
      this.folders.get(path) ??
      itemsOf(this.batch, tree).then((all) => ({ all, byName: new Map(all.map((item) => [item.name, item])) }));
    this.folders.set(path, kept);
    return await kept;
  }

  private async rootId(): Promise<string> {
    this.root ??= rootOf(this.batch, this.commit);
    return await this.root;
  }

  private async walk(path: string): Promise<Entry[]> {
    const folder = await this.find(path);
    if (folder?.kind !== 'folder') return [];
    const items = (await this.itemsAt(path, folder.object)).all;
    if (items.filter(({ kind }) => kind === 'folder').length > MANY_FOLDERS) return await this.listAtOnce(path);
    const below = await Promise.all(
      items.map(async (item) => {
        const at = `${path}/${item.name}`;
        return item.kind === 'folder' ? await this.walk(at) : [await entryOf(this.batch, at, item)];
      }),
    );
    return below.flat();
  }

  private async listAtOnce(path: string): Promise<Entry[]> {
    const below = path === '' ? [] : ['--', `${path}/`];
    const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', this.commit, ...below];
    const { status, out } = await runGit(this.folder, args);
    if (status !== 0) throw new Error(`git ls-tree ended with ${status}`);
    return parseTree(out);
  }
}
