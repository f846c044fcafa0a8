import type { FieldType, Json } from '../../core/table/schema.ts';

export interface CategoryDescriptor {
  readonly value: string | number;
  readonly label: string;
}

export interface MissingValueDescriptor {
  readonly value: string;
  readonly label: string;
}

export type ConstraintsDescriptor = Readonly<Record<string, Json>>;

/** What a field may say beyond its name, type, title and description. */
export interface FieldExtras {
  readonly format?: string;
  readonly example?: Json;
  readonly constraints?: ConstraintsDescriptor;
  readonly categories?: readonly CategoryDescriptor[];
  readonly categoriesOrdered?: boolean;
  readonly missingValues?: readonly MissingValueDescriptor[];
  readonly trueValues?: readonly string[];
  readonly falseValues?: readonly string[];
  readonly delimiter?: string;
  readonly itemType?: FieldType;
  readonly decimalChar?: string;
}

export interface FieldDescriptor extends FieldExtras {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: FieldType;
}

export interface ForeignKeyDescriptor {
  readonly fields: readonly string[];
  readonly reference: { readonly resource?: string; readonly fields: readonly string[] };
}

export interface SchemaDescriptor {
  readonly fieldsMatch?: string;
  readonly fields: readonly FieldDescriptor[];
  readonly missingValues?: readonly MissingValueDescriptor[];
  readonly primaryKey?: readonly string[];
  readonly uniqueKeys?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly ForeignKeyDescriptor[];
}

export interface ResourceDescriptor {
  readonly name: string;
  readonly type?: 'table';
  readonly title: string;
  readonly description: string;
  readonly path?: string | readonly string[];
  readonly data?: Json;
  readonly format?: string;
  readonly mediatype?: string;
  readonly encoding?: string;
  readonly dialect?: Readonly<Record<string, Json>>;
  readonly schema?: SchemaDescriptor;
}

/** A field of the dictionary. Its example is required of most: pass it among the extras. */
export function field(
  name: string,
  type: FieldType,
  title: string,
  description: string,
  extras: FieldExtras = {},
): FieldDescriptor {
  return { name, title, description, type, ...extras };
}

/** A field that no row may leave empty. */
export function required(
  name: string,
  type: FieldType,
  title: string,
  description: string,
  extras: FieldExtras = {},
): FieldDescriptor {
  return field(name, type, title, description, { ...extras, constraints: { required: true, ...extras.constraints } });
}

/** Pairs of value and label as the standard writes categories. */
export function categories(pairs: readonly (readonly [string | number, string])[]): readonly CategoryDescriptor[] {
  return pairs.map(([value, label]) => ({ value, label }));
}

/** Yes and no as Spanish tables write them. */
export const YES_NO = { trueValues: ['Sí'], falseValues: ['No'] } as const;

/** A cell of a yes-or-no field. */
export function yesNo(value: boolean): string {
  return value ? 'Sí' : 'No';
}

/** A foreign key of one field or several towards another resource. */
export function foreignKey(fields: readonly string[], resource: string, to: readonly string[]): ForeignKeyDescriptor {
  return { fields, reference: { resource, fields: to } };
}

/** A CSV table of the package: UTF-8, comma, in `data/`. */
export function csvResource(
  name: string,
  title: string,
  description: string,
  schema: SchemaDescriptor,
): ResourceDescriptor {
  const file = { path: `data/${name}.csv`, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' };
  return { name, type: 'table', title, description, ...file, schema };
}

/** The names of a schema's fields, in their order: the header of its file. */
export function columnsOf(schema: SchemaDescriptor): readonly string[] {
  return schema.fields.map((each) => each.name);
}
