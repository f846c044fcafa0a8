import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setDraft } from '../conversation.ts';
import { afterPush } from '../git/push.ts';
import { setRef, tipOf } from '../git/refs.ts';
import { git } from '../git/run.ts';
import { commitFiles, fork } from '../seed.ts';
import { AT, refused, startTown, type Town } from '../town.cases.ts';

let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

describe('a pull request is opened', () => {
  const open = async (order: { head: string; base?: string; title?: string; draft?: boolean }, by = 'beto') =>
    (await town.as(by).rest.pulls.create({ ...AT, title: 'Agrega', base: 'main', ...order })).data;

  test('with its head kept in the base repository, and told', async () => {
    const { number, head } = await town.propose();
    expect(await tipOf(town.repository, `refs/pull/${number}/head`)).toBe(head);
    const { data } = await town.as('ana').rest.pulls.get({ ...AT, pull_number: number });
    expect(data).toMatchObject({
      mergeable: true,
      mergeable_state: 'clean',
      commits: 1,
      changed_files: 1,
      additions: 1,
    });
    expect(data.merge_commit_sha).toBe(await tipOf(town.repository, `refs/pull/${number}/merge`));
    expect(town.told()).toEqual(['pull_request.opened']);
  });

  test('as a draft, which becomes none', async () => {
    const { pull } = await town.propose({ draft: true });
    const { sandbox, repository } = town;
    expect((await town.as('ana').rest.pulls.get({ ...AT, pull_number: 1 })).data.mergeable_state).toBe('draft');
    await setDraft(sandbox.world, repository, pull, false, pull.issue.author);
    await setDraft(sandbox.world, repository, pull, false, pull.issue.author);
    await setDraft(sandbox.world, repository, pull, true, pull.issue.author);
    expect(town.told()).toEqual([
      'pull_request.opened',
      'pull_request.ready_for_review',
      'pull_request.converted_to_draft',
    ]);
  });

  test('from a fork, by whoever may write there', async () => {
    const theirs = await fork(town.sandbox.world, town.repository, town.sandbox.user('dora'));
    const files = { 'b.csv': 'id\n' };
    const head = await commitFiles(theirs, { branch: 'suyo', parent: 'main', files, message: 'De fuera' });
    await expect(open({ head: 'dora:suyo' })).rejects.toMatchObject(refused(422, 'push access to the head'));
    await expect(open({ head: 'dora:otra' }, 'dora')).rejects.toMatchObject(refused(422));
    const pull = await open({ head: 'dora:suyo' }, 'dora');
    expect(pull.head).toMatchObject({ sha: head, label: 'dora:suyo', repo: { full_name: 'dora/datos', fork: true } });
    expect(pull.author_association).toBe('NONE');
    expect(await tipOf(town.repository, 'refs/pull/1/head')).toBe(head);
  });

  test.each([
    ['without a head', { head: 'ninguna' }, 'invalid'],
    ['without a base', { head: 'cambio', base: 'ninguna' }, 'invalid'],
    ['of nobody’s branch', { head: 'nadie:cambio' }, 'invalid'],
    ['without commits', { head: 'igual' }, 'No commits between main and igual'],
    ['twice', { head: 'cambio' }, 'A pull request already exists for municipio:cambio.'],
    ['without a title', { head: 'otra', title: ' ' }, 'missing_field'],
  ])('but not %s', async (_, order, words) => {
    await town.propose();
    await setRef(town.repository, 'refs/heads/igual', await tipOf(town.repository, 'main'));
    await commitFiles(town.repository, { branch: 'otra', parent: 'main', files: { 'b.csv': 'id\n' }, message: 'b' });
    const error = await open(order).catch((each: unknown) => each);
    expect(error).toMatchObject({ status: 422 });
    expect(JSON.stringify(error)).toContain(words);
    expect(town.repository.pulls.size).toBe(1);
  });

  test('many at once, each with a number of its own', async () => {
    const branches = Array.from({ length: 8 }, (_, at) => `rama-${at}`);
    for (const branch of branches) {
      await commitFiles(town.repository, {
        branch,
        parent: 'main',
        files: { [`${branch}.csv`]: 'id\n' },
        message: branch,
      });
    }
    const made = await Promise.all(branches.map((head) => open({ head })));
    const { data: issue } = await town.as('ana').rest.issues.create({ ...AT, title: 'Pregunta' });
    expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(issue.number).toBe(9);
    for (const { number, head } of made) {
      expect(await tipOf(town.repository, `refs/pull/${number}/head`)).toBe(head.sha);
    }
  });
});

