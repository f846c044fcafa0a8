import { type Entry, type Snapshot, SnapshotError } from '../core/snapshot.ts';

/** What stands at a path: a file's text or bytes, or a symbolic link. */
export type MemoryFile = string | Uint8Array | { readonly link: string };

/** A snapshot in memory, for tests and for what is made on the fly. Links are told, never followed. */
export function memorySnapshot(files: Readonly<Record<string, MemoryFile>>): Snapshot {
  const entries = new Map(Object.entries(files).map(([path, file]) => [path, entryOf(path, file)]));
  const sorted = [...entries.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  const bytesAt = (path: string): Uint8Array => {
    const file = files[path];
    if (typeof file === 'string') return new TextEncoder().encode(file);
    if (file instanceof Uint8Array) return file;
    throw new SnapshotError(path, file === undefined ? 'ENOENT' : 'ELOOP');
  };
  return {
    list: async (prefix) => sorted.filter(({ path }) => isBelow(path, prefix)),
    stat: async (path) => entries.get(path) ?? folderAt(path, sorted),
    read: async (path) => bytesAt(path),
    open: (path) => chunksOf(() => bytesAt(path)),
  };
}

function entryOf(path: string, file: MemoryFile): Entry {
  if (typeof file === 'string') return { path, kind: 'file', size: new TextEncoder().encode(file).length };
  return file instanceof Uint8Array ? { path, kind: 'file', size: file.length } : { path, kind: 'link', size: 0 };
}

function folderAt(path: string, entries: readonly Entry[]): Entry | undefined {
  const isFolder = path === '' || entries.some((entry) => isBelow(entry.path, path));
  return isFolder ? { path, kind: 'folder', size: 0 } : undefined;
}

function isBelow(path: string, prefix: string): boolean {
  return prefix === '' || path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}

/** Small chunks in one buffer that is written again, so that a reader which keeps a chunk is found out. */
async function* chunksOf(read: () => Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = read();
  const buffer = new Uint8Array(CHUNK);
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const part = bytes.subarray(start, start + CHUNK);
    buffer.set(part);
    yield buffer.subarray(0, part.length);
  }
}

const CHUNK = 4096;
