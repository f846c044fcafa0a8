import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '../account.ts';
import { tipOf } from '../git/refs.ts';
import { git } from '../git/run.ts';
import type { Repository } from '../repository.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { commitFiles, createRepository } from '../seed.ts';

let sandbox: Sandbox;
let town: Account;
let repository: Repository;
let octokit: Octokit;
const repo = { owner: 'town', repo: 'data' };

beforeEach(async () => {
  sandbox = await startSandbox();
  const ana = sandbox.user('ana', 'Ana López');
  town = sandbox.organization('town');
  repository = await createRepository(sandbox.world, { owner: town, name: 'data' });
  repository.collaborators.set('ana', { account: ana, role: 'write' });
  octokit = new Octokit({ baseUrl: `${sandbox.url}/api/v3`, auth: sandbox.token(ana) });
});

afterEach(async () => {
  await sandbox.stop();
  expect(sandbox.deviations).toEqual([]);
});

const refusal = async (asked: Promise<unknown>): Promise<readonly [number, string]> =>
  await asked.then(
    () => [200, ''] as const,
    (error: { status: number; message: string }) => [error.status, error.message] as const,
  );
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const put = (path: string, text: string, more: Readonly<Record<string, string>> = {}): Promise<unknown> =>
  octokit.rest.repos.createOrUpdateFileContents({
    ...repo,
    path,
    message: `Write ${path}`,
    content: base64(text),
    ...more,
  });
const get = async (path: string, ref?: string): Promise<unknown> =>
  (await octokit.rest.repos.getContent({ ...repo, path, ...(ref === undefined ? {} : { ref }) })).data;

it('reads files, folders, links and the root', async () => {
  const files = {
    'á b/c#.csv': 'x\n1\n',
    'á b/d/e.csv': 'y\n',
    link: { link: 'á b/c#.csv' },
    out: { link: '../../etc/passwd' },
  };
  const sha = await commitFiles(repository, { branch: 'main', files, message: 'Begin' });
  expect(await get('á b/c#.csv')).toMatchObject({
    type: 'file',
    name: 'c#.csv',
    content: `${base64('x\n1\n')}\n`,
    size: 4,
  });
  expect(await get('á b/c#.csv', sha)).toMatchObject({ encoding: 'base64' });
  expect(await get('á b')).toMatchObject([
    { name: 'c#.csv', type: 'file' },
    { path: 'á b/d', type: 'dir' },
  ]);
  expect(await get('')).toMatchObject([
    { name: 'link', type: 'symlink' },
    { name: 'out' },
    { name: 'á b', type: 'dir' },
  ]);
  expect(await get('link')).toMatchObject({ type: 'file', path: 'link', content: `${base64('x\n1\n')}\n` });
  expect(await get('out')).toMatchObject({ type: 'symlink', target: '../../etc/passwd' });
  const raw = await octokit.rest.repos.getContent({ ...repo, path: 'á b/d/e.csv', mediaType: { format: 'raw' } });
  expect(Buffer.from(raw.data as unknown as string).toString()).toBe('y\n');
  for (const [path, ref] of [
    ['x', 'main'],
    ['á b/c#.csv', 'nowhere'],
    ['á b/c#.csv/d', 'main'],
    ['*', 'main'],
  ]) {
    expect([path, (await refusal(get(String(path), ref)))[0]]).toEqual([path, 404]);
  }
});

it('gives up to 1 MB within JSON, and up to 100 MB raw', async () => {
  const files = { small: 'a'.repeat(2 ** 20), large: 'a'.repeat(2 ** 20 + 1), huge: Buffer.alloc(100 * 2 ** 20 + 1) };
  await commitFiles(repository, { branch: 'main', files, message: 'Begin' });
  expect(await get('small')).toMatchObject({ encoding: 'base64', size: 2 ** 20 });
  expect(await get('large')).toMatchObject({ encoding: 'none', content: '', size: 2 ** 20 + 1 });
  const raw = await octokit.rest.repos.getContent({ ...repo, path: 'large', mediaType: { format: 'raw' } });
  expect(Buffer.from(raw.data as unknown as ArrayBuffer)).toHaveLength(2 ** 20 + 1);
  expect(await refusal(get('huge'))).toEqual([403, expect.stringContaining('100 MB')]);
});

