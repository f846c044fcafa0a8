/** Files that are no tables: that they are what they say, and that their declared size and hash are true. */

import type { Place } from '../finding.ts';
import { type Snapshot, SnapshotError } from '../snapshot.ts';
import { type DatasetFinding, found } from './finding.ts';
import { checkGeojsonFile, isGeojson } from './geojson-file.ts';
import { type ByteTally, byteWatch, type CreateHash, checkIntegrity, HASH_ALGORITHMS } from './integrity.ts';
import { expectedSignature, SIGNATURE_LENGTH, signatureOf } from './media.ts';
import type { Resource } from './package.ts';

/** Checks the files of a resource that is no table. Tables are checked while they are read. */
export async function checkFiles(
  snapshot: Snapshot,
  resource: Resource,
  createHash: CreateHash,
): Promise<readonly DatasetFinding[]> {
  const { kind, data, readable } = resource;
  if (kind !== 'file' || data.kind !== 'files' || !readable) return [];
  const findings: DatasetFinding[] = [];
  const tally = await measure(snapshot, resource, data.paths, createHash, findings);
  findings.push(...checkIntegrity(resource, tally));
  if (isGeojson(resource)) {
    for (const path of data.paths) findings.push(...(await checkGeojsonFile(snapshot, path, placeOf(resource, path))));
  }
  return findings;
}

/** A file's place: the file itself, not the descriptor that names it. */
export function placeOf(resource: Resource, path: string): Place {
  return { path, dataset: resource.at.dataset, resource: resource.name };
}

/** Reads the files whole only where a hash is declared; else their first bytes are enough. */
async function measure(
  snapshot: Snapshot,
  resource: Resource,
  paths: readonly string[],
  createHash: CreateHash,
  findings: DatasetFinding[],
): Promise<ByteTally | undefined> {
  const hashed = resource.hash !== undefined && HASH_ALGORITHMS.has(resource.hash.algorithm);
  const watch = byteWatch(resource.hash, createHash);
  let size = 0;
  for (const path of paths) {
    const place = placeOf(resource, path);
    size += (await snapshot.stat(path))?.size ?? 0;
    const head = await headOf(snapshot, path, hashed ? (chunk) => watch.add(chunk) : undefined);
    if ('code' in head) {
      findings.push(found('file-unreadable', { code: head.code }, place));
      return undefined;
    }
    findings.push(...checkHead(resource, head.bytes, place));
  }
  return hashed ? watch.tally() : { bytes: size, hash: undefined };
}

type Head = { readonly bytes: Uint8Array } | { readonly code: string };

async function headOf(snapshot: Snapshot, path: string, tap?: (chunk: Uint8Array) => void): Promise<Head> {
  const bytes = new Uint8Array(SIGNATURE_LENGTH);
  let filled = 0;
  try {
    for await (const chunk of snapshot.open(path)) {
      const part = chunk.subarray(0, SIGNATURE_LENGTH - filled);
      bytes.set(part, filled);
      filled += part.length;
      tap?.(chunk);
      if (tap === undefined && filled === SIGNATURE_LENGTH) break;
    }
  } catch (error) {
    if (error instanceof SnapshotError) return { code: error.code };
    throw error;
  }
  return { bytes: bytes.subarray(0, filled) };
}

function checkHead(resource: Resource, head: Uint8Array, place: Place): readonly DatasetFinding[] {
  if (head.length === 0) return resource.bytes === 0 ? [] : [found('file-empty', {}, place)];
  const expected = expectedSignature(resource.compression ?? resource.format);
  const signature = signatureOf(head);
  if (expected === undefined || expected === signature) return [];
  return [found('file-signature', { expected, found: signature }, place)];
}
