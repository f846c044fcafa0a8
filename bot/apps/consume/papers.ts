import { createHash } from 'node:crypto';
import { link } from '../../core/release/link.ts';
import type { Manifest } from '../../core/release/manifest.ts';
import { ASSETS } from '../../core/release/names.ts';
import { readManifest } from '../../core/release/read-manifest.ts';
import { readSums } from '../../core/release/read-sums.ts';
import type { Shelf, ShelfTag } from '../../core/release/shelf.ts';
import { type Papers, verifyPapers } from '../../core/release/verify.ts';
import { Disagreement } from './disagreement.ts';

/** What a release says of itself, with its bytes as they came. */
export interface FetchedPapers extends Papers {
  readonly bytes: Readonly<Record<typeof ASSETS.manifest | typeof ASSETS.sums, Uint8Array>>;
}

/** No list of a release is as long. Bytes. */
const LONGEST = 20_000_000;

/** Gives an asset's bytes, by its name. */
export type Opener = (asset: string) => Promise<AsyncIterable<Uint8Array> | undefined>;

/** What a release's manifest says, held against nothing; where there is none, a `Disagreement`. */
export async function saidBy(tag: string, open: Opener): Promise<Manifest> {
  return manifestIn(tag, await fetchSmall(tag, ASSETS.manifest, open));
}

function manifestIn(tag: string, bytes: Uint8Array): Manifest {
  const value = readManifest(textOf(bytes));
  if (value === undefined) throw new Disagreement(tag, [link('manifest-unreadable', {})]);
  return value;
}

/** Fetches `manifest.json` and `SHA256SUMS`; where one is missing or is none, a `Disagreement`. */
export async function fetchPapers(tag: string, open: Opener, tagged: ShelfTag): Promise<FetchedPapers> {
  const manifest = await fetchSmall(tag, ASSETS.manifest, open);
  const sums = await fetchSmall(tag, ASSETS.sums, open);
  return {
    tag,
    manifest: { sha256: digestOf(manifest), value: manifestIn(tag, manifest) },
    sums: { sha256: digestOf(sums), entries: readSums(textOf(sums)) },
    tagged,
    bytes: { [ASSETS.manifest]: manifest, [ASSETS.sums]: sums },
  };
}

/** The same from a shelf, held against each other and against the tag before anything is done with them. */
export async function provenPapers(shelf: Shelf, tag: string): Promise<FetchedPapers> {
  const papers = await fetchPapers(tag, async (asset) => await shelf.open(tag, asset), await shelf.tag(tag));
  const broken = verifyPapers(papers).filter(({ state }) => state === 'broken');
  if (broken.length > 0) throw new Disagreement(tag, broken);
  return papers;
}

async function fetchSmall(tag: string, asset: string, open: Opener): Promise<Uint8Array> {
  const stream = await open(asset);
  if (stream === undefined) throw new Disagreement(tag, [link('file-missing', { file: asset })]);
  return await readWhole(tag, asset, stream);
}

/** An asset that is read whole; one that is longer than there can be is a `Disagreement`. */
export async function readWhole(tag: string, asset: string, stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > LONGEST) throw new Disagreement(tag, [link('file-too-long', { file: asset, size: LONGEST })]);
    chunks.push(Uint8Array.from(chunk));
  }
  return Buffer.concat(chunks);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
