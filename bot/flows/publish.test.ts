import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Chronicle, chronicle, recordAfter } from '../../test/publish/chronicle.ts';
import type { PublishedStep } from './publish.ts';

const TREES = 'datasets/arboles/data/arboles.csv';
const MORE = 'A-9001,Fresno,2.4,2026-07-14,bueno\n';

let town: Chronicle;

beforeEach(async () => {
  town = await chronicle();
  await town.adopt();
});

afterEach(async () => {
  await town.remove();
});

const tags = (steps: readonly PublishedStep[]): readonly (readonly string[])[] =>
  steps.map(({ planned }) => planned.map(({ tag }) => tag));
const held = (steps: readonly PublishedStep[]): readonly string[] =>
  (steps.at(-1)?.state.held ?? []).map(({ subject, why }) => `${subject}: ${why}`);
const FIRST = ['arboles@1.0.0', 'compras@1.0.0', 'reportes@1.0.0'];

describe('a merged pull request', () => {
  test('publishes the dataset that it changed, and no other', async () => {
    await town.merge({ files: { [TREES]: `${await town.read(TREES)}${MORE}` } });
    const steps = await town.plan();
    expect(tags(steps)).toEqual([FIRST, ['arboles@1.1.0']]);
    expect(held(steps)).toEqual([]);
    expect(steps[1]?.planned[0]?.coverage).toEqual([
      expect.objectContaining({
        kind: 'pull',
        number: 1,
        author: 'eje-raul',
        state: 'approved',
        approvals: [
          {
            login: 'gob-maria',
            name: 'María Lozano',
            post: 'Jefatura de Datos Abiertos',
            groups: ['governance'],
            titles: ['Gobernanza'],
            rules: ['lo apruebe gobernanza o quien cuida los datos de la unidad'],
          },
        ],
      }),
    ]);
  });

  test.each([
    [
      'whose name no tag can have is held, and keeps no other from being published',
      'mi tabla',
      [],
      ['mi tabla: unnameable'],
    ],
    ['may be called as the rules are', 'rules', ['rules@1.0.0'], []],
  ])('a dataset %s', async (_, name, published, unpublished) => {
    const files = Object.fromEntries(
      await Promise.all(
        ['datasets/arboles/datapackage.json', TREES, 'plan/datasets/arboles.yaml'].map(async (path) => [
          path.replace(/(?<=datasets\/)arboles/, name),
          (await town.read(path)).replace('"name": "arboles"', () => `"name": "${name}"`),
        ]),
      ),
    );
    const step = await town.push(files);
    const steps = await town.plan(undefined, [{ ...step, parent: undefined, word: { kind: 'unreviewed' } }]);
    expect([tags(steps), held(steps)]).toEqual([[[...FIRST, ...published]], unpublished]);
  });

  test('squashed is the same', async () => {
    await town.merge({ files: { [TREES]: `${await town.read(TREES)}${MORE}` }, how: 'squash' });
    expect(tags(await town.plan())).toEqual([FIRST, ['arboles@1.1.0']]);
  });

  test('without an approval that counts publishes nothing', async () => {
    await town.merge({ files: { [TREES]: `${await town.read(TREES)}${MORE}` }, approvals: ['eje-raul'] });
    const steps = await town.plan();
    expect(tags(steps)).toEqual([FIRST, []]);
    expect(held(steps)).toEqual(['arboles: not-approved']);
  });

  test('that merges something else than what was reviewed publishes nothing', async () => {
    const files = { [TREES]: `${await town.read(TREES)}${MORE}` };
    await town.merge({
      files,
      besides: { [TREES]: `${await town.read(TREES)}${MORE}${MORE.replace('9001', '9002')}` },
    });
    expect(held(await town.plan())).toEqual(['arboles: not-as-reviewed']);
  });

  test('with errors is covered, and waits for the one that mends them', async () => {
    const good = await town.read(TREES);
    await town.merge({ files: { [TREES]: `${good}A-9001,Fresno,mucho,2026-07-14,bueno\n` } });
    await town.merge({ files: { [TREES]: `${good}${MORE}` } });
    const steps = await town.plan();
    expect(tags(steps)).toEqual([FIRST, [], ['arboles@1.1.0']]);
    expect(steps[1]?.state.held.map(({ why }) => why)).toEqual(['unsound']);
    expect(held(steps)).toEqual([]);
    expect(steps[2]?.planned[0]?.coverage.map((each) => each.kind === 'pull' && each.number)).toEqual([1, 2]);
  });

  test('with errors stays held when something was pushed on top of it and taken back', async () => {
    const bad = `${await town.read(TREES)}A-9001,Fresno,mucho,2026-07-14,bueno\n`;
    await town.merge({ files: { [TREES]: bad } });
    await town.push({ [TREES]: `${bad}${MORE}` });
    await town.push({ [TREES]: bad });
    const steps = await town.plan();
    expect([tags(steps), held(steps)]).toEqual([[FIRST, [], [], []], ['arboles: unsound']]);
  });

  test('of documents publishes nothing and holds nothing', async () => {
    await town.merge({ files: { 'docs/guia.md': '# Otra guía\n' }, approvals: [] });
    const steps = await town.plan();
    expect(tags(steps)).toEqual([FIRST, []]);
    expect(held(steps)).toEqual([]);
  });
});