it('lists no more than 1,000 entries of a folder', async () => {
  const files = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`f/${at}`, '1']));
  await commitFiles(repository, { branch: 'main', files, message: 'Begin' });
  expect(await get('f')).toHaveLength(1_000);
});

it('writes, changes and takes away files, each a commit that follows the branch', async () => {
  const made = (await put('a/b.csv', 'x\n')) as { data: { content: { sha: string } }; status: number };
  expect(made).toMatchObject({
    status: 201,
    data: { commit: { message: 'Write a/b.csv', author: { name: 'Ana López' } } },
  });
  expect(await refusal(put('a/b.csv', 'y\n'))).toEqual([422, expect.stringContaining('"sha" wasn\'t supplied')]);
  expect(await refusal(put('a/b.csv', 'y\n', { sha: '0'.repeat(40) }))).toEqual([
    409,
    expect.stringContaining('does not match'),
  ]);
  const changed = await put('a/b.csv', 'y\n', { sha: made.data.content.sha });
  expect(changed).toMatchObject({ status: 200 });
  const { sha } = (await get('a/b.csv')) as { sha: string };
  const gone = await octokit.rest.repos.deleteFile({ ...repo, path: 'a/b.csv', message: 'Away', sha });
  expect(gone.data.content).toBeNull();
  expect((await refusal(get('a/b.csv')))[0]).toBe(404);
  expect((await octokit.rest.repos.listCommits(repo)).data.map(({ commit }) => commit.message)).toEqual([
    'Away',
    'Write a/b.csv',
    'Write a/b.csv',
  ]);
});

it('refuses what leads elsewhere, what is no base64, and branches that are not there', async () => {
  await put('x', '1');
  for (const path of ['../x', 'a/../../x', '.git/config', 'a/.GIT/x', './x']) {
    const asked = octokit.request('PUT /repos/{owner}/{repo}/contents/{+path}', {
      ...repo,
      path: encodeURIComponent(path),
      message: 'Out',
      content: base64('x'),
    });
    expect([path, ...(await refusal(asked))]).toEqual([path, 422, expect.stringContaining('malformed')]);
  }
  expect((await refusal(put('x/y', '1')))[0]).not.toBe(200);
  expect((await refusal(put('y', '1', { branch: 'nowhere' })))[0]).toBe(404);
  const asked = octokit.rest.repos.createOrUpdateFileContents({ ...repo, path: 'z', message: 'z', content: '§' });
  expect((await refusal(asked))[0]).toBe(422);
});

it('lets nobody past the rules of a branch', async () => {
  await put('x', '1');
  const before = await tipOf(repository, 'main');
  const now = new Date();
  repository.rulesets.set(1, {
    id: 1,
    name: 'main',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    bypassActors: [],
    rules: [{ type: 'pull_request' }],
    createdAt: now,
    updatedAt: now,
  });
  expect(await refusal(put('y', '1'))).toEqual([409, expect.stringContaining('rule violations')]);
  expect(await tipOf(repository, 'main')).toBe(before);
});

it('loses nothing of what several write at once', async () => {
  await put('0', '0');
  const ended = await Promise.all(['1', '2', '3', '4'].map((name) => refusal(put(name, name))));
  const done = ended.filter(([status]) => status === 200).length;
  expect(ended.every(([status]) => status === 200 || status === 409)).toBe(true);
  expect(Number(await git(repository.folder, ['rev-list', '--count', 'main']))).toBe(done + 1);
  expect(await get('')).toHaveLength(done + 1);
});

it('lets an app write workflows only with leave', async () => {
  const { app } = sandbox.app({ slug: 'app', permissions: { contents: 'write', workflows: 'write' }, events: [] });
  const installation = sandbox.install(app, town);
  const write = async (permissions?: { contents: 'write' }): Promise<readonly [number, string]> => {
    const auth = sandbox.tokenOf(installation, permissions);
    const { rest } = new Octokit({ baseUrl: `${sandbox.url}/api/v3`, auth });
    const order = { ...repo, path: '.github/workflows/a.yaml', message: 'Run', content: base64('on: push\n') };
    return await refusal(rest.repos.createOrUpdateFileContents(order));
  };
  expect((await write({ contents: 'write' }))[0]).toBe(403);
  expect((await write())[0]).toBe(200);
});
