/** Descriptors made to make the check take for ever, or to lead it in circles. */
import { afterAll, describe, expect, test } from 'vitest';
import { KeyTable } from '../../bot/core/table/key-table.ts';
import { apertura, descriptorOf, expectDecent, type Run, rulesOf, temporaryFolder, writeFiles } from './apertura.ts';
import { checked, checkedPackage, found } from './checked.ts';

const { path: root, remove } = temporaryFolder();
afterAll(remove);

async function checkedByProgram(resource: object, content: string): Promise<Run> {
  writeFiles(root, { 'datapackage.json': descriptorOf(resource), 'a.csv': content });
  const run = await apertura(['check', '--standard', '--format', 'json', root]);
  expectDecent(run, 1);
  return run;
}

const THRASHING = '(.*a.{1000}){19}';

function field(type: string, constraints: object): object {
  return { path: 'a.csv', schema: { fields: [{ name: 'a', type, constraints }] } };
}

describe('patterns', () => {
  test('one that backtracks for ever', async () => {
    const content = `a\n${`${'a'.repeat(20_000)}!\n`.repeat(100)}`;
    const report = await checked(field('string', { pattern: '(a+)+$' }), { 'a.csv': content });
    expect(report.tallies).toMatchObject([{ rule: 'constraint-error/pattern', count: 100 }]);
  });

  // As the built program: what watches tests slows this down tenfold.
  test('one that wants ever more states', async () => {
    const content = `a\n${`${'ab'.repeat(2000)}\n`.repeat(500)}`;
    const run = await checkedByProgram(field('string', { pattern: THRASHING }), content);
    expect(rulesOf(run)).toContain('pattern-budget');
    expect(run.stdout).toContain('tarda demasiado');
  });

  test('one inside a JSON Schema', async () => {
    const content = `a\n${`"[""${'ab'.repeat(2000)}""]"\n`.repeat(500)}`;
    const run = await checkedByProgram(field('array', { jsonSchema: { items: { pattern: THRASHING } } }), content);
    expect(rulesOf(run)).toContain('pattern-budget');
    expect(run.stdout).toContain('El `jsonSchema` de `a` tarda demasiado');
  });
});

describe('JSON Schemas', () => {
  function doubling(depth: number): object {
    const twice = (i: number): object => ({ anyOf: [{ $ref: `#/$defs/a${i}` }, { $ref: `#/$defs/a${i}` }] });
    const defs = Array.from({ length: depth }, (_, i): [string, object] => [`a${i + 1}`, twice(i)]);
    return { $defs: { a0: { type: 'string' }, ...Object.fromEntries(defs) }, $ref: `#/$defs/a${depth}` };
  }

  const CASES: readonly (readonly [name: string, jsonSchema: object])[] = [
    ['a circle', { allOf: [{ $ref: '#' }] }],
    ['alternatives of alternatives', doubling(40)],
    ['alternatives of each item', { type: 'array', anyOf: [{ items: { $ref: '#' } }, { items: { $ref: '#' } }] }],
  ];
  test.each(CASES)('%s', async (_name, jsonSchema) => {
    const deep = `${'['.repeat(60)}""${'""'}${']'.repeat(60)}`;
    const report = await checked(field('array', { jsonSchema }), { 'a.csv': `a\n"${deep}"\n` });
    expect(found(report)).toEqual(['pattern-budget 2']);
  });

  test('a long list whose items must differ', async () => {
    const items = Array.from({ length: 200_000 }, (_, i) => `[${i}]`);
    const files = (more: string): Record<string, string> => ({ 'a.csv': `a\n"[${items.join(',')}${more}]"\n` });
    const resource = field('array', { jsonSchema: { uniqueItems: true } });
    expect(found(await checked(resource, files('')))).toEqual([]);
    const report = await checked(resource, files(',[7]'));
    expect(report.findings).toMatchObject([{ rule: 'constraint-error/jsonSchema', facts: { problem: 'uniqueItems' } }]);
  });

  test('a long list against a long list', async () => {
    const numbers = Array.from({ length: 20_000 }, (_, i) => i);
    const jsonSchema = { items: { enum: numbers } };
    const report = await checked(field('array', { jsonSchema }), {
      'a.csv': `a\n"[${numbers.reverse().join(',')}]"\n`,
    });
    expect(found(report)).toEqual(['pattern-budget 2']);
  });

  test('ordinary ones are asked to the end', async () => {
    const part = { type: 'object', required: ['id'], properties: { id: { type: 'integer', minimum: 1 } } };
    const jsonSchema = { type: 'array', items: { oneOf: [part, { type: 'null' }] }, uniqueItems: true };
    const row = `"[${Array.from({ length: 20 }, (_, i) => `{""id"":${i + 1}}`).join(',')},null]"\n`;
    const content = `a\n${row.repeat(5000)}"[{""id"":0}]"\n"[null,null]"\n`;
    const report = await checked(field('array', { jsonSchema }), { 'a.csv': content });
    expect(found(report)).toEqual(['constraint-error/jsonSchema 5002', 'constraint-error/jsonSchema 5003']);
  });
});

