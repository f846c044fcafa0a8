import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Which repository is mirrored, and where. */
export interface MirrorOrder {
  /** The bare clone's own folder; made where it is missing. */
  readonly folder: string;
  readonly url: string;
  /** The value of an `authorization` header, made anew for each fetch; `undefined` for a public repository. */
  readonly authorization: () => Promise<string | undefined>;
  /** Milliseconds that one fetch may take. */
  readonly patience?: number;
}

/** A fetch that did not bring what was asked for; it may go well later. */
export class FetchFailed extends Error {}

const PATIENCE = 300_000;
/** Another process that holds the lock is waited for. Milliseconds. */
const PAUSE = 100;

/**
 * Settings of every git here. What comes from elsewhere is checked object by object, nothing of it is run, and nothing
 * is asked on a terminal.
 */
const SAFE: readonly (readonly [string, string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['protocol.allow', 'never'],
  ['protocol.http.allow', 'always'],
  ['protocol.https.allow', 'always'],
  ['fetch.fsckObjects', 'true'],
  ['fetch.recurseSubmodules', 'false'],
  ['credential.helper', ''],
  ['http.followRedirects', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
];

/** A bare clone of one repository, kept on disk as a cache: it can be removed at any time. */
export class Mirror {
  readonly folder: string;
  private readonly order: MirrorOrder;
  /** One fetch at a time: each begins when the one before has ended. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(order: MirrorOrder) {
    this.order = order;
    this.folder = order.folder;
  }

  /** Brings commits, by their ids, and keeps them under a name of ours until `forget`. No fetch where they are here. */
  async fetch(key: string, commits: readonly string[]): Promise<void> {
    for (const commit of commits) {
      if (!/^[0-9a-f]{40,64}$/.test(commit)) throw new Error(`${commit.slice(0, 80)} is no commit id`);
    }
    const mine = this.last.then(async () => await this.bring(key, commits));
    this.last = mine.catch(() => undefined);
    await mine;
  }

  /** Lets go of what was kept under a name; its objects go when git next tidies up. */
  async forget(key: string): Promise<void> {
    const mine = this.last.then(async () => {
      if (!(await isRepository(this.folder))) return;
      const { out } = await this.git(['for-each-ref', '--format=%(refname)', `${refOf(key)}/`]);
      for (const ref of out.split('\n').filter((line) => line !== '')) await this.git(['update-ref', '-d', ref]);
    });
    this.last = mine.catch(() => undefined);
    await mine;
  }

  /** Packs what has come, and removes what killed fetches left; dear, so for quiet hours. */
  async maintain(): Promise<void> {
    const mine = this.last.then(async () => {
      if (await isRepository(this.folder)) await this.git(['-c', 'gc.auto=6700', 'gc', '--auto', '--quiet']);
    });
    this.last = mine.catch(() => undefined);
    await mine;
  }

  private async bring(key: string, commits: readonly string[]): Promise<void> {
    const unlock = await lock(`${this.folder}.lock`);
    try {
      if (!(await isRepository(this.folder))) await this.create();
      const missing = [];
      for (const commit of commits) if (!(await this.has(commit))) missing.push(commit);
      if (missing.length > 0) await this.fetchFrom(missing);
      for (const [at, commit] of commits.entries()) {
        const { status } = await this.git(['update-ref', `${refOf(key)}/${at}`, commit]);
        if (status !== 0) throw new FetchFailed(`commit ${commit} did not come`);
      }
    } finally {
      await unlock();
    }
  }

  private async has(commit: string): Promise<boolean> {
    // All that it reaches too: a fetch that was killed can leave the commit without its files.
    const { status } = await this.git(['rev-list', '--objects', '--quiet', '--max-count=1', commit]);
    return status === 0;
  }

  private async create(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder, { recursive: true });
    const { status } = await this.git(['init', '--quiet', '--bare', '.']);
    if (status !== 0) throw new Error(`git init ended with ${status}`);
  }

  private async fetchFrom(commits: readonly string[]): Promise<void> {
    const { url, authorization } = this.order;
    const secret = await authorization();
    const header: readonly (readonly [string, string])[] =
      secret === undefined ? [] : [['http.extraHeader', `Authorization: ${secret}`]];
    const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', url, ...commits];
    const { status, wrong } = await this.git(args, header);
    if (status === 0) return;
    // Git's own words may hold what the other side sent; nothing of ours that is secret is in them.
    throw new FetchFailed(`git fetch ended with ${status}: ${wrong.replace(/[^\x20-\x7e\n]/g, '?').slice(0, 500)}`);
  }

  private async git(
    args: readonly string[],
    more: readonly (readonly [string, string])[] = [],
  ): Promise<{ readonly status: number; readonly out: string; readonly wrong: string }> {
    // By the environment: arguments can be read by every user of a machine, and a file would stay.
    const settings = [...SAFE, ...more];
    const named = settings.flatMap(([key, value], at) => [
      [`GIT_CONFIG_KEY_${at}`, key],
      [`GIT_CONFIG_VALUE_${at}`, value],
    ]);
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
    const env = {
      ...Object.fromEntries(own),
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_COUNT: String(settings.length),
      LC_ALL: 'C',
      ...Object.fromEntries(named),
    };
    const child = spawn('git', ['-C', this.folder, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const out: Buffer[] = [];
    const wrong: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => wrong.push(chunk));
    // With its helpers, which are in the same group.
    const timer = setTimeout(() => end(child.pid), this.order.patience ?? PATIENCE);
    try {
      const [status] = (await once(child, 'close')) as [number | null];
      const text = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('utf8').trim();
      return { status: status ?? -1, out: text(out), wrong: text(wrong) };
    } finally {
      clearTimeout(timer);
    }
  }
}

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

function refOf(key: string): string {
  return `refs/apertura/${key}`;
}

async function isRepository(folder: string): Promise<boolean> {
  return await stat(join(folder, 'HEAD')).then(
    () => true,
    () => false,
  );
}

/** Locks of this process. */
const held = new Set<string>();

/** A file that says which process works in a folder; that of a process which is gone is taken over. */
async function lock(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  // Written first and then linked, so that nobody sees a lock without its holder.
  const mine = `${path}.${process.pid}.${randomUUID()}`;
  await writeFile(mine, String(process.pid));
  try {
    for (;;) {
      try {
        await link(mine, path);
        held.add(path);
        return async () => {
          await rm(path, { force: true });
          held.delete(path);
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = await readFile(path, 'utf8').catch(() => undefined);
      if (holder !== undefined && !held.has(path) && !isAlive(Number(holder))) await rm(path, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** Whether another process runs. A lock with this one's number that is not `held` is of one that is gone. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
