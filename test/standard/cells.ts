import { expect, test } from 'vitest';
import { type JsonObject, judge } from './judge.ts';

/** A field's own description, cells that are of it, and cells that are not. */
export type CellCase = readonly [field: JsonObject, valid: readonly string[], invalid: readonly string[]];

/** A test for each field: every cell is in a table of its own, between quotes. */
export function testCells(cases: readonly CellCase[]): void {
  test.each(cases)('of %j', async (field, valid, invalid) => {
    const schema = { fields: [{ name: 'v', ...field }] };
    const judged = async (cell: string): Promise<readonly [string, readonly string[]]> => [
      cell,
      await judge(schema, `v\n"${cell.replaceAll('"', '""')}"\n`),
    ];
    expect(await Promise.all(valid.map(judged))).toEqual(valid.map((cell) => [cell, []]));
    expect(await Promise.all(invalid.map(judged))).toEqual(invalid.map((cell) => [cell, ['type-error@2/v']]));
  });
}
