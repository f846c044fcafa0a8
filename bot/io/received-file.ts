import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { WrittenFile } from './asset-file.ts';

/** A file, or folder, that has come and has no name yet. */
export interface Received extends WrittenFile {
  /** Where it is to stand, and where it lies until then. */
  readonly path: string;
  readonly half: string;
  /** Gives it its name; what stands there already is replaced. */
  keep(): Promise<void>;
  /** Removes it. */
  drop(): Promise<void>;
}

/** What is being written: removed when a signal ends the process. What a kill leaves is removed by the next run. */
const underWay = new Set<string>();

/**
 * Writes bytes beside the place where they are to stand, under a name of this process's own. They are on the disk when it
 * returns. Whatever goes wrong, nothing is left.
 */
export async function receiveFile(path: string, bytes: AsyncIterable<Uint8Array>): Promise<Received> {
  const half = await beside(path);
  try {
    const written = await write(half, bytes);
    return { ...written, path, half, ...endings(half, path) };
  } catch (error) {
    await drop(half);
    throw error;
  }
}

/** The same for a folder: `fill` writes into an empty one. */
export async function receiveFolder(
  path: string,
  fill: (folder: string) => Promise<void>,
): Promise<Pick<Received, 'keep' | 'drop'>> {
  const half = await beside(path);
  try {
    await mkdir(half);
    await fill(half);
    return endings(half, path);
  } catch (error) {
    await drop(half);
    throw error;
  }
}

/** Makes a folder with those above it; gives what removes again those that were made, as long as they are empty. */
export async function makeFolder(path: string): Promise<() => Promise<void>> {
  const first = await mkdir(path, { recursive: true });
  return async () => {
    if (first === undefined) return;
    for (let folder = path; folder.length >= first.length; folder = dirname(folder)) {
      const gone = await rmdir(folder).then(
        () => true,
        () => false,
      );
      if (!gone) return;
    }
  };
}

function endings(half: string, path: string): Pick<Received, 'keep' | 'drop'> {
  return {
    keep: async () => {
      await rename(half, path);
      settle(half);
    },
    drop: async () => await drop(half),
  };
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let size = 0;
  const handle = await open(path, 'wx', 0o644);
  try {
    for await (const chunk of bytes) {
      hash.update(chunk);
      size += chunk.length;
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { size, sha256: hash.digest('hex') };
}

/** A name for what is not whole, free of what earlier runs left. */
async function beside(path: string): Promise<string> {
  const folder = dirname(path);
  const start = `.${basename(path)}.`;
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(start) ? /^(\d+)\.part$/.exec(name.slice(start.length))?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
  const half = join(folder, `${start}${process.pid}.part`);
  await rm(half, { recursive: true, force: true });
  if (underWay.size === 0) for (const signal of SIGNALS) process.on(signal, endBySignal);
  underWay.add(half);
  return half;
}

async function drop(half: string): Promise<void> {
  await rm(half, { recursive: true, force: true }).catch(() => undefined);
  settle(half);
}

function settle(half: string): void {
  underWay.delete(half);
  if (underWay.size === 0) for (const signal of SIGNALS) process.off(signal, endBySignal);
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function endBySignal(signal: NodeJS.Signals): void {
  for (const half of underWay) rmSync(half, { recursive: true, force: true });
  for (const each of SIGNALS) process.off(each, endBySignal);
  process.kill(process.pid, signal);
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
