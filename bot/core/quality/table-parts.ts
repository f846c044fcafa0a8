import type { WatchedTable } from '../table/check-table.ts';
import { showConstraint } from '../table/constraints.ts';
import { MissingTexts } from '../table/missing-texts.ts';
import { DEFAULT_MISSING_VALUES, type Field, type Schema } from '../table/schema.ts';
import type { ColumnPart } from './column-watch.ts';

/** The columns that a table has, each with its field where the schema has one, in the file's order. */
export function partsOf({ labels, schema, columns }: WatchedTable): readonly ColumnPart[] {
  const fields = new Map<number, Field>();
  for (const [index, field] of (schema?.fields ?? []).entries()) {
    const column = columns[index] ?? -1;
    if (column >= 0 && !fields.has(column)) fields.set(column, field);
  }
  const width = Math.max(labels.length, ...[...fields.keys()].map((column) => column + 1), 0);
  const keys = keyFields(schema);
  return Array.from({ length: width }, (_, column): ColumnPart => {
    const field = fields.get(column);
    return {
      name: field?.name ?? labels[column] ?? String(column + 1),
      column,
      field,
      missing: missingOf(schema, field),
      listed: listedOf(field),
      isKey: field !== undefined && keys.has(field.name),
    };
  });
}

function keyFields(schema: Schema | undefined): ReadonlySet<string> {
  const { primaryKey = [], uniqueKeys = [], foreignKeys = [] } = schema ?? {};
  return new Set([...primaryKey, ...uniqueKeys.flat(), ...foreignKeys.flatMap(({ fields }) => fields)]);
}

function missingOf(schema: Schema | undefined, field: Field | undefined): MissingTexts {
  const values = field?.missingValues ?? schema?.missingValues ?? DEFAULT_MISSING_VALUES;
  return new MissingTexts(values.map(({ value }) => value));
}

function listedOf(field: Field | undefined): ReadonlySet<string> | undefined {
  const { categories, constraints } = field ?? {};
  if (categories === undefined && constraints?.enum === undefined) return undefined;
  const values = [...(categories ?? []).map(({ value }) => value), ...(constraints?.enum ?? [])];
  return new Set(values.map(showConstraint));
}

/** Whether a column's cells are texts, as far as the schema says. */
export function isText({ field }: ColumnPart): boolean {
  return field === undefined || field.type === 'string' || field.type === 'any';
}

/** Whether the schema leaves the form of its texts open: no list, pattern or format says what is right in it. */
export function isFreeText(part: ColumnPart): boolean {
  const { field, listed } = part;
  if (!isText(part) || listed !== undefined) return false;
  return field === undefined || (field.format === 'default' && field.constraints.pattern === undefined);
}

/** Whether the schema demands a value in each of a field's cells. */
export function isRequired(schema: Schema | undefined, field: Field | undefined): boolean {
  return field !== undefined && (field.constraints.required || (schema?.primaryKey.includes(field.name) ?? false));
}

/** Whether a table has a key of its own. */
export function hasKey(schema: Schema | undefined): boolean {
  if (schema === undefined) return false;
  return (
    schema.primaryKey.length > 0 ||
    schema.uniqueKeys.length > 0 ||
    schema.fields.some(({ constraints }) => constraints.unique)
  );
}
