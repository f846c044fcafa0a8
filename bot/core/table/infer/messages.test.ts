import { describe, expect, test } from 'vitest';
import { type Doubt, gatherDoubts, tellDoubt } from './doubt.ts';
import { doubtMessagesEn } from './messages.en.ts';
import { doubtMessagesEs } from './messages.es.ts';

const seen = { count: 2, sample: 'x' };

/** One doubt of each kind. */
const SAMPLES: { readonly [K in Doubt['doubt']]: Doubt<K>['facts'] } = {
  bom: {},
  encoding: { encoding: 'windows-1252', bytes: 'F3' },
  'encoding-mixed': { wrong: 1, right: 200 },
  unreadable: { detail: 'xlsx' },
  'not-table': { format: 'pdf' },
  'empty-table': {},
  delimiter: { delimiter: ';', percent: 60 },
  'quote-char': { quote: "'" },
  'skip-space': { percent: 99 },
  'title-rows': { count: 1, header: 4 },
  'no-header': {},
  'blank-labels': { positions: [1] },
  'duplicate-labels': { labels: ['2012'] },
  'header-width': { labels: 6, cells: 5 },
  'rows-property': { property: 'filas' },
  'short-rows': { count: 1, text: 'Fuente' },
  'total-rows': { count: 1, word: 'Total' },
  mojibake: { problem: 'read-twice', ...seen },
  formula: seen,
  apostrophe: seen,
  padded: seen,
  'hard-space': seen,
  'line-breaks': seen,
  artefact: seen,
  'list-cells': { delimiter: ';', ...seen },
  emails: { count: 3 },
  'empty-column': {},
  'leading-zeros': { count: 1, of: 100, sample: '01' },
  'lost-zeros': { short: 4, long: 5, sample: '1001' },
  'group-char': { char: ',', unsure: true, ...seen },
  'decimal-comma': seen,
  'decimal-zeros': seen,
  'bare-number': seen,
  'date-order': { format: '%d/%m/%Y' },
  'date-mixed': seen,
  'failing-cells': { type: 'date', format: '%d/%m/%Y', ...seen },
  'mixed-type': { type: 'email', of: 30, ...seen },
  'amounts-in-text': { of: 30, ...seen },
  'special-codes': { codes: ['000'], count: 2 },
  'missing-word': { word: 'S/D', count: 4, fields: 2 },
  'nearly-key': { fields: ['id'], repeated: 1, missing: 0 },
  'no-key': {},
};

describe.each([
  ['es', doubtMessagesEs],
  ['en', doubtMessagesEn],
] as const)('sentences in %s', (_, messages) => {
  test.each(Object.keys(SAMPLES))('%s', (kind) => {
    const [, facts] = Object.entries(SAMPLES).find(([name]) => name === kind) ?? [];
    // The table above pairs each kind with its own facts.
    const told = tellDoubt(messages, 'a.csv', { doubt: kind, line: 1200, field: 'x', facts } as Doubt);
    expect(told).toMatch(/^a\.csv, (línea|line) 1,200, (campo|field) `x`: [\p{Lu}"`\d].*\.$/su);
    expect(told).not.toMatch(/undefined|NaN|\[object|[!¡]|\.\.|\s\s| [.;,]/);
  });
});

test.each<readonly [string, Doubt, string]>([
  [
    'words for absence',
    { doubt: 'missing-word', line: 1130, facts: { word: 'S/D', count: 4, fields: 4 } },
    'a.csv, línea 1,130: "S/D" en 4 celdas de 4 campos se toma como falta de dato y se declara en `missingValues`.',
  ],
  [
    'a column without a label',
    { doubt: 'empty-column', field: '', column: 6, facts: {} },
    'a.csv, columna 6: La columna no tiene ningún valor; queda como texto.',
  ],
  [
    'faulty dates in their own form',
    {
      doubt: 'failing-cells',
      line: 5,
      field: 'fecha',
      facts: { type: 'date', format: '%d/%m/%Y', count: 1, sample: 'ayer' },
    },
    'a.csv, línea 5, campo `fecha`: Casi toda la columna es una fecha DD/MM/AAAA; no lo es 1 celda, la primera "ayer". «apertura check» las muestra.',
  ],
])('%s', (_, doubt, expected) => {
  expect(tellDoubt(doubtMessagesEs, 'a.csv', doubt)).toBe(expected);
});

test('what holds for many fields is said once', () => {
  const doubts = ['a', 'b', 'c', 'd'].map(
    (field, index): Doubt => ({ doubt: 'padded', line: 9 - index, field, facts: seen }),
  );
  const gathered = gatherDoubts(doubts);
  expect(gathered).toHaveLength(1);
  expect(gathered.map((doubt) => tellDoubt(doubtMessagesEs, 'x.csv', doubt))).toEqual([
    'x.csv, línea 6, campo `d`: Espacios de más al principio o al final en 2 celdas, la primera "x". Lo mismo en `c`, `b`, `a`.',
  ]);
});
