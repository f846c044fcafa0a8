import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file that was written whole. */
export interface WrittenFile {
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal, in lower case. */
  readonly sha256: string;
}

/** The folder, below the one for the assets, where files stand that are not whole yet. */
export const WORK_FOLDER = '.work';

/** Makes the folder for assets, and an empty one for work: what a killed run left half-way is gone. */
export async function prepareFolder(folder: string): Promise<string> {
  const work = join(folder, WORK_FOLDER);
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  return work;
}

/** Takes a file's bytes in order. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/**
 * Writes a file whole or not at all: under another name first, then renamed. Counts and hashes what is written, so that
 * nothing has to be read again.
 */
export async function writeAsset(path: string, write: (sink: Sink) => Promise<void>): Promise<WrittenFile> {
  const half = join(dirname(path), WORK_FOLDER, `${basename(path)}.part`);
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(half, 'w', 0o644);
  try {
    await write(async (bytes) => {
      hash.update(bytes);
      size += bytes.length;
      await writeAll(handle, bytes);
    });
  } finally {
    await handle.close();
  }
  await rename(half, path);
  return { size, sha256: hash.digest('hex') };
}

/** Writes a text as UTF-8, whole or not at all. */
export async function writeText(path: string, text: string): Promise<WrittenFile> {
  return await writeAsset(path, async (sink) => await sink(new TextEncoder().encode(text)));
}

/** Counts and hashes a file that another library wrote. */
export async function measureFile(path: string): Promise<WrittenFile> {
  return await measureBytes(createReadStream(path, { highWaterMark: 1 << 18 }));
}

/** Counts and hashes bytes as they pass. */
export async function measureBytes(stream: AsyncIterable<Uint8Array>): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of stream) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { size, sha256: hash.digest('hex') };
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written);
    written += bytesWritten;
  }
}
