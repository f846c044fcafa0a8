import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runs } from '../../../test/fuzz.ts';
import { type ReadCell, readParquet } from '../../../test/parquet.ts';
import type { Resource } from '../../core/dataset/package.ts';
import { readPackage } from '../../core/dataset/read-package.ts';
import { cellTypeOf } from '../../core/table/cell-type.ts';
import { DEFAULT_FIELD, type Field } from '../../core/table/schema.ts';
import { numberType } from '../../core/table/types/numbers.ts';
import { memorySnapshot } from '../memory.ts';
import { type ParquetFile, writeParquet } from './write-parquet.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apertura-parquet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`));
const sign = fc.constantFrom('', '-', '+');
const two = (most: number, from = 0): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: most }).map((value) => String(value).padStart(2, '0'));
const day = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), two(12, 1), two(29, 1))
  .map(([year, month, date]) => `${String(year).padStart(4, '0')}-${month}-${date}`);
const clock = fc.tuple(two(23), two(59), two(59)).map((parts) => parts.join(':'));
const zone = fc.constantFrom('Z', '-06:00', '+14:00', '-13:59');
const words = fc.string({
  unit: fc.constantFrom('a', 'ñ', '👍', ' ', '"', ',', ';', '\n', '\r', "'", '\u0000', 'ND', '.'),
});

/** For each type: texts most of which are of the type. */
const CELLS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  string: words,
  any: words,
  integer: fc.tuple(sign, fc.oneof(digits(1, 5), digits(15, 22), digits(36, 39))).map(([s, d]) => s + d),
  number: fc.oneof(
    fc.tuple(sign, digits(0, 4), digits(1, 3)).map(([s, a, b]) => `${s}${a}.${b}`),
    fc.tuple(sign, digits(1, 20), digits(1, 20)).map(([s, a, b]) => `${s}${a}.${b}`),
    fc.tuple(digits(1, 3), fc.integer({ min: -40, max: 40 })).map(([a, e]) => `${a}e${e}`),
    fc.constantFrom('NaN', 'INF', '-INF', '-0', '0.0', '00', '1e400'),
  ),
  boolean: fc.constantFrom('true', 'false', '1', '0', 'TRUE', 'False'),
  date: day,
  time: clock,
  datetime: fc
    .tuple(day, clock, fc.constantFrom('', '.5', '.123456', '.1234567', '.10'), zone)
    .map(([d, t, f, z]) => `${d}T${t}${f}${z}`),
  year: fc.oneof(digits(4, 4), fc.constantFrom('-0044', '12024', '2024Z')),
  list: words,
  geopoint: fc
    .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.integer({ min: -90, max: 90 }))
    .map(([a, b]) => `${a}, ${b}`),
};

/** A column: mostly of few shapes, so that types hold; sometimes with what is none of the type. */
const columnOf = (rows: number): fc.Arbitrary<{ readonly type: string; readonly cells: readonly string[] }> =>
  fc.constantFrom(...Object.keys(CELLS)).chain((type) => {
    const good = CELLS[type] ?? words;
    const narrow = fc.array(good, { minLength: 1, maxLength: 3 }).chain((few) => fc.constantFrom(...few));
    const cell = (from: fc.Arbitrary<string>): fc.Arbitrary<string> =>
      fc.oneof({ arbitrary: from, weight: 20 }, { arbitrary: fc.constant(''), weight: 2 });
    const list = (from: fc.Arbitrary<string>) => fc.array(from, { minLength: rows, maxLength: rows });
    const cells = fc.oneof(
      { arbitrary: list(cell(good)), weight: 4 },
      { arbitrary: narrow.chain((one) => list(cell(fc.constant(one)))), weight: 2 },
      { arbitrary: list(fc.oneof({ arbitrary: good, weight: 9 }, words)), weight: 1 },
    );
    return cells.map((all) => ({ type, cells: all }));
  });

