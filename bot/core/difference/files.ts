import type { Resource } from '../dataset/package.ts';
import { type Snapshot, SnapshotError } from '../snapshot.ts';

/** What stands where a resource's file should be. */
export type FileState = 'data' | 'empty' | 'lfs-pointer' | 'link' | 'missing' | 'unreadable';

/** A file that had data on the base's side and has none on the head's. */
export interface LostFile {
  readonly path: string;
  readonly how: 'empty' | 'lfs-pointer' | 'link' | 'missing';
}

/** What changed in a resource's files. */
export interface FilesDifference {
  /** Paths from the dataset's folder that only one side has. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly bytesBefore: number;
  readonly bytesAfter: number;
  readonly lost: readonly LostFile[];
  /** Whether any byte differs; `undefined` where nobody looked, because the rows say more. */
  readonly touched: boolean | undefined;
}

/** A resource's files on one side: paths from the dataset's folder, with what is there. */
export interface SideFiles {
  readonly folder: string;
  readonly files: ReadonlyMap<string, { readonly state: FileState; readonly bytes: number }>;
}

const LFS_POINTER = 'version https://git-lfs.github.com/spec/';
/** Pointers are about 130 bytes; the specification allows no more than this. */
const POINTER_LIMIT = 1024;

/** Looks at the files of a resource without reading them. */
export async function lookAtFiles(snapshot: Snapshot, folder: string, { data }: Resource): Promise<SideFiles> {
  const files = new Map<string, { state: FileState; bytes: number }>();
  if (data.kind !== 'files') return { folder, files };
  for (const path of data.paths) {
    files.set(path.slice(folder === '' ? 0 : folder.length + 1), await lookAt(snapshot, folder, path));
  }
  return { folder, files };
}

/** Compares the files of both sides by what stands there. */
export function diffFiles(base: SideFiles, head: SideFiles, touched: boolean | undefined): FilesDifference {
  const [before, after] = [[...base.files.keys()], [...head.files.keys()]];
  const had = [...base.files.values()].some(({ state }) => state === 'data');
  const lost = [...head.files].flatMap(([path, { state }]): LostFile[] => {
    if (state === 'data' || state === 'unreadable') return [];
    const earlier = base.files.get(path);
    return (earlier === undefined ? had : earlier.state === 'data') ? [{ path, how: state }] : [];
  });
  return {
    added: after.filter((path) => !base.files.has(path)),
    removed: before.filter((path) => !head.files.has(path)),
    bytesBefore: bytesOf(base),
    bytesAfter: bytesOf(head),
    lost,
    touched,
  };
}

/** Whether two lists of files hold the same bytes, read side by side. */
export async function sameBytes(
  base: readonly [Snapshot, readonly string[]],
  head: readonly [Snapshot, readonly string[]],
): Promise<boolean> {
  const [one, other] = [new ByteReader(bytesIn(...base)), new ByteReader(bytesIn(...head))];
  try {
    for (;;) {
      const [left, right] = [await one.peek(), await other.peek()];
      const length = Math.min(left.length, right.length);
      if (length === 0) return left.length === right.length;
      for (let i = 0; i < length; i++) if (left[i] !== right[i]) return false;
      one.take(length);
      other.take(length);
    }
  } finally {
    await one.close();
    await other.close();
  }
}

async function* bytesIn(snapshot: Snapshot, paths: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const path of paths) yield* snapshot.open(path);
}

class ByteReader {
  private readonly chunks: AsyncGenerator<Uint8Array>;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncGenerator<Uint8Array>) {
    this.chunks = chunks;
  }

  /** What comes next; empty only at the end. */
  async peek(): Promise<Uint8Array> {
    while (this.rest.length === 0) {
      const next = await this.chunks.next();
      if (next.done === true) break;
      this.rest = next.value;
    }
    return this.rest;
  }

  take(length: number): void {
    this.rest = this.rest.subarray(length);
  }

  async close(): Promise<void> {
    await this.chunks.return(undefined);
  }
}

function bytesOf({ files }: SideFiles): number {
  return [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
}

async function lookAt(
  snapshot: Snapshot,
  folder: string,
  path: string,
): Promise<{ readonly state: FileState; readonly bytes: number }> {
  try {
    if (await isBelowLink(snapshot, folder, path)) return { state: 'link', bytes: 0 };
    const entry = await snapshot.stat(path);
    if (entry === undefined) return { state: 'missing', bytes: 0 };
    if (entry.kind !== 'file') return { state: entry.kind === 'link' ? 'link' : 'missing', bytes: 0 };
    if (entry.size === 0) return { state: 'empty', bytes: 0 };
    return { state: (await isPointer(snapshot, path, entry.size)) ? 'lfs-pointer' : 'data', bytes: entry.size };
  } catch (error) {
    if (error instanceof SnapshotError) return { state: 'unreadable', bytes: 0 };
    throw error;
  }
}

async function isBelowLink(snapshot: Snapshot, folder: string, path: string): Promise<boolean> {
  const segments = path.slice(folder === '' ? 0 : folder.length + 1).split('/');
  for (let depth = 1; depth < segments.length; depth++) {
    const above = [...(folder === '' ? [] : [folder]), ...segments.slice(0, depth)].join('/');
    if ((await snapshot.stat(above))?.kind === 'link') return true;
  }
  return false;
}

async function isPointer(snapshot: Snapshot, path: string, size: number): Promise<boolean> {
  return size <= POINTER_LIMIT && new TextDecoder().decode(await snapshot.read(path)).startsWith(LFS_POINTER);
}
