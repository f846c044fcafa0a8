import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runGit } from '../git/client.cases.ts';
import { tipOf } from '../git/refs.ts';
import { git } from '../git/run.ts';
import type { Repository } from '../repository.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { commitFiles, createRepository } from '../seed.ts';

let sandbox: Sandbox;
let repository: Repository;
let rest: Octokit['rest'];
let first: string;
const repo = { owner: 'town', repo: 'data' };

beforeEach(async () => {
  sandbox = await startSandbox();
  const ana = sandbox.user('ana');
  repository = await createRepository(sandbox.world, { owner: sandbox.organization('town'), name: 'data' });
  repository.collaborators.set('ana', { account: ana, role: 'write' });
  first = await commitFiles(repository, { branch: 'main', files: { 'a/b.csv': 'x\n', c: '1' }, message: 'Begin' });
  ({ rest } = new Octokit({ baseUrl: `${sandbox.url}/api/v3`, auth: sandbox.token(ana) }));
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

it('makes a commit from blobs, trees and a ref, as a client without git does', async () => {
  const blob = (
    await rest.git.createBlob({ ...repo, content: Buffer.from('ñ\n').toString('base64'), encoding: 'base64' })
  ).data;
  const got = await rest.git.getBlob({ ...repo, file_sha: blob.sha });
  expect(Buffer.from(got.data.content, 'base64').toString()).toBe('ñ\n');
  const tree = [
    { path: 'a/ñ.csv', mode: '100644', type: 'blob', sha: blob.sha },
    { path: 'd', mode: '100755', type: 'blob', content: 'run\n' },
    { path: 'c', mode: '100644', type: 'blob', sha: null },
  ] as const;
  const base = (await rest.git.getCommit({ ...repo, commit_sha: first })).data.tree.sha;
  const made = (await rest.git.createTree({ ...repo, base_tree: base, tree: [...tree] })).data;
  expect(made.tree.map(({ path, mode }) => [path, mode])).toEqual([
    ['a', '040000'],
    ['d', '100755'],
  ]);
  const sub = made.tree[0]?.sha ?? '';
  const again = await rest.git.createTree({ ...repo, tree: [{ path: 'e/f', mode: '040000', type: 'tree', sha: sub }] });
  expect(
    (await rest.git.getTree({ ...repo, tree_sha: again.data.sha, recursive: '1' })).data.tree.map(({ path }) => path),
  ).toEqual(['e', 'e/f', 'e/f/b.csv', 'e/f/ñ.csv']);
  const author = { name: 'Eva <x>', email: 'eva@example.org', date: '2026-01-02T03:04:05Z' };
  const order = { ...repo, message: 'Made\n\nof parts', tree: made.sha, parents: [first], author };
  const commit = (await rest.git.createCommit(order)).data;
  expect(commit).toMatchObject({
    message: 'Made\n\nof parts',
    author: { name: 'Eva x', date: author.date },
    parents: [{ sha: first }],
  });
  await rest.git.createRef({ ...repo, ref: 'refs/heads/made', sha: commit.sha });
  expect(await tipOf(repository, 'refs/heads/made')).toBe(commit.sha);
  expect(await git(repository.folder, ['show', 'made:a/ñ.csv'])).toBe('ñ');
  expect((await runGit(repository.folder, ['fsck', '--strict'])).status).toBe(0);
});

it('refuses trees that git could not hold', async () => {
  const blob = (await rest.git.createBlob({ ...repo, content: 'x' })).data.sha;
  const tree = (path: string, mode: '100644' | '040000', sha: string): Promise<unknown> =>
    rest.git.createTree({ ...repo, tree: [{ path, mode, sha }] });
  for (const path of ['../x', '.git/config', 'a//b', '/x']) {
    expect([path, ...(await refusal(tree(path, '100644', blob)))]).toEqual([
      path,
      422,
      expect.stringContaining('malformed'),
    ]);
  }
  expect((await refusal(tree('x', '040000', blob)))[0]).toBe(422);
  expect((await refusal(tree('x', '100644', '0'.repeat(40))))[0]).toBe(422);
  expect((await refusal(rest.git.createCommit({ ...repo, message: 'x', tree: blob })))[0]).toBe(422);
  expect((await refusal(rest.git.createCommit({ ...repo, message: 'x', tree: first, parents: [blob] })))[0]).toBe(422);
});

it('says of a tree of more than 100,000 entries that it is cut', async () => {
  const files = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`${at % 100}/${at}`, '']));
  await commitFiles(repository, { branch: 'many', files, message: 'Many' });
  const { data } = await rest.git.getTree({ ...repo, tree_sha: 'many', recursive: '1' });
  expect([data.truncated, data.tree.length]).toEqual([true, 100_000]);
  expect((await rest.git.getTree({ ...repo, tree_sha: 'many' })).data.truncated).toBe(false);
});

