import { type ByteWatch, byteWatch, checkIntegrity, watchBytes } from '../core/dataset/integrity.ts';
import type { Package, Resource } from '../core/dataset/package.ts';
import { type PlannedTable, planTables } from '../core/dataset/table-plan.ts';
import { type TableStream, tableStream } from '../core/dataset/table-stream.ts';
import type { Finding } from '../core/finding.ts';
import type { Snapshot } from '../core/snapshot.ts';
import { SnapshotError } from '../core/snapshot.ts';
import { checkTable, collectKeys, keyName, type TableOrder, type TableOutcome } from '../core/table/check-table.ts';
import { DEFAULT_DIALECT } from '../core/table/dialect.ts';
import type { TableFinding } from '../core/table/finding.ts';
import { inferForm } from '../core/table/infer/infer-table.ts';
import type { Reference } from '../core/table/key-check.ts';
import type { KeyTable } from '../core/table/key-table.ts';
import { openData, openTable, type TableForm } from '../core/table/open-table.ts';
import type { TableSource } from '../core/table/source.ts';
import { SourceFindings } from '../core/table/source-findings.ts';
import type { Whereabouts } from '../core/table/where.ts';
import { type Tallied, Tally } from '../core/tally.ts';
import type { CheckOptions, Inspection } from './check-options.ts';
import { tableFileOf } from './infer.ts';

/** What reading one table gave. */
export interface TableResult {
  readonly resource: string;
  readonly format: string;
  readonly bytes: number;
  readonly rows: number | undefined;
  readonly fields: number | undefined;
  readonly tally: Tally<TableFinding>;
  /** What its bytes say of the descriptor: declared size and hash. */
  readonly described: readonly Finding[];
  /** What was found besides the check, in the same reading. */
  readonly besides: readonly Tallied<Finding>[];
  /** Fields whose cells no finding may show. */
  readonly masked: readonly string[];
}

/** Reads every table of a package, those referred to before those that refer. */
export async function checkTables(
  snapshot: Snapshot,
  made: Package,
  options: CheckOptions,
): Promise<readonly TableResult[]> {
  const results: TableResult[] = [];
  const keys = new Map<string, ReadonlyMap<string, KeyTable>>();
  const plan = planTables(made);
  for (const table of plan) {
    if (table.early) keys.set(table.resource.name, await keysAhead(snapshot, table, options));
  }
  for (const table of plan) {
    const references = table.references.map(({ key, target }): Reference => {
      return { key, resource: target, table: keys.get(target)?.get(keyName(key.reference)) };
    });
    const { result, outcome } = await readTable(snapshot, made, table, references, options);
    results.push(result);
    if (outcome.rows !== undefined) keys.set(table.resource.name, outcome.keys);
  }
  return results;
}

/** Checks a table that no descriptor describes: what every table must be, whatever is in it. */
export async function checkBareTable(snapshot: Snapshot, path: string, options: CheckOptions): Promise<TableResult> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const form = await formOfBareTable(snapshot, path);
  const where: Whereabouts = { dataset: name, resource: name, locate: (line) => ({ path, line }) };
  const tally = new Tally<TableFinding>(options.limit);
  const findings = new SourceFindings(where, tally, form.encoding);
  const order = { schema: undefined, dialect: form.dialect, where, references: [], collect: [] };
  const stream = told(snapshot.open(path), path, options);
  const outcome = await guarded(where, tally, async () => {
    return await checkTable(await openTable(stream, form, findings), order, findings, tally);
  });
  const bytes = (await snapshot.stat(path))?.size ?? 0;
  return {
    resource: name,
    format: form.format,
    bytes,
    rows: outcome.rows,
    fields: outcome.fields,
    tally,
    described: [],
    besides: [],
    masked: [],
  };
}

/** How a table without a descriptor is to be read, as its first bytes show it. */
async function formOfBareTable(snapshot: Snapshot, path: string): Promise<TableForm> {
  const file = tableFileOf(snapshot, path);
  try {
    // Whoever takes a file with nothing beside it reads it as UTF-8: that it is something else is for the check to tell.
    return { ...(await inferForm(file)).form, encoding: undefined };
  } catch (error) {
    // Reading it for the check fails in the same way, and tells it.
    if (!(error instanceof SnapshotError)) throw error;
    return { format: file.format, gzip: file.gzip, encoding: undefined, dialect: DEFAULT_DIALECT };
  }
}

