/** Declared `bytes` and `hash`, checked over the file's bytes as they are stored; over all parts in order where there are many. */
import type { Place } from '../finding.ts';
import { type DatasetFinding, found } from './finding.ts';
import { below, placeAt } from './origin.ts';
import type { DeclaredHash, Resource } from './package.ts';

/** Makes a running hash, or `undefined` where the algorithm is not known. `digest` is in lower-case hexadecimal. */
export type CreateHash = (algorithm: string) => { update(bytes: Uint8Array): void; digest(): string } | undefined;

/** What passed a tap. */
export interface ByteTally {
  readonly bytes: number;
  /** `undefined` where none was asked for or the algorithm is not known. */
  readonly hash: string | undefined;
}

/** Counts and hashes bytes while another reader consumes them. */
export interface ByteWatch {
  add(bytes: Uint8Array): void;
  /** Tells the watch that a stream was left before its end, so that nothing can be said. */
  cut(): void;
  /** What passed; `undefined` where a stream was left before its end. */
  tally(): ByteTally | undefined;
}

/** The algorithms that a hash may be prefixed with. */
export const HASH_ALGORITHMS: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']);

/** Reads a declared hash: MD5 unless a prefix names another algorithm. The empty text declares nothing. */
export function declaredHash(written: string | undefined): DeclaredHash | undefined {
  if (written === undefined || written === '') return undefined;
  const colon = written.indexOf(':');
  const algorithm = colon === -1 ? 'md5' : written.slice(0, colon).toLowerCase();
  return { algorithm, digest: written.slice(colon + 1).toLowerCase() };
}

/** A watch over all the files of one resource, hashing only where a hash is declared. */
export function byteWatch(declared: DeclaredHash | undefined, createHash: CreateHash): ByteWatch {
  const known = declared !== undefined && HASH_ALGORITHMS.has(declared.algorithm);
  const hash = known ? createHash(declared.algorithm) : undefined;
  let bytes = 0;
  let whole = true;
  let result: ByteTally | undefined;
  return {
    add(chunk) {
      bytes += chunk.length;
      hash?.update(chunk);
    },
    cut() {
      whole = false;
    },
    tally() {
      // A hash can be finished only once.
      if (whole) result ??= { bytes, hash: hash?.digest() };
      return whole ? result : undefined;
    },
  };
}

/** Passes a stream on unchanged, telling the watch what goes by. */
export async function* watchBytes(stream: AsyncIterable<Uint8Array>, watch: ByteWatch): AsyncGenerator<Uint8Array> {
  let ended = false;
  try {
    for await (const chunk of stream) {
      watch.add(chunk);
      yield chunk;
    }
    ended = true;
  } finally {
    if (!ended) watch.cut();
  }
}

/** Compares what was declared with what passed. */
export function checkIntegrity(resource: Resource, tally: ByteTally | undefined): readonly DatasetFinding[] {
  const findings: DatasetFinding[] = [];
  const { bytes, hash, at } = resource;
  if (tally !== undefined && bytes !== undefined && bytes !== tally.bytes) {
    findings.push(found('byte-count', { declared: bytes, found: tally.bytes }, placeAt(below(at, 'bytes'))));
  }
  if (hash !== undefined) findings.push(...checkHash(hash, tally, () => placeAt(below(at, 'hash'))));
  return findings;
}

function checkHash(
  declared: DeclaredHash,
  tally: ByteTally | undefined,
  place: () => Place,
): readonly DatasetFinding[] {
  const { algorithm, digest } = declared;
  if (!HASH_ALGORITHMS.has(algorithm)) return [found('hash-unknown', { algorithm }, place())];
  if (tally?.hash === undefined || tally.hash === digest) return [];
  return [found('hash-count', { algorithm, declared: digest, found: tally.hash }, place())];
}
