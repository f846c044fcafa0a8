import { parse } from 'csv-parse/sync';
import type { ResourceDescriptor, SchemaDescriptor } from './descriptor.ts';
import { exampleFiles } from './generate.ts';

/** The part of a descriptor that the tests look at. */
export interface Descriptor {
  readonly name: string;
  readonly resources: readonly ResourceDescriptor[];
}

/** The rows of a table, every cell as text. */
export type Rows = readonly Readonly<Record<string, string>>[];

/** Every file of the example by its path. */
export const FILES = new Map(exampleFiles().map((file) => [file.path, file.text]));
/** Every descriptor. */
export const PACKAGES = [...FILES]
  .filter(([path]) => path.endsWith('/datapackage.json'))
  .map(([, text]) => descriptorOf(text));

/** Every table, its rows read by csv-parse, as an oracle that is not ours. */
export const TABLES = PACKAGES.flatMap((pack) =>
  pack.resources.flatMap((resource) => {
    const { schema } = resource;
    return schema === undefined ? [] : [{ pack, resource, schema, rows: rowsOf(pack, resource, schema) }];
  }),
);
/** The same, each after its `dataset/resource`, as test tables want it. */
export const NAMED_TABLES = TABLES.map((table) => [`${table.pack.name}/${table.resource.name}`, table] as const);

/** The rows of `dataset/resource`. */
export function table(name: string): Rows {
  const found = NAMED_TABLES.find(([each]) => each === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found[1].rows;
}

function descriptorOf(text: string): Descriptor {
  return JSON.parse(text) as Descriptor;
}

function rowsOf(pack: Descriptor, { path, data, dialect, format }: ResourceDescriptor, schema: SchemaDescriptor): Rows {
  if (data !== undefined) return textRows(data as readonly Readonly<Record<string, unknown>>[]);
  const paths = typeof path === 'string' ? [path] : (path ?? []);
  const text = paths.map((part) => FILES.get(`${pack.name}/${part}`) ?? '').join('');
  if (format === 'json') return textRows(JSON.parse(text) as readonly Readonly<Record<string, unknown>>[]);
  const [header, ...records] = parse(text, { delimiter: String(dialect?.delimiter ?? ',') }) as string[][];
  const columns = schema.fields.map((field) => field.name);
  if (header?.join() !== columns.join()) throw new Error(`${pack.name}: the header is ${header?.join()}`);
  return records.map((record) => Object.fromEntries(record.map((cell, index) => [header?.[index] ?? '', cell])));
}

function textRows(rows: readonly Readonly<Record<string, unknown>>[]): Rows {
  const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)])));
}
