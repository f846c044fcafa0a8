import { itemsOf, textOf } from '../dataset/authored.ts';
import type { Resource } from '../dataset/package.ts';
import type { Columns } from '../table/header.ts';
import { MissingTexts } from '../table/missing-texts.ts';
import { DEFAULT_FIELD, DEFAULT_MISSING_VALUES, type Field, type Json } from '../table/schema.ts';
import type { Head } from '../table/source.ts';

/** A field as its side of a change has it. */
export interface TableField {
  readonly field: Field;
  /** The column of the file it is read from; -1 where no file could be looked at. */
  readonly column: number;
  /** The texts that stand for absence in it. */
  readonly missingValues: readonly string[];
  /** As written in the schema; `undefined` for a column that no schema describes. */
  readonly authored: Json | undefined;
  /** What the field was called, where the schema says so. */
  readonly formerly: string | undefined;
}

/** A field that both sides have, whatever each calls it. */
export interface FieldPair {
  readonly base: TableField;
  readonly head: TableField;
}

/** The fields of a schema, in its order. */
export function declaredFields(resource: Resource, columns?: Columns): readonly TableField[] {
  const { schema } = resource;
  const authored = itemsOf(resource.authoredSchema, 'fields');
  return (schema?.fields ?? []).map((field, index) => ({
    field,
    column: columns?.[index] ?? -1,
    missingValues: missingOf(resource, field),
    authored: authored[index],
    formerly: textOf(authored[index], 'formerly'),
  }));
}

/**
 * The fields that a file really has, in the file's order: those of the schema, and columns that it does not describe.
 * Where rows name their cells there is no order but the schema's.
 */
export function presentFields(
  resource: Resource,
  { labels, unordered }: Pick<Head, 'labels' | 'unordered'>,
  columns: Columns,
): readonly TableField[] {
  const described = declaredFields(resource, columns).filter(({ column }) => column >= 0);
  const known = new Set(described.map(({ column }) => column));
  const others = labels.flatMap((name, column): TableField[] => {
    const field: Field = { ...DEFAULT_FIELD, name };
    const missingValues = missingOf(resource, field);
    return known.has(column) ? [] : [{ field, column, missingValues, authored: undefined, formerly: undefined }];
  });
  const fields = [...described, ...others];
  return unordered ? fields : fields.sort((a, b) => a.column - b.column);
}

/** The texts that mean absence, asked over bytes. */
export function missingTexts({ missingValues }: TableField): MissingTexts {
  return new MissingTexts(missingValues);
}

function missingOf({ schema, dialect }: Resource, field: Field): readonly string[] {
  const values = (field.missingValues ?? schema?.missingValues ?? DEFAULT_MISSING_VALUES).map(({ value }) => value);
  return dialect.nullSequence === undefined ? values : [...values, dialect.nullSequence];
}
