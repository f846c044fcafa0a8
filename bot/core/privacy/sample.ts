import { checkTable } from '../table/check-table.ts';
import { DEFAULT_DIALECT } from '../table/dialect.ts';
import type { TableFinding } from '../table/finding.ts';
import { openTable } from '../table/open-table.ts';
import type { Schema } from '../table/schema.ts';
import { SourceFindings } from '../table/source-findings.ts';
import type { Whereabouts } from '../table/where.ts';
import { Tally } from '../tally.ts';
import type { PrivacyFinding } from './finding.ts';
import { DEFAULT_K, type PrivacyOptions } from './options.ts';
import { DEFAULT_POLICY } from './policy.ts';
import { type PrivacyWatch, watchPrivacy } from './watch.ts';

/** What an institution that says nothing says. */
export const PLAIN_OPTIONS: PrivacyOptions = {
  accepted: [],
  ownDomains: [],
  quasiIdentifiers: [],
  k: DEFAULT_K,
  policy: DEFAULT_POLICY,
};

/** A table's text, and what is not as usual about it. */
export interface SampleTable {
  readonly text: string;
  readonly format?: string;
  readonly schema?: Schema;
  readonly resource?: string;
  readonly options?: Partial<PrivacyOptions>;
}

/** Reads a text through the real reader and tells what is personal in it: for tests. */
export async function lookAt({
  text,
  format = 'csv',
  schema,
  resource = 'tabla',
  options,
}: SampleTable): Promise<readonly PrivacyFinding[]> {
  const where: Whereabouts = { dataset: undefined, resource, locate: (line) => ({ path: 'tabla.csv', line }) };
  const tally = new Tally<TableFinding>(0);
  const findings = new SourceFindings(where, tally, undefined);
  const form = { format, gzip: false, encoding: undefined, dialect: DEFAULT_DIALECT };
  const source = await openTable(bytesOf(text), form, findings);
  const watches: PrivacyWatch[] = [];
  const order = { schema, dialect: form.dialect, where, references: [], collect: [] };
  const watch: NonNullable<Parameters<typeof checkTable>[1]['watch']> = (table) => {
    watches.push(watchPrivacy(table, { ...PLAIN_OPTIONS, ...options }));
    return watches;
  };
  await checkTable(source, { ...order, watch }, findings, tally);
  return watches.flatMap((each) => each.finish());
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
