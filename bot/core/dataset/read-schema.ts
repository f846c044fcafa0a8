import {
  DEFAULT_MISSING_VALUES,
  FIELDS_MATCH,
  type FieldsMatch,
  type ForeignKey,
  type Json,
  type Schema,
} from '../table/schema.ts';
import { itemsOf, memberOf, oneOrMore, textOf } from './authored.ts';
import { readField } from './read-field.ts';
import { readMissingValues } from './read-missing-values.ts';

/** Reads a Table Schema, v1 spellings in their v2 meaning. What the profile refuses reads as not declared. */
export function readSchema(authored: Json): Schema {
  return {
    fields: itemsOf(authored, 'fields').map(readField),
    fieldsMatch: fieldsMatchOf(authored),
    missingValues: readMissingValues(authored) ?? DEFAULT_MISSING_VALUES,
    primaryKey: oneOrMore(memberOf(authored, 'primaryKey')),
    uniqueKeys: itemsOf(authored, 'uniqueKeys').map(oneOrMore),
    foreignKeys: itemsOf(authored, 'foreignKeys').map(readForeignKey),
  };
}

function fieldsMatchOf(authored: Json): FieldsMatch {
  const [written] = oneOrMore(memberOf(authored, 'fieldsMatch'));
  return FIELDS_MATCH.find((mode) => mode === written) ?? 'exact';
}

function readForeignKey(authored: Json): ForeignKey {
  const reference = memberOf(authored, 'reference');
  const resource = textOf(reference, 'resource');
  return {
    fields: oneOrMore(memberOf(authored, 'fields')),
    resource: resource === '' ? undefined : resource,
    reference: oneOrMore(memberOf(reference, 'fields')),
  };
}
