import { DEFAULT_DIALECT, type Dialect } from '../table/dialect.ts';
import type { Absence } from '../table/infer/doubt.ts';
import { authorField, authorMissing } from '../table/infer/fields.ts';
import type { InferredTable } from '../table/infer/infer-table.ts';
import type { Json } from '../table/schema.ts';
import { baseName } from './paths.ts';

/** A file to describe, with what its table is; `undefined` where it is no table that can be read. */
export interface InferredFile {
  /** From the package's folder. */
  readonly path: string;
  readonly format: string;
  readonly gzip: boolean;
  readonly table: InferredTable | undefined;
}

/** A label for each meaning of absence, in the language of the data's readers. */
export type AbsenceLabels = Readonly<Record<Absence, string>>;

const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  jsonl: 'application/jsonl',
  geojson: 'application/geo+json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};

/** A first descriptor for files: what they show of themselves, and nothing that people have to say. */
export function composePackage(name: string, files: readonly InferredFile[], labels: AbsenceLabels): Json {
  const names = new Set<string>();
  return { $schema: PROFILE, name: nameOf(name), resources: files.map((file) => composeResource(file, names, labels)) };
}

/** A name as the standard likes it: small letters without accents, digits, hyphens. */
export function nameOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const name = plain.replace(/[^a-z0-9._]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  return name === '' ? 'datos' : name;
}

function composeResource({ path, format, gzip, table }: InferredFile, names: Set<string>, labels: AbsenceLabels): Json {
  const mediatype = MEDIA_TYPES[format];
  const isTable = table !== undefined && table.fields.fields.length > 0;
  // What should be a table and cannot be read stays one, so that `check` says why.
  const isMeant = isTable || table?.doubts.some(({ doubt }) => doubt === 'unreadable') === true;
  const dialect = table === undefined ? {} : composeDialect(table.form.dialect, format);
  const encoding = table?.form.encoding;
  return {
    name: uniqueName(nameOf(baseName(path).replace(/(?:\.[a-z0-9]{1,8})?(?:\.gz)?$/i, '')), names),
    ...(isMeant ? { type: 'table' } : {}),
    path,
    format,
    ...(mediatype === undefined ? {} : { mediatype }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(gzip ? { compression: 'gz' } : {}),
    ...(Object.keys(dialect).length === 0 ? {} : { dialect }),
    ...(isTable ? { schema: composeSchema(table, labels) } : {}),
  };
}

function uniqueName(name: string, names: Set<string>): string {
  let unique = name;
  for (let number = 2; names.has(unique); number++) unique = `${name}-${number}`;
  names.add(unique);
  return unique;
}

/** Only what differs from the standard's defaults, and from the format's. */
function composeDialect(dialect: Dialect, format: string): { readonly [key: string]: Json } {
  const { header, headerRows, commentRows, delimiter, quoteChar, skipInitialSpace, property } = dialect;
  const usual = format === 'tsv' ? '\t' : DEFAULT_DIALECT.delimiter;
  return {
    ...(header ? {} : { header }),
    ...(headerRows === undefined ? {} : { headerRows }),
    ...(commentRows.length === 0 ? {} : { commentRows }),
    ...(delimiter === usual || !isText(format) ? {} : { delimiter }),
    ...(quoteChar === undefined || quoteChar === DEFAULT_DIALECT.quoteChar ? {} : { quoteChar }),
    ...(skipInitialSpace ? { skipInitialSpace } : {}),
    ...(property === undefined ? {} : { property }),
  };
}

function isText(format: string): boolean {
  return format === 'csv' || format === 'tsv';
}

function composeSchema({ fields, key }: InferredTable, labels: AbsenceLabels): Json {
  const label = (meaning: Absence): string => labels[meaning];
  const { missingValues } = fields;
  return {
    fields: fields.fields.map((field) => authorField(field, label)),
    ...(missingValues.length === 0 ? {} : { missingValues: authorMissing(missingValues, label) }),
    ...(key.primaryKey.length === 0 ? {} : { primaryKey: key.primaryKey }),
  };
}
