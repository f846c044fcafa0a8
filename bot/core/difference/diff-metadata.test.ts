import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { askedOf, BASE, type Case, CSV, descriptor, table } from './diff-dataset.cases.ts';

const { told } = askedOf(memorySnapshot);

const CASES: readonly Case[] = [
  [
    'the title changed',
    BASE,
    table(CSV, { pack: { title: 'Obra pública' } }),
    'corrective/patch metadata-changed',
    '3→3 +0 -0 ~0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
  [
    'the description and keywords changed',
    BASE,
    table(CSV, { pack: { description: 'D', keywords: ['k'] } }),
    'corrective/patch metadata-changed',
    '3→3 +0 -0 ~0',
    'd: cambian 2 datos de la descripción; siguiente versión de corrección.',
  ],
  [
    'contributors changed',
    BASE,
    table(CSV, { pack: { contributors: [{ title: 'Obras Públicas' }] } }),
    'corrective/patch metadata-changed',
    '3→3 +0 -0 ~0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
  [
    'a readme added',
    BASE,
    { ...BASE, 'README.md': '# Obras' },
    'corrective/patch metadata-changed',
    '3→3 +0 -0 ~0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
  [
    'a readme changed',
    { ...BASE, 'README.md': '# Obras' },
    { ...BASE, 'README.md': '# Obra' },
    'corrective/patch metadata-changed',
    '3→3 +0 -0 ~0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
  [
    'members in another order',
    BASE,
    {
      ...BASE,
      'datapackage.json': JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(descriptor({}))).reverse())),
    },
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'the licence narrowed',
    BASE,
    table(CSV, { pack: { licenses: [{ name: 'CC-BY-NC-4.0' }] } }),
    'breaking/major licence-narrowed',
    '3→3 +0 -0 ~0',
    'd: la licencia permite menos que antes; siguiente versión mayor.',
  ],
  [
    'the licence widened',
    BASE,
    table(CSV, { pack: { licenses: [{ name: 'CC0-1.0' }] } }),
    'additive/minor licence-widened',
    '3→3 +0 -0 ~0',
    'd: la licencia permite más que antes; siguiente versión menor.',
  ],
  [
    'another version of the licence',
    BASE,
    table(CSV, { pack: { licenses: [{ name: 'CC-BY-3.0' }] } }),
    'corrective/patch metadata-changed',
    '3→3 +0 -0 ~0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
  [
    'a licence nobody knows',
    BASE,
    table(CSV, { pack: { licenses: [{ name: 'propia' }] } }),
    'breaking/major licence-unclear',
    '3→3 +0 -0 ~0',
    'd: la licencia es otra y no se sabe si permite lo mismo; siguiente versión mayor.',
  ],
  [
    'the licence taken away',
    BASE,
    table(CSV, { pack: { licenses: undefined } }),
    'breaking/major licence-narrowed',
    '3→3 +0 -0 ~0',
    'd: la licencia permite menos que antes; siguiente versión mayor.',
  ],
  [
    'a resource licensed more narrowly than its dataset',
    BASE,
    table(CSV, { resource: { licenses: [{ name: 'CC-BY-ND-4.0' }] } }),
    'breaking/major licence-narrowed',
    '3→3 +0 -0 ~0',
    'd: la licencia permite menos que antes; siguiente versión mayor.',
  ],
  [
    'the declared period shortened',
    table(CSV, { pack: { 'dcat:temporal': '2020-01-01/2024-12-31' } }),
    table(CSV, { pack: { 'dcat:temporal': '2022/2024-12-31' } }),
    'breaking/major temporal-shortened',
    '3→3 +0 -0 ~0',
    'd: se acorta el periodo que cubren los datos; siguiente versión mayor.',
  ],
  [
    'the declared period extended',
    table(CSV, { pack: { 'dcat:temporal': '2020-01-01/2024-12-31' } }),
    table(CSV, { pack: { 'dcat:temporal': '2020/2025' } }),
    'corrective/patch temporal-extended',
    '3→3 +0 -0 ~0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
  [
    'the declared period written otherwise',
    table(CSV, { pack: { temporal: '2020-01-01/2024-12-31' } }),
    table(CSV, { pack: { temporal: '2020/2024' } }),
    'corrective/patch metadata-changed',
    '3→3 +0 -0 ~0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
  [
    'less often',
    table(CSV, { pack: { 'dcat:accrualPeriodicity': 'R/P1M' } }),
    table(CSV, { pack: { 'dcat:accrualPeriodicity': 'R/P1Y' } }),
    'corrective/patch metadata-changed',
    '3→3 +0 -0 ~0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
];

describe('diffDataset: descriptions', () => {
  test.each(CASES)('%s', async (...given) => {
    const [, base, head, ...expected] = given;
    expect(await told(base, head)).toEqual(expected);
  });
});
