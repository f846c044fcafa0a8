import { memberOf, oneOrMore, textOf } from './authored.ts';
import { found } from './finding.ts';
import { below, type Origin, placeAt } from './origin.ts';
import { isKnownProfile, isKnownSchemaUrl } from './profile-names.ts';
import type { Report } from './reading.ts';
import type { DatasetRule } from './rule.ts';
import { KEY_RULES } from './rules-keys.ts';
import { MEDIA_RULES } from './rules-media.ts';

const duplicateName: DatasetRule = {
  id: 'duplicate-name',
  check({ resources }, report) {
    const first = new Map<string, number>();
    for (const [index, { name, at }] of resources.entries()) {
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, index + 1);
      else report(found('duplicate-name', { name, first: earlier }, placeAt(below(at, 'name'))));
    }
  },
};

/** The standard asks for unique names, and forbids consumers to refuse others. */
const duplicateField: DatasetRule = {
  id: 'duplicate-field',
  check({ resources }, report) {
    for (const { schema, schemaAt } of resources) {
      const first = new Map<string, number>();
      for (const [index, { name }] of (schema?.fields ?? []).entries()) {
        const earlier = first.get(name);
        if (earlier === undefined) first.set(name, index + 1);
        else if (schemaAt && name !== '') {
          report(found('duplicate-field', { name, first: earlier }, placeAt(below(schemaAt, 'fields', index), name)));
        }
      }
    }
  },
};

const NAME = /^[a-z0-9._-]+$/;

const nameStyle: DatasetRule = {
  id: 'name-style',
  check({ name, at, resources }, report) {
    for (const named of [{ name, at }, ...resources]) {
      if (named.name === undefined || NAME.test(named.name)) continue;
      report(found('name-style', { name: named.name }, placeAt(below(named.at, 'name'))));
    }
  },
};

const missingValuesInvalid: DatasetRule = {
  id: 'missing-values-invalid',
  check({ resources }, report) {
    for (const { schema, schemaAt } of resources) {
      if (schema === undefined || schemaAt === undefined) continue;
      checkMissingValues(schema.missingValues, schemaAt, report);
      for (const [index, { name, missingValues }] of schema.fields.entries()) {
        if (missingValues) checkMissingValues(missingValues, below(schemaAt, 'fields', index), report, name);
      }
    }
  },
};

function checkMissingValues(
  values: readonly { readonly value: string; readonly label: string | undefined }[],
  at: Origin,
  report: Report,
  field?: string,
): void {
  for (const what of ['value', 'label'] as const) {
    const seen = new Set<string>();
    for (const [index, item] of values.entries()) {
      const text = item[what];
      if (text === undefined) continue;
      const place = (): Origin => below(at, 'missingValues', index);
      if (seen.has(text)) report(found('missing-values-invalid', { what, value: text }, placeAt(place(), field)));
      seen.add(text);
    }
  }
}

/** The standard calls the two mutually exclusive. Where only `escapeChar` is declared, the usual quotes still quote. */
const dialectConflict: DatasetRule = {
  id: 'dialect-conflict',
  check({ resources }, report) {
    for (const { authored, at } of resources) {
      const dialect = memberOf(authored, 'dialect');
      if (textOf(dialect, 'escapeChar') === undefined || textOf(dialect, 'quoteChar') === undefined) continue;
      report(found('dialect-conflict', { properties: ['escapeChar', 'quoteChar'] }, placeAt(below(at, 'dialect'))));
    }
  },
};

const inlineFormatMissing: DatasetRule = {
  id: 'inline-format-missing',
  check({ resources }, report) {
    for (const { data, format, mediatype, at } of resources) {
      if (data.kind !== 'inline' || typeof data.data !== 'string' || (format ?? mediatype) !== undefined) continue;
      report(found('inline-format-missing', {}, placeAt(below(at, 'data'))));
    }
  },
};

const profileUnknown: DatasetRule = {
  id: 'profile-unknown',
  check(pack, report) {
    const url = textOf(pack.authored, '$schema');
    if (url !== undefined && !isKnownSchemaUrl(url)) {
      report(found('profile-unknown', { profile: url }, placeAt(below(pack.at, '$schema'))));
    }
    for (const { authored, at } of url === undefined ? [pack, ...pack.resources] : []) {
      const [profile] = oneOrMore(memberOf(authored, 'profile'));
      if (profile === undefined || isKnownProfile(profile)) continue;
      report(found('profile-unknown', { profile }, placeAt(below(at, 'profile'))));
    }
  },
};

/** What the standard's prose asks of a package beyond its profile. */
export const STANDARD_RULES: readonly DatasetRule[] = [
  profileUnknown,
  duplicateName,
  duplicateField,
  ...KEY_RULES,
  missingValuesInvalid,
  dialectConflict,
  inlineFormatMissing,
  ...MEDIA_RULES,
  nameStyle,
];
