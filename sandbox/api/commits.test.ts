import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Repository } from '../repository.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { commitFiles, createRepository } from '../seed.ts';

let sandbox: Sandbox;
let repository: Repository;
let rest: Octokit['rest'];
const repo = { owner: 'town', repo: 'data' };

beforeEach(async () => {
  sandbox = await startSandbox();
  repository = await createRepository(sandbox.world, { owner: sandbox.organization('town'), name: 'data' });
  ({ rest } = new Octokit({ baseUrl: `${sandbox.url}/api/v3` }));
});

afterEach(async () => {
  await sandbox.stop();
  expect(sandbox.deviations).toEqual([]);
});

const status = async (asked: Promise<unknown>): Promise<number> =>
  await asked.then(
    () => 200,
    (error: { status: number }) => error.status,
  );

it('lists commits, by author, path, time and page', async () => {
  expect(await status(rest.repos.listCommits(repo))).toBe(409);
  const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));
  const shas: string[] = [];
  for (const [day, author] of [
    [1, 'Ana <ana@example.org>'],
    [2, 'Eva <eva@example.org>'],
    [3, 'Ana <ana@example.org>'],
  ] as const) {
    const files = { [`${day}.csv`]: 'x\n' };
    shas.push(
      await commitFiles(repository, { branch: 'main', files, message: `Day ${day}\n\nMore`, author, date: at(day) }),
    );
  }
  const list = async (more: object): Promise<readonly string[]> =>
    (await rest.repos.listCommits({ ...repo, ...more })).data.map(({ sha }) => sha);
  const [one, two, three] = shas;
  expect(await list({})).toEqual([three, two, one]);
  expect(await list({ author: 'eva' })).toEqual([two]);
  expect(await list({ path: '1.csv' })).toEqual([one]);
  expect(await list({ since: at(2).toISOString() })).toEqual([three, two]);
  expect(await list({ until: at(2).toISOString() })).toEqual([two, one]);
  expect(await list({ sha: two })).toEqual([two, one]);
  expect(await list({ per_page: 2, page: 2 })).toEqual([one]);
  expect(await status(rest.repos.listCommits({ ...repo, sha: 'main~1' }))).toBe(404);
});

it('shows a commit with the files that it changed, renames found', async () => {
  const text = Array.from({ length: 20 }, (_, at) => `${at}\n`).join('');
  const first = await commitFiles(repository, {
    branch: 'main',
    files: { 'a.csv': text, 'b.csv': 'x\n' },
    message: 'Begin',
  });
  const files = { 'a.csv': undefined, 'c d.csv': `${text}more\n`, 'b.csv': 'y\nz\n' };
  const sha = await commitFiles(repository, { branch: 'main', files, message: 'Move' });
  const { data } = await rest.repos.getCommit({ ...repo, ref: 'main' });
  expect(data).toMatchObject({ sha, parents: [{ sha: first }], stats: { additions: 3, deletions: 1, total: 4 } });
  expect(data.files).toMatchObject([
    { filename: 'b.csv', status: 'modified', additions: 2, deletions: 1, changes: 3 },
    { filename: 'c d.csv', status: 'renamed', previous_filename: 'a.csv', additions: 1 },
  ]);
  const begin = await rest.repos.getCommit({ ...repo, ref: first.slice(0, 8) });
  expect(begin.data.files?.map((file) => [file.filename, file.status])).toEqual([
    ['a.csv', 'added'],
    ['b.csv', 'added'],
  ]);
  expect(await status(rest.repos.getCommit({ ...repo, ref: 'nowhere' }))).toBe(422);
});

it('shows 300 files of a commit a page', async () => {
  const files = Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`${at}`, '1']));
  await commitFiles(repository, { branch: 'main', files, message: 'Many' });
  const first = await rest.repos.getCommit({ ...repo, ref: 'main' });
  expect(first.data.files).toHaveLength(300);
  expect(first.headers.link).toContain('rel="next"');
  expect((await rest.repos.getCommit({ ...repo, ref: 'main', page: 2 })).data.files).toHaveLength(1);
});

it('compares, with 300 files and 250 commits at most', async () => {
  const many = Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`${at}`, '1']));
  const base = await commitFiles(repository, { branch: 'main', files: { x: '1' }, message: 'Begin' });
  const one = await commitFiles(repository, { branch: 'topic', parent: base, files: many, message: 'One' });
  const two = await commitFiles(repository, { branch: 'topic', files: { x: undefined }, message: 'Two' });
  const aside = await commitFiles(repository, { branch: 'main', files: { y: '1' }, message: 'Aside' });
  const { data } = await rest.repos.compareCommitsWithBasehead({ ...repo, basehead: 'main...topic' });
  expect(data).toMatchObject({ status: 'diverged', ahead_by: 2, behind_by: 1, total_commits: 2 });
  expect(data.base_commit.sha).toBe(aside);
  expect(data.merge_base_commit.sha).toBe(base);
  expect(data.commits.map(({ sha }) => sha)).toEqual([one, two]);
  expect(data.files).toHaveLength(300);
  const basehead = `${two}...${one}`;
  expect((await rest.repos.compareCommitsWithBasehead({ ...repo, basehead })).data.status).toBe('behind');
  const page = await rest.repos.compareCommitsWithBasehead({ ...repo, basehead: 'main...topic', per_page: 1, page: 2 });
  expect([page.data.commits.map(({ sha }) => sha), page.data.files]).toEqual([[two], []]);
  expect(await status(rest.repos.compareCommitsWithBasehead({ ...repo, basehead: 'main...nowhere' }))).toBe(404);
  expect(await status(rest.repos.compareCommitsWithBasehead({ ...repo, basehead: 'main...eva:main' }))).toBe(404);
});

it('shows branches and tags', async () => {
  const sha = await commitFiles(repository, { branch: 'main', files: { x: '1' }, message: 'Begin' });
  await commitFiles(repository, { branch: 'a/b', parent: 'main', files: { y: '1' }, message: 'Other' });
  expect((await rest.repos.listBranches(repo)).data.map(({ name }) => name)).toEqual(['a/b', 'main']);
  expect((await rest.repos.listBranches({ ...repo, protected: true })).data).toEqual([]);
  expect((await rest.repos.getBranch({ ...repo, branch: 'main' })).data).toMatchObject({
    commit: { sha },
    protected: false,
  });
  expect((await rest.repos.getBranch({ ...repo, branch: 'a/b' })).data.name).toBe('a/b');
  expect(await status(rest.repos.getBranch({ ...repo, branch: 'a' }))).toBe(404);
  expect((await rest.repos.listTags(repo)).data).toEqual([]);
});
