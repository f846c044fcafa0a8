import { describe, expect, test } from 'vitest';
import { type Case, type JsonObject, judgeEach } from './judge.ts';

const fields = (...all: readonly JsonObject[]): JsonObject => ({ fields: all });
const one = (field: JsonObject): JsonObject => fields({ name: 'v', ...field });
const limited = (type: string, constraints: JsonObject, rest: JsonObject = {}): JsonObject =>
  one({ type, constraints, ...rest });

/** Table Schema 2.0, "Field Constraints" and `categories`. */
const CONSTRAINTS: readonly Case[] = [
  ['required', limited('string', { required: true }), 'v\na\n""', ['constraint-error/required@3/v']],
  ['required, a space', limited('string', { required: true }), 'v\n" "', []],
  ['unique', limited('string', { unique: true }), 'v\na\nA\na', ['unique-error@4/v']],
  ['unique: absence may repeat', limited('string', { unique: true }), 'v\n""\n""', []],
  [
    'unique by value: integers',
    limited('integer', { unique: true }),
    'v\n1\n01\n+1\n-1',
    ['unique-error@3/v', 'unique-error@4/v'],
  ],
  [
    'unique by value: numbers',
    limited('number', { unique: true }),
    'v\n1.0\n1e0\n10e-1\n1.01',
    ['unique-error@3/v', 'unique-error@4/v'],
  ],
  [
    'unique by value: zeros',
    limited('number', { unique: true }),
    'v\n0\n-0\n0e9',
    ['unique-error@3/v', 'unique-error@4/v'],
  ],
  ['unique by value: booleans', limited('boolean', { unique: true }), 'v\ntrue\n0\n1', ['unique-error@4/v']],
  [
    'unique by value: datetimes',
    limited('datetime', { unique: true }),
    'v\n2024-01-01T00:00:00Z\n2024-01-01T01:00:00+01:00\n2024-01-01T00:00:00',
    ['unique-error@3/v'],
  ],
  [
    'unique by value: the end of a day',
    limited('datetime', { unique: true }),
    'v\n2024-01-01T24:00:00\n2024-01-02T00:00:00',
    ['unique-error@3/v'],
  ],
  [
    'unique by value: durations',
    limited('duration', { unique: true }),
    'v\nPT60S\nPT1M\nP1M\nP30D',
    ['unique-error@3/v'],
  ],
  [
    'unique by value: objects',
    limited('object', { unique: true }),
    'v\n"{""a"":1,""b"":2}"\n"{""b"":2, ""a"":1}"',
    ['unique-error@3/v'],
  ],
  [
    'unique by value: dates of a pattern',
    limited('date', { unique: true }, { format: '%d/%m/%Y' }),
    'v\n01/02/2024\n1/2/2024',
    ['unique-error@3/v'],
  ],
  [
    'minimum',
    limited('integer', { minimum: 10 }),
    'v\n10\n9\n-10',
    ['constraint-error/minimum@3/v', 'constraint-error/minimum@4/v'],
  ],
  ['minimum, as text', limited('integer', { minimum: '10' }), 'v\n9', ['constraint-error/minimum@2/v']],
  ['maximum', limited('number', { maximum: 0.5 }), 'v\n0.5\n0.50000000000000000001', ['constraint-error/maximum@3/v']],
  [
    'exclusiveMinimum',
    limited('number', { exclusiveMinimum: 0 }),
    'v\n1e-400\n0.0',
    ['constraint-error/exclusiveMinimum@3/v'],
  ],
  [
    'exclusiveMaximum',
    limited('number', { exclusiveMaximum: 1 }),
    'v\n0.99\n1.0',
    ['constraint-error/exclusiveMaximum@3/v'],
  ],
  [
    'both bounds',
    limited('integer', { minimum: 1, exclusiveMaximum: 3 }),
    'v\n1\n2\n3\n0',
    ['constraint-error/exclusiveMaximum@4/v', 'constraint-error/minimum@5/v'],
  ],
  [
    'bounds beyond doubles',
    limited('integer', { minimum: '9007199254740993' }),
    'v\n9007199254740992\n9007199254740993',
    ['constraint-error/minimum@2/v'],
  ],
  [
    'NaN is within no bounds',
    limited('number', { minimum: 0 }),
    'v\nNaN\nINF\n-INF',
    ['constraint-error/minimum@2/v', 'constraint-error/minimum@4/v'],
  ],
  [
    'infinite bounds',
    limited('number', { exclusiveMaximum: 'INF' }),
    'v\nINF\n1e99',
    ['constraint-error/exclusiveMaximum@2/v'],
  ],
  [
    'a date',
    limited('date', { minimum: '2024-01-01', maximum: '2024-12-31' }),
    'v\n2024-01-01\n2023-12-31\n2025-01-01',
    ['constraint-error/minimum@3/v', 'constraint-error/maximum@4/v'],
  ],
  [
    'a date in its field’s format',
    limited('date', { exclusiveMinimum: '01/02/2024' }, { format: '%d/%m/%Y' }),
    'v\n01/02/2024\n02/01/2025',
    ['constraint-error/exclusiveMinimum@2/v'],
  ],
  [
    'a datetime by its zone',
    limited('datetime', { maximum: '2024-01-01T00:00:00Z' }),
    'v\n2024-01-01T01:00:00+01:00\n2024-01-01T00:00:00-00:01',
    ['constraint-error/maximum@3/v'],
  ],
  [
    'a datetime by its fraction',
    limited('datetime', { maximum: '2024-01-01T00:00:00.0000001Z' }),
    'v\n2024-01-01T00:00:00.0000001Z\n2024-01-01T00:00:00.00000011Z',
    ['constraint-error/maximum@3/v'],
  ],
  ['a time', limited('time', { maximum: '17:00:00' }), 'v\n17:00:00\n17:00:01', ['constraint-error/maximum@3/v']],
  [
    'a year',
    limited('year', { minimum: 2000, maximum: '2010' }),
    'v\n2000\n1999\n2011',
    ['constraint-error/minimum@3/v', 'constraint-error/maximum@4/v'],
  ],
  ['a year of few digits', limited('year', { minimum: 44 }), 'v\n0044\n0043', ['constraint-error/minimum@3/v']],
  [
    'a year and a month',
    limited('yearmonth', { minimum: '2024-02' }),
    'v\n2024-10\n2024-01',
    ['constraint-error/minimum@3/v'],
  ],
  ['a duration', limited('duration', { minimum: 'P1D' }), 'v\nPT24H\nPT1H', ['constraint-error/minimum@3/v']],
  [
    'a duration without an order to the bound',
    limited('duration', { minimum: 'P1M' }),
    'v\nP1M\nP32D\nP30D',
    ['constraint-error/minimum@4/v'],
  ],
  [
    'minLength in characters',
    limited('string', { minLength: 3 }),
    'v\nabc\né\n😀😀',
    ['constraint-error/minLength@3/v', 'constraint-error/minLength@4/v'],
  ],
  [
    'maxLength in characters',
    limited('string', { maxLength: 3 }),
    'v\n日本語\n😀😀😀\nabcd',
    ['constraint-error/maxLength@4/v'],
  ],
  [
    'lengths of arrays',
    limited('array', { minLength: 2, maxLength: 2 }),
    'v\n"[1,2]"\n[1]\n"[1,2,3]"',
    ['constraint-error/minLength@3/v', 'constraint-error/maxLength@4/v'],
  ],
  [
    'lengths of objects',
    limited('object', { minLength: 1, maxLength: 1 }),
    'v\n"{""a"":1}"\n{}\n"{""a"":1,""b"":2}"',
    ['constraint-error/minLength@3/v', 'constraint-error/maxLength@4/v'],
  ],
  ['lengths of lists', limited('list', { minLength: 2 }), 'v\n"a,b"\na', ['constraint-error/minLength@3/v']],
  [
    'a pattern is anchored',
    limited('string', { pattern: 'a|bc' }),
    'v\na\nbc\nac\nabc',
    ['constraint-error/pattern@4/v', 'constraint-error/pattern@5/v'],
  ],
  [
    'a pattern of XML Schema',
    limited('string', { pattern: '\\p{Lu}+' }),
    'v\nÉCOLE\nécole',
    ['constraint-error/pattern@3/v'],
  ],
  [
    'enum',
    limited('string', { enum: ['a', 'é'] }),
    'v\na\nA\ne',
    ['constraint-error/enum@3/v', 'constraint-error/enum@4/v'],
  ],
  ['enum by value', limited('number', { enum: [1.5, '2'] }), 'v\n1.50\n2.0\n+2\n3', ['constraint-error/enum@5/v']],
  ['enum of booleans', limited('boolean', { enum: [true] }), 'v\n1\nfalse', ['constraint-error/enum@3/v']],
  [
    'enum of dates',
    limited('date', { enum: ['2024-01-01'] }),
    'v\n2024-01-01\n2024-01-02',
    ['constraint-error/enum@3/v'],
  ],
  ['enum of arrays', limited('array', { enum: [[1, 2]] }), 'v\n"[1, 2]"\n"[2,1]"', ['constraint-error/enum@3/v']],
  [
    'enum and pattern together',
    limited('string', { enum: ['a', 'b'], pattern: 'a' }),
    'v\na\nb\nc',
    ['constraint-error/pattern@3/v', 'constraint-error/pattern@4/v', 'constraint-error/enum@4/v'],
  ],
  ['absence is no value of an enum', limited('string', { enum: ['a'] }), 'v\n""', []],
  [
    'a JSON Schema',
    limited('object', { jsonSchema: { required: ['a'] } }),
    'v\n"{""a"":1}"\n{}',
    ['constraint-error/jsonSchema@3/v'],
  ],
  [
    'a JSON Schema of arrays',
    limited('array', { jsonSchema: { items: { type: 'integer' } } }),
    'v\n[1]\n[true]',
    ['constraint-error/jsonSchema@3/v'],
  ],
  ['a wrong type hides constraints', limited('integer', { minimum: 5, enum: [9] }), 'v\nabc', ['type-error@2/v']],
  ['categories', one({ type: 'string', categories: ['a', 'b'] }), 'v\na\nc', ['category-error@3/v']],
  [
    'categories of integers, by value',
    one({ type: 'integer', categories: [1, 2] }),
    'v\n01\n3',
    ['category-error@3/v'],
  ],
  [
    'categories with labels: the value counts',
    one({ type: 'integer', categories: [{ value: 0, label: 'no' }] }),
    'v\n0\nno',
    ['type-error@3/v'],
  ],
  [
    'categories and enum',
    one({ type: 'string', categories: ['a', 'b'], constraints: { enum: ['a'] } }),
    'v\na\nb\nc',
    ['constraint-error/enum@3/v', 'constraint-error/enum@4/v', 'category-error@4/v'],
  ],
];

describe('a table', () => {
  test('keeps its constraints', async () => {
    expect(await judgeEach(CONSTRAINTS)).toEqual(CONSTRAINTS.map(([name, , , expected]) => [name, expected]));
  });
});
