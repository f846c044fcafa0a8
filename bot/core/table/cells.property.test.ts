import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../test/fuzz.ts';
import { Batch, textOf } from './batch.ts';
import { breaksBound, compileField, type FieldChecks } from './constraints.ts';
import { KeyReader } from './key-check.ts';
import { MissingTexts } from './missing-texts.ts';
import { type Constraints, DEFAULT_FIELD, type Field, NO_CONSTRAINTS } from './schema.ts';
import { surelyRight } from './surely-right.ts';

const RUNS = runs(800);

type Given = Partial<Omit<Field, 'constraints'>> & { readonly constraints?: Partial<Constraints> };

function fieldOf({ constraints, ...rest }: Given): Field {
  return { ...DEFAULT_FIELD, name: 'v', ...rest, constraints: { ...NO_CONSTRAINTS, ...constraints } };
}

const INTEGERS = ['0', '-5', '007', '1,000', '999999999999999', '1234567890123456', '+1', '-0'];
const NUMBERS = ['0.5', '-1.25', '.5', '5.', '1e3', 'NaN', '-INF', '1.234.567,5', '00.10', '123456789.1234567'];
const DATES = ['2024-02-29', '2023-02-28', '1900-02-29', '2000-02-29', '0001-01-01', '26/01/2024', '2024-11-30'];
const TIMES = ['15:00:00', '23:59:59', '24:00:00', '3:00 PM', '00:00:00.5'];
const DATETIMES = [
  '2024-02-29T15:00:00Z',
  '2024-01-31T24:00:00',
  '2024-01-26T15:00:00-13:59',
  '-0044-03-15T00:00:00+14:00',
];

/** Every type with what bends its fast way, and texts that are nearly (or really) of it. */
const FIELDS: readonly (readonly [field: Given, seeds: readonly string[]])[] = [
  [{ type: 'any' }, ['x', '']],
  [{ type: 'string' }, ['x', 'ñ😀']],
  [{ type: 'string', constraints: { minLength: 2, maxLength: 3 } }, ['x', 'ñ', '😀😀', 'abc', 'ñññ', '日本語文']],
  [{ type: 'string', constraints: { minLength: 1 } }, ['', 'ñ']],
  [{ type: 'string', constraints: { pattern: '[a-c]+|ñ' } }, ['abc', 'ñ', 'd']],
  [{ type: 'string', constraints: { enum: ['a', 'ñ'] } }, ['a', 'ñ', 'b']],
  [{ type: 'string', categories: [{ value: 'a', label: 'b' }], constraints: { enum: ['a', 'c'] } }, ['a', 'b', 'c']],
  [{ type: 'string', format: 'email' }, ['a@b.co', 'a@-b', '@']],
  [{ type: 'string', format: 'uri' }, ['a:b', 'https://a/ñ']],
  [{ type: 'integer' }, INTEGERS],
  [{ type: 'integer', constraints: { minimum: -5, exclusiveMaximum: '1000' } }, [...INTEGERS, '999', '1000', '-6']],
  [{ type: 'integer', constraints: { minimum: '9007199254740993' } }, ['9007199254740992', '9007199254740993']],
  [{ type: 'integer', constraints: { enum: [1, '02'] } }, ['1', '01', '2', '02', '3']],
  [{ type: 'integer', groupChar: ',' }, INTEGERS],
  [{ type: 'integer', bareNumber: false }, ['95%', '-5', '$1']],
  [{ type: 'number' }, [...NUMBERS, ...INTEGERS]],
  [
    { type: 'number', constraints: { minimum: 0.1, maximum: '0.3' } },
    ['0.1', '0.3', '0.30000000000000001', '.2', '0.09'],
  ],
  [{ type: 'number', constraints: { minimum: 'NaN' } }, ['1', 'NaN']],
  [{ type: 'number', constraints: { exclusiveMinimum: '-INF' } }, ['1', '-INF']],
  [{ type: 'number', decimalChar: ',', groupChar: '.' }, NUMBERS],
  [{ type: 'boolean' }, ['true', '1', 'TRUE', 'no']],
  [{ type: 'boolean', constraints: { enum: [true] } }, ['true', '1', '0']],
  [{ type: 'date' }, DATES],
  [{ type: 'date', constraints: { minimum: '2000-02-29', exclusiveMaximum: '2024-02-29' } }, [...DATES, '2000-02-28']],
  [{ type: 'date', format: '%d/%m/%Y' }, DATES],
  [{ type: 'date', format: 'any' }, DATES],
  [{ type: 'date', constraints: { enum: ['2024-02-29'] } }, DATES],
  [{ type: 'time' }, TIMES],
  [{ type: 'time', format: 'any' }, TIMES],
  [{ type: 'time', constraints: { maximum: '15:00:00' } }, TIMES],
  [{ type: 'datetime' }, DATETIMES],
  [{ type: 'datetime', constraints: { minimum: '2024-02-29T15:00:00Z' } }, DATETIMES],
  [{ type: 'year' }, ['2024', '0044', '-0044', '0000', '12024', '2024Z']],
  [{ type: 'year', constraints: { minimum: 44, exclusiveMaximum: '2024' } }, ['2024', '0044', '0043', '2023']],
  [{ type: 'year', constraints: { enum: [2024] } }, ['2024', '2024Z', '2023']],
  [{ type: 'yearmonth' }, ['2024-01', '2024-13', '0000-01', '-0044-03']],
  [{ type: 'duration' }, ['P1Y', 'PT0.5S', 'P']],
  [{ type: 'list', itemType: 'integer' }, ['1,2', '1,x']],
  [{ type: 'geopoint' }, ['90.5, 45.5', '181,0']],
  [{ type: 'object' }, ['{}', '{"a":1}', '[']],
];