const tables = fc
  .record({
    rows: fc.integer({ min: 0, max: 12 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.constantFrom('', '\ufeff'),
    quoteAll: fc.boolean(),
    absent: fc.constantFrom<readonly string[]>([''], ['', 'ND'], ['ND']),
  })
  .chain((form) =>
    fc.array(columnOf(form.rows), { minLength: 1, maxLength: 4 }).map((columns) => ({ ...form, columns })),
  );

type Table = typeof tables extends fc.Arbitrary<infer T> ? T : never;

test('columns hold what our reader reads, by whichever way DuckDB is fed', { timeout: 0 }, async () => {
  const ways = new Set<string>();
  const property = fc.asyncProperty(tables, async (table) => {
    const plain = await write(table, false);
    const packed = await write(table, true);
    ways.add(plain.file.fed);
    expect(packed.file.fed).toBe('rewritten');
    expect(plain.sha256).toBe(packed.sha256);
    const expected = expectedRows(table, plain.resource, plain.file);
    expect(plain.rows).toEqual(expected);
  });
  await fc.assert(property, runs(80));
  expect(ways).toEqual(new Set(['as-is', 'rewritten']));
});

interface Written {
  readonly file: ParquetFile;
  readonly resource: Resource;
  readonly rows: readonly (readonly ReadCell[])[];
  readonly sha256: string;
}

async function write(table: Table, gzip: boolean): Promise<Written> {
  const text = csvOf(table);
  const fields = [
    { name: 'n', type: 'integer' },
    ...table.columns.map(({ type }, index) => ({ name: `c${index}`, type })),
  ];
  const path = gzip ? 't.csv.gz' : 't.csv';
  const dialect = { delimiter: table.delimiter };
  const descriptor = {
    name: 'd',
    resources: [{ name: 't', format: 'csv', path, dialect, schema: { fields, missingValues: table.absent } }],
  };
  const snapshot = memorySnapshot({
    'd/datapackage.json': JSON.stringify(descriptor),
    [`d/${path}`]: gzip ? gzipSync(text) : text,
  });
  const resource = (await readPackage(snapshot, 'd')).package?.resources[0];
  if (resource === undefined) throw new Error('no resource');
  const target = join(folder, 't.parquet');
  const file = await writeParquet({ snapshot, resource, folder, path: target });
  const bytes = await readFile(target);
  const { rows } = await readParquet(target);
  return { file, resource, rows, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function csvOf({ rows, delimiter, lineEnd, mark, quoteAll, columns }: Table): string {
  const cell = (text: string): string =>
    quoteAll || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const header = ['n', ...columns.map((_, index) => `c${index}`)];
  const lines = Array.from({ length: rows }, (_, row) => [
    String(row),
    ...columns.map(({ cells }) => cells[row] ?? ''),
  ]);
  return mark + [header, ...lines].map((line) => line.map(cell).join(delimiter) + lineEnd).join('');
}

function expectedRows(table: Table, { schema }: Resource, { columns }: ParquetFile): readonly (readonly ReadCell[])[] {
  const texts = Array.from({ length: table.rows }, (_, row) => [
    String(row),
    ...table.columns.map(({ cells }) => cells[row] ?? ''),
  ]);
  return texts.map((row) =>
    row.map((text, at) => {
      const field = schema?.fields[at];
      const type = columns[at]?.type ?? '';
      if (field === undefined) throw new Error('a column without its field');
      return table.absent.includes(text) ? null : expectedCell(field, type, text);
    }),
  );
}

/** A cell as its column has it, by our own reader's value alone. */
function expectedCell(field: Field, type: string, text: string): string {
  const value = cellTypeOf(field).read(text);
  if (type === 'VARCHAR') return text;
  if (value === undefined) throw new Error(`${type} of ${JSON.stringify(text)}`);
  const { key } = value;
  if (type.startsWith('DECIMAL')) return decimal(key, Number(/,(\d+)/.exec(type)?.[1]));
  switch (type) {
    case 'DOUBLE':
      return key === 'nan' ? 'NaN' : String(Number(key.replace('inf', 'Infinity')));
    case 'INTEGER':
      return String(Number(key));
    case 'VARCHAR[]':
      return JSON.stringify(text === '' ? [] : text.split(','));
    case 'STRUCT(lon DOUBLE, lat DOUBLE)': {
      const [lon, lat] = key.split(',').map(Number);
      return JSON.stringify({ lon, lat });
    }
    case 'TIMESTAMP WITH TIME ZONE': {
      const [, seconds, fraction] = /^(-?\d+)\.(\d*)Z$/.exec(key) ?? [];
      const plain = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
      return `${plain}${fraction === '' ? '' : `.${fraction}`}Z`;
    }
    default:
      return key;
  }
}

/** A decimal with so many places; the same number, as the reader of numbers says. */
function decimal(key: string, scale: number): string {
  const [whole = '', fraction = ''] = key.split('.');
  const text = scale === 0 ? key : `${whole}.${fraction.padEnd(scale, '0')}`;
  expect(numberType({ ...DEFAULT_FIELD, name: 'v' }).read(text)?.key).toBe(key);
  return text;
}