interface Opened {
  readonly where: Whereabouts;
  readonly watch: ByteWatch | undefined;
  readonly open: (findings: SourceFindings) => Promise<TableSource>;
}

async function readTable(
  snapshot: Snapshot,
  made: Package,
  table: PlannedTable,
  references: readonly Reference[],
  options: CheckOptions,
): Promise<{ readonly result: TableResult; readonly outcome: TableOutcome }> {
  const { resource } = table;
  const { where, watch, open } = prepare(snapshot, resource, options);
  const tally = new Tally<TableFinding>(options.limit);
  const findings = new SourceFindings(where, tally, resource.encoding);
  let inspection: Inspection | undefined;
  const order: TableOrder = {
    schema: resource.schema,
    dialect: resource.dialect,
    where,
    references,
    collect: table.collect,
    watch: (watched) => {
      inspection = options.inspect?.({ resource, package: made, table: watched, checked: tally });
      return inspection?.watchers ?? [];
    },
  };
  const outcome = await guarded(
    where,
    tally,
    async () => await checkTable(await open(findings), order, findings, tally),
  );
  const inspected = inspection?.finish();
  const described = watch === undefined ? [] : checkIntegrity(resource, watch.tally());
  const { rows, fields } = outcome;
  const about = { resource: resource.name, format: resource.format ?? '', bytes: 0 };
  const { found = [], masked = [] } = inspected ?? {};
  const result = { ...about, rows, fields, tally, described, besides: found, masked };
  return { result, outcome };
}

async function keysAhead(
  snapshot: Snapshot,
  table: PlannedTable,
  options: CheckOptions,
): Promise<ReadonlyMap<string, KeyTable>> {
  const { resource, collect } = table;
  const { where, open } = prepare(snapshot, resource, { ...options, onBytes: undefined });
  // The reading that follows tells all that is wrong; this one only wants the keys.
  const unheard = new Tally<TableFinding>(0);
  const findings = new SourceFindings(where, unheard, resource.encoding);
  const order = { schema: resource.schema, dialect: resource.dialect, where, references: [], collect };
  const outcome = await guarded(where, unheard, async () => await collectKeys(await open(findings), order, findings));
  return outcome.keys;
}

/** Makes ready to read a resource's table, wherever it is. */
function prepare(snapshot: Snapshot, resource: Resource, options: CheckOptions): Opened {
  const { data, at } = resource;
  const form: TableForm = {
    format: resource.format ?? 'csv',
    gzip: resource.compression === 'gz',
    encoding: resource.encoding,
    dialect: resource.dialect,
    isUtf8: options.isUtf8,
  };
  const about = { dataset: at.dataset, resource: resource.name };
  if (data.kind !== 'files') {
    const value = data.kind === 'inline' ? data.data : [];
    const where = { ...about, locate: (line: number) => ({ path: at.path, line }) };
    return { where, watch: undefined, open: async (findings) => openData(value, form, findings) };
  }
  const watch = byteWatch(resource.hash, options.createHash);
  const files: TableStream = tableStream(snapshot, data.paths);
  const stream = watchBytes(told(files.stream, data.paths[0] ?? '', options), watch);
  return { where: { ...about, locate: files.locate }, watch, open: (findings) => openTable(stream, form, findings) };
}

async function* told(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  { onBytes }: CheckOptions,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    onBytes?.(chunk.length, path);
    yield chunk;
  }
}

/** A file that cannot be read although it is there is a finding like any other. */
async function guarded(
  where: Whereabouts,
  tally: Tally<TableFinding>,
  read: () => Promise<TableOutcome>,
): Promise<TableOutcome> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    const place = { path: error.path, dataset: where.dataset, resource: where.resource };
    tally.add({ rule: 'source-error', severity: 'error', place, facts: { detail: 'unreadable', what: error.code } });
    return { rows: undefined, fields: undefined, keys: new Map() };
  }
}
