import { afterEach, beforeEach, expect, test } from 'vitest';
import { git } from '../git/run.ts';
import { commitFiles } from '../seed.ts';
import { AT, refused, startTown, type Town } from '../town.cases.ts';

let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

const ROWS = Array.from({ length: 30 }, (_, at) => `${at},valor ${at}\n`).join('');

test('files are told as added, modified, removed and renamed', async () => {
  const { repository } = town;
  const files = { 'viejo ñ.csv': ROWS, 'fuera.csv': 'id\n' };
  await commitFiles(repository, { branch: 'main', files, message: 'Más' });
  const gone = await git(repository.folder, ['rev-parse', 'main:fuera.csv']);
  await town.propose({
    files: {
      'viejo ñ.csv': undefined,
      'nuevo#1.csv': `${ROWS}30,valor 30\n`,
      'fuera.csv': undefined,
      'a.csv': 'id\n2\n',
      'b.csv': 'otra,cosa\n',
    },
  });
  const { data } = await town.as('dora').rest.pulls.listFiles({ ...AT, pull_number: 1 });
  const told = data.map((each) => [each.filename, each.status, each.additions, each.deletions, each.previous_filename]);
  expect(told.sort()).toEqual([
    ['a.csv', 'modified', 1, 1, undefined],
    ['b.csv', 'added', 1, 0, undefined],
    ['fuera.csv', 'removed', 0, 1, undefined],
    ['nuevo#1.csv', 'renamed', 1, 0, 'viejo ñ.csv'],
  ]);
  expect(data.find(({ status }) => status === 'removed')?.sha).toBe(gone);
  expect((await town.as('ana').rest.pulls.get({ ...AT, pull_number: 1 })).data.changed_files).toBe(4);
});

test('of 3,001 files 3,000 are listed, and of 251 commits the first 250', async () => {
  const files = Object.fromEntries(Array.from({ length: 3_001 }, (_, at) => [`d/${at}.csv`, `${at}\n`]));
  await commitFiles(town.repository, { branch: 'muchos', parent: 'main', files, message: 'Muchos' });
  const { folder } = town.repository;
  const tree = await git(folder, ['rev-parse', 'muchos^{tree}']);
  const first = await git(folder, ['rev-parse', 'muchos']);
  // A long history of one tree, as a stream: a commit for each would take a process each.
  const stream = Array.from({ length: 250 }, (_, at) =>
    [
      'commit refs/heads/muchos',
      'committer A <a@example.org> 1700000000 +0000',
      `data ${String(at).length}`,
      String(at),
      ...(at === 0 ? [`from ${first}`] : []),
      '',
    ].join('\n'),
  ).join('\n');
  await git(folder, ['fast-import', '--quiet', '--force'], { input: stream });
  expect(await git(folder, ['rev-parse', 'muchos^{tree}'])).toBe(tree);
  const octokit = town.as('beto');
  const { data: pull } = await octokit.rest.pulls.create({ ...AT, title: 'Muchos', head: 'muchos', base: 'main' });
  expect(pull).toMatchObject({ changed_files: 3_001, commits: 251 });
  const at = { ...AT, pull_number: 1, per_page: 100 };
  const listed = await octokit.paginate(octokit.rest.pulls.listFiles, at);
  expect([listed.length, new Set(listed.map(({ filename }) => filename)).size]).toEqual([3_000, 3_000]);
  const commits = await octokit.paginate(octokit.rest.pulls.listCommits, at);
  expect(commits).toHaveLength(250);
  expect(commits[0]?.sha).toBe(first);
});

test('a commit tells of the pulls that bring it', async () => {
  const { head } = await town.propose();
  const of = async (commit: string): Promise<readonly number[]> => {
    const octokit = town.as('ana');
    const { data } = await octokit.rest.repos.listPullRequestsAssociatedWithCommit({ ...AT, commit_sha: commit });
    return data.map(({ number }) => number);
  };
  expect(await of(head)).toEqual([1]);
  expect(await of(await git(town.repository.folder, ['rev-parse', 'main']))).toEqual([]);
  const { data } = await town.as('ana').rest.pulls.merge({ ...AT, pull_number: 1, merge_method: 'squash' });
  expect(await of(data.sha)).toEqual([1]);
  await expect(of('0'.repeat(40))).rejects.toMatchObject(refused(422, 'No commit found'));
});
