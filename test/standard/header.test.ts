import { describe, expect, test } from 'vitest';
import { type Case, type JsonObject, judgeEach } from './judge.ts';

const fields = (...all: readonly JsonObject[]): JsonObject => ({ fields: all });
const AB = [{ name: 'a', type: 'integer' }, { name: 'b' }];
const matched = (fieldsMatch: string): JsonObject => ({ fields: AB, fieldsMatch });

/** Table Schema 2.0, `fieldsMatch`. */
const HEADERS: readonly Case[] = [
  ['exact: the same', matched('exact'), 'a,b\n1,x', []],
  ['exact: reordered, read by name', matched('exact'), 'b,a\nx,1', ['incorrect-label@1/a', 'incorrect-label@1/b']],
  ['exact: one more', matched('exact'), 'a,b,c\n1,x,z', ['extra-label@1/c']],
  ['exact: one less', matched('exact'), 'a\n1', ['missing-label@1/b']],
  [
    'exact: the first is lacking, the second read by name',
    matched('exact'),
    'b\nx',
    ['incorrect-label@1/a', 'missing-label@1/b'],
  ],
  ['exact: renamed, read by order', matched('exact'), 'A,b\ny,x', ['incorrect-label@1/a', 'type-error@2/a']],
  ['exact: one in between', matched('exact'), 'a,z,b\n1,z,x', ['incorrect-label@1/b', 'extra-label@1/b']],
  ['exact: another delimiter', matched('exact'), 'a;b\n1;x', ['missing-label@1/b']],
  ['equal: the same', matched('equal'), 'a,b\n1,x', []],
  ['equal: reordered', matched('equal'), 'b,a\nx,1', []],
  ['equal: reordered, a wrong cell', matched('equal'), 'b,a\nx,y', ['type-error@2/a']],
  ['equal: one more', matched('equal'), 'a,b,c\n1,x,z', ['extra-label@1/c']],
  ['equal: one less', matched('equal'), 'a\n1', ['missing-label@1/b']],
  ['equal: twice the same', matched('equal'), 'a,b,a\n1,x,2', ['duplicate-label@1/a']],
  ['subset: one more', matched('subset'), 'c,a,b\nz,1,x', []],
  ['subset: reordered', matched('subset'), 'b,a\nx,1', []],
  ['subset: one less', matched('subset'), 'a\n1', ['missing-label@1/b']],
  ['subset: none', matched('subset'), 'x,y\n1,2', ['missing-label@1/a', 'missing-label@1/b']],
  ['superset: one less', matched('superset'), 'a\n1', []],
  ['superset: one more', matched('superset'), 'a,b,c\n1,x,z', ['extra-label@1/c']],
  ['superset: none', matched('superset'), 'x,y\n1,2', ['extra-label@1/x', 'extra-label@1/y']],
  ['partial: one more and one less', matched('partial'), 'c,a\nz,1', []],
  ['partial: none', matched('partial'), 'x,y\n1,2', ['missing-label@1/a', 'missing-label@1/b']],
  [
    'two fields of one name are two columns',
    fields({ name: 'a', type: 'integer' }, { name: 'a', type: 'date' }),
    'a,a\n1,2',
    ['duplicate-label@1/a', 'type-error@2/a'],
  ],
  ['a blank label', fields(...AB), 'a,\n1,x', ['blank-label@1/-', 'incorrect-label@1/b']],
  ['a blank label of a column that is no field', matched('subset'), 'a,b, \n1,x,z', ['blank-label@1/-']],
  ['twice the same label', fields(...AB), 'a,a\n1,x', ['duplicate-label@1/a', 'incorrect-label@1/b']],
  ['labels are told apart by case', fields(...AB), 'A,b\n1,x', ['incorrect-label@1/a']],
  ['labels are told apart by spaces', fields(...AB), 'a ,b\n1,x', ['incorrect-label@1/a']],
  ['a schema without fields', fields(), 'a,a\n1,x', ['duplicate-label@1/a', 'extra-label@1/a', 'extra-label@1/a']],
];

describe('a table', () => {
  test('has the header that its schema wants', async () => {
    expect(await judgeEach(HEADERS)).toEqual(HEADERS.map(([name, , , expected]) => [name, expected]));
  });
});
