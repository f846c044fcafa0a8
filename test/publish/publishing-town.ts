/** A town at the sandbox that publishes: people propose, approve and merge by GitHub's API; the command runs as a process. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Octokit } from '@octokit/rest';
import { worktree } from '../../bot/io/worktree.ts';
import { afterPush } from '../../sandbox/git/push.ts';
import { refsOf, setRef, tipOf } from '../../sandbox/git/refs.ts';
import { git } from '../../sandbox/git/run.ts';
import type { Release } from '../../sandbox/repository.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { commitFiles } from '../../sandbox/seed.ts';
import { apertura, type Ran } from '../cli/run.ts';
import { clientOf, peopleOf, type Stage, stageTown } from '../github/stage.ts';

/** The small institution of the recorded cases. */
const COMMON = 'test/pulls/_common';
const AT = { owner: 'municipio', repo: 'datos' } as const;

/** A pull request from its proposal to its merge. */
export interface Merging {
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly title?: string;
  readonly author?: string;
  readonly approvals?: readonly string[];
  readonly how?: 'merge' | 'squash' | 'rebase';
}

/** The town. */
export class PublishingTown {
  readonly stage: Stage;
  private branches = 0;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** As the person who administers the repository. */
  get admin(): Octokit {
    return clientOf(this.stage, 'admin-tic');
  }

  /** What a file of the base branch holds. */
  async read(path: string, revision = 'main'): Promise<string> {
    return `${await git(this.stage.repository.folder, ['cat-file', 'blob', `${revision}:${path}`])}\n`;
  }

  /** Proposes, approves and merges; gives the pull request's number. */
  async merge({ files, title = 'Un cambio', author, approvals, how = 'merge' }: Merging): Promise<number> {
    this.branches += 1;
    const branch = `cambio-${this.branches}`;
    const { repository } = this.stage;
    await commitFiles(repository, { branch, parent: 'main', files, message: title });
    const proposer = clientOf(this.stage, author ?? 'eje-raul');
    const { data } = await proposer.rest.pulls.create({ ...AT, title, head: branch, base: 'main' });
    const { number } = data;
    for (const login of approvals ?? ['gob-maria']) {
      await clientOf(this.stage, login).rest.pulls.createReview({ ...AT, pull_number: number, event: 'APPROVE' });
    }
    await proposer.rest.pulls.merge({ ...AT, pull_number: number, merge_method: how });
    return number;
  }

  /** A commit straight on the base branch. */
  async push(files: Readonly<Record<string, string | undefined>>, login = 'admin-tic'): Promise<void> {
    const { repository, sandbox } = this.stage;
    const before = await tipOf(repository, 'refs/heads/main');
    const after = await commitFiles(repository, { branch: 'main', files, message: 'Directo' });
    await afterPush(sandbox.world, repository, sandbox.user(login), [{ ref: 'refs/heads/main', before, after }]);
  }

  /** Runs a command as its user would, with a token of the person who administers. */
  async run(...args: readonly string[]): Promise<Ran> {
    return await apertura(args, { env: this.environment() });
  }

  /** The environment of a run. */
  environment(): Readonly<Record<string, string>> {
    const { sandbox } = this.stage;
    const token = sandbox.token(sandbox.user('admin-tic'));
    return { GITHUB_TOKEN: token, GITHUB_API_URL: `${sandbox.url}/api/v3` };
  }

  /** Publishes, and fails where that does. */
  async publish(...args: readonly string[]): Promise<string> {
    const ran = await this.run('publish', '--to', 'github', '--repo', `${AT.owner}/${AT.repo}`, ...args);
    if (ran.status !== 0) throw new Error(`${ran.status}: ${ran.out}${ran.err}`);
    return ran.out;
  }

  /** Tags with the ids that they have, sorted. */
  async tags(): Promise<readonly string[]> {
    const out = await git(this.stage.repository.folder, [
      'for-each-ref',
      '--format=%(refname:short) %(objectname)',
      'refs/tags',
    ]);
    return out
      .split('\n')
      .filter((line) => line !== '')
      .sort();
  }

  /** Releases, drafts too, by their tags. */
  releases(): readonly Release[] {
    return [...this.stage.repository.releases.values()];
  }

  /** Where the town stands now: gives what brings it back there, as often as is wanted. */
  async mark(): Promise<() => Promise<void>> {
    const { repository } = this.stage;
    const refs = await refsOf(repository);
    const releases = [...repository.releases.values()].map(copyOf);
    const issues = new Set(repository.issues.keys());
    return async () => {
      for (const ref of (await refsOf(repository)).keys()) if (!refs.has(ref)) await setRef(repository, ref, undefined);
      for (const [ref, object] of refs) await setRef(repository, ref, object);
      repository.releases.clear();
      for (const release of releases) repository.releases.set(release.id, copyOf(release));
      for (const number of repository.issues.keys()) if (!issues.has(number)) repository.issues.delete(number);
    };
  }

  /**
   * All that was published, whatever the way there: tags, releases with their files, and the record's files. Two towns
   * that went the same way have the same.
   */
  async state(): Promise<unknown> {
    const releases = this.releases().map(({ tagName: tag, draft, prerelease, name, body, assets }) => {
      const files = assets
        .map(({ name: file, bytes }) => [file, createHash('sha256').update(bytes).digest('hex')])
        .sort();
      return { tag, draft, prerelease, name, body, files };
    });
    const tree = await git(this.stage.repository.folder, ['rev-parse', 'published^{tree}']).catch(() => undefined);
    return { tags: await this.tags(), releases: releases.sort((a, b) => (a.tag < b.tag ? -1 : 1)), tree };
  }
}

function copyOf(release: Release): Release {
  return { ...release, assets: release.assets.map((asset) => ({ ...asset })) };
}

/**
 * Founds one, with everything of the small institution on its base branch and nothing published; of its datasets only
 * some, where they are named.
 */
export async function publishingTown(sandbox: Sandbox, only?: readonly string[]): Promise<PublishingTown> {
  const stage = await stageTown(sandbox);
  const files: Record<string, Uint8Array> = {};
  const tree = worktree(COMMON);
  for (const { path } of await tree.list('')) {
    const [, dataset] = /^datasets\/([^/]+)\//.exec(path) ?? [];
    if (dataset !== undefined && only?.includes(dataset) === false) continue;
    files[relative('', path)] = await tree.read(path);
  }
  await commitFiles(stage.repository, { branch: 'main', files, message: 'Datos abiertos' });
  peopleOf(stage, await readFile(`${COMMON}/plan/groups.yaml`, 'utf8'));
  return new PublishingTown(stage);
}
