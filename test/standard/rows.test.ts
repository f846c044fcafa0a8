import { describe, expect, test } from 'vitest';
import { type Case, type JsonObject, judgeEach } from './judge.ts';

const fields = (...all: readonly JsonObject[]): JsonObject => ({ fields: all });
const AB = [{ name: 'a', type: 'integer' }, { name: 'b' }];
const one = (field: JsonObject): JsonObject => fields({ name: 'v', ...field });

/** What every table must be, whatever its schema says. */
const ROWS: readonly Case[] = [
  ['a short row', fields(...AB), 'a,b\n1', ['missing-cell@2/b']],
  ['a long row', fields(...AB), 'a,b\n1,x,\n1,x,y,z', ['extra-cell@2/-', 'extra-cell@3/-']],
  ['a blank row', fields(...AB), 'a,b\n\n1,x', ['blank-row@2/-']],
  ['a row of blank cells', fields(...AB), 'a,b\n,\n1,x', ['blank-row@2/-']],
  ['blank rows at the end', fields(...AB), 'a,b\n1,x\n\n\n', ['warning blank-row@3/-', 'warning blank-row@4/-']],
  ['a blank line in a table of one column is absence', one({ type: 'integer' }), 'v\n1\n\n3', []],
  ['quoted emptiness is no blank row', fields(...AB), 'a,b\n"",""', []],
  ['records are counted, not lines', fields(...AB), 'a,b\n1,"x\ny"\nz,w', ['type-error@3/a']],
  ['a quote never closed', fields(...AB), 'a,b\n1,"x\n2,y', ['syntax-error@2/-']],
  ['text after a closing quote', fields(...AB), 'a,b\n1,"x"y', ['syntax-error@2/-']],
  ['a quote inside a cell', fields(...AB), 'a,b\n1,x"y', []],
  ['a null byte', fields(...AB), 'a,b\n1,x\0y', ['nul-byte@2/-']],
  ['two kinds of line ends', fields(...AB), 'a,b\n1,x\r\n2,y\n', ['warning line-ends@-/-']],
  ['no table', fields(...AB), '', ['table-empty@-/-', 'missing-label@-/a', 'missing-label@-/b']],
  ['no rows', fields(...AB), 'a,b\n', []],
  ['no last line end', fields(...AB), 'a,b\n1,x', []],
  ['a byte order mark', fields(...AB), '\ufeffa,b\n1,x', []],
];

describe('a table', () => {
  test('is made of rows', async () => {
    expect(await judgeEach(ROWS)).toEqual(ROWS.map(([name, , , expected]) => [name, expected]));
  });
});
