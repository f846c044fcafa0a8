import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT, refused, startTown, type Town } from '../town.cases.ts';

let town: Town;
beforeEach(async () => {
  town = await startTown();
  await town.propose();
  town.told();
});
afterEach(() => town.stop());

const ON = { ...AT, issue_number: 1 };
const say = async (body: string, by = 'carla') => (await town.as(by).rest.issues.createComment({ ...ON, body })).data;

test('a comment is written, read, edited and taken away, and told each time', async () => {
  const { id } = await say('Hola');
  const at = { ...AT, comment_id: id };
  await town.as('carla').rest.issues.updateComment({ ...at, body: 'Adiós' });
  expect((await town.as('dora').rest.issues.getComment(at)).data).toMatchObject({
    body: 'Adiós',
    user: { login: 'carla' },
  });
  await town.as('ana').rest.issues.deleteComment(at);
  await expect(town.as('ana').rest.issues.getComment(at)).rejects.toMatchObject(refused(404));
  expect(town.told()).toEqual(['issue_comment.created', 'issue_comment.edited', 'issue_comment.deleted']);
  expect(town.payloads('issue_comment.edited')).toMatchObject([{ changes: { body: { from: 'Hola' } } }]);
});

test('a comment of an app says so', async () => {
  const { data } = await town.asApp({ pull_requests: 'write' }).rest.issues.createComment({ ...ON, body: 'Revisado' });
  expect(data).toMatchObject({
    user: { login: 'apertura[bot]', type: 'Bot' },
    performed_via_github_app: { slug: 'apertura' },
  });
  await expect(
    town.asApp({ pull_requests: 'read' }).rest.issues.createComment({ ...ON, body: 'No' }),
  ).rejects.toMatchObject(refused(403));
});

test('comments are listed in pages, and from a time on', async () => {
  for (const body of ['uno', 'dos', 'tres']) await say(body);
  const octokit = town.as('ana');
  const bodies = async (query: object) =>
    (await octokit.rest.issues.listComments({ ...ON, ...query })).data.map(({ body }) => body);
  expect(await bodies({ per_page: 2 })).toEqual(['uno', 'dos']);
  expect(await bodies({ per_page: 2, page: 2 })).toEqual(['tres']);
  expect(await bodies({ since: '2100-01-01T00:00:00Z' })).toEqual([]);
  expect(await bodies({ since: '2000-01-01T00:00:00Z' })).toHaveLength(3);
  const { data } = await octokit.rest.issues.listCommentsForRepo({ ...AT, sort: 'created', direction: 'desc' });
  expect(data.map(({ body }) => body)).toEqual(['tres', 'dos', 'uno']);
});

test.each([
  ['is empty', ' \n', 'blank'],
  ['is too long', 'x'.repeat(65_537), 'too long'],
])('a comment that %s is refused, new or edited', async (_, body, words) => {
  const error = await say(body).catch((each: unknown) => each);
  expect(error).toMatchObject({ status: 422 });
  expect(JSON.stringify(error)).toContain(words);
  const { id } = await say('Hola');
  const edit = town.as('carla').rest.issues.updateComment({ ...AT, comment_id: id, body });
  await expect(edit).rejects.toMatchObject(refused(422));
});

test('65,536 characters are taken, of whatever kind', async () => {
  expect((await say('😀'.repeat(65_536))).body).toHaveLength(131_072);
});

test('a comment is changed by its author and by who may write; by nobody else', async () => {
  const { id } = await say('Hola', 'dora');
  const at = { ...AT, comment_id: id };
  for (const login of ['dora', 'beto']) {
    expect((await town.as(login).rest.issues.updateComment({ ...at, body: login })).data.body).toBe(login);
  }
  town.sandbox.user('eva');
  await expect(town.as('eva').rest.issues.updateComment({ ...at, body: 'x' })).rejects.toMatchObject(refused(403));
  await expect(town.as('eva').rest.issues.deleteComment(at)).rejects.toMatchObject(refused(403));
  await expect(town.as('ana').rest.issues.updateComment({ ...at, comment_id: 1, body: 'x' })).rejects.toMatchObject(
    refused(404),
  );
  await expect(town.as('ana').rest.issues.createComment({ ...ON, issue_number: 9, body: 'x' })).rejects.toMatchObject(
    refused(404),
  );
});
