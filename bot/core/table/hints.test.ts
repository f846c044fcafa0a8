import { describe, expect, test } from 'vitest';
import { MOMENT, NUMBER, TEXT } from './batch.ts';
import type { TypeHint } from './finding.ts';
import { hintFor } from './hints.ts';
import { DEFAULT_FIELD, type FieldType } from './schema.ts';

/** For each hint, cells that look like it: what was expected, the cell's own type, and the cell. */
const HINTS: { readonly [Hint in TypeHint]: readonly (readonly [type: FieldType, kind: number, cell: string])[] } = {
  'decimal-comma': [
    ['number', TEXT, '19,4'],
    ['number', TEXT, '-0,123'],
    ['integer', TEXT, '19,4'],
  ],
  'group-char': [
    ['number', TEXT, '1,000'],
    ['integer', TEXT, '1 000'],
    ['number', TEXT, '1.234.567,5'],
    ['number', TEXT, '1\u00a0000'],
  ],
  currency: [
    ['number', TEXT, '$5.00'],
    ['number', TEXT, '5 MXN'],
    ['integer', TEXT, '5 pesos'],
    ['number', TEXT, '-€5'],
  ],
  percent: [
    ['number', TEXT, '5%'],
    ['integer', TEXT, '5 %'],
  ],
  spaces: [
    ['integer', TEXT, ' 5'],
    ['date', TEXT, '2024-01-26 '],
    ['integer', TEXT, '5\u00a0'],
  ],
  'excel-serial': [
    ['date', TEXT, '45317'],
    ['datetime', TEXT, '45317.5'],
    ['date', NUMBER, '45317'],
  ],
  'day-month-year': [
    ['date', TEXT, '26/01/2024'],
    ['date', TEXT, '26-1-24'],
    ['datetime', TEXT, '26.01.2024 10:00'],
  ],
  'impossible-date': [
    ['date', TEXT, '2023-02-29'],
    ['datetime', TEXT, '2024-13-01T00:00:00'],
  ],
  'decimal-zero': [
    ['integer', TEXT, '5.0'],
    ['integer', TEXT, '-5.00'],
  ],
  scientific: [
    ['integer', TEXT, '1e5'],
    ['integer', TEXT, '1.2E+05'],
  ],
  formula: [
    ['number', TEXT, '=A1+1'],
    ['date', TEXT, '=TODAY()'],
  ],
  apostrophe: [
    ['integer', TEXT, "'5"],
    ['integer', TEXT, '’5'],
  ],
  'missing-word': [
    ['number', TEXT, 'N/A'],
    ['date', TEXT, 'sin dato'],
    ['integer', TEXT, '-'],
    ['date', TEXT, 'ND'],
    ['integer', TEXT, 'null'],
  ],
  'native-text': [['string', NUMBER, '5']],
  'swapped-coordinates': [['geopoint', TEXT, '19.43,-99.13']],
};

const NONE: readonly (readonly [type: FieldType, kind: number, cell: string])[] = [
  ['number', TEXT, 'abc'],
  ['integer', TEXT, '1.5'],
  ['date', TEXT, '2024-01-26T00:00:00'],
  ['geopoint', TEXT, '200,95'],
  ['boolean', TEXT, 'sí'],
  ['date', MOMENT, '2024-01-26T12:00:00'],
  ['object', TEXT, '{'],
];

const hintOf = (type: FieldType, kind: number, cell: string): TypeHint | undefined =>
  hintFor({ ...DEFAULT_FIELD, name: 'v', type }, kind, cell);

describe('a cell of the wrong type', () => {
  test.each(Object.entries(HINTS))('looks like %s', (hint, cells) => {
    expect(cells.map((cell) => [...cell, hintOf(...cell)])).toEqual(cells.map((cell) => [...cell, hint]));
  });

  test('may look like nothing known', () => {
    expect(NONE.map((cell) => [...cell, hintOf(...cell)])).toEqual(NONE.map((cell) => [...cell, undefined]));
  });
});
