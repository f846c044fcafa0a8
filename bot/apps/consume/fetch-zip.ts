import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipName } from '../../core/release/names.ts';
import type { Shelf, ShelfEntry } from '../../core/release/shelf.ts';
import type { ZipReader } from '../../io/zip-reader.ts';
import { fetchAsset, onDisk } from './fetch-asset.ts';
import type { FetchedPapers } from './papers.ts';
import { openZip } from './unpack.ts';

/** Does something with a release's zip, proved, in a folder that is gone afterwards. */
export async function withZip<T>(
  shelf: Shelf,
  papers: FetchedPapers,
  { name }: Pick<ShelfEntry, 'name'>,
  work: (zip: ZipReader) => Promise<T>,
): Promise<T> {
  const folder = await onDisk(tmpdir(), async () => await mkdtemp(join(tmpdir(), 'apertura-zip-')));
  try {
    const asset = zipName(name.dataset, name.version);
    const received = await fetchAsset(shelf, papers, asset, join(folder, asset));
    const zip = await openZip(received.half);
    try {
      return await work(zip);
    } finally {
      await zip.close();
      await received.drop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