describe('foreign keys', () => {
  function table(name: string, target: string): object {
    const foreignKeys = [{ fields: 'r', reference: { resource: target, fields: 'id' } }];
    const fields = [
      { name: 'id', type: 'integer' },
      { name: 'r', type: 'integer' },
    ];
    return { name, path: `${name}.csv`, schema: { fields, primaryKey: 'id', foreignKeys } };
  }
  const rows = 'id,r\n1,1\n2,9\n';

  const CIRCLES: readonly (readonly [name: string, pairs: readonly (readonly [string, string])[]])[] = [
    ['itself', [['a', 'a']]],
    ['itself, unnamed', [['a', '']]],
    [
      'two tables',
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
    ],
    [
      'three tables',
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
      ],
    ],
  ];
  test.each(CIRCLES)('a circle of %s', async (_name, pairs) => {
    const resources = pairs.map(([name, target]) => table(name, target));
    const files = Object.fromEntries(pairs.map(([name]) => [`${name}.csv`, rows]));
    const report = await checkedPackage(JSON.stringify({ resources }), files);
    expect(found(report)).toEqual(pairs.map(() => 'foreign-key 3'));
  });

  test('to a table that is not there, or cannot be read', async () => {
    const resources = [table('a', 'none'), table('b', 'c'), table('c', 'c'), table('d', 'e'), table('e', 'e')];
    const files = { 'a.csv': rows, 'b.csv': rows, 'c.csv': Buffer.from('d0cf11e0', 'hex'), 'd.csv': rows };
    const report = await checkedPackage(JSON.stringify({ resources }), files);
    const rules = report.tallies.map(({ rule, resource }) => `${resource} ${rule}`);
    expect(rules).toEqual(
      expect.arrayContaining(['a unknown-resource', 'b foreign-key-unchecked', 'd foreign-key-unchecked']),
    );
  });

  test('a chain longer than the stack', async () => {
    const resources = Array.from({ length: 12_000 }, (_, i) => ({ ...table(`r${i}`, `r${i + 1}`), path: 'a.csv' }));
    const report = await checkedPackage(JSON.stringify({ resources }), { 'a.csv': 'id,r\n1,1\n' });
    expect(report.counts.rows).toBe(12_000);
  });
});

describe('dialects', () => {
  test('a million rows of header, or of comments', async () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => i + 1);
    const schema = { fields: [{ name: 'a', type: 'string' }] };
    for (const dialect of [{ headerRows: rows }, { commentRows: rows }]) {
      const report = await checked({ path: 'a.csv', dialect, schema }, { 'a.csv': 'a\n'.repeat(300_000) });
      expect(report.verdict).toBe('unsound');
    }
  });
});

describe('keys made to have one hash', () => {
  /** Under a polynomial of 31, `Aa` and `BB` are the same. */
  const KEYS = Array.from({ length: 1 << 17 }, (_, i) =>
    Array.from({ length: 17 }, (_unused, bit) => (((i >> bit) & 1) === 0 ? 'Aa' : 'BB')).join(''),
  );

  test('are found, and found to be there already', () => {
    const table = new KeyTable();
    const bytes = KEYS.map((key) => Buffer.from(key));
    for (const [index, key] of bytes.entries()) expect(table.add(key, 0, key.length, index + 1) === 0).toBe(true);
    for (const [index, key] of bytes.entries()) {
      if (table.find(key, 0, key.length) !== index || table.add(key, 0, key.length, 0) !== index + 1)
        expect(key).toBe(index);
    }
    expect(table.size).toBe(KEYS.length);
  });

  test('are looked for where neighbours stand close together', () => {
    const table = new KeyTable();
    const four = (index: number): Buffer => Buffer.of(1, (index >> 16) & 255, (index >> 8) & 255, index & 255);
    for (let i = 0; i < 200_000; i++) table.add(four(i), 0, 4, i + 1);
    const absent = Buffer.from('Aa');
    for (let i = 0; i < 200_000; i++) if (table.find(four(i), 0, 4) !== i) expect(i).toBe(-1);
    expect(table.find(absent, 0, 2)).toBe(-1);
  });

  test('are checked as any others', async () => {
    const schema = { fields: [{ name: 'a', type: 'string' }], primaryKey: 'a' };
    const content = `a\n${KEYS.join('\n')}\n${KEYS[5]}\n`;
    const report = await checked({ path: 'a.csv', schema }, { 'a.csv': content });
    expect(found(report)).toEqual([`primary-key ${KEYS.length + 2}`]);
  });
});
