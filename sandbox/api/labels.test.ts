import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AT, refused, startTown, type Town } from '../town.cases.ts';

let town: Town;
beforeEach(async () => {
  town = await startTown();
});
afterEach(() => town.stop());

const ON = { ...AT, issue_number: 1 };
const names = async (): Promise<readonly string[]> =>
  (await town.as('ana').rest.issues.listLabelsOnIssue(ON)).data.map(({ name }) => name);

describe('a label of the repository', () => {
  const create = async (order: object = {}, by = 'beto') =>
    (await town.as(by).rest.issues.createLabel({ ...AT, name: 'impacto: alto', ...order })).data;

  test('is made, changed with its place on issues, and taken away', async () => {
    expect(await create({ color: 'FF0000', description: 'Cuidado' })).toMatchObject({
      color: 'ff0000',
      description: 'Cuidado',
    });
    await town.propose();
    const octokit = town.as('beto');
    await octokit.rest.issues.addLabels({ ...ON, labels: ['IMPACTO: alto'] });
    expect(await names()).toEqual(['impacto: alto']);
    await octokit.rest.issues.updateLabel({
      ...AT,
      name: 'Impacto: Alto',
      new_name: 'impacto: grave',
      color: '00ff00',
    });
    expect(await names()).toEqual(['impacto: grave']);
    expect((await octokit.rest.issues.getLabel({ ...AT, name: 'impacto: grave' })).data.color).toBe('00ff00');
    expect((await octokit.rest.issues.listLabelsForRepo(AT)).data).toHaveLength(1);
    await octokit.rest.issues.deleteLabel({ ...AT, name: 'impacto: grave' });
    expect(await names()).toEqual([]);
    await expect(octokit.rest.issues.getLabel({ ...AT, name: 'impacto: grave' })).rejects.toMatchObject(refused(404));
    expect(town.told()).toEqual([
      'label.created',
      'pull_request.opened',
      'pull_request.labeled',
      'label.edited',
      'label.deleted',
    ]);
  });

  test.each([
    ['twice, in whatever letters', { name: 'CALIDAD' }, 'already_exists'],
    ['with a colour that is none', { color: 'rojo' }, 'invalid'],
    ['with too long a name', { name: 'x'.repeat(51) }, 'too long'],
    ['with too long a description', { description: 'x'.repeat(101) }, 'too long'],
    ['without a name', { name: ' ' }, 'missing_field'],
  ])('is not made %s', async (_, order, words) => {
    await create({ name: 'calidad' });
    const error = await create(order).catch((each: unknown) => each);
    expect(error).toMatchObject({ status: 422 });
    expect(JSON.stringify(error)).toContain(words);
    expect(town.repository.labels.size).toBe(1);
  });

  test('is not made by who may not write', async () => {
    await expect(create({}, 'dora')).rejects.toMatchObject(refused(403));
    await expect(town.asApp({ issues: 'read' }).rest.issues.createLabel({ ...AT, name: 'x' })).rejects.toMatchObject(
      refused(403),
    );
  });
});

describe('labels of a pull request', () => {
  beforeEach(async () => {
    await town.propose();
    town.told();
  });

  test('are put on once, made where unknown, replaced and taken off', async () => {
    const octokit = town.asApp({ pull_requests: 'write' });
    await octokit.rest.issues.addLabels({ ...ON, labels: ['uno', 'dos'] });
    await octokit.rest.issues.addLabels({ ...ON, labels: ['UNO'] });
    expect(await names()).toEqual(['uno', 'dos']);
    expect(town.repository.labels.get('uno')?.color).toBe('ededed');
    const { data } = await octokit.rest.issues.setLabels({ ...ON, labels: ['dos', 'tres'] });
    expect(data.map(({ name }) => name)).toEqual(['dos', 'tres']);
    await octokit.rest.issues.removeLabel({ ...ON, name: 'dos' });
    await octokit.rest.issues.removeAllLabels(ON);
    expect(await names()).toEqual([]);
    expect(town.told().filter((name) => name.startsWith('pull_request'))).toEqual([
      'pull_request.labeled',
      'pull_request.labeled',
      'pull_request.unlabeled',
      'pull_request.labeled',
      'pull_request.unlabeled',
      'pull_request.unlabeled',
    ]);
  });

  test('that are not there are not taken off, and strangers put none on', async () => {
    const none = town.as('ana').rest.issues.removeLabel({ ...ON, name: 'nada' });
    await expect(none).rejects.toMatchObject(refused(404, 'Label does not exist'));
    const theirs = town.as('dora').rest.issues.addLabels({ ...ON, labels: ['x'] });
    await expect(theirs).rejects.toMatchObject(refused(403));
  });
});