describe('a direct push', () => {
  test('is not published, nor is what is merged on top of it', async () => {
    await town.push({ [TREES]: `${await town.read(TREES)}${MORE}` });
    await town.merge({ files: { [TREES]: `${await town.read(TREES)}${MORE.replace('9001', '9002')}` } });
    const steps = await town.plan();
    expect(tags(steps)).toEqual([FIRST, [], []]);
    expect(held(steps)).toEqual(['arboles: pushed']);
  });

  test('of one dataset keeps no other from being published', async () => {
    await town.push({ [TREES]: `${await town.read(TREES)}${MORE}` });
    const path = 'datasets/compras/data/proveedores.csv';
    await town.merge({ files: { [path]: `${await town.read(path)}P-99,Nueva,Centro\n` }, author: 'eje-tono' });
    expect(tags(await town.plan()).at(-1)).toEqual(['compras@1.1.0']);
  });

  test('that is taken back by a pull request is over, and what follows is published', async () => {
    const before = await town.read(TREES);
    await town.push({ [TREES]: `${before}${MORE}` });
    await town.merge({ files: { [TREES]: before } });
    await town.merge({ files: { [TREES]: `${before}${MORE.replace('9001', '9002')}` } });
    const steps = await town.plan();
    expect(tags(steps)).toEqual([FIRST, [], [], ['arboles@1.1.0']]);
    expect(held(steps)).toEqual([]);
  });

  test('of the policy keeps everything from being published until the policy is what it was', async () => {
    const path = 'plan/policy.yaml';
    const policy = await town.read(path);
    await town.push({ [path]: policy.replaceAll('count: 2', 'count: 1') });
    await town.merge({ files: { [TREES]: `${await town.read(TREES)}${MORE}` } });
    const during = await town.plan();
    expect(tags(during)).toEqual([FIRST, [], []]);
    expect(held(during)).toEqual(['/rules: pushed', 'arboles: on-held']);
  });

  test('of a held dataset is not approved by giving it another name', async () => {
    await town.push({ [TREES]: `${await town.read(TREES)}${MORE}` });
    await town.merge({ files: await renamed(town), approvals: ['gob-maria', 'gob-jose', 'est-ana'] });
    const steps = await town.plan();
    expect(tags(steps).slice(1)).toEqual([[], []]);
    expect(held(steps)).toContain('arbolado: on-held');
  });
});

