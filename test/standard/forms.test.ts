import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Form, type JsonObject, judge, judgePackage } from './judge.ts';

const FIELDS: JsonObject = {
  fields: [
    { name: 'id', type: 'integer' },
    { name: 'name', constraints: { required: true } },
  ],
};
const json = (value: unknown): string => JSON.stringify(value);
const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (two) => Number.parseInt(two, 16));
const utf16 = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((each) => [each.charCodeAt(0) & 255, each.charCodeAt(0) >> 8]));

type Case = readonly [name: string, file: string | Uint8Array, form: Form, expected: readonly string[]];

const JSON_FILES: readonly Case[] = [
  ['objects', json([{ id: 1, name: 'a' }]), {}, []],
  [
    'objects, their members in any order',
    json([
      { name: 'a', id: 1 },
      { id: 2, name: 'b' },
    ]),
    {},
    [],
  ],
  [
    'arrays',
    json([
      ['id', 'name'],
      [1, 'a'],
      ['x', 'b'],
    ]),
    {},
    ['type-error@3/id'],
  ],
  [
    'arrays without a header',
    json([
      [1, 'a'],
      ['x', 'b'],
    ]),
    { dialect: { header: false } },
    ['type-error@2/id'],
  ],
  [
    'a member that is lacking is absent',
    json([{ id: 1, name: 'a' }, { id: 2 }]),
    {},
    ['constraint-error/required@2/name'],
  ],
  ['null is absent', json([{ id: null, name: null }]), {}, ['constraint-error/required@1/name']],
  ['a member that is no field', json([{ id: 1, name: 'a', z: 1 }]), {}, ['extra-label@-/z']],
  ['a field that no row has', json([{ id: 1 }]), {}, ['missing-label@-/name']],
  [
    'numbers are no texts',
    json([
      { id: 1, name: 'a' },
      { id: 1.5, name: 'b' },
      { id: '3', name: 'c' },
    ]),
    {},
    ['type-error@2/id'],
  ],
  ['a short array', json([['id', 'name'], [1]]), {}, ['missing-cell@2/name']],
  [
    'a long array',
    json([
      ['id', 'name'],
      [1, 'a', 2],
    ]),
    {},
    ['extra-cell@2/-'],
  ],
  ['property', json({ meta: { rows: [1] }, rows: [{ id: 1, name: 'a' }] }), { dialect: { property: 'rows' } }, []],
  ['a property that is not there', json({ data: [] }), { dialect: { property: 'rows' } }, ['source-error@-/-']],
  ['itemKeys', json([{ name: 'a', id: 1, count: 2 }]), { dialect: { itemKeys: ['id', 'name'] } }, []],
  [
    'itemType',
    json([
      ['id', 'name'],
      [1, 'a'],
    ]),
    { dialect: { itemType: 'array' } },
    [],
  ],
  [
    'itemType that the file does not have',
    json([['id', 'name']]),
    { dialect: { itemType: 'object' } },
    ['source-error@-/-'],
  ],
];

const LINE_FILES: readonly Case[] = [
  ['objects', '{"id":1,"name":"a"}\n{"id":2,"name":"b"}\n', {}, []],
  ['arrays', '["id","name"]\r\n[1,"a"]\r\n["x","b"]', {}, ['type-error@3/id']],
  ['a broken line', '{"id":1,"name":"a"}\n{"id":', {}, ['source-error@-/-']],
];

const TEXT_FILES: readonly Case[] = [
  ['UTF-8 with a byte order mark', '\ufeffid,name\n1,é', { encoding: 'UTF-8' }, []],
  ['latin1', bytes('69642c6e616d650a312ce90a'), { encoding: 'latin1' }, []],
  ['latin1 that nobody declared', bytes('69642c6e616d650a312ce90a'), {}, ['encoding-error@-/-']],
  ['windows-1252', bytes('69642c6e616d650a312c80920a'), { encoding: 'windows-1252' }, []],
  ['UTF-16 with its mark', Uint8Array.from([255, 254, ...utf16('id,name\n1,é')]), { encoding: 'utf-16' }, []],
  ['UTF-16, little end first', utf16('id,name\nx,é'), { encoding: 'utf-16le' }, ['type-error@2/id']],
  ['UTF-16 that nobody declared', Uint8Array.from([255, 254, ...utf16('id,name\n1,é')]), {}, ['encoding-error@-/-']],
  ['an encoding that nobody knows', 'id,name\n1,a', { encoding: 'klingon' }, ['source-error@-/-']],
  ['Shift_JIS', bytes('69642c6e616d650a312c93fa967b0a'), { encoding: 'shift_jis' }, []],
  ['gzip', gzipSync('id,name\nx,a\n'), { gzip: true }, ['type-error@2/id']],
  [
    'gzip that is cut off',
    gzipSync('id,name\n1,a\n').subarray(0, 20),
    { gzip: true },
    ['source-error@-/-', 'missing-cell@2/name'],
  ],
  ['gzip that is none', 'id,name\n1,a\n', { gzip: true }, ['source-error@-/-']],
];

async function expectEach(cases: readonly Case[], format: string): Promise<void> {
  const found = await Promise.all(
    cases.map(async ([name, file, form]) => [name, await judge(FIELDS, file, { format, ...form })]),
  );
  expect(found).toEqual(cases.map(([name, , , expected]) => [name, expected]));
}

const inline = (rest: JsonObject): readonly JsonObject[] => [{ name: 't', type: 'table', schema: FIELDS, ...rest }];

describe('a table', () => {
  test('in JSON', async () => await expectEach(JSON_FILES, 'json'));
  test('in JSON lines', async () => await expectEach(LINE_FILES, 'jsonl'));
  test('in other encodings', async () => await expectEach(TEXT_FILES, 'csv'));

  test.each<[string, JsonObject, readonly string[]]>([
    [
      'objects',
      {
        data: [
          { id: 1, name: 'a' },
          { id: 'x', name: 'b' },
        ],
      },
      ['t type-error@2/id'],
    ],
    [
      'arrays',
      {
        data: [
          ['id', 'name'],
          ['x', 'a'],
        ],
      },
      ['t type-error@2/id'],
    ],
    ['a text', { data: 'id,name\nx,a\n', format: 'csv' }, ['t type-error@2/id']],
    ['a text with a dialect', { data: 'id;name\n1;a\n', format: 'csv', dialect: { delimiter: ';' } }, []],
    ['objects under a property', { data: { rows: [{ id: 1, name: 'a' }] }, dialect: { property: 'rows' } }, []],
  ])('in the descriptor: %s', async (_, rest, expected) => {
    expect(await judgePackage(inline(rest), {})).toEqual(expected);
  });
});
