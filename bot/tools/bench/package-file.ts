import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A field as a descriptor writes it. */
export type FieldDescriptor = Readonly<Record<string, unknown>> & { readonly name: string };

/** A table of a package: its file stands beside the descriptor and is called `<name>.csv`. */
export interface TableDescriptor {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>> & { readonly fields: readonly FieldDescriptor[] };
}

/** The labels of a table's header. */
export function labelsOf(table: TableDescriptor): readonly string[] {
  return table.schema.fields.map((field) => field.name);
}

/** Writes a Data Package v2 descriptor that states everything a reader would otherwise have to guess. */
export function writePackage(folder: string, name: string, title: string, tables: readonly TableDescriptor[]): void {
  const descriptor = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name,
    title,
    description: 'Synthetic data, made by the benchmark. No work, person or address in it is real.',
    licenses: [{ name: 'CC0-1.0', title: 'CC0 1.0', path: 'https://creativecommons.org/publicdomain/zero/1.0/' }],
    contributors: [{ title: 'Apertura', roles: ['publisher'] }],
    created: '2026-01-01T00:00:00Z',
    resources: tables.map(resourceOf),
  };
  writeFileSync(join(folder, 'datapackage.json'), `${JSON.stringify(descriptor, null, 2)}\n`);
}

function resourceOf({ name, schema }: TableDescriptor): unknown {
  return {
    name,
    type: 'table',
    path: `${name}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { header: true, delimiter: ',', quoteChar: '"', doubleQuote: true },
    schema,
  };
}
