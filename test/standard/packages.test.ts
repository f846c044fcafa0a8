import { describe, expect, test } from 'vitest';
import type { Json } from '../../bot/core/table/schema.ts';
import { type JsonObject, judgePackage } from './judge.ts';

type Case = readonly [
  name: string,
  resources: readonly JsonObject[],
  files: Readonly<Record<string, string>>,
  expected: readonly string[],
];

const AB = [{ name: 'a', type: 'integer' }, { name: 'b' }];
const resource = (name: string, schema: JsonObject, rest: JsonObject = {}): JsonObject => ({
  name,
  type: 'table',
  path: `${name}.csv`,
  schema,
  ...rest,
});
const parent = resource('parent', { fields: [{ name: 'id', type: 'integer' }, { name: 'k' }] });
const child = (reference: Json, fields: Json = ['pid']): JsonObject =>
  resource('child', {
    fields: [{ name: 'pid', type: 'integer' }, { name: 'pk' }],
    foreignKeys: [{ fields, reference }],
  });
const self = (reference: Json): JsonObject =>
  resource('t', {
    fields: [
      { name: 'id', type: 'integer' },
      { name: 'boss', type: 'integer' },
    ],
    foreignKeys: [{ fields: ['boss'], reference }],
  });
const PARENT = 'id,k\n1,x\n2,y\n';
const BOTH = { resource: 'parent', fields: ['id', 'k'] };

/** Table Schema 2.0, `foreignKeys`. */
const FOREIGN: readonly Case[] = [
  [
    'a key',
    [parent, child({ resource: 'parent', fields: ['id'] })],
    { 'parent.csv': PARENT, 'child.csv': 'pid,pk\n1,\n02,z\n3,z\n3,z' },
    ['child foreign-key@4/pid', 'child foreign-key@5/pid'],
  ],
  [
    'as v1 wrote it',
    [parent, child({ resource: 'parent', fields: 'id' }, 'pid')],
    { 'parent.csv': PARENT, 'child.csv': 'pid,pk\n3,z' },
    ['child foreign-key@2/pid'],
  ],
  [
    'absence refers to nothing',
    [parent, child({ resource: 'parent', fields: ['id'] })],
    { 'parent.csv': PARENT, 'child.csv': 'pid,pk\n,z' },
    [],
  ],
  [
    'a composite key',
    [parent, child(BOTH, ['pid', 'pk'])],
    { 'parent.csv': PARENT, 'child.csv': 'pid,pk\n1,x\n1,y' },
    ['child foreign-key@3/-'],
  ],
  [
    'a composite key without a part refers to nothing',
    [parent, child(BOTH, ['pid', 'pk'])],
    { 'parent.csv': PARENT, 'child.csv': 'pid,pk\n1,\n,x\n9,' },
    [],
  ],
  [
    'an absent key is not there to be referred to',
    [parent, child({ resource: 'parent', fields: ['id'] })],
    { 'parent.csv': 'id,k\n,x\n', 'child.csv': 'pid,pk\n1,z' },
    ['child foreign-key@2/pid'],
  ],
  [
    'the child stands first',
    [child({ resource: 'parent', fields: ['id'] }), parent],
    { 'parent.csv': PARENT, 'child.csv': 'pid,pk\n1,z\n5,z' },
    ['child foreign-key@3/pid'],
  ],
  [
    'a resource that is not there',
    [parent, child({ resource: 'nope', fields: ['id'] })],
    { 'parent.csv': PARENT, 'child.csv': 'pid,pk\n1,z' },
    ['child unknown-resource@-/-'],
  ],
  [
    'a field that is not there',
    [parent, child({ resource: 'parent', fields: ['nope'] })],
    { 'parent.csv': PARENT, 'child.csv': 'pid,pk\n1,z' },
    ['child unknown-field@-/-'],
  ],
  [
    'keys of different lengths',
    [parent, child({ resource: 'parent', fields: ['id'] }, ['pid', 'pk'])],
    { 'parent.csv': PARENT, 'child.csv': 'pid,pk\n1,z' },
    ['child key-length@-/-'],
  ],
  ['to itself', [self({ fields: ['id'] })], { 't.csv': 'id,boss\n1,\n2,1\n3,4\n4,9' }, ['t foreign-key@5/boss']],
  [
    'to itself, as v1 wrote it',
    [self({ resource: '', fields: ['id'] })],
    { 't.csv': 'id,boss\n1,2\n2,\n3,9' },
    ['t foreign-key@4/boss'],
  ],
  [
    'to itself by name',
    [self({ resource: 't', fields: ['id'] })],
    { 't.csv': 'id,boss\n1,1\n2,3' },
    ['t foreign-key@3/boss'],
  ],
];

const made = (schema: JsonObject): readonly JsonObject[] => [resource('t', schema)];
const NONE = { 't.csv': 'a,b\n1,x\n' };
const constrained = (type: string, constraints: JsonObject, rest: JsonObject = {}): readonly JsonObject[] =>
  made({ fields: [{ name: 'a', type, constraints, ...rest }, { name: 'b' }] });
