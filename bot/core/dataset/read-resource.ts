import type { Json } from '../table/schema.ts';
import { memberOf, numberOf, textOf } from './authored.ts';
import { checkFields } from './check-fields.ts';
import { found } from './finding.ts';
import { formatOf, TABLE_FORMATS } from './format.ts';
import { declaredHash } from './integrity.ts';
import { below, type Origin, placeAt } from './origin.ts';
import type { Resource, ResourceData } from './package.ts';
import { isTabularProfile } from './profile-names.ts';
import { type LocatedData, readData } from './read-data.ts';
import { readDialect } from './read-dialect.ts';
import { readLicenses, readSources } from './read-metadata.ts';
import { type Reference, readReference } from './read-reference.ts';
import { readSchema } from './read-schema.ts';
import type { Reading } from './reading.ts';
import type { Violated } from './violated.ts';

/** What the package says of all its resources, and what the profile found wrong, by pointer. */
export interface ResourceContext {
  readonly tabular: boolean;
  readonly violated: Violated;
}

/** Reads one resource. `undefined` where it has no name, which the profile has told. */
export async function readResource(
  reading: Reading,
  authored: Json,
  at: Origin,
  context: ResourceContext,
): Promise<Resource | undefined> {
  const name = textOf(authored, 'name');
  if (name === undefined || name === '') return undefined;
  const located = await readData(reading, authored, at);
  const dialect = await readReference(reading, authored, at, 'dialect');
  const schema = await readReference(reading, authored, at, 'schema');
  const errors = (context.violated.blocking.get(at.pointer) ?? 0) + errorsIn(dialect) + errorsIn(schema);
  if (errors > 0) reading.report(found('resource-unread', { errors }, placeAt(at)));
  const read = schema.kind === 'here' ? readSchema(schema.value) : undefined;
  const schemaAt = schema.kind === 'here' ? schema.at : undefined;
  if (read && schemaAt) checkFields(read, schemaAt, violatedIn(schema, context), reading.report);
  const compression = readCompression(reading, authored, at, located.data);
  const readable = errors === 0 && located.sound && compression !== 'unknown' && dialect.kind !== 'remote';
  const gz = compression === 'gz' ? compression : undefined;
  const authoredSchema = schema.kind === 'here' ? schema.value : undefined;
  const described = describe(authored, at, context, located, dialect);
  return { ...described, name, compression: gz, readable, schema: read, authoredSchema, schemaAt };
}

function describe(
  authored: Json,
  at: Origin,
  { tabular, violated }: ResourceContext,
  { data }: LocatedData,
  dialect: Reference,
): Omit<Resource, 'name' | 'compression' | 'readable' | 'schema' | 'authoredSchema' | 'schemaAt'> {
  const format = formatOf(authored, firstPath(data)) ?? inlineFormat(data);
  const isViolated = (property: string): boolean => violated.touched.has(`${at.pointer}/${property}`);
  return {
    title: textOf(authored, 'title'),
    description: textOf(authored, 'description'),
    kind: tabular || isTable(authored, format) ? 'table' : 'file',
    data,
    format,
    mediatype: textOf(authored, 'mediatype'),
    encoding: textOf(authored, 'encoding'),
    bytes: isViolated('bytes') ? undefined : numberOf(authored, 'bytes'),
    hash: isViolated('hash') ? undefined : declaredHash(textOf(authored, 'hash')),
    dialect: readDialect(dialect.kind === 'here' ? dialect.value : undefined, format),
    licenses: readLicenses(authored),
    sources: readSources(authored),
    authored,
    at,
  };
}

function isTable(authored: Json, format: string | undefined): boolean {
  if (textOf(authored, 'type') === 'table' || isTabularProfile(textOf(authored, 'profile'))) return true;
  return memberOf(authored, 'schema') !== undefined || (format !== undefined && TABLE_FORMATS.has(format));
}

function firstPath(data: ResourceData): string | undefined {
  if (data.kind === 'files') return data.paths[0];
  return data.kind === 'remote' ? data.urls[0]?.replace(/[?#].*$/, '') : undefined;
}

/** Inline data that is no text is JSON, as the standard says. */
function inlineFormat(data: ResourceData): string | undefined {
  return data.kind === 'inline' && typeof data.data !== 'string' ? 'json' : undefined;
}

function readCompression(
  reading: Reading,
  authored: Json,
  at: Origin,
  data: ResourceData,
): 'gz' | 'unknown' | undefined {
  const written = textOf(authored, 'compression')?.toLowerCase();
  if (written === 'gz' || written === 'gzip') return 'gz';
  if (written === undefined || written === '') return firstPath(data)?.toLowerCase().endsWith('.gz') ? 'gz' : undefined;
  reading.report(found('compression-unknown', { compression: written }, placeAt(below(at, 'compression'))));
  return 'unknown';
}

function errorsIn(reference: Reference): number {
  if (reference.kind === 'here') return reference.violated?.errors ?? 0;
  return reference.kind === 'broken' ? 1 : 0;
}

/** A schema in a file of its own has violations of its own. */
function violatedIn(schema: Reference, context: ResourceContext): Violated {
  return (schema.kind === 'here' ? schema.violated : undefined) ?? context.violated;
}