test('pull requests are listed by state, head, base and order', async () => {
  await town.propose();
  await town.propose({ branch: 'segunda', files: { 'b.csv': 'id\n' } });
  const numbers = async (query: object): Promise<readonly number[]> =>
    (await town.as('ana').rest.pulls.list({ ...AT, ...query })).data.map(({ number }) => number);
  await town.as('beto').rest.pulls.update({ ...AT, pull_number: 1, state: 'closed' });
  expect(await numbers({})).toEqual([2]);
  expect(await numbers({ state: 'all' })).toEqual([2, 1]);
  expect(await numbers({ state: 'all', direction: 'asc' })).toEqual([1, 2]);
  expect(await numbers({ state: 'closed' })).toEqual([1]);
  expect(await numbers({ state: 'all', head: 'Municipio:cambio' })).toEqual([1]);
  expect(await numbers({ base: 'otra' })).toEqual([]);
  expect(await numbers({ state: 'all', per_page: 1, page: 2 })).toEqual([1]);
});

describe('a pull request is changed', () => {
  const update = async (order: object, by = 'beto') =>
    (await town.as(by).rest.pulls.update({ ...AT, pull_number: 1, ...order })).data;

  test('in its words and its base, told with what it was', async () => {
    await town.propose();
    await git(town.repository.folder, ['branch', 'estable', 'main']);
    await update({ title: 'Otro', body: 'Más', base: 'estable' });
    await update({ title: 'Otro' });
    expect(town.payloads('pull_request.edited').map(({ changes }) => changes)).toMatchObject([
      { title: { from: 'Agrega' }, body: { from: '' }, base: { ref: { from: 'main' } } },
    ]);
    await expect(update({ base: 'ninguna' })).rejects.toMatchObject(refused(422));
    await expect(update({ title: '' })).rejects.toMatchObject(refused(422));
    await expect(update({ title: 'Mío' }, 'dora')).rejects.toMatchObject(refused(403));
  });

  test('closed and opened again, as an issue too', async () => {
    await town.propose();
    expect(await update({ state: 'closed' })).toMatchObject({ state: 'closed', merged: false });
    await town.as('beto').rest.issues.update({ ...AT, issue_number: 1, state: 'open' });
    expect(town.told()).toEqual(['pull_request.opened', 'pull_request.closed', 'pull_request.reopened']);
  });

  test.each([
    ['whose branch is gone', async () => setRef(town.repository, 'refs/heads/cambio', undefined), 'has been deleted'],
    [
      'whose branch was written anew',
      async () => {
        await commitFiles(town.repository, { branch: 'cambio', parent: 'main', files: { x: 'x' }, message: 'Otra' });
      },
      'was force-pushed or recreated',
    ],
    [
      'beside another of the same branch',
      async () => {
        await town.as('beto').rest.pulls.create({ ...AT, title: 'De nuevo', head: 'cambio', base: 'main' });
      },
      'There is already an open pull request',
    ],
  ])('but is not opened again, %s', async (_, happen, words) => {
    await town.propose();
    await update({ state: 'closed' });
    await happen();
    const error = await update({ state: 'open' }).catch((each: unknown) => each);
    expect(error).toMatchObject({ status: 422 });
    expect(JSON.stringify(error)).toContain(words);
  });

  test('with what was pushed meanwhile when it is opened again', async () => {
    await town.propose();
    await update({ state: 'closed' });
    const more = await commitFiles(town.repository, { branch: 'cambio', files: { 'c.csv': 'id\n' }, message: 'Más' });
    expect((await update({ state: 'open' })).head.sha).toBe(more);
  });
});

test('a push moves the head and is told; reviews stay unless the rule says otherwise', async () => {
  const { sandbox, repository } = town;
  const { pull, head } = await town.propose();
  const push = async (text: string): Promise<string> => {
    const before = pull.head.sha;
    const after = await commitFiles(repository, { branch: 'cambio', files: { 'a.csv': text }, message: text });
    await afterPush(sandbox.world, repository, sandbox.user('beto'), [{ ref: 'refs/heads/cambio', before, after }]);
    return after;
  };
  const approve = { ...AT, pull_number: 1, event: 'APPROVE' as const };
  await town.as('carla').rest.pulls.createReview(approve);
  const second = await push('id\n2\n');
  expect(town.payloads('pull_request.synchronize')).toMatchObject([{ before: head, after: second }]);
  expect(pull.reviews.map(({ state }) => state)).toEqual(['APPROVED']);
  town.rule({ type: 'pull_request', parameters: { dismiss_stale_reviews_on_push: true } });
  town.told();
  await push('id\n3\n');
  expect(pull.reviews.map(({ state }) => state)).toEqual(['DISMISSED']);
  expect(town.told()).toEqual(['push', 'pull_request.synchronize', 'pull_request_review.dismissed']);
});
