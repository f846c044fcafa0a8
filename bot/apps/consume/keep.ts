import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ASSETS } from '../../core/release/names.ts';
import type { Shelf } from '../../core/release/shelf.ts';
import { fileLink } from '../../core/release/verify.ts';
import { measureFile } from '../../io/asset-file.ts';
import { makeFolder, type Received } from '../../io/received-file.ts';
import { fetchAsset, onDisk } from './fetch-asset.ts';
import type { FetchedPapers } from './papers.ts';
import { taken } from './taken.ts';
import { unpack } from './unpack.ts';

/** What is downloaded, and where it goes. */
export interface KeepOrder {
  readonly shelf: Shelf;
  readonly papers: FetchedPapers;
  /** Names of assets, and the path that each gets. */
  readonly files: readonly { readonly asset: string; readonly path: string }[];
  /** A folder that a zip among the files is unpacked into. */
  readonly unpackTo: { readonly asset: string; readonly folder: string } | undefined;
}

/** A file that stands on the disk now. */
export interface Kept {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** It stood there already, with the same bytes. */
  readonly there: boolean;
}

/** A folder that was unpacked. */
export interface KeptFolder {
  readonly path: string;
  readonly files: number;
  readonly there: boolean;
}

/**
 * Downloads all the files, or none: each is proved beside its place, and only when all are there do they get their names.
 * What stands there with the same bytes is left; what stands there with others is never replaced.
 */
export async function keepAll(
  order: KeepOrder,
): Promise<{ readonly files: readonly Kept[]; readonly folder: KeptFolder | undefined }> {
  const files: Kept[] = [];
  const received: Ending[] = [];
  const halves = new Map<string, string>();
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { asset, path } of order.files) {
      undo.push(await onDisk(dirname(path), async () => await makeFolder(dirname(path))));
      const there = await standing(order.papers, asset, path);
      if (there === undefined) {
        const fresh = await fetchAsset(order.shelf, order.papers, asset, path);
        received.push(fresh);
        halves.set(asset, fresh.half);
        files.push({ path, size: fresh.size, sha256: fresh.sha256, there: false });
      } else files.push(there);
    }
    const folder = await unpackIn(order, halves, received);
    for (const each of received) await onDisk(dirname(order.files[0]?.path ?? '.'), async () => await each.keep());
    return { files, folder };
  } catch (error) {
    for (const each of received) await each.drop();
    for (const each of undo.toReversed()) await each();
    throw error;
  }
}

type Ending = Pick<Received, 'keep' | 'drop'>;

async function unpackIn(
  { files, unpackTo }: KeepOrder,
  halves: ReadonlyMap<string, string>,
  received: Ending[],
): Promise<KeptFolder | undefined> {
  if (unpackTo === undefined) return undefined;
  const { asset, folder } = unpackTo;
  const zip = halves.get(asset) ?? files.find((each) => each.asset === asset)?.path;
  if (zip === undefined) return undefined;
  const made = await unpack(zip, folder);
  if (made.received !== undefined) received.push(made.received);
  return { path: folder, files: made.files, there: made.received === undefined };
}

/** What stands at the path already and is the asset itself; anything else that stands there is the person's own. */
async function standing(papers: FetchedPapers, asset: string, path: string): Promise<Kept | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  if (stats === undefined) return undefined;
  if (stats.isFile()) {
    const { size, sha256 } = await onDisk(path, async () => await measureFile(path));
    if (fileLink({ name: asset, size, sha256 }, papers).state === 'proved') return { path, size, sha256, there: true };
  }
  throw taken(path);
}

/** Where an asset goes: the zip, whose name is its own, into the folder; all others into one of the publication's. */
export function placeOf(folder: string, tag: string, asset: string, zip: string): string {
  return asset === zip ? join(folder, asset) : join(folder, tag, asset);
}

/** Everything that a release offers. */
export function assetNames({ manifest }: FetchedPapers): readonly string[] {
  return [...manifest.value.assets.map(({ name }) => name), ASSETS.manifest];
}
