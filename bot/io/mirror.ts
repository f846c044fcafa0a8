import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import { authorizedBy, complaint, type GitEnd, type GitRemote, type GitSetting, runSafeGit } from './git-process.ts';

/** Which repository is mirrored, and where. */
export interface MirrorOrder extends GitRemote {
  /** The bare clone's own folder; made where it is missing. */
  readonly folder: string;
  /** Milliseconds that one fetch may take. */
  readonly patience?: number;
  /** How a fetch that failed is begun again; not at all, where not given. */
  readonly again?: (fetch: () => Promise<void>) => Promise<void>;
}

/** A fetch that did not bring what was asked for; it may go well later. */
export class FetchFailed extends Error {}

/** What a fetch left half done is removed after this time: no fetch takes as long. Milliseconds. */
const REMAINS = 3_600_000;

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

  /**
   * Brings commits, by their ids, and keeps them under a name of ours until `forget`. No fetch where they are here. The
   * first, which is the base's, is kept until the next fetch too: with nothing kept, all would have to come again. A clone
   * that is damaged on disk is made anew.
   */
  async fetch(key: string, commits: readonly string[]): Promise<void> {
    for (const commit of commits) {
      if (!/^[0-9a-f]{40,64}$/.test(commit)) throw new Error(`${commit.slice(0, 80)} is no commit id`);
    }
    const { again = once } = this.order;
    await again(async () => await this.alone(async () => await this.bring(key, commits)));
  }

  /** Lets go of what was kept under a name; its objects go when git next tidies up. */
  async forget(key: string): Promise<void> {
    await this.alone(async () => {
      if (!(await isRepository(this.folder))) return;
      const { out } = await this.git(['for-each-ref', '--format=%(refname)', `${refOf(key)}/`]);
      await this.name(out.split('\n').flatMap((ref) => (ref === '' ? [] : [`delete ${ref}`])));
    });
  }

  /** Packs what has come, and removes what killed fetches left; dear, so for quiet hours. */
  async maintain(): Promise<void> {
    await this.alone(async () => {
      if (!(await isRepository(this.folder))) return;
      await removeRemains(join(this.folder, 'objects', 'pack'));
      // One that takes too long is no fault of whoever waits for it; the next may have less to do.
      await this.git(['-c', 'gc.auto=6700', 'gc', '--auto', '--quiet']).catch(unlessEnded);
    });
  }

  /** One at a time, of this process and of others: while one makes the clone anew, nobody may name anything in it. */
  private async alone(work: () => Promise<void>): Promise<void> {
    const mine = this.last.then(async () => {
      const unlock = await lockFolder(`${this.folder}.lock`);
      try {
        await work();
      } finally {
        await unlock();
      }
    });
    this.last = mine.catch(() => undefined);
    await mine;
  }

  private async bring(key: string, commits: readonly string[]): Promise<void> {
    if (!(await isRepository(this.folder))) await this.create();
    if (await this.keep(key, commits)) return;
    await this.create();
    if (!(await this.keep(key, commits))) throw new FetchFailed(`${commits.join(', ')} did not come whole`);
  }

  /** Fetches what is missing, and names it. `false`: the clone is damaged. */
  private async keep(key: string, commits: readonly string[]): Promise<boolean> {
    if (!(await this.has(commits))) {
      const refusal = await this.fetchFrom(commits);
      if (refusal !== undefined && (await this.isSound())) throw refusal;
      if (refusal !== undefined || !(await this.has(commits))) return false;
    }
    const kept = commits.map((commit, at) => `update ${refOf(key)}/${at} ${commit}`);
    return await this.name([...kept, ...commits.slice(0, 1).map((commit) => `update ${LAST} ${commit}`)]);
  }

  /** Changes names, all or none. `false`: it did not go. */
  private async name(changes: readonly string[]): Promise<boolean> {
    if (changes.length === 0) return true;
    const { status } = await this.git(['update-ref', '--stdin'], [], changes.map((line) => `${line}\n`).join(''));
    return status === 0;
  }

  /** Whether commits are here with their files, and all that came before them since what is kept already. */
  private async has(commits: readonly string[]): Promise<boolean> {
    const walk = ['rev-list', '--objects', '--quiet'];
    const { status: files } = await this.git([...walk, '--no-walk', ...commits]);
    if (files !== 0) return false;
    // A fetch that was killed can leave a commit without those before it; what has a name of ours came whole.
    const { status: past } = await this.git([...walk, ...commits, '--not', '--glob=refs/apertura/*']);
    return past === 0;
  }

  /** Whether a fetch that failed is not this clone's own fault. */
  private async isSound(): Promise<boolean> {
    const { status } = await this.git(['fsck', '--connectivity-only', '--no-dangling', '--no-progress']);
    return status === 0;
  }

  private async create(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder, { recursive: true });
    const { status } = await this.git(['init', '--quiet', '--bare', '.']);
    if (status !== 0) throw new Error(`git init ended with ${status}`);
  }

  /** What went wrong, if anything. */
  private async fetchFrom(commits: readonly string[]): Promise<FetchFailed | undefined> {
    const header = await authorizedBy(this.order);
    const { url } = this.order;
    const args = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-auto-maintenance', url, ...commits];
    const ended = await this.git(args, header);
    if (ended.status === 0) return undefined;
    // Git's own words may hold what the other side sent; nothing of ours that is secret is in them.
    return new FetchFailed(`git fetch ended with ${ended.status}: ${complaint(ended)}`);
  }

  private async git(
    args: readonly string[],
    settings: readonly GitSetting[] = [],
    input = '',
  ): Promise<GitEnd & { readonly status: number }> {
    const { patience } = this.order;
    const run = { folder: this.folder, args, settings, input };
    const ended = await runSafeGit(patience === undefined ? run : { ...run, patience });
    const { status } = ended;
    // It says nothing about the clone: one that is only slow must not be taken for damaged.
    if (status === undefined) throw new FetchFailed('git was ended before it was done');
    return { ...ended, status };
  }
}

function unlessEnded(error: unknown): void {
  if (!(error instanceof FetchFailed)) throw error;
}

async function once(fetch: () => Promise<void>): Promise<void> {
  await fetch();
}

/** The first commit of the last fetch. */
const LAST = 'refs/apertura/last';

function refOf(key: string): string {
  return `refs/apertura/${key}`;
}

async function isRepository(folder: string): Promise<boolean> {
  return await stat(join(folder, 'HEAD')).then(
    () => true,
    () => false,
  );
}

/** Files that killed fetches left; git itself removes them only when it tidies up wholly. */
async function removeRemains(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => each.startsWith('tmp_'))) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > REMAINS) await rm(path, { force: true });
  }
}
