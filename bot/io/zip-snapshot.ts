import { type Snapshot, SnapshotError } from '../core/snapshot.ts';
import { memorySnapshot } from './memory.ts';
import { type PackedFile, ZipFault, type ZipReader } from './zip-reader.ts';

/** The files of a zip as if they had been unpacked into a folder; `''` is the snapshot's root. */
export function zipSnapshot(zip: ZipReader, folder: string): Snapshot {
  const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  const packed = new Map(zip.entries.map((entry) => [at(entry.name), entry]));
  // Lists and folders only: bytes come from the zip.
  const places = memorySnapshot(Object.fromEntries([...packed.keys()].map((path) => [path, ''])));
  const sized = (path: string): number => packed.get(path)?.size ?? 0;
  return {
    list: async (prefix) => (await places.list(prefix)).map((entry) => ({ ...entry, size: sized(entry.path) })),
    stat: async (path) => {
      const entry = await places.stat(path);
      return entry && { ...entry, size: sized(path) };
    },
    read: async (path) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytesOf(zip, path, packed)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    open: (path) => bytesOf(zip, path, packed),
  };
}

async function* bytesOf(
  zip: ZipReader,
  path: string,
  packed: ReadonlyMap<string, PackedFile>,
): AsyncGenerator<Uint8Array> {
  const entry = packed.get(path);
  if (entry === undefined) throw new SnapshotError(path, 'ENOENT');
  try {
    yield* zip.read(entry);
  } catch (error) {
    throw error instanceof ZipFault ? new SnapshotError(path, 'EIO', error) : error;
  }
}
