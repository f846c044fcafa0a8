import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { askedOf, BASE, type Case, CSV, field, NO_KEY, table } from './diff-dataset.cases.ts';

const { told } = askedOf(memorySnapshot);

const CASES: readonly Case[] = [
  [
    'enum shrunk',
    field('obra', { constraints: { enum: ['Puente', 'Plaza', 'Calle', 'Pozo'] } }),
    field('obra', { constraints: { enum: ['Calle', 'Puente', 'Plaza'] } }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'enum enlarged',
    field('obra', { constraints: { enum: ['Puente', 'Plaza', 'Calle'] } }),
    field('obra', { constraints: { enum: ['Puente', 'Plaza', 'Calle', 'Pozo'] } }),
    'additive/minor constraint-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'enum in another order',
    field('obra', { constraints: { enum: ['Puente', 'Plaza', 'Calle'] } }),
    field('obra', { constraints: { enum: ['Calle', 'Puente', 'Plaza'] } }),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'categories shrunk',
    field('obra', { categories: ['Puente', 'Plaza', 'Calle', 'Pozo'] }),
    field('obra', { categories: ['Puente', 'Plaza', 'Calle'] }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'categories enlarged',
    field('obra', { categories: ['Puente', 'Plaza', 'Calle'] }),
    field('obra', { categories: ['Puente', 'Plaza', 'Calle', 'Pozo'] }),
    'additive/minor constraint-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'categories labelled',
    field('obra', { categories: ['Puente', 'Plaza', 'Calle'] }),
    field('obra', {
      categories: [
        { value: 'Puente', label: 'Un puente' },
        { value: 'Plaza', label: 'P' },
        { value: 'Calle', label: 'C' },
      ],
    }),
    'corrective/patch field-described',
    '3→3 +0 -0 ~0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
  [
    'missing values added',
    BASE,
    table(CSV, { schema: { missingValues: ['', 'NA'] } }),
    'additive/minor missing-values-added',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'missing values removed from one field',
    field('obra', { missingValues: ['', 'NA'] }),
    BASE,
    'breaking/major missing-values-removed',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'another primary key',
    BASE,
    table(CSV, { schema: { primaryKey: 'obra' } }),
    'breaking/major key-changed',
    '3→3 +0 -0',
    'd: cambia la llave primaria; siguiente versión mayor.',
  ],
  [
    'a primary key added',
    table(CSV, NO_KEY),
    BASE,
    'breaking/major key-changed',
    '3→3 +0 -0',
    'd: cambia la llave primaria; siguiente versión mayor.',
  ],
  [
    'a unique key added',
    BASE,
    table(CSV, { schema: { uniqueKeys: [['obra', 'fecha']] } }),
    'breaking/major unique-key-added',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'a unique key dropped',
    table(CSV, { schema: { uniqueKeys: [['obra', 'fecha']] } }),
    BASE,
    'additive/minor unique-key-removed',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'a foreign key added',
    BASE,
    table(CSV, { schema: { foreignKeys: [{ fields: 'id', reference: { resource: '', fields: 'id' } }] } }),
    'breaking/major foreign-key-added',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'a field described',
    BASE,
    field('obra', { description: 'Nombre de la obra' }),
    'corrective/patch field-described',
    '3→3 +0 -0 ~0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
  [
    'headers asked less of',
    BASE,
    table(CSV, { schema: { fieldsMatch: 'subset' } }),
    'additive/minor fields-match-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'a schema written',
    table(CSV, { resource: { schema: undefined } }),
    BASE,
    'corrective/patch schema-added',
    '3→3 +0 -0',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
  [
    'a schema dropped',
    BASE,
    table(CSV, { resource: { schema: undefined } }),
    'breaking/major schema-removed',
    '3→3 +0 -0',
    'd: cambia 1 dato de la descripción; siguiente versión mayor.',
  ],
];

describe('diffDataset: sets and keys', () => {
  test.each(CASES)('%s', async (...given) => {
    const [, base, head, ...expected] = given;
    expect(await told(base, head)).toEqual(expected);
  });
});