const strokes = fc.constantFrom(...'0123456789+-.,:TZePYDS/ ñ٣😀', '');

/** A text a few strokes away from one of the seeds. */
function near(seeds: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({ at: fc.nat(30), cut: fc.nat(1), put: strokes });
  return fc.tuple(fc.constantFrom(...seeds), fc.array(edit, { maxLength: 2 })).map(([seed, edits]) => {
    const characters = [...seed];
    for (const { at, cut, put } of edits) characters.splice(at % (characters.length + 1), cut, put);
    return characters.join('');
  });
}

/** The exact reading, with all its constraints. */
function isRight({ field, type, bounds, members, categories, pattern }: FieldChecks, text: string): boolean {
  const value = type.read(text);
  if (value === undefined) return false;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = field.constraints;
  if (value.size !== undefined && (value.size < minLength || value.size > maxLength)) return false;
  if (bounds.some((bound) => breaksBound(type, bound, value))) return false;
  if (members?.keys.has(value.key) === false || categories?.keys.has(value.key) === false) return false;
  return pattern?.test(text) ?? true;
}

const encoder = new TextEncoder();

/** A batch of one cell, its bytes between others. */
function batchOf(text: string): Batch {
  const batch = new Batch(1);
  batch.bytes = encoder.encode(`9${text}9`);
  batch.starts[0] = 1;
  batch.ends[0] = batch.bytes.length - 1;
  batch.counts[0] = 1;
  batch.rows = 1;
  return batch;
}

describe.each(FIELDS)('cells of %j', (given, seeds) => {
  const field = fieldOf(given);
  const checks = compileField(field);

  test('are never surely right where they are wrong', { timeout: 0 }, () => {
    const surely = surelyRight(checks);
    if (surely === undefined) return;
    const property = fc.property(near(seeds), (text) => {
      const batch = batchOf(text);
      if (surely(batch.bytes, batch.starts[0] ?? 0, batch.ends[0] ?? 0)) expect(isRight(checks, text)).toBe(true);
    });
    fc.assert(property, RUNS);
  });

  test('have one key, whether their bytes are it or they are read', { timeout: 0 }, () => {
    const reader = new KeyReader([{ field, column: 0, missing: new MissingTexts([]) }]);
    const property = fc.property(near(seeds), (text) => {
      const isReady = reader.read(batchOf(text), 0) === 0;
      const { bytes, start, end } = reader.key;
      expect(isReady ? textOf(bytes, start, end) : undefined).toBe(checks.type.read(text)?.key);
    });
    fc.assert(property, RUNS);
  });
});
