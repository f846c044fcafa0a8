import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Link } from '../../core/release/link.ts';
import { ASSETS, type TagName, zipName } from '../../core/release/names.ts';
import type { Shelf, ShelfTag } from '../../core/release/shelf.ts';
import { type Compared, type FoundFile, type Papers, verifyDownload } from '../../core/release/verify.ts';
import { measureBytes, measureFile } from '../../io/asset-file.ts';
import { receiveFile } from '../../io/received-file.ts';
import { worktree } from '../../io/worktree.ts';
import { ZipReader } from '../../io/zip-reader.ts';
import { cloneHere } from './clone-here.ts';
import { compareZip } from './compare-zip.ts';
import type { Opener } from './papers.ts';

/** What is looked at, and where its release is told of. */
export interface EvidenceOrder {
  readonly papers: Papers;
  readonly name: TagName;
  /** The repository that one stands in, or any folder. */
  readonly clone: string;
}

/** The chain of files that lie on the disk. */
export async function verifyFiles(order: EvidenceOrder, paths: readonly string[]): Promise<readonly Link[]> {
  const files: FoundFile[] = [];
  for (const path of paths) files.push(named({ name: basename(path), ...(await measureFile(path)) }, order.papers));
  const zip = zipName(order.name.dataset, order.name.version);
  const at = files.findIndex(({ name }) => name === zip);
  return await chain(order, { files, missing: [] }, paths[at]);
}

/** The chain of everything that a release offers, read from where it is offered. */
export async function verifyOffered(order: EvidenceOrder, open: Opener): Promise<readonly Link[]> {
  const zip = zipName(order.name.dataset, order.name.version);
  const folder = await mkdtemp(join(tmpdir(), 'apertura-verify-'));
  try {
    const files: FoundFile[] = [];
    const missing: string[] = [];
    let zipPath: string | undefined;
    for (const { name } of order.papers.manifest.value.assets) {
      // Read with the papers already.
      if (name === ASSETS.sums) continue;
      const stream = await open(name);
      if (stream === undefined) missing.push(name);
      else if (name === zip) {
        const received = await receiveFile(join(folder, name), stream);
        zipPath = received.half;
        files.push({ name, size: received.size, sha256: received.sha256 });
      } else files.push({ name, ...(await measureBytes(stream)) });
    }
    return await chain(order, { files, missing }, zipPath);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The chain of a folder that was unpacked, by the zip that it came from. */
export async function verifyUnpacked(order: EvidenceOrder, folder: string, shelf: Shelf): Promise<readonly Link[]> {
  const zip = zipName(order.name.dataset, order.name.version);
  const work = await mkdtemp(join(tmpdir(), 'apertura-verify-'));
  try {
    const stream = await shelf.open(order.papers.tag, zip);
    if (stream === undefined) return await chain(order, { files: [], missing: [zip] }, undefined);
    const { half, size, sha256 } = await receiveFile(join(work, zip), stream);
    const extracted = await withReader(half, async (reader) =>
      reader === undefined ? undefined : await compareZip(reader, worktree(folder), '', 'exact'),
    );
    return await chain(order, { files: [{ name: zip, size, sha256 }], missing: [], extracted }, half);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

interface Found {
  readonly files: readonly FoundFile[];
  readonly missing: readonly string[];
  readonly extracted?: Compared | undefined;
}

async function chain(order: EvidenceOrder, found: Found, zipPath: string | undefined): Promise<readonly Link[]> {
  const { papers, name, clone } = order;
  const here = await cloneHere(clone, name, papers.tag, papers.manifest.value);
  const tagged: ShelfTag = papers.tagged.kind === 'unknown' && here.tag !== undefined ? here.tag : papers.tagged;
  const data = await withReader(zipPath, async (zip) => await here.data(zip));
  return verifyDownload({ ...found, papers: { ...papers, tagged, cloned: here.tag }, record: here.record, data });
}

/** A zip that cannot be read is not the published one, which its own link says. */
async function withReader<T>(path: string | undefined, work: (zip: ZipReader | undefined) => Promise<T>): Promise<T> {
  const zip = path === undefined ? undefined : await ZipReader.open(path).catch(() => undefined);
  try {
    return await work(zip);
  } finally {
    await zip?.close();
  }
}

/** Browsers rename what they have saved before: a file is known by its bytes. */
function named(file: FoundFile, { manifest }: Papers): FoundFile {
  const { assets } = manifest.value;
  if (file.name === ASSETS.manifest || assets.some(({ name }) => name === file.name)) return file;
  const same = assets.find(({ sha256 }) => sha256 === file.sha256);
  return same === undefined ? file : { ...file, name: same.name };
}
