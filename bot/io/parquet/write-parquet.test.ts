import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReadParquet, readParquet } from '../../../test/parquet.ts';
import { workbook } from '../../../test/workbook.ts';
import { readPackage } from '../../core/dataset/read-package.ts';
import { type MemoryFile, memorySnapshot } from '../memory.ts';
import { COLUMN_CASES, type Described } from './columns.cases.ts';
import { CSV, ROWS, SCHEMA, TABLE_FORMS, type TableForm } from './tables.cases.ts';
import { type ParquetFile, writeParquet } from './write-parquet.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apertura-parquet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Made {
  readonly file: ParquetFile;
  readonly read: ReadParquet;
  readonly sha256: string;
}

async function write(resource: Described, files: Readonly<Record<string, MemoryFile>>): Promise<Made> {
  const descriptor = JSON.stringify({ name: 'd', resources: [{ name: 't', ...resource }] });
  const inside = Object.entries(files).map(([name, bytes]) => [`d/${name}`, bytes]);
  const snapshot = memorySnapshot({ 'd/datapackage.json': descriptor, ...Object.fromEntries(inside) });
  const { package: pack } = await readPackage(snapshot, 'd');
  const [table] = pack?.resources ?? [];
  if (table === undefined) throw new Error('no resource');
  const path = join(folder, `${Math.random()}.parquet`);
  const file = await writeParquet({ snapshot, resource: table, folder, path });
  const read = await readParquet(path);
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  await rm(path);
  return { file, read, sha256 };
}

