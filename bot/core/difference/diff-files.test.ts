import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import {
  askedOf,
  BASE,
  type Case,
  CSV,
  descriptor,
  FIELDS,
  type Files,
  POINTER,
  table,
  tables,
} from './diff-dataset.cases.ts';

const { told } = askedOf(memorySnapshot);

/** A resource that is no table. */
function document(text: string): Files {
  const resources = [{ name: 'norma', path: 'norma.pdf', format: 'pdf' }];
  return { 'datapackage.json': descriptor({ pack: { resources } }), 'norma.pdf': text };
}

const CASES: readonly Case[] = [
  [
    'a dataset added',
    undefined,
    BASE,
    'additive/minor dataset-added',
    'added obras',
    'd: conjunto de datos nuevo con 1 recurso y 3 filas; siguiente versión menor.',
  ],
  [
    'a dataset removed',
    BASE,
    undefined,
    'withdrawal/none dataset-removed',
    'removed obras',
    'd: se retira el conjunto de datos completo (1 recurso); es un retiro de datos publicados, no se publica otra versión.',
  ],
  [
    'a resource added',
    tables('obras'),
    tables('obras', 'pagos'),
    'additive/minor resource-added',
    '3→3 +0 -0 ~0; added pagos',
    'd: se agrega el recurso `pagos`; siguiente versión menor.',
  ],
  [
    'a resource removed',
    tables('obras', 'pagos'),
    tables('obras'),
    'withdrawal/major resource-removed',
    '3→3 +0 -0 ~0; removed pagos',
    'd: se retira el recurso `pagos`; es un retiro de datos publicados, siguiente versión mayor.',
  ],
  [
    'a resource renamed',
    tables('obras'),
    tables('trabajos'),
    'withdrawal/major resource-removed resource-added',
    'added trabajos; removed obras',
    'd: se retira el recurso `obras` y se agrega el recurso `trabajos`; es un retiro de datos publicados, siguiente versión mayor.',
  ],
  [
    'a resource renamed in capitals only',
    tables('obras'),
    tables('Obras'),
    'withdrawal/major resource-removed resource-added !case-only-rename',
    'added Obras; removed obras',
    'd: se retira el recurso `obras` y se agrega el recurso `Obras`; es un retiro de datos publicados, siguiente versión mayor.',
  ],
  [
    'resources in another order',
    tables('obras', 'pagos'),
    tables('pagos', 'obras'),
    'none/none',
    '3→3 +0 -0 ~0; 3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'a file emptied',
    BASE,
    table(''),
    'withdrawal/major file-emptied rows-removed coverage-shortened !file-emptied',
    '3→0 +0 -3',
    'd: se pierden los datos de `obras`; es un retiro de datos publicados, siguiente versión mayor.',
  ],
  [
    'a file replaced by an LFS pointer',
    BASE,
    table(POINTER),
    'withdrawal/major became-lfs-pointer unread !became-lfs-pointer',
    'unknown head lfs-pointer',
    'd: se pierden los datos de `obras` y hay datos que no se pudieron comparar; es un retiro de datos publicados, siguiente versión mayor.',
  ],
  [
    'an LFS pointer replaced by its data',
    table(POINTER),
    BASE,
    'breaking/major unread',
    'unknown base lfs-pointer',
    'd: hay datos que no se pudieron comparar; siguiente versión mayor.',
  ],
  [
    'a file replaced by a link',
    BASE,
    table({ link: 'otra.csv' }),
    'withdrawal/major became-link unread !became-link',
    'unknown head not-readable',
    'd: se pierden los datos de `obras` y hay datos que no se pudieron comparar; es un retiro de datos publicados, siguiente versión mayor.',
  ],
  [
    'a file deleted, its resource left',
    BASE,
    { 'datapackage.json': descriptor({}) },
    'withdrawal/major file-gone unread',
    'unknown head not-readable',
    'd: se pierden los datos de `obras` y hay datos que no se pudieron comparar; es un retiro de datos publicados, siguiente versión mayor.',
  ],
  [
    'a file moved',
    BASE,
    { 'datapackage.json': descriptor({ resource: { path: 'data/obras.csv' } }), 'data/obras.csv': CSV },
    'breaking/major path-removed',
    '3→3 +0 -0 ~0',
    'd: cambian de lugar archivos de `obras`; siguiente versión mayor.',
  ],
  [
    'a file renamed in capitals only',
    BASE,
    { 'datapackage.json': descriptor({ resource: { path: 'Obras.csv' } }), 'Obras.csv': CSV },
    'breaking/major path-removed !case-only-rename',
    '3→3 +0 -0 ~0',
    'd: cambian de lugar archivos de `obras`; siguiente versión mayor.',
  ],
  [
    'a file left of two that differed in capitals only',
    { ...BASE, 'Obras.csv': CSV },
    { 'datapackage.json': descriptor({ resource: { path: 'Obras.csv' } }), 'Obras.csv': CSV },
    'breaking/major path-removed',
    '3→3 +0 -0 ~0',
    'd: cambian de lugar archivos de `obras`; siguiente versión mayor.',
  ],
  [
    'a document changed',
    document('uno'),
    document('dos'),
    'corrective/patch file-changed',
    'none',
    'd: cambia el contenido de `norma`; siguiente versión de corrección.',
  ],
  [
    'a document untouched',
    document('uno'),
    document('uno'),
    'none/none',
    'none',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'a document emptied',
    document('uno'),
    document(''),
    'withdrawal/major file-emptied !file-emptied',
    'none',
    'd: se pierden los datos de `norma`; es un retiro de datos publicados, siguiente versión mayor.',
  ],
  [
    "the base's descriptor broken",
    { 'datapackage.json': '{', 'obras.csv': CSV },
    BASE,
    'breaking/major unread',
    '',
    'd: hay datos que no se pudieron comparar; siguiente versión mayor.',
  ],
  [
    "the head's descriptor broken",
    BASE,
    { 'datapackage.json': '{', 'obras.csv': CSV },
    'breaking/major unread',
    '',
    'd: hay datos que no se pudieron comparar; siguiente versión mayor.',
  ],
  [
    'both descriptors broken',
    { 'datapackage.json': '{' },
    { 'datapackage.json': '[' },
    'breaking/major unread',
    '',
    'd: hay datos que no se pudieron comparar; siguiente versión mayor.',
  ],
  [
    'a broken gzip',
    BASE,
    { 'datapackage.json': descriptor({ resource: { path: 'obras.csv.gz' } }), 'obras.csv.gz': 'no' },
    'breaking/major path-removed compression-changed unread',
    'unknown head source-error',
    'd: cambian de lugar archivos de `obras`, cambia la forma de `obras` y hay datos que no se pudieron comparar; siguiente versión mayor.',
  ],
  [
    'data elsewhere',
    table(CSV, { resource: { path: 'https://example.org/a.csv' } }),
    table(CSV, { resource: { path: 'https://example.org/b.csv' } }),
    'breaking/major unread',
    'unknown base remote',
    'd: hay datos que no se pudieron comparar; siguiente versión mayor.',
  ],
  [
    'data elsewhere, untouched',
    table(CSV, { resource: { path: 'https://example.org/a.csv' } }),
    table(CSV, {
      pack: {
        title: 'Obras',
        resources: [
          {
            name: 'obras',
            path: 'https://example.org/a.csv',
            title: 'X',
            schema: { fields: FIELDS, primaryKey: 'id' },
          },
        ],
      },
    }),
    'corrective/patch metadata-changed',
    'same',
    'd: cambia 1 dato de la descripción; siguiente versión de corrección.',
  ],
];

describe('diffDataset: files', () => {
  test.each(CASES)('%s', async (...given) => {
    const [, base, head, ...expected] = given;
    expect(await told(base, head)).toEqual(expected);
  });
});