test('a withdrawal leaves a tombstone of the last version, and data that come back are a new major version', async () => {
  const files = await filesOf(town);
  const gone = Object.fromEntries(Object.keys(files).map((path) => [path, undefined]));
  const record = 'date: 2026-11-20\nreason: Se dejó de medir.\nlastVersion: 1.0.0\n';
  await town.merge({
    files: { ...gone, 'datasets/arboles/withdrawn.yaml': record },
    approvals: ['gob-maria', 'gob-jose'],
  });
  await town.merge({ files: { ...files, 'datasets/arboles/withdrawn.yaml': undefined } });
  const steps = await town.plan();
  expect(tags(steps)).toEqual([FIRST, ['arboles@1.0.0+withdrawn'], ['arboles@2.0.0']]);
  const reasons = [{ code: 'dataset-returned', facts: { last: '1.0.0' } }];
  expect(steps[2]?.planned).toMatchObject([
    { bump: 'major', impact: 'breaking', returns: true, difference: { reasons } },
  ]);
  expect(held(steps)).toEqual([]);
});

test('a rename is a tombstone of the old name and a major version of the new one', async () => {
  await town.merge({ files: await renamed(town), approvals: ['gob-maria', 'gob-jose', 'est-ana'] });
  const steps = await town.plan();
  expect(held(steps)).toEqual([]);
  expect(tags(steps)).toEqual([FIRST, ['arboles@1.0.0+withdrawn', 'arbolado@2.0.0']]);
  expect(steps[1]?.planned[0]).toMatchObject({ renamedTo: 'arbolado' });
  for (const planned of steps[1]?.planned ?? []) expect(await town.again(steps, planned.tag)).toEqual(planned);
});

test('a name that a dataset had is given back to it: a rename like others, and its numbers go on', async () => {
  const approvals = ['gob-maria', 'gob-jose', 'est-ana'];
  await town.merge({ files: await renamed(town), approvals });
  await town.merge({ files: await renamed(town, 'arbolado', 'arboles'), approvals });
  const steps = await town.plan();
  expect(held(steps)).toEqual([]);
  expect(tags(steps)[2]).toEqual(['arbolado@2.0.0+withdrawn', 'arboles@3.0.0']);
  const [tombstone, release] = steps[2]?.planned ?? [];
  expect(tombstone).toMatchObject({ renamedTo: 'arboles' });
  expect(release).toMatchObject({ previous: { tag: 'arbolado@2.0.0' }, difference: { presence: 'renamed' } });
  expect(release).not.toHaveProperty('returns');
  for (const planned of steps[2]?.planned ?? []) expect(await town.again(steps, planned.tag)).toEqual(planned);
});

test('is a function of the history: asked after each step it plans what it plans when asked once', async () => {
  await town.merge({ files: { [TREES]: `${await town.read(TREES)}${MORE}` } });
  await town.push({ 'datasets/reportes/README.md': '# Reportes\n\nCambiado a mano.\n' });
  await town.merge({ files: { [TREES]: `${await town.read(TREES)}${MORE.replace('9001', '9002')}` } });
  const once = await town.plan();
  const apart: PublishedStep[] = [];
  for (const step of town.steps) apart.push(...(await town.plan(recordAfter(apart), [step])));
  expect(apart).toEqual(once);
});

async function filesOf(of: Chronicle, dataset = 'arboles'): Promise<Readonly<Record<string, string>>> {
  const listed = (await of.git('ls-files', `datasets/${dataset}`)).split('\n');
  return Object.fromEntries(await Promise.all(listed.map(async (path) => [path, await of.read(path)] as const)));
}

async function renamed(
  of: Chronicle,
  from = 'arboles',
  to = 'arbolado',
): Promise<Readonly<Record<string, string | undefined>>> {
  const story = 'plan/promotion/stories/2026-03-sombra.md';
  const files: Record<string, string | undefined> = {
    [story]: (await of.read(story)).replaceAll(from, to),
    [`plan/datasets/${to}.yaml`]: await of.read(`plan/datasets/${from}.yaml`),
    [`plan/datasets/${from}.yaml`]: undefined,
  };
  for (const [path, text] of Object.entries(await filesOf(of, from))) {
    files[path] = undefined;
    const isDescriptor = path.endsWith('datapackage.json');
    const descriptor = isDescriptor ? { ...JSON.parse(text), name: to, formerly: from } : undefined;
    files[path.replace(`/${from}/`, `/${to}/`)] =
      descriptor === undefined ? text : JSON.stringify(descriptor, undefined, 2);
  }
  return files;
}
