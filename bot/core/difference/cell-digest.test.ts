import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Batch } from '../table/batch.ts';
import { cellTypeOf } from '../table/cell-type.ts';
import { DEFAULT_FIELD, type Field, type FieldType } from '../table/schema.ts';
import { CellDigest } from './cell-digest.ts';

function fieldOf(type: FieldType, more: Partial<Field> = {}): Field {
  return { ...DEFAULT_FIELD, name: 'x', type, ...more };
}

/** The digests of some cells in one column. */
function digests(field: Field, texts: readonly string[]): readonly string[] {
  const of = { field, column: 0, missingValues: [''], authored: undefined, formerly: undefined };
  const digest = new CellDigest(of, 'logical', 1);
  const batch = new Batch(1, { cells: texts.length });
  const encoded = texts.map((text) => new TextEncoder().encode(text));
  batch.bytes = new Uint8Array(encoded.reduce((sum, bytes) => sum + bytes.length, 0));
  batch.rows = texts.length;
  let at = 0;
  for (const [row, bytes] of encoded.entries()) {
    batch.bytes.set(bytes, at);
    batch.starts[row] = at;
    at += bytes.length;
    batch.ends[row] = at;
  }
  digest.run(batch);
  return texts.map((_, row) => `${digest.lows[row]} ${digest.highs[row]}`);
}

/** What the exact reading says of a cell. */
function keyOf(field: Field, text: string): string {
  if (text === '') return 'absent';
  const value = cellTypeOf(field).read(text);
  return value === undefined ? `wrong ${text}` : `value ${value.key}`;
}

const digit = fc.constantFrom(...'0159');
const digits = (max: number): fc.Arbitrary<string> => fc.string({ unit: digit, maxLength: max });
const numberText = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    digits(4),
    fc.constantFrom('', '.'),
    digits(3),
    fc.constantFrom('', 'e1', 'E-2'),
  )
  .map((parts) => parts.join(''));
const longNumber = fc
  .tuple(fc.constantFrom('', '-'), fc.integer({ min: 20, max: 45 }), fc.constantFrom('1', '12', '1.0', '0.1'))
  .map(([sign, zeros, text]) => `${sign}${text}${text.includes('.') ? '' : '0'.repeat(zeros)}`);
const dateText = fc
  .tuple(
    fc.constantFrom('2024', '1999', '0044'),
    fc.constantFrom('01', '02', '12', '13'),
    fc.constantFrom('01', '29', '31'),
  )
  .map((parts) => parts.join('-'));
const zone = fc.constantFrom('', 'Z', '-06:00', '+00:00', '+05:30');
const datetimeText = fc
  .tuple(dateText, fc.constantFrom('00:00:00', '06:00:00', '23:59:59', '06:00:00.0', '06:00:00.5'), zone)
  .map(([date, time, where]) => `${date}T${time}${where}`);

const CASES: readonly (readonly [string, Field, fc.Arbitrary<string>])[] = [
  ['number', fieldOf('number'), fc.oneof(numberText, longNumber)],
  [
    'number with a comma',
    fieldOf('number', { decimalChar: ',', groupChar: '.' }),
    fc.constantFrom('1,5', '1.000', '1000', '1,50'),
  ],
  [
    'integer',
    fieldOf('integer'),
    fc.oneof(
      fc.tuple(fc.constantFrom('', '-', '+'), digits(5)).map((two) => two.join('')),
      longNumber,
    ),
  ],
  ['year', fieldOf('year'), fc.constantFrom('2024', '0044', '44', '-2024', '12024', '2024Z')],
  ['yearmonth', fieldOf('yearmonth'), fc.constantFrom('2024-01', '2024-1', '2024-13', '0044-02')],
  ['date', fieldOf('date'), dateText],
  [
    'date in any form',
    fieldOf('date', { format: 'any' }),
    fc.constantFrom('2024-01-02', '02/01/2024', '2/1/2024', 'x'),
  ],
  ['datetime', fieldOf('datetime'), datetimeText],
  ['time', fieldOf('time'), fc.constantFrom('06:00:00', '24:00:00', '6:00', '23:59:59')],
  ['boolean', fieldOf('boolean'), fc.constantFrom('true', '1', 'TRUE', 'false', '0', 'no')],
  ['string', fieldOf('string'), fc.string({ maxLength: 4 })],
  ['object', fieldOf('object'), fc.constantFrom('{"a":1,"b":2}', '{"b":2, "a":1}', '{', '{"a":2}')],
  ['geopoint', fieldOf('geopoint'), fc.constantFrom('1,2', '1, 2', '1.0,2', '2,1')],
];

describe('CellDigest', () => {
  test.each(CASES)('%s: alike where the exact reading finds the same', (_, field, text) => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 12 }), (texts) => {
        const [found, keys] = [digests(field, texts), texts.map((one) => keyOf(field, one))];
        const same = (list: readonly string[]): readonly boolean[] => list.map((one) => one === list[0]);
        expect(same(found)).toEqual(same(keys));
      }),
      { numRuns: 300 },
    );
  });

  test('other numbers are told apart', () => {
    const found = digests(
      fieldOf('integer'),
      Array.from({ length: 8_000 }, (_, index) => String(index - 4_000)),
    );
    expect(new Set(found).size).toBe(8_000);
  });
});
