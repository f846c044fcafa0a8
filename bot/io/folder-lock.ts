import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

/** How a lock is waited for and kept. Milliseconds. */
export interface LockPatience {
  /** Between two looks at a lock that another holds. */
  readonly pause: number;
  /** Between two signs of life of whoever holds one. */
  readonly beat: number;
  /** A lock without a sign of life for so long is nobody's. */
  readonly stale: number;
}

const PATIENCE: LockPatience = { pause: 100, beat: 5_000, stale: 60_000 };

/** What is written in the locks that this process holds. */
const held = new Set<string>();

/**
 * Waits until nobody else works in what a file stands for, other processes and machines too, and holds it until the
 * function given back is called. The lock of a process that is gone is taken over: at once where it was of this machine,
 * else when it has given no sign of life. A number alone says little: after a restart another program may have it.
 */
export async function lockFolder(path: string, patience: LockPatience = PATIENCE): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  const content = `${hostname()} ${process.pid} ${randomUUID()}`;
  const mine = `${path}.${randomUUID()}`;
  // Written first and then linked, so that nobody sees a lock without its holder.
  await writeFile(mine, content);
  // Before it can be seen: another of this process would take it for a dead one's.
  held.add(content);
  try {
    while (!(await isLinked(mine, path))) {
      const stale = await staleIn(path, patience.stale);
      if (stale === undefined) await new Promise((resolve) => setTimeout(resolve, patience.pause));
      else await takeAway(path, stale, patience);
    }
  } catch (error) {
    held.delete(content);
    throw error;
  } finally {
    await rm(mine, { force: true });
  }
  const beating = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), patience.beat);
  beating.unref();
  return async () => {
    clearInterval(beating);
    // After a long sleep of this machine it may be another's.
    if ((await readFile(path, 'utf8').catch(() => '')) === content) await rm(path, { force: true });
    held.delete(content);
  };
}

async function isLinked(mine: string, path: string): Promise<boolean> {
  try {
    await utimes(mine, new Date(), new Date());
    await link(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What is written in a lock that nobody holds any more; `undefined` where it is held, or gone. */
async function staleIn(path: string, stale: number): Promise<string | undefined> {
  try {
    const content = await readFile(path, 'utf8');
    const { mtimeMs } = await stat(path);
    return isDead(content) || Date.now() - mtimeMs > stale ? content : undefined;
  } catch {
    return undefined;
  }
}

function isDead(content: string): boolean {
  const [host, pid] = content.split(' ');
  if (host !== hostname() || pid === undefined) return false;
  if (Number(pid) === process.pid) return !held.has(content);
  return !isRunning(Number(pid));
}

/**
 * Under a lock of its own, which only those wait for who found this one dead: else, between the look and the removal,
 * another may have taken it over, and it is a living one that goes.
 */
async function takeAway(path: string, stale: string, patience: LockPatience): Promise<void> {
  const unlock = await lockFolder(`${path}.over`, patience);
  try {
    if ((await readFile(path, 'utf8').catch(() => undefined)) === stale) await rm(path, { force: true });
  } finally {
    await unlock();
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
