import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT, refused, startTown, type Town } from '../town.cases.ts';

let town: Town;
beforeEach(async () => {
  town = await startTown();
  await town.propose();
});
afterEach(() => town.stop());

test('a reaction to a comment is there once: 201, then 200', async () => {
  const { data: comment } = await town.as('carla').rest.issues.createComment({ ...AT, issue_number: 1, body: 'Hola' });
  const at = { ...AT, comment_id: comment.id };
  const react = (login: string, content: 'eyes' | 'rocket') =>
    town.as(login).rest.reactions.createForIssueComment({ ...at, content });
  expect([(await react('ana', 'eyes')).status, (await react('ana', 'eyes')).status]).toEqual([201, 200]);
  await react('ana', 'rocket');
  const { data: mine } = await react('beto', 'eyes');
  const of = async (query: object = {}) =>
    (await town.as('dora').rest.reactions.listForIssueComment({ ...at, ...query })).data.map(({ user }) => user?.login);
  expect(await of()).toEqual(['ana', 'ana', 'beto']);
  expect(await of({ content: 'eyes' })).toEqual(['ana', 'beto']);
  const { data } = await town.as('ana').rest.issues.getComment(at);
  expect(data.reactions).toMatchObject({ total_count: 3, eyes: 2, rocket: 1, heart: 0 });
  const remove = (login: string) =>
    town.as(login).rest.reactions.deleteForIssueComment({ ...at, reaction_id: mine.id });
  await expect(remove('dora')).rejects.toMatchObject(refused(403));
  await remove('beto');
  await expect(remove('beto')).rejects.toMatchObject(refused(404));
  expect(await of()).toEqual(['ana', 'ana']);
});

test('a reaction to a pull request is listed and taken away; a sign that is none is refused', async () => {
  const at = { ...AT, issue_number: 1 };
  const { data } = await town.asApp({ pull_requests: 'write' }).rest.reactions.createForIssue({ ...at, content: '+1' });
  expect((await town.as('ana').rest.reactions.listForIssue(at)).data).toMatchObject([{ content: '+1' }]);
  await town.as('ana').rest.reactions.deleteForIssue({ ...at, reaction_id: data.id });
  expect((await town.as('ana').rest.reactions.listForIssue(at)).data).toEqual([]);
  const wrong = town.as('ana').request('POST /repos/{owner}/{repo}/issues/{issue_number}/reactions', {
    ...at,
    content: 'sapo' as 'eyes',
  });
  await expect(wrong).rejects.toMatchObject(refused(422));
});
