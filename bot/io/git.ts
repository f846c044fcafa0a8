import type { ChangedPath } from '../core/changes.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { UserError } from '../core/user-error.ts';
import { BatchReader } from './git-batch.ts';
import { runGit, startGit } from './git-run.ts';
import { CommitSnapshot } from './git-snapshot.ts';
import { entryOf, rootOf, treeChanges } from './git-trees.ts';

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
  private ownFolder: Promise<string> | undefined;

  constructor(folder: string) {
    this.folder = folder;
    this.batch = new BatchReader(() => startGit(folder, ['cat-file', '--batch-command']));
  }

  /** The full id of a revision. */
  async commitOf(revision: string): Promise<string> {
    const found = await this.batch.find(`${revision}^{commit}`).catch(async (error: unknown) => {
      throw (await this.isRepository()) ? error : noRepository();
    });
    if (found?.type === 'commit') return found.id;
    throw new UserError({
      es: `El repositorio no tiene la revisión «${revision}».`,
      en: `The repository has no revision "${revision}".`,
    });
  }

  private async isRepository(): Promise<boolean> {
    return (await runGit(this.folder, ['rev-parse', '--git-dir'])).status === 0;
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
    this.ownFolder ??= runGit(this.folder, ['rev-parse', '--absolute-git-dir']).then(({ out }) => out.trim());
    const own = await this.ownFolder;
    const { status, out } = await runGit(own, args, withoutAttributes(own));
    const [tree = '', ...paths] = out.split('\0');
    if ((status !== 0 && status !== 1) || !/^[0-9a-f]{40,64}$/.test(tree)) throw await mergeFault(this.folder, status);
    return status === 0 ? { tree } : { conflicts: [...new Set(paths)].filter((path) => path !== '').sort() };
  }

  /** The object ids of what stands at these paths of a commit or a tree, in their order; '' is its root, `-` is nothing. */
  async objectsAt(commit: string, paths: readonly string[]): Promise<readonly string[]> {
    const snapshot = new CommitSnapshot(this.folder, commit, this.batch);
    return await Promise.all(paths.map(async (path) => (await snapshot.objectAt(path)) ?? '-'));
  }

  /** The files of a commit, or of a tree. */
  snapshot(commit: string): Snapshot {
    return new CommitSnapshot(this.folder, commit, this.batch);
  }

  /** The paths that differ between two commits, renames as a removal and an addition. */
  async changedPaths(base: string, head: string): Promise<readonly ChangedPath[]> {
    const [before, after] = await Promise.all([rootOf(this.batch, base), rootOf(this.batch, head)]);
    const changes = await treeChanges(this.batch, before, after);
    const sized = await Promise.all(
      changes.map(async ({ path, ...sides }) => ({
        path,
        before: sides.before && (await entryOf(this.batch, path, sides.before)),
        after: sides.after && (await entryOf(this.batch, path, sides.after)),
      })),
    );
    return sized.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  async close(): Promise<void> {
    await this.batch.close();
  }
}

function noRepository(): UserError {
  return new UserError({
    es: 'Esta carpeta no está en un repositorio de Git. Vaya a la carpeta del repositorio e inténtelo de nuevo.',
    en: 'This folder is in no Git repository. Go to the repository’s folder and try again.',
  });
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