it('moves refs forward, and back only where it is told to', async () => {
  const second = await commitFiles(repository, { branch: 'next', parent: 'main', files: { d: '1' }, message: 'Next' });
  const ref = 'heads/main';
  expect((await rest.git.updateRef({ ...repo, ref, sha: second })).data.object.sha).toBe(second);
  expect(await refusal(rest.git.updateRef({ ...repo, ref, sha: first }))).toEqual([
    422,
    expect.stringContaining('not a fast forward'),
  ]);
  await rest.git.updateRef({ ...repo, ref, sha: first, force: true });
  expect((await rest.git.getRef({ ...repo, ref })).data.object).toMatchObject({ sha: first, type: 'commit' });
  await rest.git.deleteRef({ ...repo, ref: 'heads/next' });
  expect((await refusal(rest.git.getRef({ ...repo, ref: 'heads/next' })))[0]).toBe(404);
  expect((await rest.git.listMatchingRefs({ ...repo, ref: 'heads/ma' })).data.map((each) => each.ref)).toEqual([
    'refs/heads/main',
  ]);
});

it('refuses refs that are there already, not there, of no sound name, or not to be moved', async () => {
  const make = (ref: string, sha = first): Promise<readonly [number, string]> =>
    refusal(rest.git.createRef({ ...repo, ref, sha }));
  expect(await make('refs/heads/main')).toEqual([422, expect.stringContaining('already exists')]);
  expect(await make('main')).toEqual([422, expect.stringContaining('name is not valid')]);
  expect(await make('refs/heads/a..b')).toEqual([422, expect.stringContaining('name is not valid')]);
  expect(await make('refs/heads/x', '0'.repeat(40))).toEqual([422, expect.stringContaining('does not exist')]);
  expect(await make('refs/heads/x', await git(repository.folder, ['rev-parse', 'main:c']))).toEqual([
    422,
    expect.stringContaining('failed'),
  ]);
  expect((await make('refs/pull/9/head'))[0]).toBe(422);
  expect((await refusal(rest.git.updateRef({ ...repo, ref: 'heads/none', sha: first })))[0]).toBe(422);
  expect((await refusal(rest.git.deleteRef({ ...repo, ref: 'heads/none' })))[0]).toBe(422);
  expect((await refusal(rest.git.deleteRef({ ...repo, ref: 'heads/main' })))[0]).toBe(422);
});

it('lets one of two who move a ref at once through', async () => {
  const shas = await Promise.all(
    ['a', 'b', 'c'].map((branch) =>
      commitFiles(repository, { branch, parent: first, files: { [branch]: '1' }, message: branch }),
    ),
  );
  const ended = await Promise.all(shas.map((sha) => refusal(rest.git.updateRef({ ...repo, ref: 'heads/main', sha }))));
  expect(ended.filter(([status]) => status === 200)).toHaveLength(1);
  expect(await tipOf(repository, 'main')).toBe(shas[ended.findIndex(([status]) => status === 200)]);
});

it('makes annotated tags', async () => {
  const tagger = { name: 'Ana', email: 'ana@example.org', date: '2026-01-02T03:04:05Z' };
  const order = { ...repo, tag: 'v1', message: 'First', object: first, type: 'commit', tagger } as const;
  const { data } = await rest.git.createTag(order);
  await rest.git.createRef({ ...repo, ref: 'refs/tags/v1', sha: data.sha });
  const got = await rest.git.getTag({ ...repo, tag_sha: data.sha });
  expect(got.data).toMatchObject({ tag: 'v1', message: 'First', object: { sha: first, type: 'commit' } });
  expect(Date.parse(got.data.tagger.date)).toBe(Date.parse(tagger.date));
  expect((await rest.git.getRef({ ...repo, ref: 'tags/v1' })).data.object).toMatchObject({
    sha: data.sha,
    type: 'tag',
  });
  expect((await rest.repos.listTags(repo)).data).toMatchObject([{ name: 'v1', commit: { sha: first } }]);
  expect((await refusal(rest.git.createTag({ ...order, object: '0'.repeat(40) })))[0]).toBe(422);
  expect((await refusal(rest.git.getTag({ ...repo, tag_sha: first })))[0]).toBe(404);
});
