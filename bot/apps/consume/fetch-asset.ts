import { link } from '../../core/release/link.ts';
import { ASSETS } from '../../core/release/names.ts';
import type { Shelf } from '../../core/release/shelf.ts';
import { fileLink } from '../../core/release/verify.ts';
import { UserError } from '../../core/user-error.ts';
import { type Received, receiveFile } from '../../io/received-file.ts';
import { writeError } from '../cli/output.ts';
import { Disagreement } from './disagreement.ts';
import type { FetchedPapers } from './papers.ts';

/** Fetches an asset beside where it is to stand; it has its name only once it is kept, and is proved by then. */
export async function fetchAsset(shelf: Shelf, papers: FetchedPapers, name: string, path: string): Promise<Received> {
  const { tag } = papers;
  const bytes = await assetBytes(shelf, papers, name);
  if (bytes === undefined) throw new Disagreement(tag, [link('file-missing', { file: name })]);
  const received = await onDisk(path, async () => await receiveFile(path, bytes));
  const proof = fileLink({ name, size: received.size, sha256: received.sha256 }, papers);
  if (proof.state === 'proved') return received;
  await received.drop();
  throw new Disagreement(tag, [proof]);
}

/** Does what writes to the disk; what the disk refuses is told. */
export async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (error instanceof UserError || syscall === undefined || code === undefined) throw error;
    throw writeError(path, code);
  }
}

async function assetBytes(
  shelf: Shelf,
  papers: FetchedPapers,
  name: string,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (name === ASSETS.manifest || name === ASSETS.sums) return once(papers.bytes[name]);
  const listed = papers.manifest.value.assets.find((asset) => asset.name === name);
  const stream = await shelf.open(papers.tag, name);
  return stream && within(stream, listed?.size ?? 0, papers.tag, name);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What is longer than it was published is not read to its end, which might never come. */
async function* within(
  stream: AsyncIterable<Uint8Array>,
  most: number,
  tag: string,
  file: string,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > most) throw new Disagreement(tag, [link('file-too-long', { file, size: most })]);
    yield chunk;
  }
}
