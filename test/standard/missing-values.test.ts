import { describe, expect, test } from 'vitest';
import { type Case, type JsonObject, judgeEach } from './judge.ts';

const fields = (...all: readonly JsonObject[]): JsonObject => ({ fields: all });
const one = (field: JsonObject): JsonObject => fields({ name: 'v', ...field });
const limited = (type: string, constraints: JsonObject, rest: JsonObject = {}): JsonObject =>
  one({ type, constraints, ...rest });

/** Table Schema 2.0, `missingValues`. */
const MISSING: readonly Case[] = [
  ['the empty string by default', one({ type: 'integer' }), 'v\n""\n1', []],
  ['a dash of the schema', { ...one({ type: 'integer' }), missingValues: ['-'] }, 'v\n-\n1', []],
  [
    'declared ones replace the empty string',
    { ...one({ type: 'integer' }), missingValues: ['-'] },
    'v\n""\n',
    ['type-error@2/v'],
  ],
  [
    'to the letter',
    { ...one({ type: 'integer' }), missingValues: ['', 'NA'] },
    'v\nna\nNA \nNA',
    ['type-error@2/v', 'type-error@3/v'],
  ],
  ['none at all', { ...limited('string', { required: true }), missingValues: [] }, 'v\n""', []],
  ['none at all, for a number', { ...one({ type: 'integer' }), missingValues: [] }, 'v\n""', ['type-error@2/v']],
  [
    'of the field, instead of the schema’s',
    { ...one({ type: 'integer', missingValues: ['-'] }), missingValues: ['', 'NA'] },
    'v\n-\nNA\n""',
    ['type-error@3/v', 'type-error@4/v'],
  ],
  [
    'of the field, none',
    { ...one({ type: 'integer', missingValues: [] }), missingValues: ['NA'] },
    'v\nNA',
    ['type-error@2/v'],
  ],
  [
    'with labels',
    { ...one({ type: 'integer' }), missingValues: [{ value: '-99', label: 'REFUSED' }] },
    'v\n-99\nREFUSED',
    ['type-error@3/v'],
  ],
  [
    'they count as absent',
    { ...limited('integer', { required: true }), missingValues: ['-99'] },
    'v\n-99\n99',
    ['constraint-error/required@2/v'],
  ],
  [
    'they go before constraints',
    { ...limited('integer', { minimum: 0 }), missingValues: ['-99'] },
    'v\n-99\n-98',
    ['constraint-error/minimum@3/v'],
  ],
  [
    'longer than most',
    { ...one({ type: 'integer' }), missingValues: ['x'.repeat(70)] },
    `v\n${'x'.repeat(70)}\n${'x'.repeat(71)}`,
    ['type-error@3/v'],
  ],
];

describe('a table', () => {
  test('says what is absent', async () => {
    expect(await judgeEach(MISSING)).toEqual(MISSING.map(([name, , , expected]) => [name, expected]));
  });
});
