import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { FieldDescriptor } from './descriptor.ts';
import { writeExample } from './generate.ts';
import { FILES, NAMED_TABLES, PACKAGES, TABLES } from './read-example.ts';

const DATASETS = join(dirname(fileURLToPath(import.meta.url)), '../../../datasets');

test('datasets/ is what the script writes, byte for byte', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'example-'));
  try {
    await writeExample(folder);
    const [fresh, kept] = await Promise.all([contents(folder, FILES.keys()), contents(DATASETS, FILES.keys())]);
    expect([...kept].filter(([path, bytes]) => fresh.get(path)?.equals(bytes) !== true).map(([path]) => path)).toEqual(
      [],
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the datasets hold no file that the script does not write', async () => {
  const found = await Promise.all(PACKAGES.map((pack) => readdir(join(DATASETS, pack.name), { recursive: true })));
  const paths = PACKAGES.flatMap((pack, index) => (found[index] ?? []).map((path) => `${pack.name}/${path}`));
  expect(paths.filter((path) => !FILES.has(path) && !path.endsWith('/data'))).toEqual([]);
});

test('no authored descriptor has version, bytes or hash, and nothing is larger than promised', () => {
  const texts = [...FILES].filter(([path]) => path.endsWith('/datapackage.json')).map(([, text]) => text);
  expect(texts.filter((text) => /"(version|bytes|hash)":/.test(withoutSources(text)))).toEqual([]);
  expect([...FILES.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBeLessThan(12_000_000);
});

test.each(NAMED_TABLES)('%s: keys are unique', (_, { schema, rows }) => {
  const uniqueFields = schema.fields.filter((field) => field.constraints?.unique === true).map((field) => [field.name]);
  const keys = [schema.primaryKey ?? [], ...(schema.uniqueKeys ?? []), ...uniqueFields];
  for (const key of keys.filter((fields) => fields.length > 0)) {
    const values = rows.map((row) => tuple(row, key)).filter((value) => value !== undefined);
    expect(new Set(values).size, key.join(', ')).toBe(values.length);
  }
});

test.each(NAMED_TABLES)('%s: foreign keys resolve', (_, { pack, resource, schema, rows }) => {
  for (const { fields, reference } of schema.foreignKeys ?? []) {
    const name = reference.resource ?? resource.name;
    const target = TABLES.find((table) => table.pack === pack && table.resource.name === name);
    const known = new Set((target?.rows ?? []).map((row) => tuple(row, reference.fields)));
    const values = rows.map((row) => tuple(row, fields)).filter((value) => value !== undefined);
    expect(values.filter((value) => !known.has(value))).toEqual([]);
  }
});

test.each(NAMED_TABLES)('%s: cells keep to their fields', (_, { schema, rows }) => {
  expect(rows.length).toBeGreaterThan(0);
  for (const field of schema.fields) {
    const wrong = rows.filter((row) => !fits(field, row[field.name] ?? '')).map((row) => row[field.name]);
    expect(wrong.slice(0, 3), field.name).toEqual([]);
  }
});

test.each(NAMED_TABLES)('%s: every field is explained', (_, { schema }) => {
  const poor = schema.fields.filter((field) => field.example === undefined || field.description.length < 8);
  expect(poor.map((field) => field.name)).toEqual([]);
  const untrue = schema.fields.filter((field) => !fits(field, String(field.example)));
  expect(untrue.map((field) => field.name)).toEqual([]);
});

async function contents(folder: string, paths: Iterable<string>): Promise<ReadonlyMap<string, Buffer>> {
  const read = async (path: string) => [path, await readFile(join(folder, path))] as const;
  return new Map(await Promise.all([...paths].map(read)));
}

function withoutSources(text: string): string {
  return JSON.stringify({ ...(JSON.parse(text) as object), sources: [] }, null, 1);
}

function tuple(row: Readonly<Record<string, string>>, fields: readonly string[]): string | undefined {
  const cells = fields.map((field) => row[field] ?? '');
  return cells.includes('') ? undefined : JSON.stringify(cells);
}

const FORMS: Readonly<Partial<Record<FieldDescriptor['type'], RegExp>>> = {
  integer: /^-?\d+$/,
  number: /^-?\d+([.,]\d+)?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-06:00$/,
  time: /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
  year: /^\d{4}$/,
  yearmonth: /^\d{4}-(0[1-9]|1[0-2])$/,
  duration: /^P(\d+[YMD]|T\d+[HM])$/,
  boolean: /^(Sí|No)$/,
};

function fits(field: FieldDescriptor, cell: string): boolean {
  if (cell === '') return field.constraints?.required !== true;
  const { pattern, minimum, maximum } = field.constraints ?? {};
  const value = Number(cell.replace(field.decimalChar ?? '.', '.'));
  return (
    (FORMS[field.type]?.test(cell) ?? true) &&
    (typeof pattern !== 'string' || new RegExp(`^(?:${pattern})$`).test(cell)) &&
    (typeof minimum !== 'number' || value >= minimum) &&
    (typeof maximum !== 'number' || value <= maximum) &&
    (typeof minimum !== 'string' || cell >= minimum) &&
    (typeof maximum !== 'string' || cell <= maximum) &&
    (field.categories === undefined || field.categories.some((category) => String(category.value) === cell))
  );
}
