import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { askedOf, BASE, type Case, CSV, descriptor, table } from './diff-dataset.cases.ts';

const { told } = askedOf(memorySnapshot);

const CASES: readonly Case[] = [
  [
    'one table split into two files',
    BASE,
    {
      'datapackage.json': descriptor({ resource: { path: ['a.csv', 'b.csv'] } }),
      'a.csv': CSV,
      'b.csv': '4,Pozo,1,2024-03-01\n',
    },
    'breaking/major path-removed rows-added',
    '3→4 +1 -0 ~0',
    'd: cambian de lugar archivos de `obras` y se agrega 1 fila; siguiente versión mayor.',
  ],
  [
    'two files joined into one',
    {
      'datapackage.json': descriptor({ resource: { path: ['a.csv', 'b.csv'] } }),
      'a.csv': CSV.slice(0, 45),
      'b.csv': CSV.slice(45),
    },
    BASE,
    'breaking/major path-removed',
    '3→3 +0 -0 ~0',
    'd: cambian de lugar archivos de `obras`; siguiente versión mayor.',
  ],
  [
    'compressed',
    BASE,
    {
      'datapackage.json': descriptor({ resource: { path: 'obras.csv.gz' } }),
      'obras.csv.gz': new Uint8Array(gzipSync(CSV)),
    },
    'breaking/major path-removed compression-changed',
    '3→3 +0 -0 ~0',
    'd: cambian de lugar archivos de `obras` y cambia la forma de `obras`; siguiente versión mayor.',
  ],
  [
    'rows in the descriptor',
    table('', { resource: { path: undefined, data: [{ id: 1, obra: 'Puente', monto: 10.5, fecha: '2024-01-01' }] } }),
    table('', { resource: { path: undefined, data: [{ id: 1, obra: 'Puente', monto: 11, fecha: '2024-01-01' }] } }),
    'corrective/patch rows-changed',
    '1→1 +0 -0 ~1',
    'd: cambia 1 fila (monto en 1); siguiente versión de corrección.',
  ],
  [
    'from CSV to JSON',
    table(CSV.slice(0, 45)),
    {
      'datapackage.json': descriptor({ resource: { path: 'obras.json' } }),
      'obras.json': '[{"monto": 10.50, "id": 1, "obra": "Puente", "fecha": "2024-01-01"}]',
    },
    'breaking/major path-removed format-changed',
    '1→1 +0 -0 ~0',
    'd: cambian de lugar archivos de `obras` y cambia la forma de `obras`; siguiente versión mayor.',
  ],
  [
    'another delimiter',
    BASE,
    table(CSV.replaceAll(',', ';'), { resource: { dialect: { delimiter: ';' } } }),
    'breaking/major dialect-changed',
    '3→3 +0 -0 ~0',
    'd: cambia la forma de `obras`; siguiente versión mayor.',
  ],
  [
    'another encoding',
    table(new Uint8Array([...CSV.replace('Plaza', 'Río')].map((char) => char.charCodeAt(0))), {
      resource: { encoding: 'windows-1252' },
    }),
    table(CSV.replace('Plaza', 'Río')),
    'breaking/major encoding-changed',
    '3→3 +0 -0 ~0',
    'd: cambia la forma de `obras`; siguiente versión mayor.',
  ],
  [
    'the same encoding by another name',
    BASE,
    table(CSV, { resource: { encoding: 'UTF-8' } }),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'no schema on either side',
    table(CSV, { resource: { schema: undefined } }),
    table(CSV.replace('20,', '21,'), { resource: { schema: undefined } }),
    'breaking/major rows-removed rows-added !row-loss',
    '3→3 +1 -1',
    'd: se agrega 1 fila y se elimina 1; siguiente versión mayor.',
  ],
];

describe('diffDataset: form', () => {
  test.each(CASES)('%s', async (...given) => {
    const [, base, head, ...expected] = given;
    expect(await told(base, head)).toEqual(expected);
  });
});
