import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { readPlan } from './read-plan.ts';
import { type Change, FILES, readSample, sampleFiles } from './sample.ts';

const sampleContext = (change: Change = {}, today?: string): ReturnType<typeof readSample> =>
  readSample(memorySnapshot(sampleFiles(change)), today);

async function found(change: Change): Promise<readonly string[]> {
  const { findings } = await sampleContext(change);
  return findings.map(({ rule, place }) => `${rule} ${place.path}${place.line === undefined ? '' : `:${place.line}`}`);
}

describe('files', () => {
  const cases: readonly (readonly [name: string, change: Change, expected: readonly string[]])[] = [
    ['all there', {}, []],
    ['no groups', { 'plan/groups.yaml': undefined }, ['plan-file-missing plan/groups.yaml']],
    ['a broken file', { 'plan/risks.yaml': 'risks: [\n' }, ['yaml-syntax plan/risks.yaml:2']],
    ['a link', { 'plan/policy.yaml': { link: '/etc/passwd' } }, ['plan-file-kind plan/policy.yaml']],
    ['another ending', { 'plan/risks.yml': 'risks: []' }, ['plan-file-unknown plan/risks.yml']],
    ['a promise with another ending', { 'plan/datasets/x.yml': 'a: 1' }, ['plan-file-unknown plan/datasets/x.yml']],
    ['an explanation', { 'plan/README.md': '# Plan' }, []],
    [
      'a story without front matter',
      { 'plan/promotion/stories/a.md': '# T\n' },
      ['plan-story-front-matter plan/promotion/stories/a.md:1'],
    ],
    [
      'a story that does not end its front matter',
      { 'plan/promotion/stories/a.md': '---\ntitle: T\n' },
      ['plan-story-front-matter plan/promotion/stories/a.md:1'],
    ],
    [
      'a broken front matter',
      { 'plan/promotion/stories/a.md': '---\ntitle: T\n\tx: 1\n---\n' },
      ['yaml-syntax plan/promotion/stories/a.md:3'],
    ],
  ];
  test.each(cases)('%s', async (_, change, expected) => expect(await found(change)).toEqual(expected));
});

test('a name that looks like another is told', async () => {
  const { findings } = await sampleContext({
    'plan/Risk.yaml': 'a: 1',
    'plan/milestones.yml': 'a: 1',
    'plan/x.yaml': 'a: 1',
  });
  const similar = findings.flatMap((finding) => (finding.rule === 'plan-file-unknown' ? [finding.facts.similar] : []));
  expect(similar).toEqual(['plan/risks.yaml', 'plan/milestones.yaml', undefined]);
});

test('a repository without a plan gives one note', async () => {
  const { plan, findings } = await readPlan(memorySnapshot({ 'datasets/a/datapackage.json': '{}' }));
  expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['note plan-absent']);
  expect(plan.present).toBe(false);
});

test('only the promises asked for are read', async () => {
  const snapshot = memorySnapshot({ ...FILES, 'plan/datasets/roto.yaml': '[' });
  const { plan, findings } = await readPlan(snapshot, { promises: new Set(['arboles']) });
  expect([plan.promises.map(({ dataset }) => dataset), findings]).toEqual([['arboles'], []]);
});

test('a story keeps its text', async () => {
  const text =
    '---\r\ntitle: T\r\ndatasets: [arboles]\r\nimpact: I\r\ndate: 2026-01-01\r\nauthor: A\r\n---\r\nCuento.\r\n---\r\n';
  const { context, findings } = await sampleContext({ 'plan/promotion/stories/a.md': text });
  expect(findings).toEqual([]);
  expect(context.plan.stories[0]).toMatchObject({ title: 'T', datasets: ['arboles'], body: 'Cuento.\r\n---\r\n' });
});

test('what is not well written reads as not there', async () => {
  const { context } = await sampleContext({
    'plan/datasets/arboles.yaml': 'title: 3\nresources: [1, { name: 2 }]\naccess: []\n',
  });
  const [promise] = context.plan.promises;
  expect(promise).toMatchObject({ dataset: 'arboles', stewards: [], nationalInterest: false });
  expect(promise?.title).toBeUndefined();
});

test('an announcement is read as what is told, and as notice of a change', async () => {
  const announced = async (text: string): Promise<readonly unknown[]> => {
    const { context } = await sampleContext({ 'plan/datasets/arboles.yaml': `title: T\nannounce: ${text}\n` });
    const { announce, notice, trial } = context.plan.promises[0] ?? {};
    return [announce?.text, notice?.date, notice?.what, notice?.ground, trial];
  };
  expect(await announced('{ text: t, channels: [portal] }')).toEqual(['t', undefined, undefined, undefined, false]);
  expect(await announced('{ date: 2027-01-15, what: w }')).toEqual([undefined, '2027-01-15', 'w', undefined, false]);
  expect(await announced('{ what: w, ground: g }\ntrial: true')).toEqual([undefined, undefined, 'w', 'g', true]);
  expect(await announced('{ date: pronto, what: w }')).toEqual([undefined, undefined, 'w', undefined, false]);
  expect(await announced('pronto')).toEqual([undefined, undefined, undefined, undefined, false]);
});

test.each([
  ['', undefined],
  [', noticeDays: 30', 30],
  // What cannot be read asks for more than anybody would.
  [', noticeDays: 0', 90],
  [', noticeDays: 2.5', 90],
  [', noticeDays: un mes', 90],
])('days of notice%s are %s', async (text, expected) => {
  const { context } = await sampleContext({
    'plan/policy.yaml': `thresholds: { significantRemoval: 0.1, k: 5, quorum: 1${text} }\nrules: []\n`,
  });
  expect(context.plan.policy?.thresholds.noticeDays).toBe(expected);
});

test('a policy that cannot be read asks for somebody all the same', async () => {
  const { context } = await sampleContext({
    'plan/policy.yaml': 'rules: [{ when: breaking, require: { approvals: [{}] } }]\n',
  });
  expect(context.plan.policy).toMatchObject({
    thresholds: { significantRemoval: 0, k: 10, quorum: 2 },
    rules: [{ when: 'breaking', approvals: [{ count: 1, from: [] }] }],
  });
});