const invalid = (text: string): Readonly<Record<string, string>> => ({ 't.csv': `a,b\n${text},x\n` });

/** What a schema may not say, wherever its own profile cannot tell. */
const SCHEMAS: readonly Case[] = [
  [
    'an enum outside the categories',
    constrained('string', { enum: ['z'] }, { categories: ['a', 'b'] }),
    invalid(''),
    ['t constraint-invalid@-/a'],
  ],
  [
    'categories twice',
    constrained('string', {}, { categories: ['a', 'a'] }),
    invalid('a'),
    ['t constraint-invalid@-/a'],
  ],
  [
    'categories twice, by value',
    constrained('integer', {}, { categories: [1, '01'] }),
    invalid('1'),
    ['t descriptor-error@-/a'],
  ],
  [
    'labels of categories twice',
    constrained(
      'integer',
      {},
      {
        categories: [
          { value: 1, label: 'x' },
          { value: 2, label: 'x' },
        ],
      },
    ),
    invalid('1'),
    ['t constraint-invalid@-/a'],
  ],
  [
    'categories of a date',
    constrained('date', {}, { categories: ['2024-01-01'] }),
    invalid('2024-01-01'),
    ['t constraint-invalid@-/a'],
  ],
  [
    'categories of another type',
    constrained('integer', {}, { categories: ['x'] }),
    invalid(''),
    ['t descriptor-error@-/a'],
  ],
  ['a bound of another type', constrained('integer', { minimum: 'abc' }), invalid('1'), ['t constraint-invalid@-/a']],
  [
    'bounds that leave nothing',
    constrained('integer', { minimum: 2, maximum: 1 }),
    invalid(''),
    ['t constraint-invalid@-/a'],
  ],
  ['a bound of a text', constrained('string', { minimum: 5 }), invalid('x'), ['t constraint-invalid@-/a']],
  ['a length of a number', constrained('integer', { minLength: 1 }), invalid('1'), ['t constraint-invalid@-/a']],
  ['a broken pattern', constrained('string', { pattern: '(' }), invalid('x'), ['t constraint-invalid@-/a']],
  [
    'a format that its type does not have',
    constrained('date', {}, { format: 'email' }),
    invalid(''),
    ['t format-invalid@-/a'],
  ],
  ['a key of a field that is not there', made({ fields: AB, primaryKey: ['z'] }), NONE, ['t unknown-field@-/-']],
  [
    'a unique key of a field that is not there',
    made({ fields: AB, uniqueKeys: [['z']] }),
    NONE,
    ['t unknown-field@-/-'],
  ],
  ['unique keys that are none', made({ fields: AB, uniqueKeys: [] }), NONE, ['t descriptor-error@-/-']],
  ['missing values twice', made({ fields: AB, missingValues: ['', ''] }), NONE, ['t missing-values-invalid@-/-']],
  ['fieldsMatch of v2.0’s profile', made({ fields: AB, fieldsMatch: ['subset'] }), NONE, []],
  [
    'fields of one name, as in v1',
    made({ fields: [AB[1] ?? {}, AB[1] ?? {}] }),
    { 't.csv': 'b,b\n1,x\n' },
    ['t duplicate-label@1/b'],
  ],
  ['a year as a number', constrained('year', { enum: [2024] }), invalid('2024'), []],
];

const parts = (rest: JsonObject = {}): JsonObject =>
  resource('t', { fields: AB }, { path: ['1.csv', '2.csv'], ...rest });
const PARTS = { '1.csv': 'a,b\n1,x\n', '2.csv': '2,y\n' };

/** Data Resource 2.0, `path`: "concatenate them in the simplest way and treat the result as a single file". */
const FILES: readonly Case[] = [
  ['two files are one table', [parts()], PARTS, []],
  ['records go on counting', [parts()], { ...PARTS, '2.csv': 'z,y\n' }, ['t type-error@3/a']],
  ['bytes of all', [parts({ bytes: 12 })], PARTS, []],
  ['bytes of one', [parts({ bytes: 8 })], PARTS, ['t byte-count@-/-']],
  ['bytes: 0', [resource('t', { fields: AB }, { bytes: 0 })], NONE, ['t byte-count@-/-']],
  ['a hash of all', [parts({ hash: 'md5:5cf0cb58e0f0ff1d8e1eb5fbf6af3b6a' })], PARTS, ['t hash-count@-/-']],
];

describe('a package', () => {
  const groups = {
    'has the keys that its tables refer to': FOREIGN,
    'has schemas that mean something': SCHEMAS,
    'has its files': FILES,
  };
  for (const [name, cases] of Object.entries(groups)) {
    test(name, async () => {
      const found = [];
      for (const [each, resources, files] of cases) found.push([each, await judgePackage(resources, files)]);
      expect(found).toEqual(cases.map(([each, , , expected]) => [each, expected]));
    });
  }
});
