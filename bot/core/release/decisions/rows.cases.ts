import { BASE, CSV, field, manyRows, NO_KEY, table } from '../../difference/diff-dataset.cases.ts';
import type { DecisionGroup } from './decision.cases.ts';

const MANY = table(manyRows(1000));
const LOOSE = table(manyRows(1000), NO_KEY);
const TURNED = 'id,obra,monto,fecha\n3,Calle,30,2024-03-01\n1,Puente,10.5,2024-01-01\n2,Plaza,20,2024-02-01\n';
const NA = { missingValues: ['', 'NA'] };

/** The rows of a table. The policy's threshold is 5 %, as in the example. */
export const ROWS: DecisionGroup = {
  es: 'Las filas',
  en: 'The rows',
  cases: [
    ['Se agregan filas', 'Rows are added', BASE, table(`${CSV}4,Pozo,1,2024-03-01\n`), 'additive/minor rows-added'],
    [
      'Se agregan filas de fechas nuevas',
      'Rows of new dates are added',
      BASE,
      table(`${CSV}4,Pozo,1,2024-04-01\n`),
      'additive/minor rows-added coverage-extended',
    ],
    [
      'Se agregan filas a una tabla sin llave',
      'Rows are added to a table without a key',
      table(CSV, NO_KEY),
      table(`${CSV}4,Pozo,1,2024-03-01\n`, NO_KEY),
      'additive/minor rows-added',
    ],
    [
      'Se corrige una celda',
      'A cell is corrected',
      BASE,
      table(CSV.replace('20,', '21,')),
      'corrective/patch rows-changed',
    ],
    ['Se vacía una celda', 'A cell is emptied', BASE, table(CSV.replace('20,', ',')), 'corrective/patch rows-changed'],
    [
      'Se corrige una celda y se agrega una fila',
      'A cell is corrected and a row is added',
      BASE,
      table(`${CSV.replace('20,', '21,')}4,Pozo,1,2024-03-01\n`),
      'additive/minor rows-added rows-changed',
    ],
    [
      'Se corrige la última fecha por una anterior',
      'The last date is corrected to an earlier one',
      BASE,
      table(CSV.replace('2024-03-01', '2024-02-15')),
      'breaking/major coverage-shortened rows-changed',
    ],
    [
      'Se elimina una fila de una tabla con llave',
      'A row is removed from a table with a key',
      MANY,
      table(manyRows(999)),
      'breaking/major rows-removed',
    ],
    [
      'Se eliminan filas con llave, y se declara',
      'Rows are removed by key, and declared',
      MANY,
      table(manyRows(998)),
      'corrective/patch rows-retired',
      { declared: ['999', '1000'] },
    ],
    [
      'Se elimina 30 % de las filas, y se declara',
      '30 % of the rows are removed, and declared',
      table(manyRows(10)),
      table(manyRows(7)),
      'breaking/major rows-removed',
      { declared: ['8', '9', '10'] },
    ],
    [
      'Se elimina 1 % de las filas de una tabla sin llave',
      '1 % of the rows are removed from a table without a key',
      LOOSE,
      table(manyRows(990), NO_KEY),
      'corrective/patch rows-retired',
    ],
    [
      'Se elimina 30 % de las filas de una tabla sin llave',
      '30 % of the rows are removed from a table without a key',
      LOOSE,
      table(manyRows(700), NO_KEY),
      'breaking/major rows-removed',
    ],
    [
      'Se corrige una celda en una tabla corta sin llave',
      'A cell is corrected in a short table without a key',
      table(CSV, NO_KEY),
      table(CSV.replace('20,', '21,'), NO_KEY),
      'breaking/major rows-removed rows-added',
    ],
    [
      'Se corrige una celda en una tabla larga sin llave',
      'A cell is corrected in a long table without a key',
      LOOSE,
      table(manyRows(1000).replace('Obra,500,', 'Obra,501,'), NO_KEY),
      'additive/minor rows-added rows-retired',
    ],
    [
      'Se corrige la llave de una fila',
      "A row's key is corrected",
      BASE,
      table(CSV.replace('2,Plaza', '9,Plaza')),
      'breaking/major rows-removed rows-added',
    ],
    [
      'Se quita una fila repetida',
      'A double row is taken away',
      table(`${manyRows(1000)}7,Obra,6,2024-01-01\n`),
      MANY,
      'corrective/patch rows-retired',
    ],
    [
      'Desaparecen las filas más recientes',
      'The latest rows vanish',
      BASE,
      table(CSV.replace('3,Calle,30,2024-03-01\n', '')),
      'breaking/major rows-removed coverage-shortened',
    ],
  ],
};

/** What is written otherwise and means the same. */
export const SAME: DecisionGroup = {
  es: 'Lo mismo, escrito de otra manera',
  en: 'The same, written otherwise',
  cases: [
    ['Nada cambia', 'Nothing changes', BASE, BASE, 'none/none'],
    ['Otros fines de línea', 'Other line ends', BASE, table(CSV.replaceAll('\n', '\r\n')), 'none/none'],
    ['Una marca de orden al principio (BOM)', 'A byte order mark', BASE, table(`\ufeff${CSV}`), 'none/none'],
    [
      'Comillas donde no hacían falta',
      'Quotes where none were needed',
      BASE,
      table(CSV.replace('Puente', '"Puente"')),
      'none/none',
    ],
    ['Sin fin de línea en la última fila', 'No line end behind the last row', BASE, table(CSV.trimEnd()), 'none/none'],
    ['Las filas en otro orden', 'The rows in another order', BASE, table(TURNED), 'none/none'],
    [
      'Las filas en otro orden, en una tabla sin llave',
      'The rows in another order, in a table without a key',
      table(CSV, NO_KEY),
      table(TURNED, NO_KEY),
      'none/none',
    ],
    ['Números con otros ceros', 'Numbers with other zeros', BASE, table(CSV.replace('10.5', '010.50')), 'none/none'],
    [
      'La ausencia con otra de sus palabras',
      'Absence by another of its words',
      field('obra', NA, CSV.replace('Plaza', 'NA')),
      field('obra', NA, CSV.replace('Plaza', '')),
      'none/none',
    ],
    [
      'Espacios agregados a un texto',
      'Blanks added to a text',
      BASE,
      table(CSV.replace('Plaza', 'Plaza ')),
      'corrective/patch rows-changed',
    ],
    [
      'La misma codificación con otro nombre',
      'The same encoding by another name',
      BASE,
      table(CSV, { resource: { encoding: 'UTF-8' } }),
      'none/none',
    ],
  ],
};
