import { describe, expect, test } from 'vitest';
import { type SheetCell, workbook } from '../workbook.ts';
import { type JsonObject, judge } from './judge.ts';

type Rows = readonly (readonly SheetCell[])[];
type Case = readonly [name: string, type: string, cells: readonly SheetCell[], expected: readonly string[]];
type DialectCase = readonly [name: string, dialect: JsonObject, rows: Rows, expected: readonly string[]];

const FIELDS: JsonObject = { fields: [{ name: 'id', type: 'integer' }, { name: 'name' }] };
/** 2024-01-26 as Excel counts days. */
const DAY = 45_317;

/** A cell of a workbook has a type of its own; a text may be of any. */
const CELLS: readonly Case[] = [
  [
    'numbers are integers where they are whole',
    'integer',
    [1, 1.0, 1e3, 1.5, '7', 'x', true],
    ['type-error@5/v', 'type-error@7/v', 'type-error@8/v'],
  ],
  ['numbers', 'number', [1, 1.5, '2.5', 'x', false], ['type-error@5/v', 'type-error@6/v']],
  ['numbers are no texts', 'string', ['a', 1], ['type-error@3/v']],
  ['true and false', 'boolean', [true, false, 'true', 1], ['type-error@5/v']],
  [
    'days',
    'date',
    [{ day: DAY }, '2024-01-26', { day: DAY + 0.5 }, DAY, '26/01/2024'],
    ['type-error@4/v', 'type-error@5/v', 'type-error@6/v'],
  ],
  ['moments', 'datetime', [{ day: DAY + 0.5 }, { day: DAY }, '2024-01-26T12:00:00'], []],
  ['times', 'time', [{ day: DAY + 0.5 }, '12:00:00'], []],
  ['years', 'year', [2024, '2024', 2024.5], ['type-error@4/v']],
  ['anything', 'any', [1, 'a', true, { day: DAY }], []],
];

const TABLE: Rows = [
  ['id', 'name'],
  [1, 'a'],
  ['x', 'b'],
];

/** Table Dialect 2.0, "Spreadsheet". */
const DIALECTS: readonly DialectCase[] = [
  ['the first sheet', {}, TABLE, ['type-error@3/id']],
  ['without a header', { header: false }, TABLE.slice(1), ['type-error@2/id']],
  [
    'a header of two rows',
    { headerRows: [1, 2], headerJoin: '' },
    [
      ['i', 'na'],
      ['d', 'me'],
      [1, 'a'],
      ['x', 'b'],
    ],
    ['type-error@4/id'],
  ],
  ['a title before the header', { headerRows: [2] }, [['My table'], ...TABLE], ['type-error@4/id']],
  ['a comment before the header', { commentRows: [1] }, [['My table'], ...TABLE], ['type-error@4/id']],
  [
    'comments',
    { commentChar: '#', commentRows: [4] },
    [['id', 'name'], ['# note'], [1, 'a'], ['note'], ['x', 'b']],
    ['type-error@5/id'],
  ],
  ['a blank row', {}, [['id', 'name'], [], [1, 'a']], ['blank-row@2/-']],
  ['a short row is one of absent cells', {}, [['id', 'name'], [1]], []],
  ['a sheet that is not there', { sheetNumber: 3 }, TABLE, ['source-error@-/-']],
  ['a name that is not there', { sheetName: 'nope' }, TABLE, ['source-error@-/-']],
  ['the second sheet', { sheetNumber: 2 }, TABLE, []],
  ['the second sheet, by name', { sheetName: 'more' }, TABLE, []],
  ['the name goes before the number', { sheetName: 'more', sheetNumber: 1 }, TABLE, []],
];

describe('a workbook', () => {
  test.each(CELLS)('%s', async (_, type, cells, expected) => {
    const sheet: Rows = [['v'], ...cells.map((cell) => [cell])];
    expect(await judge({ fields: [{ name: 'v', type }] }, workbook({ data: sheet }), { format: 'xlsx' })).toEqual(
      expected,
    );
  });

  test.each(DIALECTS)('%s', async (_, dialect, rows, expected) => {
    const file = workbook({ data: rows, more: TABLE.slice(0, 2) });
    expect(await judge(FIELDS, file, { format: 'xlsx', dialect })).toEqual(expected);
  });
});
