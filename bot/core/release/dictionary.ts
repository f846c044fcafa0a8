/**
 * The data dictionary: a row a field of every table. Its header is the same in every release, whatever the institution's
 * language, so that programs can read many at once; what stands in the cells is in the publisher's own words.
 */
import { memberOf } from '../dataset/authored.ts';
import type { Package, Resource } from '../dataset/package.ts';
import { visible } from '../escape.ts';
import type { Constraints, Field, Json, Schema } from '../table/schema.ts';
import { csvRecord } from './csv-text.ts';

const HEADER = [
  'resource',
  'resource_title',
  'position',
  'name',
  'title',
  'description',
  'type',
  'format',
  'required',
  'unique',
  'key',
  'foreign_key',
  'constraints',
  'categories',
  'missing_values',
  'unit',
  'example',
] as const;
type Column = (typeof HEADER)[number];

/** Without it Excel reads UTF-8 as windows-1252 and spoils every accent; other readers pass over it. */
const BOM = '\ufeff';
/** Between the items of a cell. */
const BETWEEN = ' | ';

/** The dictionary's text. `withheld`: examples are left out, for they may be of persons. */
export function dictionaryCsv({ resources }: Package, withheld: boolean): string {
  const rows = resources.flatMap((resource) => fieldRows(resource, withheld));
  return `${BOM}${csvRecord(HEADER)}${rows.map((row) => csvRecord(HEADER.map((column) => row[column]))).join('')}`;
}

function fieldRows(resource: Resource, withheld: boolean): readonly Readonly<Record<Column, string>>[] {
  const { schema, authoredSchema } = resource;
  if (schema === undefined) return [];
  const written = memberOf(authoredSchema, 'fields');
  return schema.fields.map((field, index) => {
    const authored = Array.isArray(written) ? (written[index] as Json | undefined) : undefined;
    const { constraints } = field;
    return {
      resource: oneLine(resource.name),
      resource_title: oneLine(resource.title),
      position: String(index + 1),
      name: oneLine(field.name),
      title: oneLine(field.title),
      description: oneLine(field.description),
      type: field.type === 'list' ? `list(${field.itemType})` : field.type,
      format: formatOf(field),
      required: String(constraints.required),
      unique: String(constraints.unique),
      key: keysOf(field, schema),
      foreign_key: foreignKeysOf(field, schema, resource),
      constraints: constraintsOf(constraints),
      categories: categoriesOf(field),
      missing_values: (field.missingValues ?? schema.missingValues).map(missingText).join(BETWEEN),
      unit: shown(memberOf(authored, 'unit')),
      example: withheld ? '' : shown(memberOf(authored, 'example')),
    };
  });
}

/** How the cells are written, where it is not the standard's default. */
function formatOf(field: Field): string {
  const parts = [
    field.format === 'default' ? '' : field.format,
    field.decimalChar === '.' ? '' : `decimalChar=${field.decimalChar}`,
    field.groupChar === undefined ? '' : `groupChar=${field.groupChar}`,
    field.bareNumber ? '' : 'bareNumber=false',
    field.type === 'list' ? `delimiter=${field.delimiter}` : '',
    field.type === 'boolean' ? `${field.trueValues.join('/')} = true; ${field.falseValues.join('/')} = false` : '',
  ];
  return oneLine(parts.filter((part) => part !== '').join('; '));
}

function keysOf({ name }: Field, { primaryKey, uniqueKeys }: Schema): string {
  const say = (kind: string, key: readonly string[]): string =>
    key.length === 1 ? kind : `${kind}(${key.join(', ')})`;
  return oneLine(
    [
      ...(primaryKey.includes(name) ? [say('primary', primaryKey)] : []),
      ...uniqueKeys.filter((key) => key.includes(name)).map((key) => say('unique', key)),
    ].join(BETWEEN),
  );
}

function foreignKeysOf({ name }: Field, { foreignKeys }: Schema, { name: own }: Resource): string {
  const keys = foreignKeys.filter(({ fields }) => fields.includes(name));
  const texts = keys.map(({ fields, resource = own, reference }) =>
    fields.length === 1 ? `${resource}.${reference[0] ?? ''}` : `${resource}(${reference.join(', ')})`,
  );
  return oneLine(texts.join(BETWEEN));
}

/** Those that have no column of their own. */
const CONSTRAINTS = [
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'pattern',
  'enum',
  'jsonSchema',
] as const satisfies readonly (keyof Constraints)[];

function constraintsOf(constraints: Constraints): string {
  return CONSTRAINTS.flatMap((name) => {
    const value = constraints[name];
    if (value === undefined) return [];
    return [`${name}: ${Array.isArray(value) ? value.map(shown).join(', ') : shown(value as Json)}`];
  }).join(BETWEEN);
}

function categoriesOf({ categories, categoriesOrdered }: Field): string {
  if (categories === undefined) return '';
  const items = categories.map(({ value, label }) =>
    label === undefined || label === value ? shown(value) : `${shown(value)} = ${oneLine(label)}`,
  );
  return items.join(categoriesOrdered === true ? ' < ' : BETWEEN);
}

function missingText({ value, label }: { readonly value: string; readonly label: string | undefined }): string {
  const text = value === '' || value !== value.trim() ? JSON.stringify(value) : oneLine(value);
  return label === undefined ? text : `${text} = ${oneLine(label)}`;
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A cell on one line, with nothing in it that cannot be seen. */
function oneLine(text: string | undefined): string {
  return visible((text ?? '').replace(/\s+/g, ' ').trim());
}
