import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { askedOf, BASE, type Case, CSV, manyRows, NO_KEY, table } from './diff-dataset.cases.ts';

const { told } = askedOf(memorySnapshot);

const CASES: readonly Case[] = [
  [
    'nothing changed',
    BASE,
    BASE,
    'none/none',
    '3→3 +0 -0 ~0',
    'd: los datos y su descripción no cambian; no se publica otra versión.',
  ],
  [
    'a cell corrected',
    BASE,
    table(CSV.replace('20,', '21,')),
    'corrective/patch rows-changed',
    '3→3 +0 -0 ~1',
    'd: cambia 1 fila (monto en 1); siguiente versión de corrección.',
  ],
  [
    'a cell emptied',
    BASE,
    table(CSV.replace('20,', ',')),
    'corrective/patch rows-changed',
    '3→3 +0 -0 ~1',
    'd: cambia 1 fila (monto en 1); siguiente versión de corrección.',
  ],
  [
    'two cells of a row corrected',
    BASE,
    table(CSV.replace('Plaza,20', 'Parque,21')),
    'corrective/patch rows-changed',
    '3→3 +0 -0 ~1',
    'd: cambia 1 fila (obra en 1, monto en 1); siguiente versión de corrección.',
  ],
  [
    'rows appended',
    BASE,
    table(`${CSV}4,Pozo,1,2024-04-01\n5,Muro,2,2024-05-01\n`),
    'additive/minor rows-added coverage-extended',
    '3→5 +2 -0 ~0',
    'd: se agregan 2 filas; siguiente versión menor.',
  ],
  [
    'a row put in between',
    BASE,
    table(CSV.replace('2,Plaza', '7,Pozo,1,2024-01-15\n2,Plaza')),
    'additive/minor rows-added',
    '3→4 +1 -0 ~0',
    'd: se agrega 1 fila; siguiente versión menor.',
  ],
  [
    'a row removed from a keyed table',
    BASE,
    table(CSV.replace('2,Plaza,20,2024-02-01\n', '')),
    'breaking/major rows-removed !row-loss',
    '3→2 +0 -1 ~0',
    'd: se elimina 1 fila; siguiente versión mayor.',
  ],
  [
    'the last row removed: the time covered is shorter',
    BASE,
    table(CSV.replace('3,Calle,30,2024-03-01\n', '')),
    'breaking/major rows-removed coverage-shortened !row-loss',
    '3→2 +0 -1 ~0',
    'd: se acorta el periodo que cubren los datos y se elimina 1 fila; siguiente versión mayor.',
  ],
  [
    "a row's key corrected",
    BASE,
    table(CSV.replace('2,Plaza', '9,Plaza')),
    'breaking/major rows-removed rows-added !row-loss',
    '3→3 +1 -1 ~0',
    'd: se agrega 1 fila y se elimina 1; siguiente versión mayor.',
  ],
  [
    '1 % of rows removed from a keyed table',
    table(manyRows(1000)),
    table(manyRows(990)),
    'breaking/major rows-removed',
    '1000→990 +0 -10 ~0',
    'd: se eliminan 10 filas; siguiente versión mayor.',
  ],
  [
    '30 % of rows removed from a keyed table',
    table(manyRows(1000)),
    table(manyRows(700)),
    'breaking/major rows-removed !row-loss',
    '1000→700 +0 -300 ~0',
    'd: se eliminan 300 filas; siguiente versión mayor.',
  ],
  [
    '1 % of rows removed without a key',
    table(manyRows(1000), NO_KEY),
    table(manyRows(990), NO_KEY),
    'corrective/patch rows-retired',
    '1000→990 +0 -10',
    'd: se eliminan 10 filas; siguiente versión de corrección.',
  ],
  [
    '30 % of rows removed without a key',
    table(manyRows(1000), NO_KEY),
    table(manyRows(700), NO_KEY),
    'breaking/major rows-removed !row-loss',
    '1000→700 +0 -300',
    'd: se eliminan 300 filas; siguiente versión mayor.',
  ],
  [
    'all rows removed, the header stays',
    BASE,
    table('id,obra,monto,fecha\n'),
    'withdrawal/major file-emptied rows-removed coverage-shortened !file-emptied',
    '3→0 +0 -3 ~0',
    'd: se pierden los datos de `obras`; es un retiro de datos publicados, siguiente versión mayor.',
  ],
  [
    'a row corrected without a key',
    table(CSV, NO_KEY),
    table(CSV.replace('20,', '21,'), NO_KEY),
    'breaking/major rows-removed rows-added !row-loss',
    '3→3 +1 -1',
    'd: se agrega 1 fila y se elimina 1; siguiente versión mayor.',
  ],
  [
    'rows appended without a key',
    table(CSV, NO_KEY),
    table(`${CSV}4,Pozo,1,2024-03-01\n`, NO_KEY),
    'additive/minor rows-added',
    '3→4 +1 -0',
    'd: se agrega 1 fila; siguiente versión menor.',
  ],
  [
    'a row doubled without a key',
    table(CSV, NO_KEY),
    table(`${CSV}3,Calle,30,2024-03-01\n`, NO_KEY),
    'additive/minor rows-added',
    '3→4 +1 -0',
    'd: se agrega 1 fila; siguiente versión menor.',
  ],
];

describe('diffDataset: rows', () => {
  test.each(CASES)('%s', async (...given) => {
    const [, base, head, ...expected] = given;
    expect(await told(base, head)).toEqual(expected);
  });
});
