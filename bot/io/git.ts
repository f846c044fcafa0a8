import { once } from 'node:events';
import type { ChangedPath } from '../core/changes.ts';
import { type Entry, type Snapshot, SnapshotError } from '../core/snapshot.ts';
import { UserError } from '../core/user-error.ts';
import { BatchReader } from './git-batch.ts';
import { runGit, startGit } from './git-run.ts';
import { kindOf, parseRawDiff, parseTree, parseTreeObject, type RawChange, type TreeEntry } from './git-tree.ts';

/** A larger object is streamed by a process of its own, so that it is never in memory whole. Bytes. */
const READ_WHOLE = 1 << 20;

/** What two commits give when they are merged. */
export type MergedTree = { readonly tree: string } | { readonly conflicts: readonly string[] };

/**
 * Attributes can make git unite what conflicts. They are read from the work tree, the index and, by newer versions, a
 * tree: here the git folder itself is the work tree, there is no index, and the tree is the empty one.
 */
function withoutAttributes(gitFolder: string): Readonly<Record<string, string>> {
  return {
    GIT_DIR: gitFolder,
    GIT_WORK_TREE: gitFolder,
    GIT_INDEX_FILE: `${gitFolder}/no-index`,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: 'core.attributesFile',
    GIT_CONFIG_VALUE_0: '/dev/null',
    GIT_CONFIG_KEY_1: 'attr.tree',
    GIT_CONFIG_VALUE_1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  };
}

/** Commits of one repository, read through one `git cat-file --batch-command` process; nothing is checked out. */
export class GitRepository {
  readonly folder: string;
  private readonly batch: BatchReader;

  constructor(folder: string) {
    this.folder = folder;
    this.batch = new BatchReader(() => startGit(folder, ['cat-file', '--batch-command']));
  }

