import type { Schema } from '../table/schema.ts';
import { found, type KeyProperty } from './finding.ts';
import { below, type Origin, placeAt } from './origin.ts';
import type { Resource } from './package.ts';
import type { Report } from './reading.ts';
import type { DatasetRule } from './rule.ts';

/** Most names told of a list of fields or resources. */
const NAMES_TOLD = 20;

const unknownField: DatasetRule = {
  id: 'unknown-field',
  check({ resources }, report) {
    const byName = new Map(resources.map(({ name, schema }) => [name, schema]));
    const checkNames = nameChecker(report);
    for (const { schema, schemaAt } of resources) {
      if (schema === undefined || schemaAt === undefined) continue;
      for (const [index, { resource, reference }] of schema.foreignKeys.entries()) {
        const target = resource === undefined ? schema : byName.get(resource);
        checkNames(
          'reference',
          reference,
          target,
          below(schemaAt, 'foreignKeys', index, 'reference', 'fields'),
          resource,
        );
      }
      checkOwnKeys(schema, schemaAt, checkNames);
    }
  },
};

function checkOwnKeys(schema: Schema, at: Origin, checkNames: NameCheck): void {
  checkNames('primaryKey', schema.primaryKey, schema, below(at, 'primaryKey'));
  for (const [index, key] of schema.uniqueKeys.entries()) {
    checkNames('uniqueKeys', key, schema, below(at, 'uniqueKeys', index));
  }
  for (const [index, { fields }] of schema.foreignKeys.entries()) {
    checkNames('foreignKeys', fields, schema, below(at, 'foreignKeys', index, 'fields'));
  }
}

type NameCheck = (
  key: KeyProperty,
  names: readonly string[],
  schema: Schema | undefined,
  at: Origin,
  resource?: string,
) => void;

/** A check that gathers each schema's names once, however many keys there are. */
function nameChecker(report: Report): NameCheck {
  const known = new Map<Schema, ReadonlySet<string>>();
  return (key, names, schema, at, resource) => {
    // A schema without fields has been told as such.
    if (schema === undefined || schema.fields.length === 0) return;
    const fields = known.get(schema) ?? new Set(schema.fields.map(({ name }) => name));
    known.set(schema, fields);
    for (const field of names.filter((name) => !fields.has(name))) {
      const told = schema.fields.slice(0, NAMES_TOLD).map(({ name }) => name);
      report(found('unknown-field', { key, field, fields: told, resource }, placeAt(at)));
    }
  };
}

const unknownResource: DatasetRule = {
  id: 'unknown-resource',
  check({ resources }, report) {
    const names = new Set(resources.map(({ name }) => name));
    eachForeignKey(resources, ({ resource }, at) => {
      if (resource === undefined || names.has(resource)) return;
      const facts = { resource, resources: [...names].slice(0, NAMES_TOLD) };
      report(found('unknown-resource', facts, placeAt(below(at, 'reference', 'resource'))));
    });
  },
};

const keyLength: DatasetRule = {
  id: 'key-length',
  check({ resources }, report) {
    eachForeignKey(resources, ({ fields, reference }, at) => {
      // An empty side is a violation of the profile, told as such.
      if (fields.length === reference.length || fields.length === 0 || reference.length === 0) return;
      report(found('key-length', { fields: fields.length, reference: reference.length }, placeAt(at)));
    });
  },
};

function eachForeignKey(
  resources: readonly Resource[],
  visit: (key: Schema['foreignKeys'][number], at: Origin) => void,
): void {
  for (const { schema, schemaAt } of resources) {
    if (schemaAt === undefined) continue;
    for (const [index, key] of (schema?.foreignKeys ?? []).entries()) visit(key, below(schemaAt, 'foreignKeys', index));
  }
}

/** Rules about primary, unique and foreign keys. */
export const KEY_RULES: readonly DatasetRule[] = [unknownField, unknownResource, keyLength];
