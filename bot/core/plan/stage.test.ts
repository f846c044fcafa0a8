import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { type Change, descriptor, edited, PROMISE, readSample, sampleFiles, TODAY } from './sample.ts';
import { stageOf, type Tripped } from './stage.ts';

const sampleContext = (change: Change = {}, today?: string): ReturnType<typeof readSample> =>
  readSample(memorySnapshot(sampleFiles(change)), today);

const P = 'plan/datasets/arboles.yaml';
const D = 'datasets/arboles/datapackage.json';
const without = (property: string): Change => ({ [P]: PROMISE.replace(new RegExp(`^${property}: .*\\n`, 'm'), '') });
const found = (rule: string, severity: Tripped['severity'] = 'error'): readonly Tripped[] => [
  { rule, severity, count: 2 },
];
const resource = (change: object): Change => ({
  [D]: descriptor({ resources: [{ name: 'arboles', path: 'arboles.csv', ...change }] }),
});

type Case = readonly [
  name: string,
  stage: number,
  missing: readonly string[],
  change: Change,
  tripped?: readonly Tripped[],
];

const CASES: readonly Case[] = [
  ['nothing missing', 8, [], {}],
  [
    'no promise',
    1,
    ['1 promise', '5 legal-review', '6 frequency', '6 commitment', '6 access', '7 interoperability', '8 use'],
    { [P]: undefined },
  ],
  ['no priority', 1, ['1 priority'], without('priority')],
  ['no descriptor', 2, ['2 descriptor'], { [D]: undefined, ...edited(P, '2026-01/2026-03', '2027-01') }],
  ['no licence', 2, ['2 license'], { [D]: descriptor({ licenses: [] }) }],
  [
    'no title, description, contributors',
    2,
    ['2 title', '2 description', '2 contributors'],
    { [D]: descriptor({ title: ' ', description: undefined, contributors: [] }) },
  ],
  ['no README', 2, ['2 readme'], { 'datasets/arboles/README.md': undefined }],
  [
    'a field not described',
    2,
    ['2 field-description'],
    resource({ schema: { fields: [{ name: 'id', type: 'integer' }] } }),
  ],
  ['a table without a schema', 3, ['3 schema'], resource({})],
  ['errors in the descriptor', 3, ['3 structure-findings'], {}, found('descriptor-error')],
  ['a table that is not rectangular', 3, ['3 structure-findings'], {}, found('missing-cell')],
  ['a warning on structure', 3, ['3 structure-findings'], {}, found('line-ends', 'warning')],
  ['values of another type', 4, ['4 quality-findings'], {}, found('type-error')],
  ['a note', 8, [], {}, found('type-error', 'note')],
  ['the institution asks for keywords', 8, [], {}, found('package-keywords', 'warning')],
  ['no legal review', 5, ['5 legal-review'], without('legalReview')],
  ['a legal review without a reviewer', 5, ['5 legal-review'], edited(P, 'reviewer: Jefatura de Datos, ', '')],
  ['word and interval differ', 6, ['6 frequency'], edited(P, 'trimestral', 'anual')],
  ['a resource without a date', 6, ['6 commitment'], edited(P, ', commitment: 2026-01/2026-03', '')],
  ['no access', 6, ['6 access'], edited(P, 'level: publico', '')],
  ['no flow of delivery', 7, ['7 interoperability'], without('interoperability')],
  [
    'an automatic flow that never delivered',
    7,
    ['7 last-delivery'],
    edited(P, 'flow: manual', 'flow: automatica, system: S'),
  ],
  ['no use', 8, ['8 use'], without('use')],
  ['use counted two years ago', 8, ['8 use'], edited(P, '2026-11-01', '2024-11-01')],
  ['late', 8, ['8 late'], { [D]: descriptor({ 'dcat:modified': '2026-01-01' }) }],
  [
    'several at once',
    1,
    ['1 priority', '5 legal-review'],
    { [P]: PROMISE.replace(/^(priority|legalReview): .*\n/gm, '') },
  ],
];

describe('stageOf', () => {
  for (const [name, stage, missing, change, tripped = []] of CASES) {
    test(name, async () => {
      const { context } = await sampleContext(change);
      const evidence = {
        promise: context.plan.promises[0],
        dataset: context.datasets.get('arboles'),
        tripped,
        today: TODAY,
      };
      const result = stageOf(evidence);
      expect([result.stage, ...result.missing.map((each) => `${each.stage} ${each.what}`)]).toEqual([
        stage,
        ...missing,
      ]);
    });
  }

  test('data that were not checked have no quality', async () => {
    const { context } = await sampleContext();
    const evidence = {
      promise: context.plan.promises[0],
      dataset: context.datasets.get('arboles'),
      tripped: undefined,
      today: TODAY,
    };
    expect(stageOf(evidence)).toEqual({ stage: 4, missing: [{ stage: 4, what: 'quality-unchecked' }] });
  });

  test('what is missing is counted and named', async () => {
    const { context } = await sampleContext();
    const tripped = [...found('type-error'), ...found('primary-key')];
    const evidence = {
      promise: context.plan.promises[0],
      dataset: context.datasets.get('arboles'),
      tripped,
      today: TODAY,
    };
    expect(stageOf(evidence).missing).toEqual([
      { stage: 4, what: 'quality-findings', count: 4, names: ['type-error', 'primary-key'] },
    ]);
  });
});
