import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setDraft } from '../conversation.ts';
import { afterPush } from '../git/push.ts';
import { git } from '../git/run.ts';
import { commitFiles, fork } from '../seed.ts';
import { AT, refused, startTown, type Town } from '../town.cases.ts';

let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

const PULL = { ...AT, pull_number: 1 };
const merge = async (order: object = {}, by = 'ana'): Promise<{ readonly sha: string; readonly merged: boolean }> =>
  (await town.as(by).rest.pulls.merge({ ...PULL, ...order })).data;
const log = async (format: string): Promise<readonly string[]> =>
  (await git(town.repository.folder, ['log', '--first-parent', `--format=${format}`, 'main'])).split('\n');

describe('a pull request is merged', () => {
  const move = async (files: Readonly<Record<string, string>>): Promise<void> => {
    const before = await git(town.repository.folder, ['rev-parse', 'main']);
    const after = await commitFiles(town.repository, { branch: 'main', files, message: 'Otra cosa' });
    const { sandbox, repository } = town;
    await afterPush(sandbox.world, repository, sandbox.user('ana'), [{ ref: 'refs/heads/main', before, after }]);
  };

  test('by a merge commit, told as closed and pushed; its branch stays', async () => {
    const { head, pull } = await town.propose();
    await move({ 'b.csv': 'id\n' });
    town.told();
    const { sha } = await merge({ sha: head });
    expect((await log('%H|%P|%s'))[0]).toMatch(
      new RegExp(`^${sha}\\|\\w+ ${head}\\|Merge pull request #1 from municipio/cambio$`),
    );
    expect(town.told()).toEqual(['pull_request.closed', 'push']);
    expect(town.payloads('pull_request.closed')).toMatchObject([
      { pull_request: { merged: true, merged_by: { login: 'ana' }, merge_commit_sha: sha, state: 'closed' } },
    ]);
    expect(await git(town.repository.folder, ['rev-parse', 'cambio'])).toBe(head);
    expect(pull.merged?.sha).toBe(sha);
    expect((await town.as('ana').rest.pulls.checkIfMerged(PULL)).status).toBe(204);
  });

  test('by squashing, as the author’s; by rebasing, each commit as its own', async () => {
    await town.propose();
    await commitFiles(town.repository, {
      branch: 'cambio',
      files: { 'a.csv': 'id\n1\n2\n3\n' },
      message: 'Dos',
      author: 'Eva <eva@example.org>',
    });
    await town.as('beto').rest.pulls.update({ ...PULL, state: 'closed' });
    await town.as('beto').rest.pulls.update({ ...PULL, state: 'open' });
    await move({ 'b.csv': 'id\n' });
    await merge({ merge_method: 'squash' });
    expect((await log('%s|%an|%cn'))[0]).toBe('Agrega (#1)|beto|ana');
    const { number } = await town.propose({ branch: 'otra', files: { 'c.csv': 'id\n' } });
    await commitFiles(town.repository, {
      branch: 'otra',
      files: { 'c.csv': 'id\n9\n' },
      message: 'Tres',
      author: 'Eva <eva@example.org>',
    });
    await town.as('beto').rest.pulls.update({ ...AT, pull_number: number, state: 'closed' });
    await town.as('beto').rest.pulls.update({ ...AT, pull_number: number, state: 'open' });
    await move({ 'b.csv': 'id\n1\n' });
    await merge({ pull_number: number, merge_method: 'rebase' });
    expect((await log('%s|%an|%cn')).slice(0, 3)).toEqual([
      'Tres|Eva|ana',
      'Cambia otra|Sandbox|ana',
      'Otra cosa|Sandbox|Sandbox',
    ]);
    expect(await git(town.repository.folder, ['show', 'main:c.csv'])).toBe('id\n9');
  });

  test('from a fork', async () => {
    const theirs = await fork(town.sandbox.world, town.repository, town.sandbox.user('dora'));
    await commitFiles(theirs, { branch: 'suyo', parent: 'main', files: { 'd.csv': 'id\n' }, message: 'De fuera' });
    await town.as('dora').rest.pulls.create({ ...AT, title: 'De fuera', head: 'dora:suyo', base: 'main' });
    await merge();
    expect(await git(town.repository.folder, ['show', 'main:d.csv'])).toBe('id');
  });

  test('once, when two ask at the same time', async () => {
    await town.propose();
    const results = await Promise.allSettled([merge(), merge({}, 'carla'), merge({}, 'beto')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await log('%s')).toHaveLength(2);
  });

  test('both of two, when each is asked for at the same time', async () => {
    await town.propose();
    await town.propose({ branch: 'otra', files: { 'c.csv': 'id\n' } });
    const done = await Promise.all([merge(), merge({ pull_number: 2 })]);
    expect(done.map(({ merged }) => merged)).toEqual([true, true]);
    expect(await log('%s')).toHaveLength(3);
  });

  test.each([
    [
      'at a head that is not expected',
      409,
      { sha: '0'.repeat(40) },
      'Head branch was modified',
      () => Promise.resolve(),
    ],
    [
      'as a draft',
      405,
      {},
      'still a draft',
      async () => {
        const pull = town.repository.pulls.get(1);
        if (pull !== undefined) await setDraft(town.sandbox.world, town.repository, pull, true, pull.issue.author);
      },
    ],
    ['in conflict', 405, {}, 'not mergeable', () => move({ 'a.csv': 'id\n7\n' })],
    [
      'when closed',
      405,
      {},
      'not mergeable',
      async () => {
        await town.as('beto').rest.pulls.update({ ...PULL, state: 'closed' });
      },
    ],
    [
      'when merged',
      405,
      {},
      'not mergeable',
      async () => {
        await merge();
      },
    ],
    [
      'in a way that is turned off',
      405,
      { merge_method: 'squash' },
      'Squash merges are not allowed',
      async () => {
        town.repository.settings.set('allow_squash_merge', false);
      },
    ],
    [
      'in a way that a rule leaves out',
      405,
      { merge_method: 'rebase' },
      'Rebase merges are not allowed',
      async () => {
        town.rule({ type: 'pull_request', parameters: { allowed_merge_methods: ['squash'] } });
      },
    ],
    [
      'with merge commits in a straight history',
      405,
      {},
      'Merge commits are not allowed',
      async () => {
        town.rule({ type: 'required_linear_history' });
      },
    ],
    [
      'past its queue',
      405,
      {},
      'Changes must be made through the merge queue',
      async () => {
        town.rule({ type: 'merge_queue' });
      },
    ],
    [
      'after a push that nobody was told of yet',
      409,
      {},
      'Head branch was modified',
      async () => {
        await commitFiles(town.repository, { branch: 'cambio', files: { 'z.csv': 'z' }, message: 'Escondido' });
      },
    ],
  ] as const)('but not %s', async (_, status, order, words, happen) => {
    await town.propose();
    await happen();
    const before = await log('%H');
    await expect(merge(order)).rejects.toMatchObject(refused(status, words));
    expect(await log('%H')).toEqual(before);
  });

  test('but not by who may not write', async () => {
    await town.propose();
    await expect(merge({}, 'dora')).rejects.toMatchObject(refused(403));
    await expect(town.asApp({ contents: 'read', pull_requests: 'write' }).rest.pulls.merge(PULL)).rejects.toMatchObject(
      refused(403),
    );
  });
});

describe('a branch is brought up to its base', () => {
  const update = async (order: object = {}, by = 'beto') =>
    (await town.as(by).rest.pulls.updateBranch({ ...PULL, ...order })).data;

  test('by a merge commit that is told as a push', async () => {
    const { head, pull } = await town.propose();
    await expect(update()).rejects.toMatchObject(refused(422, 'no new commits on the base'));
    const base = await commitFiles(town.repository, { branch: 'main', files: { 'b.csv': 'id\n' }, message: 'Otra' });
    await expect(update({ expected_head_sha: base })).rejects.toMatchObject(refused(422, 'expected head sha'));
    await expect(update({}, 'dora')).rejects.toMatchObject(refused(403));
    town.told();
    await update({ expected_head_sha: head });
    expect(await git(town.repository.folder, ['log', '-1', '--format=%P', 'cambio'])).toBe(`${head} ${base}`);
    expect(pull.head.sha).toBe(await git(town.repository.folder, ['rev-parse', 'cambio']));
    expect(town.told()).toEqual(['push', 'pull_request.synchronize']);
  });

  test('but not where the two conflict', async () => {
    await town.propose();
    await commitFiles(town.repository, { branch: 'main', files: { 'a.csv': 'id\n7\n' }, message: 'Otra' });
    await expect(update()).rejects.toMatchObject(refused(422, 'merge conflict'));
    expect((await town.as('ana').rest.pulls.get(PULL)).data).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    });
  });
});
