import { constants, type Dirent, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Entry, type EntryKind, type Snapshot, SnapshotError } from '../core/snapshot.ts';

/** Bytes asked for at once: two such buffers take turns, so that the disk works while the reader does. */
const CHUNK = 1 << 18;

/** Folders that hold no data of the institution. */
const SKIPPED = new Set(['.git', 'node_modules']);

/** The files of a folder on disk, as they are now. Symbolic links are never followed. */
export function worktree(root: string): Snapshot {
  const full = (path: string): string => (path === '' ? root : join(root, path));
  return {
    list: async (prefix) => {
      const entries: Entry[] = [];
      await walk(full(prefix), prefix, entries);
      return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    stat: async (path) => {
      const stats = await orUndefined(path, lstat(full(path)));
      return stats === undefined ? undefined : entryOf(path, stats);
    },
    read: async (path) => {
      const handle = await openFile(full(path), path);
      try {
        return await handle.readFile();
      } catch (error) {
        throw faultOf(path, error);
      } finally {
        await handle.close();
      }
    },
    open: (path) => chunksOf(full(path), path),
  };
}

async function walk(folder: string, path: string, entries: Entry[]): Promise<void> {
  const names = (await orUndefined(path, readdir(folder, { withFileTypes: true }))) ?? [];
  for (const dirent of names) {
    const below = path === '' ? dirent.name : `${path}/${dirent.name}`;
    if (dirent.isDirectory()) {
      if (!SKIPPED.has(dirent.name)) await walk(join(folder, dirent.name), below, entries);
    } else entries.push({ path: below, kind: kindOf(dirent), size: 0 });
  }
}

function kindOf(item: Dirent | Stats): EntryKind {
  if (item.isFile()) return 'file';
  if (item.isDirectory()) return 'folder';
  return item.isSymbolicLink() ? 'link' : 'other';
}

function entryOf(path: string, stats: Stats): Entry {
  const kind = kindOf(stats);
  return { path, kind, size: kind === 'file' ? stats.size : 0 };
}

/** What is not there is no fault. */
async function orUndefined<T>(path: string, work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE')
      return undefined;
    throw faultOf(path, error);
  }
}

async function openFile(full: string, path: string): Promise<FileHandle> {
  try {
    const handle = await open(full, FLAGS);
    const stats = await handle.stat();
    if (stats.isFile()) return handle;
    await handle.close();
    throw Object.assign(new Error('not a file'), { code: stats.isDirectory() ? 'EISDIR' : 'ENOTSUP' });
  } catch (error) {
    throw faultOf(path, error);
  }
}

/** A pipe that took a file's place after we looked would make an ordinary opening wait for ever. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function faultOf(path: string, error: unknown): SnapshotError {
  return new SnapshotError(path, (error as NodeJS.ErrnoException).code ?? 'EIO', error);
}

async function* chunksOf(full: string, path: string): AsyncGenerator<Uint8Array> {
  const handle = await openFile(full, path);
  let reading: Promise<{ readonly bytesRead: number }> | undefined;
  try {
    const { size } = await handle.stat();
    const length = Math.min(CHUNK, size + 1);
    let current = new Uint8Array(length);
    let other = new Uint8Array(size < CHUNK ? 0 : length);
    reading = handle.read(current, 0, length, null);
    for (;;) {
      const { bytesRead } = await reading;
      reading = undefined;
      if (bytesRead === 0) return;
      if (other.length === 0) other = new Uint8Array(length);
      reading = handle.read(other, 0, length, null);
      yield current.subarray(0, bytesRead);
      [current, other] = [other, current];
    }
  } catch (error) {
    throw error instanceof SnapshotError ? error : faultOf(path, error);
  } finally {
    // A read under way must end before its file is closed.
    await reading?.catch(() => undefined);
    await handle.close();
  }
}
