import { readDialect } from '../../bot/core/dataset/read-dialect.ts';
import { readSchema } from '../../bot/core/dataset/read-schema.ts';
import type { Finding } from '../../bot/core/finding.ts';
import { checkTable } from '../../bot/core/table/check-table.ts';
import type { TableFinding } from '../../bot/core/table/finding.ts';
import { openTable } from '../../bot/core/table/open-table.ts';
import type { Json } from '../../bot/core/table/schema.ts';
import { SourceFindings } from '../../bot/core/table/source-findings.ts';
import { Tally } from '../../bot/core/tally.ts';
import { check } from '../../bot/flows/check.ts';
import { createHash } from '../../bot/io/hash.ts';
import { memorySnapshot } from '../../bot/io/memory.ts';

export type JsonObject = { readonly [key: string]: Json };

/** How a table comes; the defaults are those of a plain CSV. */
export interface Form {
  readonly dialect?: JsonObject;
  readonly format?: string;
  readonly encoding?: string;
  readonly gzip?: boolean;
}

/** A table by its schema, and what is to be said of it. */
export type Case = readonly [name: string, schema: JsonObject, text: string, expected: readonly string[], form?: Form];

/** A table by its dialect. */
export type DialectCase = readonly [name: string, dialect: JsonObject, text: string, expected: readonly string[]];

/** What is said of each, under its name: all at once, so that one failure shows every difference. */
export async function judgeEach(cases: readonly Case[]): Promise<readonly (readonly [string, readonly string[]])[]> {
  return await Promise.all(cases.map(async ([name, schema, text, , form]) => [name, await judge(schema, text, form)]));
}

/** All findings of a table, as people could dictate them: `rule@record/field`, in the order of the file. */
export async function judge(
  schema: JsonObject | undefined,
  file: string | Uint8Array,
  form: Form = {},
): Promise<string[]> {
  return (await findingsOf(schema, file, form)).map(sentenceOf);
}

/** All findings of a table, whole. */
export async function findingsOf(
  schema: JsonObject | undefined,
  file: string | Uint8Array,
  form: Form = {},
): Promise<readonly TableFinding[]> {
  const where = { dataset: 'd', resource: 'r', locate: (line: number) => ({ path: 'r.csv', line }) };
  const tally = new Tally<TableFinding>(1000);
  const { format = 'csv', encoding, gzip = false } = form;
  const findings = new SourceFindings(where, tally, encoding);
  const dialect = readDialect(form.dialect, format);
  const read = schema === undefined ? undefined : readSchema(schema);
  const order = { schema: read, dialect, where, references: [], collect: [] };
  const source = await openTable(streamOf(file), { format, gzip, encoding, dialect }, findings);
  await checkTable(source, order, findings, tally);
  const all = tally.results().flatMap(({ findings: found }) => found);
  return all.sort((a, b) => (a.place.record ?? 0) - (b.place.record ?? 0));
}

async function* streamOf(file: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof file === 'string' ? new TextEncoder().encode(file) : file;
}

function sentenceOf({ rule, severity, place }: Finding): string {
  return `${severity === 'error' ? '' : `${severity} `}${rule}@${place.record ?? '-'}/${place.field ?? '-'}`;
}

/** All errors of a package against the standard alone, as `resource rule@record/field`. */
export async function judgePackage(
  resources: readonly JsonObject[],
  files: Readonly<Record<string, string>>,
): Promise<string[]> {
  const findings = await findingsOfPackage(resources, files);
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.map((finding) => `${finding.place.resource ?? ''} ${sentenceOf(finding)}`.trim());
}

/** All findings of a package, whole. */
export async function findingsOfPackage(
  resources: readonly JsonObject[],
  files: Readonly<Record<string, string>>,
): Promise<readonly Finding[]> {
  const paths = Object.entries(files).map(([name, text]) => [`p/${name}`, text]);
  const descriptor = JSON.stringify({ $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', resources });
  const snapshot = memorySnapshot({ 'p/datapackage.json': descriptor, ...Object.fromEntries(paths) });
  const options = { limit: 1000, standard: true, createHash };
  return (await check(snapshot, [{ kind: 'package', folder: 'p' }], options)).findings;
}
