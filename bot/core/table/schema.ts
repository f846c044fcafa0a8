/** Table Schema v2 as we hold it, v1 spellings already read in their v2 meaning. https://datapackage.org/standard/table-schema/ */

export const FIELD_TYPES = [
  'string',
  'number',
  'integer',
  'boolean',
  'object',
  'array',
  'list',
  'datetime',
  'date',
  'time',
  'year',
  'yearmonth',
  'duration',
  'geopoint',
  'geojson',
  'any',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const FIELDS_MATCH = ['exact', 'equal', 'subset', 'superset', 'partial'] as const;
export type FieldsMatch = (typeof FIELDS_MATCH)[number];

/** A JSON value as a descriptor holds it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface MissingValue {
  readonly value: string;
  readonly label: string | undefined;
}

export interface Category {
  readonly value: Json;
  readonly label: string | undefined;
}

export interface Constraints {
  readonly required: boolean;
  readonly unique: boolean;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minimum: Json | undefined;
  readonly maximum: Json | undefined;
  readonly exclusiveMinimum: Json | undefined;
  readonly exclusiveMaximum: Json | undefined;
  readonly jsonSchema: Json | undefined;
  readonly pattern: string | undefined;
  readonly enum: readonly Json[] | undefined;
}

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** `default` where none is declared; the `fmt:` prefix of v0 is taken off. */
  readonly format: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** `undefined`: the schema's hold. */
  readonly missingValues: readonly MissingValue[] | undefined;
  readonly categories: readonly Category[] | undefined;
  readonly categoriesOrdered: boolean | undefined;
  readonly decimalChar: string;
  readonly groupChar: string | undefined;
  readonly bareNumber: boolean;
  readonly trueValues: readonly string[];
  readonly falseValues: readonly string[];
  /** Of a list: what stands between its items, and their type. */
  readonly delimiter: string;
  readonly itemType: FieldType;
  readonly constraints: Constraints;
}

export interface ForeignKey {
  readonly fields: readonly string[];
  /** The referenced resource's name; `undefined` for the table itself. */
  readonly resource: string | undefined;
  readonly reference: readonly string[];
}

export interface Schema {
  readonly fields: readonly Field[];
  readonly fieldsMatch: FieldsMatch;
  readonly missingValues: readonly MissingValue[];
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
}

export const NO_CONSTRAINTS: Constraints = {
  required: false,
  unique: false,
  minLength: undefined,
  maxLength: undefined,
  minimum: undefined,
  maximum: undefined,
  exclusiveMinimum: undefined,
  exclusiveMaximum: undefined,
  jsonSchema: undefined,
  pattern: undefined,
  enum: undefined,
};

export const DEFAULT_FIELD: Omit<Field, 'name'> = {
  type: 'any',
  format: 'default',
  title: undefined,
  description: undefined,
  missingValues: undefined,
  categories: undefined,
  categoriesOrdered: undefined,
  decimalChar: '.',
  groupChar: undefined,
  bareNumber: true,
  trueValues: ['true', 'True', 'TRUE', '1'],
  falseValues: ['false', 'False', 'FALSE', '0'],
  delimiter: ',',
  itemType: 'string',
  constraints: NO_CONSTRAINTS,
};

/** The standard's default: the empty string is absence. */
export const DEFAULT_MISSING_VALUES: readonly MissingValue[] = [{ value: '', label: undefined }];