  /** The full id of a revision. */
  async commitOf(revision: string): Promise<string> {
    const result = await runGit(this.folder, [
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${revision}^{commit}`,
    ]);
    const id = result.out.trim();
    if (result.status === 0 && /^[0-9a-f]{40,64}$/.test(id)) return id;
    if ((await runGit(this.folder, ['rev-parse', '--git-dir'])).status !== 0) {
      throw new UserError({
        es: 'Esta carpeta no está en un repositorio de Git. Vaya a la carpeta del repositorio e inténtelo de nuevo.',
        en: 'This folder is in no Git repository. Go to the repository’s folder and try again.',
      });
    }
    throw new UserError({
      es: `El repositorio no tiene la revisión «${revision}».`,
      en: `The repository has no revision "${revision}".`,
    });
  }

  /** Whether one commit is in another's history. */
  async isAncestor(older: string, newer: string): Promise<boolean> {
    return (await runGit(this.folder, ['merge-base', '--is-ancestor', older, newer])).status === 0;
  }

  /** The last commit that both histories share. */
  async mergeBase(one: string, other: string): Promise<string | undefined> {
    const { status, out } = await runGit(this.folder, ['merge-base', one, other]);
    return status === 0 ? out.trim() : undefined;
  }

  /**
   * The tree that merging one commit into another gives, made without a work tree; or the paths on which they conflict.
   * No attribute of either side has a say in it. Needs git 2.38.
   */
  async mergeTree(base: string, head: string): Promise<MergedTree> {
    const args = ['merge-tree', '--write-tree', '-z', '--name-only', '--no-messages', base, head];
    const own = (await runGit(this.folder, ['rev-parse', '--absolute-git-dir'])).out.trim();
    const { status, out } = await runGit(own, args, withoutAttributes(own));
    const [tree = '', ...paths] = out.split('\0');
    if ((status !== 0 && status !== 1) || !/^[0-9a-f]{40,64}$/.test(tree)) throw await mergeFault(this.folder, status);
    return status === 0 ? { tree } : { conflicts: [...new Set(paths)].filter((path) => path !== '').sort() };
  }

  /** The object ids of what stands at these paths of a commit or a tree, in their order; '' is its root, `-` is nothing. */
  async objectsAt(commit: string, paths: readonly string[]): Promise<readonly string[]> {
    const root = await runGit(this.folder, ['rev-parse', '--verify', '--quiet', `${commit}^{tree}`]);
    const below = paths.filter((path) => path !== '');
    const args = ['--literal-pathspecs', 'ls-tree', '-z', '-l', '--full-tree', commit, '--', ...below];
    const listed = below.length === 0 ? root : await runGit(this.folder, args);
    if (root.status !== 0 || listed.status !== 0) throw new Error(`git ls-tree ended with ${listed.status}`);
    const objects = new Map<string, string>([['', root.out.trim()]]);
    if (below.length > 0) {
      for (const { path, object } of parseTree(listed.out, '')) objects.set(path, object);
    }
    return paths.map((path) => objects.get(path) ?? '-');
  }

  /** The files of a commit, or of a tree. */
  snapshot(commit: string): Snapshot {
    return new CommitSnapshot(this.folder, commit, this.batch);
  }

  /** The paths that differ between two commits, renames as a removal and an addition. */
  async changedPaths(base: string, head: string): Promise<readonly ChangedPath[]> {
    const args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--full-index', '--no-ext-diff', base, head];
    const { status, out } = await runGit(this.folder, args);
    if (status !== 0) throw new Error(`git diff-tree ended with ${status}`);
    const changed = parseRawDiff(out);
    const sized = await Promise.all(changed.map(async (change) => await this.withSizes(change)));
    return sized.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  private async withSizes(change: RawChange): Promise<ChangedPath> {
    const entry = async (mode: string, object: string): Promise<Entry | undefined> => {
      const kind = kindOf(mode);
      if (kind === undefined) return undefined;
      return { path: change.path, kind, size: kind === 'file' ? await this.batch.sizeOf(object) : 0 };
    };
    return { path: change.path, before: await entry(...change.before), after: await entry(...change.after) };
  }

  async close(): Promise<void> {
    await this.batch.close();
  }
}

class CommitSnapshot implements Snapshot {
  private readonly folder: string;
  private readonly commit: string;
  private readonly batch: BatchReader;
  private readonly folders = new Map<string, Promise<readonly TreeEntry[]>>();

  constructor(folder: string, commit: string, batch: BatchReader) {
    this.folder = folder;
    this.commit = commit;
    this.batch = batch;
  }

  async list(prefix: string): Promise<readonly Entry[]> {
    const args = [
      'ls-tree',
      '-r',
      '-z',
      '-l',
      '--full-tree',
      this.commit,
      ...(prefix === '' ? [] : ['--', `${prefix}/`]),
    ];
    const { status, out } = await runGit(this.folder, args);
    if (status !== 0) throw new SnapshotError(prefix, 'EIO');
    return parseTree(out, '').sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async stat(path: string): Promise<Entry | undefined> {
    if (path === '') return { path, kind: 'folder', size: 0 };
    return await this.find(path);
  }

  async read(path: string): Promise<Uint8Array> {
    return await this.batch.read(await this.objectOf(path));
  }

  async *open(path: string): AsyncGenerator<Uint8Array> {
    const object = await this.objectOf(path);
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

  private async objectOf(path: string): Promise<string> {
    const entry = await this.find(path);
    if (entry === undefined) throw new SnapshotError(path, 'ENOENT');
    if (entry.kind !== 'file') throw new SnapshotError(path, entry.kind === 'folder' ? 'EISDIR' : 'ELOOP');
    return entry.object;
  }

  /** Folders are read one at a time and kept: a review looks at few of them. */
  private async find(path: string): Promise<TreeEntry | undefined> {
    const slash = path.lastIndexOf('/');
    const above = path.slice(0, Math.max(0, slash));
    const parent = above === '' ? undefined : await this.find(above);
    if (above !== '' && parent?.kind !== 'folder') return undefined;
    let entries = this.folders.get(above);
    if (entries === undefined) {
      entries = this.readFolder(above, parent?.object ?? `${this.commit}^{tree}`);
      this.folders.set(above, entries);
    }
    return (await entries).find((entry) => entry.path === path);
  }

  /** By the tree's own id: a name in a question to git could hold a line end, and so ask a second one. */
  private async readFolder(path: string, tree: string): Promise<readonly TreeEntry[]> {
    const entries = parseTreeObject(await this.batch.read(tree), path, this.commit.length / 2);
    return await Promise.all(
      entries.map(async (entry) =>
        entry.kind === 'file' ? { ...entry, size: await this.batch.sizeOf(entry.object) } : entry,
      ),
    );
  }
}

async function mergeFault(folder: string, status: number): Promise<Error> {
  const { out } = await runGit(folder, ['version']);
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(out) ?? [];
  if (Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 38)) {
    return new Error(`git merge-tree ended with ${status}`);
  }
  return new UserError({
    es: `Se necesita git 2.38 o posterior; aquí está ${out.trim()}. Actualícelo y vuelva a intentarlo.`,
    en: `Git 2.38 or later is needed; here is ${out.trim()}. Update it and try again.`,
  });
}
