import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AT, refused, startTown, type Town } from '../town.cases.ts';

let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

const open = async (order: object = {}, by = 'beto') =>
  (await town.as(by).rest.issues.create({ ...AT, title: 'Pregunta', ...order })).data;
const update = async (order: object, by = 'beto') =>
  (await town.as(by).rest.issues.update({ ...AT, issue_number: 1, ...order })).data;

describe('an issue', () => {
  test('is opened with labels and people, changed, closed and opened again', async () => {
    const made = await open({ body: 'Hola', labels: ['duda'], assignees: ['carla'] });
    expect(made).toMatchObject({
      number: 1,
      state: 'open',
      labels: [{ name: 'duda' }],
      assignees: [{ login: 'carla' }],
    });
    await update({ title: 'Otra', body: null });
    expect(await update({ state: 'closed', state_reason: 'not_planned' })).toMatchObject({
      state_reason: 'not_planned',
    });
    expect(await update({ state: 'open' })).toMatchObject({ state_reason: 'reopened', closed_at: null });
    await update({ labels: ['otra'], assignees: ['ana'] });
    expect(town.told()).toEqual([
      'label.created',
      'issues.opened',
      'issues.edited',
      'issues.closed',
      'issues.reopened',
      'label.created',
      'issues.unlabeled',
      'issues.labeled',
      'issues.unassigned',
      'issues.assigned',
    ]);
    expect(town.payloads('issues.edited')).toMatchObject([
      { changes: { title: { from: 'Pregunta' }, body: { from: 'Hola' } } },
    ]);
  });

  test('by who may not write has no labels and no people', async () => {
    expect(await open({ labels: ['duda'], assignees: ['carla'] }, 'dora')).toMatchObject({ labels: [], assignees: [] });
    expect(town.repository.labels.size).toBe(0);
    await expect(update({ title: 'Otra' }, 'beto')).resolves.toMatchObject({ title: 'Otra' });
    await expect(update({ state: 'closed' }, 'dora')).resolves.toMatchObject({ state: 'closed' });
  });

  test.each([
    ['without a title', { title: ' ' }, 'beto', 422],
    ['with too long a text', { body: 'x'.repeat(65_537) }, 'beto', 422],
  ])('is not opened %s', async (_, order, by, status) => {
    await expect(open(order, by)).rejects.toMatchObject(refused(status));
    expect(town.repository.issues.size).toBe(0);
  });

  test('is not changed by a stranger, nor by an app that has only pull requests', async () => {
    await open();
    await expect(update({ title: 'Mía' }, 'dora')).rejects.toMatchObject(refused(403));
    const app = town.asApp({ pull_requests: 'write' });
    const at = { ...AT, issue_number: 1 };
    await expect(app.rest.issues.update({ ...at, title: 'Mía' })).rejects.toMatchObject(refused(403));
    await expect(app.rest.issues.createComment({ ...at, body: 'Hola' })).rejects.toMatchObject(refused(403));
    await expect(app.rest.issues.addLabels({ ...at, labels: ['x'] })).rejects.toMatchObject(refused(403));
    await expect(app.rest.issues.create({ ...AT, title: 'Mía' })).rejects.toMatchObject(refused(403));
    await expect(update({ issue_number: 9, title: 'Nada' })).rejects.toMatchObject(refused(404));
  });
});

test('issues are listed with pull requests among them, by state, labels, people and time', async () => {
  await open({ labels: ['Duda', 'otra'], assignees: ['carla'] });
  await town.propose();
  await open({ labels: ['duda'] }, 'ana');
  await update({ state: 'closed' });
  const numbers = async (query: object): Promise<readonly number[]> =>
    (await town.as('ana').rest.issues.listForRepo({ ...AT, ...query })).data.map(({ number }) => number);
  expect(await numbers({})).toEqual([3, 2]);
  expect(await numbers({ state: 'all', direction: 'asc' })).toEqual([1, 2, 3]);
  expect(await numbers({ state: 'all', labels: 'DUDA' })).toEqual([3, 1]);
  expect(await numbers({ state: 'all', labels: 'duda,otra' })).toEqual([1]);
  expect(await numbers({ state: 'all', creator: 'Ana' })).toEqual([3]);
  expect(await numbers({ state: 'all', assignee: 'carla' })).toEqual([1]);
  expect(await numbers({ state: 'all', assignee: 'none' })).toEqual([3, 2]);
  expect(await numbers({ state: 'all', since: '2100-01-01T00:00:00Z' })).toEqual([]);
  const { data } = await town.as('ana').rest.issues.listForRepo(AT);
  expect(data.map((each) => [each.number, each.pull_request !== undefined])).toEqual([
    [3, false],
    [2, true],
  ]);
});

test('people are put on a pull request and taken off it', async () => {
  await town.propose();
  const at = { ...AT, issue_number: 1 };
  await town.as('ana').rest.issues.addAssignees({ ...at, assignees: ['carla', 'nadie'] });
  await town.as('ana').rest.issues.addAssignees({ ...at, assignees: ['carla'] });
  await town.as('ana').rest.issues.removeAssignees({ ...at, assignees: ['carla', 'beto'] });
  expect(town.told()).toEqual(['pull_request.opened', 'pull_request.assigned', 'pull_request.unassigned']);
});
