import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { askedOf, BASE, type Case, CSV, field, NO_KEY, table } from './diff-dataset.cases.ts';

const { told } = askedOf(memorySnapshot);

const CASES: readonly Case[] = [
  [
    'another order of rows',
    BASE,
    table('id,obra,monto,fecha\n3,Calle,30,2024-03-01\n1,Puente,10.5,2024-01-01\n2,Plaza,20,2024-02-01\n'),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'another order of rows without a key',
    table(CSV, NO_KEY),
    table('id,obra,monto,fecha\n3,Calle,30,2024-03-01\n1,Puente,10.5,2024-01-01\n2,Plaza,20,2024-02-01\n', NO_KEY),
    'none/none',
    '3→3 +0 -0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'only line ends',
    BASE,
    table(CSV.replaceAll('\n', '\r\n')),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'a byte order mark and quotes',
    BASE,
    table(`\ufeff${CSV.replace('Puente', '"Puente"')}`),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'numbers written otherwise',
    BASE,
    table(CSV.replace('10.5', '010.50').replace('20,', '2e1,').replace('30,', '+30.,')),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'keys written otherwise',
    BASE,
    table(CSV.replace('\n2,', '\n02,')),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'a text with a zero in front is another text',
    field('obra', {}, 'id,obra,monto,fecha\n1,7,1,2024-01-01\n'),
    field('obra', {}, 'id,obra,monto,fecha\n1,07,1,2024-01-01\n'),
    'corrective/patch rows-changed',
    '1→1 +0 -0 ~1',
    'd: cambia 1 fila (obra en 1); siguiente versión de corrección.',
  ],
  [
    'absence written otherwise',
    field('obra', { missingValues: ['', 'NA'] }, CSV.replace('Plaza', 'NA')),
    field('obra', { missingValues: ['', 'NA'] }, CSV.replace('Plaza', '')),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'a wrong cell stays wrong',
    table(CSV.replace('20,', 'veinte,')),
    table(CSV.replace('20,', 'veinte,')),
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'a wrong cell mended',
    table(CSV.replace('20,', 'veinte,')),
    BASE,
    'corrective/patch rows-changed',
    '3→3 +0 -0 ~1',
    'd: cambia 1 fila (monto en 1); siguiente versión de corrección.',
  ],
  [
    'a composite key',
    table(CSV, { schema: { primaryKey: ['id', 'obra'] } }),
    table(CSV.replace('20,', '21,'), { schema: { primaryKey: ['obra', 'id'] } }),
    'corrective/patch rows-changed',
    '3→3 +0 -0 ~1',
    'd: cambia 1 fila (monto en 1); siguiente versión de corrección.',
  ],
  [
    'a composite key: one part corrected',
    table(CSV, { schema: { primaryKey: ['id', 'obra'] } }),
    table(CSV.replace('Plaza', 'Parque'), { schema: { primaryKey: ['id', 'obra'] } }),
    'breaking/major rows-removed rows-added !row-loss',
    '3→3 +1 -1 ~0',
    'd: se agrega 1 fila y se elimina 1; siguiente versión mayor.',
  ],
  [
    "a doubled key on the base's side mended",
    table(`${CSV}3,Calle,30,2024-03-01\n`),
    BASE,
    'breaking/major rows-removed !row-loss',
    '4→3 +0 -1 ~0',
    'd: se elimina 1 fila; siguiente versión mayor.',
  ],
  [
    "a doubled key on the head's side",
    BASE,
    table(`${CSV}3,Calle,30,2024-03-01\n`),
    'additive/minor rows-added',
    '3→4 +1 -0 ~0',
    'd: se agrega 1 fila; siguiente versión menor.',
  ],
  [
    'doubled keys on both sides, one row corrected',
    table(`${CSV}3,Calle,31,2024-03-01\n`),
    table(`${CSV}3,Calle,32,2024-03-01\n`),
    'corrective/patch rows-changed',
    '4→4 +0 -0 ~1',
    'd: cambia 1 fila (monto en 1); siguiente versión de corrección.',
  ],
  [
    'a row without its key',
    table(`${CSV},Pozo,1,2024-01-01\n`),
    table(`${CSV},Pozo,2,2024-01-01\n`),
    'corrective/patch rows-changed',
    '4→4 +0 -0 ~1',
    'd: cambia 1 fila (monto en 1); siguiente versión de corrección.',
  ],
];

describe('diffDataset: the same rows, and keys', () => {
  test.each(CASES)('%s', async (...given) => {
    const [, base, head, ...expected] = given;
    expect(await told(base, head)).toEqual(expected);
  });
});
