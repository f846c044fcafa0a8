import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { askedOf, BASE, type Case, field } from './diff-dataset.cases.ts';

const { told } = askedOf(memorySnapshot);

const CASES: readonly Case[] = [
  [
    'required added',
    BASE,
    field('obra', { constraints: { required: true } }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'required dropped',
    field('obra', { constraints: { required: true } }),
    BASE,
    'additive/minor constraint-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'unique added',
    BASE,
    field('obra', { constraints: { unique: true } }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'unique dropped',
    field('obra', { constraints: { unique: true } }),
    BASE,
    'additive/minor constraint-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'minLength raised',
    field('obra', { constraints: { minLength: 1 } }),
    field('obra', { constraints: { minLength: 2 } }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'minLength lowered',
    field('obra', { constraints: { minLength: 2 } }),
    field('obra', { constraints: { minLength: 1 } }),
    'additive/minor constraint-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'maxLength lowered',
    field('obra', { constraints: { maxLength: 20 } }),
    field('obra', { constraints: { maxLength: 10 } }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'maxLength raised',
    field('obra', { constraints: { maxLength: 10 } }),
    field('obra', { constraints: { maxLength: 20 } }),
    'additive/minor constraint-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'minimum raised',
    field('monto', { constraints: { minimum: 0 } }),
    field('monto', { constraints: { minimum: 1 } }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'minimum lowered',
    field('monto', { constraints: { minimum: 1 } }),
    field('monto', { constraints: { minimum: '0.5' } }),
    'additive/minor constraint-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'minimum written otherwise',
    field('monto', { constraints: { minimum: 1 } }),
    field('monto', { constraints: { minimum: '1.0' } }),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'maximum lowered',
    field('fecha', { constraints: { maximum: '2025-12-31' } }),
    field('fecha', { constraints: { maximum: '2025-06-30' } }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'maximum dropped',
    field('fecha', { constraints: { maximum: '2025-12-31' } }),
    BASE,
    'additive/minor constraint-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'exclusiveMinimum added',
    BASE,
    field('monto', { constraints: { exclusiveMinimum: 0 } }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'exclusiveMaximum raised',
    field('monto', { constraints: { exclusiveMaximum: 100 } }),
    field('monto', { constraints: { exclusiveMaximum: 200 } }),
    'additive/minor constraint-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
  [
    'pattern added',
    BASE,
    field('obra', { constraints: { pattern: '[A-Z].*' } }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'pattern changed',
    field('obra', { constraints: { pattern: '[A-Z].*' } }),
    field('obra', { constraints: { pattern: '.*' } }),
    'breaking/major constraint-tightened',
    '3→3 +0 -0 ~0',
    'd: se endurece 1 regla; siguiente versión mayor.',
  ],
  [
    'pattern dropped',
    field('obra', { constraints: { pattern: '.*' } }),
    BASE,
    'additive/minor constraint-loosened',
    '3→3 +0 -0 ~0',
    'd: se relaja 1 regla; siguiente versión menor.',
  ],
];

describe('diffDataset: constraints', () => {
  test.each(CASES)('%s', async (...given) => {
    const [, base, head, ...expected] = given;
    expect(await told(base, head)).toEqual(expected);
  });
});
