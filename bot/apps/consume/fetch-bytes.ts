import { createHash } from 'node:crypto';
import { link } from '../../core/release/link.ts';
import type { Shelf } from '../../core/release/shelf.ts';
import { fileLink } from '../../core/release/verify.ts';
import { Disagreement } from './disagreement.ts';
import type { FetchedPapers } from './papers.ts';
import { readWhole } from './papers.ts';

/** A small asset whole, proved by what the release says of it. */
export async function fetchBytes(shelf: Shelf, papers: FetchedPapers, name: string): Promise<Uint8Array> {
  const { tag } = papers;
  const stream = await shelf.open(tag, name);
  if (stream === undefined) throw new Disagreement(tag, [link('file-missing', { file: name })]);
  const bytes = await readWhole(tag, name, stream);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const proof = fileLink({ name, size: bytes.length, sha256 }, papers);
  if (proof.state !== 'proved') throw new Disagreement(tag, [proof]);
  return bytes;
}
