import { writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Snapshot } from '../../core/snapshot.ts';

/** A file that is being written, piece after piece. */
export interface Spool {
  readonly write: (bytes: Uint8Array) => void;
  readonly close: () => Promise<void>;
}

/** Opens a new file for its owner alone. A piece is written when `write` returns: its bytes may then be used again. */
export async function openSpool(path: string): Promise<Spool> {
  const handle: FileHandle = await open(path, 'wx', 0o600);
  return {
    write: (bytes) => {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle.fd, bytes, at);
    },
    close: () => handle.close(),
  };
}

/** The snapshot, but what is read of a file is also kept in another one. */
export function spooled(snapshot: Snapshot, spool: Spool): Snapshot {
  return { ...snapshot, open: (path) => tee(snapshot.open(path), spool) };
}

async function* tee(stream: AsyncIterable<Uint8Array>, spool: Spool): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    spool.write(chunk);
    yield chunk;
  }
}
