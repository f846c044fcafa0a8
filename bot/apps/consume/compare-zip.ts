import { isObject, itemsOf } from '../../core/dataset/authored.ts';
import { DESCRIPTOR } from '../../core/dataset/package.ts';
import { joinPath } from '../../core/dataset/paths.ts';
import { sameJson } from '../../core/difference/json-same.ts';
import type { Compared } from '../../core/release/verify.ts';
import { type Snapshot, SnapshotError } from '../../core/snapshot.ts';
import type { Json } from '../../core/table/schema.ts';
import { measureBytes } from '../../io/asset-file.ts';
import type { PackedFile, ZipReader } from '../../io/zip-reader.ts';

/**
 * Sets the files of a zip beside those of a folder, byte for byte. `published`: the folder is the one that was published
 * from, so its descriptor has not yet what publishing adds (`version`, `created`, `bytes` and `hash`).
 */
export async function compareZip(
  zip: ZipReader,
  snapshot: Snapshot,
  folder: string,
  mode: 'exact' | 'published',
): Promise<Compared> {
  const different: string[] = [];
  for (const entry of zip.entries) {
    const isDescriptor = mode === 'published' && entry.name === DESCRIPTOR;
    const compare = isDescriptor ? isSameDescriptor : isSameFile;
    if (!(await compare(zip, entry, snapshot, joinPath(folder, entry.name)))) different.push(entry.name);
  }
  return { same: zip.entries.length - different.length, different };
}

type Compare = (zip: ZipReader, entry: PackedFile, snapshot: Snapshot, path: string) => Promise<boolean>;

const isSameFile: Compare = async (zip, entry, snapshot, path) => {
  const there = await snapshot.stat(path);
  if (there?.kind !== 'file' || there.size !== entry.size) return false;
  try {
    const [one, other] = [await measureBytes(zip.read(entry)), await measureBytes(snapshot.open(path))];
    return one.sha256 === other.sha256;
  } catch (error) {
    if (error instanceof SnapshotError) return false;
    throw error;
  }
};

const isSameDescriptor: Compare = async (zip, entry, snapshot, path) => {
  if ((await snapshot.stat(path))?.kind !== 'file') return false;
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.read(entry)) chunks.push(chunk);
  const [published, authored] = [jsonOf(Buffer.concat(chunks)), jsonOf(await snapshot.read(path))];
  if (published === undefined || authored === undefined) return false;
  return sameJson(withoutFacts(published, authored), withoutFacts(authored, authored));
};

function jsonOf(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}

/** Without what publishing writes; what only an author writes has to be the same. */
function withoutFacts(descriptor: Json, authored: Json): Json {
  if (!isObject(descriptor)) return descriptor;
  const apart = new Set(['version', ...(isObject(authored) && 'created' in authored ? [] : ['created'])]);
  const members = Object.entries(descriptor).filter(([name]) => !apart.has(name));
  return Object.fromEntries(
    members.map(([name, value]) => [name, name === 'resources' ? itemsOf(descriptor, name).map(bare) : value]),
  );
}

function bare(resource: Json): Json {
  if (!isObject(resource)) return resource;
  return Object.fromEntries(Object.entries(resource).filter(([name]) => name !== 'bytes' && name !== 'hash'));
}
