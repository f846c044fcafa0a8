import { isUtf8 } from 'node:buffer';
import { cpus } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { mergeReports } from '../../core/report/merge.ts';
import type { Report } from '../../core/report/report.ts';
import { type Snapshot, SnapshotError } from '../../core/snapshot.ts';
import { check, type Target } from '../../flows/check.ts';
import type { CheckOptions } from '../../flows/check-options.ts';
import { createHash } from '../../io/hash.ts';
import { worktree } from '../../io/worktree.ts';

/** Less than this is sooner done than shared, in bytes. */
const WORTH_SHARING = 32_000_000;
/** More would contend for memory and disk; the gain is in the second. */
const MOST_THREADS = 4;
/** A thread tells its progress in such strides, in bytes. */
const STRIDE = 1_000_000;

/** What to check and how: plain data, so that a thread can be handed it. */
export interface Work {
  readonly root: string;
  readonly targets: readonly Target[];
  readonly limit: number;
  readonly standard: boolean;
}

/** A target and the bytes below it. */
export interface Sized {
  readonly target: Target;
  readonly bytes: number;
}

/** The sizes of targets, by what is in their folders. */
export async function sizesOf(snapshot: Snapshot, targets: readonly Target[]): Promise<readonly Sized[]> {
  const sized: Sized[] = [];
  for (const target of targets) {
    sized.push({ target, bytes: await sizeOf(snapshot, target).catch(unknownSize) });
  }
  return sized;
}

async function sizeOf(snapshot: Snapshot, target: Target): Promise<number> {
  const entries = target.kind === 'table' ? [target] : await snapshot.list(target.folder);
  let bytes = 0;
  for (const { path } of entries) bytes += (await snapshot.stat(path))?.size ?? 0;
  return bytes;
}

/** A folder that may not be looked into is told by the check, not by its progress. */
function unknownSize(error: unknown): number {
  if (error instanceof SnapshotError) return 0;
  throw error;
}

type OnBytes = CheckOptions['onBytes'];
type Message = { readonly bytes: number; readonly path: string } | { readonly report: Report };

/** Checks all targets, on several threads where there is enough to do. The report is the same as from one. */
export async function checkAll(work: Work, sized: readonly Sized[], onBytes: OnBytes): Promise<Report> {
  const shares = shareOut(sized, Math.min(MOST_THREADS, cpus().length));
  const [first, ...others] = shares;
  if (first === undefined || others.length === 0) return await checkHere(work, onBytes);
  const reports = [
    checkHere({ ...work, targets: first }, onBytes),
    ...others.map((targets) => checkElsewhere({ ...work, targets }, onBytes)),
  ];
  return mergeReports(await Promise.all(reports));
}

/** Shares of about equal size, the largest targets dealt first; one share where the work is small. */
export function shareOut(sized: readonly Sized[], threads: number): readonly (readonly Target[])[] {
  const total = sized.reduce((sum, { bytes }) => sum + bytes, 0);
  const wanted = total < WORTH_SHARING ? 1 : Math.min(threads, sized.length);
  const shares = Array.from({ length: wanted }, () => ({ bytes: 0, targets: [] as Target[] }));
  for (const { target, bytes } of [...sized].sort((a, b) => b.bytes - a.bytes)) {
    const least = shares.reduce((a, b) => (b.bytes < a.bytes ? b : a));
    least.bytes += bytes;
    least.targets.push(target);
  }
  return shares.map(({ targets }) => targets);
}

async function checkHere({ root, targets, limit, standard }: Work, onBytes: OnBytes): Promise<Report> {
  return await check(worktree(root), targets, { limit, standard, createHash, isUtf8, onBytes });
}

async function checkElsewhere(work: Work, onBytes: OnBytes): Promise<Report> {
  return await new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: work });
    worker.on('message', (message: Message) => {
      if ('report' in message) resolve(message.report);
      else onBytes?.(message.bytes, message.path);
    });
    worker.on('error', reject);
  });
}

async function workAsThread(work: Work): Promise<void> {
  let untold = 0;
  const report = await checkHere(work, (bytes, path) => {
    untold += bytes;
    if (untold < STRIDE) return;
    parentPort?.postMessage({ bytes: untold, path } satisfies Message);
    untold = 0;
  });
  parentPort?.postMessage({ report } satisfies Message);
}

// The same file is the thread's program: it is started only by `checkElsewhere`.
if (!isMainThread) await workAsThread(workerData as Work);
