import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { askedOf, BASE, type Case, CSV, FIELDS, field, pick, table } from './diff-dataset.cases.ts';

const { told } = askedOf(memorySnapshot);

const CASES: readonly Case[] = [
  [
    'a field appended',
    BASE,
    table(CSV.replace('fecha\n', 'fecha,nota\n').replaceAll('-01\n', '-01,x\n'), {
      fields: [...FIELDS, { name: 'nota', type: 'string' }],
    }),
    'additive/minor field-added',
    '3→3 +0 -0 ~0',
    'd: se agrega el campo `nota`; siguiente versión menor.',
  ],
  [
    'a field put in between',
    BASE,
    table(CSV.replace('id,', 'id,nota,').replace(/^(\d),/gm, '$1,x,'), {
      fields: [...pick('id'), { name: 'nota', type: 'string' }, ...pick('obra', 'monto', 'fecha')],
    }),
    'breaking/major field-inserted',
    '3→3 +0 -0 ~0',
    'd: se agrega el campo `nota`; siguiente versión mayor.',
  ],
  [
    'a field removed',
    BASE,
    table(CSV.replace(/,[^,]*$/gm, ''), { fields: pick('id', 'obra', 'monto') }),
    'breaking/major field-removed',
    '3→3 +0 -0 ~0',
    'd: se quita el campo `fecha`; siguiente versión mayor.',
  ],
  [
    'a field renamed without saying so',
    BASE,
    table(CSV.replace('monto', 'importe'), {
      fields: [...pick('id', 'obra'), { name: 'importe', type: 'number' }, ...pick('fecha')],
    }),
    'breaking/major field-removed field-inserted',
    '3→3 +0 -0 ~0',
    'd: se quita el campo `monto` y se agrega el campo `importe`; siguiente versión mayor.',
  ],
  [
    'a field renamed and declared',
    BASE,
    table(CSV.replace('monto', 'importe'), {
      fields: [...pick('id', 'obra'), { name: 'importe', type: 'number', formerly: 'monto' }, ...pick('fecha')],
    }),
    'breaking/major field-renamed',
    '3→3 +0 -0 ~0',
    'd: el campo `monto` ahora se llama `importe`; siguiente versión mayor.',
  ],
  [
    'a declared rename, and a cell corrected',
    BASE,
    table(CSV.replace('monto', 'importe').replace('20,', '21,'), {
      fields: [...pick('id', 'obra'), { name: 'importe', type: 'number', formerly: 'monto' }, ...pick('fecha')],
    }),
    'breaking/major field-renamed rows-changed',
    '3→3 +0 -0 ~1',
    'd: el campo `monto` ahora se llama `importe` y cambia 1 fila (importe en 1); siguiente versión mayor.',
  ],
  [
    "the key's field renamed and declared",
    BASE,
    table(CSV.replace('id', 'clave'), {
      fields: [{ name: 'clave', type: 'integer', formerly: 'id' }, ...pick('obra', 'monto', 'fecha')],
      schema: { primaryKey: 'clave' },
    }),
    'breaking/major field-renamed',
    '3→3 +0 -0 ~0',
    'd: el campo `id` ahora se llama `clave`; siguiente versión mayor.',
  ],
  [
    'formerly names a field that never was',
    BASE,
    field('monto', { formerly: 'costo' }),
    'none/none !formerly-unknown',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'formerly names a field that is still there',
    BASE,
    field('monto', { formerly: 'obra' }),
    'none/none !formerly-unknown',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'formerly stays after its change',
    field('monto', { formerly: 'costo' }),
    field('monto', { formerly: 'costo' }),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'fields reordered',
    BASE,
    table(CSV.replace(/^([^,]*),([^,]*),([^,]*),/gm, '$1,$3,$2,'), { fields: pick('id', 'monto', 'obra', 'fecha') }),
    'breaking/major fields-reordered',
    '3→3 +0 -0 ~0',
    'd: cambia el orden de los campos; siguiente versión mayor.',
  ],
  [
    'fields reordered where order means nothing',
    table(CSV, { schema: { fieldsMatch: 'equal' } }),
    table(CSV.replace(/^([^,]*),([^,]*),([^,]*),/gm, '$1,$3,$2,'), { schema: { fieldsMatch: 'equal' } }),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'a column that no schema describes removed',
    table(CSV, { fields: pick('id', 'obra', 'monto'), schema: { fieldsMatch: 'subset' } }),
    table(CSV.replace(/,[^,]*$/gm, ''), { fields: pick('id', 'obra', 'monto'), schema: { fieldsMatch: 'subset' } }),
    'breaking/major field-removed',
    '3→3 +0 -0 ~0',
    'd: se quita el campo `fecha`; siguiente versión mayor.',
  ],
  [
    'whole numbers to numbers',
    field('id', {}),
    field('id', { type: 'number' }),
    'additive/minor field-widened',
    '3→3 +0 -0 ~0',
    'd: cambia el tipo de `id`; siguiente versión menor.',
  ],
  [
    'numbers to whole numbers',
    BASE,
    field('monto', { type: 'integer' }),
    'breaking/major field-retyped',
    '3→3 +0 -0 ~0',
    'd: cambia el tipo de `monto`; siguiente versión mayor.',
  ],
  [
    'numbers to text',
    BASE,
    field('monto', { type: 'string' }),
    'additive/minor field-widened',
    '3→3 +0 -0 ~0',
    'd: cambia el tipo de `monto`; siguiente versión menor.',
  ],
  [
    'text to an e-mail',
    BASE,
    field('obra', { format: 'email' }),
    'breaking/major field-retyped',
    '3→3 +0 -0 ~0',
    'd: cambia el tipo de `obra`; siguiente versión mayor.',
  ],
  [
    'an e-mail to text',
    field('obra', { format: 'email' }),
    BASE,
    'additive/minor field-widened',
    '3→3 +0 -0 ~0',
    'd: cambia el tipo de `obra`; siguiente versión menor.',
  ],
  [
    'whole numbers to yes and no',
    field('id', { type: 'integer' }),
    field('id', { type: 'boolean' }),
    'breaking/major field-retyped',
    '3→3 +0 -0 ~0',
    'd: cambia el tipo de `id`; siguiente versión mayor.',
  ],
  [
    'a date in another form, the same days',
    BASE,
    field('fecha', { format: '%d/%m/%Y' }, CSV.replace(/(\d{4})-(\d\d)-(\d\d)/g, '$3/$2/$1')),
    'breaking/major field-retyped',
    '3→3 +0 -0 ~0',
    'd: cambia el tipo de `fecha`; siguiente versión mayor.',
  ],
  [
    'a date in any form',
    BASE,
    field('fecha', { format: 'any' }),
    'additive/minor field-widened',
    '3→3 +0 -0 ~0',
    'd: cambia el tipo de `fecha`; siguiente versión menor.',
  ],
  [
    'another decimal character, the same numbers',
    BASE,
    field('monto', { decimalChar: ',' }, CSV.replace('10.5', '"10,5"')),
    'breaking/major field-retyped',
    '3→3 +0 -0 ~0',
    'd: cambia el tipo de `monto`; siguiente versión mayor.',
  ],
  [
    'a group character allowed',
    BASE,
    field('monto', { groupChar: ',' }),
    'additive/minor field-widened',
    '3→3 +0 -0 ~0',
    'd: cambia el tipo de `monto`; siguiente versión menor.',
  ],
  [
    'two columns of one name',
    table('id,a,a\n1,x,y\n', { fields: [...pick('id'), { name: 'a' }, { name: 'a' }] }),
    table('id,a,a\n1,x,z\n', { fields: [...pick('id'), { name: 'a' }, { name: 'a' }] }),
    'corrective/patch rows-changed',
    '1→1 +0 -0 ~1',
    'd: cambia 1 fila (a en 1); siguiente versión de corrección.',
  ],
];

describe('diffDataset: fields', () => {
  test.each(CASES)('%s', async (...given) => {
    const [, base, head, ...expected] = given;
    expect(await told(base, head)).toEqual(expected);
  });
});
