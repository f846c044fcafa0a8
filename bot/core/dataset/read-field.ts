import {
  type Category,
  type Constraints,
  DEFAULT_FIELD,
  FIELD_TYPES,
  type Field,
  type FieldType,
  type Json,
  NO_CONSTRAINTS,
} from '../table/schema.ts';
import { booleanOf, isArray, isObject, memberOf, numberOf, textOf, textsOf } from './authored.ts';
import { readMissingValues } from './read-missing-values.ts';

/** Reads one field of a Table Schema, filling in the standard's defaults. */
export function readField(authored: Json): Field {
  return {
    name: textOf(authored, 'name') ?? '',
    type: typeAt(authored, 'type') ?? DEFAULT_FIELD.type,
    format: formatAt(authored),
    title: textOf(authored, 'title'),
    description: textOf(authored, 'description'),
    missingValues: readMissingValues(authored),
    categories: readCategories(memberOf(authored, 'categories')),
    categoriesOrdered: booleanOf(authored, 'categoriesOrdered'),
    decimalChar: textOf(authored, 'decimalChar') ?? DEFAULT_FIELD.decimalChar,
    groupChar: textOf(authored, 'groupChar'),
    bareNumber: booleanOf(authored, 'bareNumber') ?? DEFAULT_FIELD.bareNumber,
    trueValues: textsOf(authored, 'trueValues') ?? DEFAULT_FIELD.trueValues,
    falseValues: textsOf(authored, 'falseValues') ?? DEFAULT_FIELD.falseValues,
    delimiter: textOf(authored, 'delimiter') ?? DEFAULT_FIELD.delimiter,
    itemType: typeAt(authored, 'itemType') ?? DEFAULT_FIELD.itemType,
    constraints: readConstraints(memberOf(authored, 'constraints')),
  };
}

function typeAt(authored: Json, key: string): FieldType | undefined {
  const written = textOf(authored, key);
  return FIELD_TYPES.find((type) => type === written);
}

/** v0 wrote temporal patterns as `fmt:%d/%m/%Y`. */
function formatAt(authored: Json): string {
  const written = textOf(authored, 'format') ?? '';
  const format = written.startsWith('fmt:') ? written.slice('fmt:'.length) : written;
  return format === '' ? DEFAULT_FIELD.format : format;
}

function readCategories(authored: Json | undefined): readonly Category[] | undefined {
  if (!isArray(authored)) return undefined;
  return authored.map((item) => ({
    value: isObject(item) ? (memberOf(item, 'value') ?? null) : item,
    label: textOf(item, 'label'),
  }));
}

function readConstraints(authored: Json | undefined): Constraints {
  if (!isObject(authored)) return NO_CONSTRAINTS;
  const values = memberOf(authored, 'enum');
  return {
    required: booleanOf(authored, 'required') ?? false,
    unique: booleanOf(authored, 'unique') ?? false,
    minLength: numberOf(authored, 'minLength'),
    maxLength: numberOf(authored, 'maxLength'),
    minimum: memberOf(authored, 'minimum'),
    maximum: memberOf(authored, 'maximum'),
    exclusiveMinimum: memberOf(authored, 'exclusiveMinimum'),
    exclusiveMaximum: memberOf(authored, 'exclusiveMaximum'),
    jsonSchema: memberOf(authored, 'jsonSchema'),
    pattern: textOf(authored, 'pattern'),
    enum: isArray(values) ? values : undefined,
  };
}
