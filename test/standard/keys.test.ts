import { describe, expect, test } from 'vitest';
import { type Case, type JsonObject, judgeEach } from './judge.ts';

const fields = (...all: readonly JsonObject[]): JsonObject => ({ fields: all });
const AB = [{ name: 'a', type: 'integer' }, { name: 'b' }];

/** Table Schema 2.0, `primaryKey` and `uniqueKeys`. */
const KEYS: readonly Case[] = [
  ['a primary key', { ...fields(...AB), primaryKey: ['a'] }, 'a,b\n1,x\n2,x\n01,y', ['primary-key@4/a']],
  ['a primary key, as v1 wrote it', { ...fields(...AB), primaryKey: 'a' }, 'a,b\n1,x\n1,y', ['primary-key@3/a']],
  [
    'a primary key without a value',
    { ...fields(...AB), primaryKey: ['a'] },
    'a,b\n1,x\n,y\n,z',
    ['primary-key@3/a', 'primary-key@4/a'],
  ],
  ['a composite key', { ...fields(...AB), primaryKey: ['a', 'b'] }, 'a,b\n1,x\n1,y\n2,x\n1,x', ['primary-key@5/-']],
  [
    'a composite key without a part',
    { ...fields(...AB), primaryKey: ['a', 'b'] },
    'a,b\n1,x\n1,\n1,',
    ['primary-key@3/b', 'primary-key@4/b'],
  ],
  ['parts are told apart', { ...fields({ name: 'a' }, { name: 'b' }), primaryKey: ['a', 'b'] }, 'a,b\nxy,z\nx,yz', []],
  [
    'a key that is of the wrong type',
    { ...fields(...AB), primaryKey: ['a'] },
    'a,b\nx,1\nx,2',
    ['type-error@2/a', 'type-error@3/a'],
  ],
  [
    'unique keys',
    { ...fields(...AB), uniqueKeys: [['a'], ['a', 'b']] },
    'a,b\n1,x\n2,x\n1,x',
    ['unique-key@4/a', 'unique-key@4/-'],
  ],
  ['unique keys: absence may repeat', { ...fields(...AB), uniqueKeys: [['a'], ['a', 'b']] }, 'a,b\n,x\n,x\n1,\n2,', []],
  ['unique keys: partial absence may repeat', { ...fields(...AB), uniqueKeys: [['a', 'b']] }, 'a,b\n1,\n1,\n', []],
  [
    'a row that is too short lacks its key',
    { ...fields({ name: 'b' }, ...AB.slice(0, 1)), primaryKey: ['a'] },
    'b,a\nx',
    ['missing-cell@2/a', 'primary-key@2/a'],
  ],
];

describe('a table', () => {
  test('has its keys', async () => {
    expect(await judgeEach(KEYS)).toEqual(KEYS.map(([name, , , expected]) => [name, expected]));
  });
});