/** One column of a field's cells, one a line and one more column, so that the file is one that DuckDB may read itself. */
async function column(field: Described, cells: readonly string[]): Promise<readonly [string, readonly unknown[]]> {
  const lines = cells.map((cell, index) => `${quoted(cell)},${index}\n`);
  const fields = [
    { name: 'v', ...field },
    { name: 'n', type: 'integer' },
  ];
  const { file, read } = await write({ path: 't.csv', schema: { fields } }, { 't.csv': `v,n\n${lines.join('')}` });
  const told = file.columns[0];
  expect(read.rows.map(([, number]) => number)).toEqual(cells.map((_, index) => String(index)));
  expect(file.rows).toBe(cells.length);
  return [`${told?.type}${told?.why === undefined ? '' : `, ${told.why}`}`, read.rows.map(([value]) => value)];
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

describe('a column', () => {
  for (const [name, field, cells, type, values = cells] of COLUMN_CASES) {
    test(`of ${name}`, async () => {
      expect(await column(field, cells)).toEqual([type, values]);
    });
  }
});

const SHEET = [
  ['id', 'nombre', 'monto'],
  [1, 'Peñón "alto"', 10.5],
  [2, null, '-3.25'],
];
const WORKBOOK: TableForm = ['a workbook', { path: 't.xlsx' }, { 't.xlsx': workbook({ hoja: SHEET }) }];

/** Forms that DuckDB is let read itself. */
const AS_IS = new Set([
  'plain CSV',
  'CSV with a mark and CRLF',
  'CSV without a last line end',
  'semicolons',
  'tabs',
  'other quotes',
  'no header',
  'columns in another order',
  'own absence',
]);

describe('a table', () => {
  test.each([...TABLE_FORMS, WORKBOOK])('from %s', async (form, resource, files) => {
    const { file, read } = await write({ schema: SCHEMA, ...resource }, files);
    const order = ['id', 'nombre', 'monto'].map((name) => read.columns.indexOf(name));
    expect(read.rows.map((row) => order.map((at) => row[at]))).toEqual(ROWS);
    expect(file.fed).toBe(AS_IS.has(form) ? 'as-is' : 'rewritten');
    expect(order.map((at) => file.columns[at]?.type)).toEqual(['BIGINT', 'VARCHAR', 'DECIMAL(18,2)']);
    expect(order.map((at) => file.columns[at]?.nullable)).toEqual([false, true, false]);
  });

  test('tells absence from an empty text as its reader does', async () => {
    const schema = {
      fields: [
        { name: 'a', type: 'string' },
        { name: 'b', type: 'string', missingValues: [''] },
        { name: 'c', type: 'integer' },
      ],
      missingValues: ['ND'],
    };
    const files = { 't.csv': 'a,b,c\n,,1\n"","",2\nND,ND,3\n' };
    const { read } = await write({ path: 't.csv', schema }, files);
    expect(read.rows.map(([a, b]) => [a, b])).toEqual([
      ['', null],
      ['', null],
      [null, 'ND'],
    ]);
    const same = { ...schema, fields: schema.fields.map(({ name, type }) => ({ name, type })) };
    const { read: plain } = await write({ path: 't.csv', schema: same }, files);
    expect(plain.rows.map(([a, b]) => [a, b])).toEqual([
      ['', ''],
      ['', ''],
      [null, null],
    ]);
  });

  test('of one column keeps its absent values', async () => {
    const schema = { fields: [{ name: 'a', type: 'integer' }] };
    const { read } = await write({ data: [{ a: 1 }, { a: null }, { a: 3 }], schema }, {});
    expect(read.rows).toEqual([['1'], [null], ['3']]);
  });

  test('keeps columns that its schema does not describe, and leaves out those that the file has not', async () => {
    const schema = {
      fields: [
        { name: 'a', type: 'integer' },
        { name: 'z', type: 'integer' },
      ],
      fieldsMatch: 'partial',
    };
    const { file, read } = await write({ path: 't.csv', schema }, { 't.csv': 'x,a\n07,1\n' });
    expect(file.columns).toEqual([
      { name: 'x', field: 'x', type: 'VARCHAR', nullable: false },
      { name: 'a', field: 'a', type: 'BIGINT', nullable: false },
    ]);
    expect(read.rows).toEqual([['07', '1']]);
  });

  test('has a column for each field, whatever they are called', async () => {
    const names = ['a', 'A', 'a', '', 'b"; DROP', 'a_2', "c'"];
    const schema = { fields: names.map((name) => ({ name, type: 'string' })) };
    const { file, read } = await write(
      { data: 'h,h,h,h,h,h,h\n1,2,3,4,5,6,7\n', format: 'csv', dialect: { header: true }, schema },
      {},
    );
    const columns = ['a', 'A_3', 'a_4', 'column_4', 'b"; DROP', 'a_2', "c'"];
    expect([read.columns, file.columns.map(({ field }) => field)]).toEqual([columns, names]);
  });

  test('without rows has its columns', async () => {
    const { file, read } = await write({ path: 't.csv', schema: SCHEMA }, { 't.csv': 'id,nombre,monto\n' });
    expect([file.rows, read.columns, read.rows]).toEqual([0, ['id', 'nombre', 'monto'], []]);
    const empty = await write({ path: 't.csv', schema: SCHEMA }, { 't.csv': '' });
    expect([empty.file.rows, empty.read.columns]).toEqual([0, ['id', 'nombre', 'monto']]);
  });

  test('without a schema is text', async () => {
    const { file, read } = await write({ path: 't.csv', type: 'table' }, { 't.csv': CSV });
    expect(file.columns.map(({ type }) => type)).toEqual(['VARCHAR', 'VARCHAR', 'VARCHAR']);
    expect(read.rows).toEqual(ROWS);
  });

  test('with wrong rows and bytes is written all the same', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id,nombre,monto\n1,Pe'),
      Buffer.from([0xf1]),
      Buffer.from('a\u0000,1\n2,"b"c,2,4\n3\n'),
    ]);
    const { file, read } = await write({ path: 't.csv', schema: SCHEMA }, { 't.csv': bytes });
    expect(file.rows).toBe(3);
    expect(read.rows[0]).toEqual(['1', 'Pe\ufffda\u0000', '1']);
    expect(read.rows[2]).toEqual(['3', null, null]);
  });

  test('with cells of a million characters and lines', async () => {
    const long = `${'á"\n'.repeat(1_000_000)}`;
    const data = [
      { a: long, b: 1 },
      { a: 'x', b: 2 },
    ];
    const schema = {
      fields: [
        { name: 'a', type: 'string' },
        { name: 'b', type: 'integer' },
      ],
    };
    const { read } = await write({ path: 't.json', schema }, { 't.json': JSON.stringify(data) });
    expect(read.rows.map(([a, b]) => [a === long ? 'long' : a, b])).toEqual([
      ['long', '1'],
      ['x', '2'],
    ]);
    const text = `a,b\n"${long.replaceAll('"', '""')}",1\nx,2\n`;
    const { read: plain } = await write({ path: 't.csv', schema }, { 't.csv': text });
    expect(plain.rows.map(([a, b]) => [a === long ? 'long' : a, b])).toEqual([
      ['long', '1'],
      ['x', '2'],
    ]);
  });

  test('with a row as long as one may be', async () => {
    const long = '"'.repeat(4_000_000);
    const schema = {
      fields: [
        { name: 'a', type: 'string' },
        { name: 'b', type: 'integer' },
      ],
    };
    const json = JSON.stringify([
      { a: long, b: 1 },
      { a: long, b: 2 },
    ]);
    const { read } = await write({ path: 't.json', schema }, { 't.json': json });
    expect(read.rows.map(([a, b]) => [a === long, b])).toEqual([
      [true, '1'],
      [true, '2'],
    ]);
    const text = `a,b\n${`"${long.replaceAll('"', '""')}",1\n`.repeat(3)}`;
    const { file, read: plain } = await write({ path: 't.csv', schema }, { 't.csv': text });
    expect(plain.rows.map(([a, b]) => [a === long, b])).toEqual([
      [true, '1'],
      [true, '1'],
      [true, '1'],
    ]);
    expect(file.fed).toBe('as-is');
  });

  test('that cannot be read is refused, and leaves nothing behind', async () => {
    await expect(write({ path: 'none.csv', schema: SCHEMA }, {})).rejects.toThrow();
    await expect(
      write({ path: 't.csv', schema: SCHEMA }, { 't.csv': 'version https://git-lfs.github.com/spec/v1\n' }),
    ).rejects.toThrow('lfs-pointer');
    expect(await readdir(folder)).toEqual([]);
  });

  test('is written wherever it is wanted, and with a thousand columns', async () => {
    const odd = await mkdtemp(join(folder, "k=v 'ñ' [a]*? "));
    const names = Array.from({ length: 1000 }, (_, index) => `columna ${index}`);
    const schema = { fields: names.map((name) => ({ name, type: 'integer' })) };
    const row = names.map((_, index) => index);
    const snapshot = memorySnapshot({
      'd/datapackage.json': JSON.stringify({ name: 'd', resources: [{ name: 't', path: 't.csv', schema }] }),
      'd/t.csv': `${names.join(',')}\n${`${row.join(',')}\n`.repeat(3)}`,
    });
    const [resource] = (await readPackage(snapshot, 'd')).package?.resources ?? [];
    if (resource === undefined) throw new Error('no resource');
    const path = join(odd, 't.parquet');
    const { fed } = await writeParquet({ snapshot, resource, folder: odd, path });
    const { rows } = await readParquet(path);
    expect([fed, rows]).toEqual(['as-is', Array.from({ length: 3 }, () => row.map(String))]);
    expect(await readdir(odd)).toEqual(['t.parquet']);
    await rm(odd, { recursive: true });
  });

  test('is the same bytes twice, and names its schema', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `${index},"n ${index % 977}\n",${index / 4}`);
    const files = { 't.csv': `id,nombre,monto\n${rows.join('\n')}\n` };
    const [one, other] = [
      await write({ path: 't.csv', schema: SCHEMA }, files),
      await write({ path: 't.csv', schema: SCHEMA }, files),
    ];
    expect(one.read.rows).toHaveLength(50_000);
    expect(one.read.metadata.row_groups.length).toBeGreaterThan(1);
    expect(one.read.metadata.key_value_metadata).toEqual([{ key: 'tableschema', value: JSON.stringify(SCHEMA) }]);
    expect(one.sha256).toBe(other.sha256);
  });
});
