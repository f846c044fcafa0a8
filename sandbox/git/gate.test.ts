import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '../account.ts';
import type { Repository } from '../repository.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { commitFiles, createRepository } from '../seed.ts';
import { type Clone, cloneOf, runGit } from './client.cases.ts';
import { refsOf, tipOf } from './refs.ts';

let sandbox: Sandbox;
let ana: Account;
let town: Account;
let repository: Repository;
let clones: Clone[];

beforeEach(async () => {
  sandbox = await startSandbox();
  ana = sandbox.user('ana');
  town = sandbox.organization('town');
  repository = await createRepository(sandbox.world, { owner: town, name: 'data' });
  await commitFiles(repository, {
    branch: 'main',
    files: { 'README.md': 'Data\n', 'a/b c.csv': 'x\n1\n' },
    message: 'Begin',
  });
  repository.collaborators.set('ana', { account: ana, role: 'write' });
  clones = [];
});

afterEach(async () => {
  for (const clone of clones) await clone.remove();
  await sandbox.stop();
  expect(sandbox.deviations).toEqual([]);
});

async function clone(token?: string, of = repository): Promise<Clone> {
  const made = await cloneOf(sandbox, of, token);
  clones.push(made);
  return made;
}

it('shows refs/pull and takes none', async () => {
  const sha = await tipOf(repository, 'main');
  await runGit(repository.folder, ['update-ref', 'refs/pull/1/head', String(sha)]);
  const made = await clone(sandbox.token(ana));
  expect((await made.git('fetch', 'origin', 'refs/pull/1/head')).status).toBe(0);
  await made.commit({ x: '1' });
  const pushed = await made.git('push', 'origin', 'HEAD:refs/pull/1/head');
  expect(pushed.status).not.toBe(0);
  expect(pushed.out).toContain('hidden ref');
  expect(await tipOf(repository, 'refs/pull/1/head')).toBe(sha);
});

it('keeps the default branch', async () => {
  const made = await clone(sandbox.token(ana));
  expect((await made.git('push', 'origin', ':main')).out).toContain('deletion of the current branch prohibited');
});

it('refuses what the rules of a branch refuse, and all that came with it', async () => {
  const made = await clone(sandbox.token(ana));
  const before = await tipOf(repository, 'main');
  const bind = (...types: readonly string[]): void => {
    repository.rulesets.set(1, {
      id: 1,
      name: 'main',
      target: 'branch',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      bypassActors: [],
      rules: types.map((type) => ({ type })),
      createdAt: new Date(),
      updatedAt: new Date(),
    });
  };
  bind('pull_request', 'non_fast_forward');
  await made.commit({ x: '1' });
  const direct = await made.git('push', 'origin', 'HEAD:main', 'HEAD:topic');
  expect(direct.status).not.toBe(0);
  expect(direct.out).toMatch(/GH013: Repository rule violations found for refs\/heads\/main/);
  expect(direct.out).toContain('Changes must be made through a pull request.');
  expect([...(await refsOf(repository)).values()]).toEqual([before]);
  bind('non_fast_forward');
  await made.git('commit', '--quiet', '--amend', '--reset-author', '-m', 'Rewritten');
  expect((await made.git('push', 'origin', 'HEAD:main')).status).toBe(0);
  await made.git('reset', '--quiet', '--hard', String(before));
  await made.commit({ y: '2' });
  const forced = await made.git('push', '--force', 'origin', 'HEAD:main');
  expect(forced.out).toContain('Cannot force-push to this branch');
});

it('refuses a file of more than 100 MB, with its name, and warns of one of more than 50', async () => {
  const made = await clone(sandbox.token(ana));
  await made.commit({ 'whole.csv': Buffer.alloc(100 * 2 ** 20, 'a'), 'small.csv': 'a\n' });
  const large = await made.git('push', 'origin', 'HEAD:fits');
  expect(large).toMatchObject({ status: 0 });
  expect(large.out).toContain("whole.csv is 100.00 MB; this is larger than GitHub's recommended");
  await made.commit({ 'whole.csv': Buffer.alloc(100 * 2 ** 20 + 1, 'a') });
  const pushed = await made.git('push', 'origin', 'HEAD:large');
  expect(pushed.status).not.toBe(0);
  expect(pushed.out).toContain('GH001: Large files detected');
  expect(pushed.out).toContain("whole.csv is 100.00 MB; this exceeds GitHub's file size limit of 100.00 MB");
  expect(await tipOf(repository, 'refs/heads/large')).toBeUndefined();
});

it('refuses objects that git itself finds unsound', async () => {
  const made = await clone(sandbox.token(ana));
  const blob = (await made.git('rev-parse', 'HEAD:README.md')).out;
  const tree = Buffer.concat([Buffer.from('100644 ..\0'), Buffer.from(blob, 'hex')]);
  await writeFile(join(made.folder, 'tree'), tree);
  const sha = (await made.git('hash-object', '-t', 'tree', '-w', '--literally', 'tree')).out;
  const commit = (await made.git('commit-tree', sha, '-m', 'Out')).out;
  const pushed = await made.git('push', 'origin', `${commit}:refs/heads/out`);
  expect(pushed.status).not.toBe(0);
  expect(pushed.out).toMatch(/hasDotdot/);
});

it('refuses workflows from an app that may not write them', async () => {
  const { app } = sandbox.app({ slug: 'writer', permissions: { contents: 'write', workflows: 'write' }, events: [] });
  const installation = sandbox.install(app, town);
  const files = { '.github/workflows/ci.yaml': 'on: push\n' };
  await commitFiles(repository, { branch: 'source', parent: 'main', files, message: 'Workflow' });
  const push = async (token: string): Promise<string> => {
    const made = await clone(token);
    await made.git('push', 'origin', 'origin/source:refs/heads/copy');
    const { out } = await made.git('push', 'origin', 'origin/source:refs/heads/copy');
    return out;
  };
  expect(await push(sandbox.tokenOf(installation, { contents: 'write' }))).toContain('without `workflows` permission');
  expect(await push(sandbox.tokenOf(installation))).toBe('Everything up-to-date');
});
