import { Tally } from '../tally.ts';
import type { Batch } from './batch.ts';
import { checkCounts } from './cell-counts.ts';
import { ColumnCheck } from './column-check.ts';
import type { Dialect } from './dialect.ts';
import type { TableFinding } from './finding.ts';
import { type Columns, checkLabels, matchHeader } from './header.ts';
import { ForeignCheck, type KeyPart, type Reference, UniqueCheck } from './key-check.ts';
import type { KeyTable } from './key-table.ts';
import { MissingTexts } from './missing-texts.ts';
import type { Schema } from './schema.ts';
import { COLUMN_LIMIT, type Head, type TableSource } from './source.ts';
import type { SourceFindings } from './source-findings.ts';
import { lineAt, type Whereabouts } from './where.ts';

/** A table to check, and with what. */
export interface TableOrder {
  readonly schema: Schema | undefined;
  readonly dialect: Dialect;
  readonly where: Whereabouts;
  /** What its foreign keys refer to, in the schema's order. */
  readonly references: readonly Reference[];
  /** Lists of fields whose keys other tables refer to. */
  readonly collect: readonly (readonly string[])[];
  /** Makes further watchers of the same reading, once the header is known. */
  readonly watch?: ((table: WatchedTable) => readonly Watcher[]) | undefined;
}

/** What reading a table gave besides findings. */
export interface TableOutcome {
  /** Data rows; `undefined` where there was no table to read. */
  readonly rows: number | undefined;
  readonly fields: number | undefined;
  /** The collected keys, by `keyName` of their fields. */
  readonly keys: ReadonlyMap<string, KeyTable>;
}

/** What a watcher may know before the first row. */
export interface WatchedTable {
  /** The header's labels; empty where the table has none. */
  readonly labels: readonly string[];
  readonly schema: Schema | undefined;
  /** The column of each of the schema's fields; -1 where the file has none. */
  readonly columns: Columns;
  readonly where: Whereabouts;
}

/** Sees each batch of rows of a table, in order. */
export interface Watcher {
  run(batch: Batch): void;
}

/** The name under which the keys of some fields are collected. */
export function keyName(fields: readonly string[]): string {
  return JSON.stringify(fields);
}

/** Reads a table once and checks all that its schema says. Everything wrong goes into the tally; nothing is thrown. */
export async function checkTable(
  source: TableSource,
  order: TableOrder,
  findings: SourceFindings,
  tally: Tally<TableFinding>,
): Promise<TableOutcome> {
  try {
    return await checkSource(source, order, findings, tally);
  } finally {
    await source.close();
  }
}

async function checkSource(
  source: TableSource,
  order: TableOrder,
  findings: SourceFindings,
  tally: Tally<TableFinding>,
): Promise<TableOutcome> {
  const head = await source.head();
  if (head === undefined && order.dialect.header) {
    findings.end(undefined);
    return checkEmpty(order, tally);
  }
  const width = head?.columns ?? head?.labels.length ?? order.schema?.fields.length ?? 0;
  if (width > COLUMN_LIMIT) {
    const facts = { columns: width, limit: COLUMN_LIMIT };
    tally.add({ rule: 'too-many-columns', severity: 'error', place: lineAt(order.where, head?.line), facts });
    return { rows: undefined, fields: width, keys: new Map() };
  }
  const columns = columnsOf(head, order, tally);
  const watchers = new Watchers(columns, order, tally);
  const others = order.watch?.({ labels: head?.labels ?? [], schema: order.schema, columns, where: order.where }) ?? [];
  const rows = await readRows(source, width, order, [findings, watchers, ...others], tally);
  findings.end(source.lineEnds);
  return { rows, fields: width, keys: watchers.keys };
}

/** Reads a table only for the keys that others refer to. */
export async function collectKeys(
  source: TableSource,
  order: TableOrder,
  findings: SourceFindings,
): Promise<TableOutcome> {
  try {
    return await collectFrom(source, order, findings);
  } finally {
    await source.close();
  }
}

async function collectFrom(source: TableSource, order: TableOrder, findings: SourceFindings): Promise<TableOutcome> {
  const { schema } = order;
  const unheard = new Tally<TableFinding>(0);
  const head = await source.head();
  if (schema === undefined || (head === undefined && order.dialect.header))
    return { rows: undefined, fields: undefined, keys: new Map() };
  const width = head?.columns ?? head?.labels.length ?? schema.fields.length;
  if (width > COLUMN_LIMIT) {
    return { rows: undefined, fields: width, keys: new Map() };
  }
  const columns = columnsOf(head, order, unheard);
  const parts = partsOf(schema, columns, order.dialect);
  const lists = order.collect.map((fields) => fields.flatMap((name) => parts.get(name) ?? []));
  const checks = lists.map((list) => new UniqueCheck(list, undefined, order.where, unheard));
  const rows = await readRows(source, width, order, [findings, ...checks], unheard);
  return { rows, fields: width, keys: new Map(checks.map((check) => [keyName(check.fields), check.table])) };
}

/** Where one of these is told, that nothing was read is no news. */
const UNREAD = ['source-error', 'lfs-pointer', 'record-too-long'] as const;

function checkEmpty({ schema, where }: TableOrder, tally: Tally<TableFinding>): TableOutcome {
  if (UNREAD.every((rule) => tally.countOf(rule) === 0)) {
    tally.add({ rule: 'table-empty', severity: 'error', place: lineAt(where, undefined), facts: {} });
    for (const [index, field] of (schema?.fields ?? []).entries()) {
      const place = { ...lineAt(where, 1), field: field.name };
      tally.add({ rule: 'missing-label', severity: 'error', place, facts: { field: field.name, position: index + 1 } });
    }
  }
  return { rows: undefined, fields: undefined, keys: new Map() };
}

function columnsOf(head: Head | undefined, { schema, where }: TableOrder, tally: Tally<TableFinding>): Columns {
  if (schema === undefined) {
    const place = lineAt(where, head?.line, head?.record);
    checkLabels(head?.labels ?? [], (finding, field) =>
      tally.add({ ...finding, severity: 'error', place: { ...place, field } } as TableFinding),
    );
    return [];
  }
  return head === undefined ? schema.fields.map((_, index) => index) : matchHeader(head, schema, where, tally);
}

async function readRows(
  source: TableSource,
  width: number,
  order: TableOrder,
  watchers: readonly Watcher[],
  tally: Tally<TableFinding>,
): Promise<number> {
  let rows = 0;
  let expected = width;
  for await (const batch of source.rows(width)) {
    if (expected === 0) expected = batch.counts[0] ?? 0;
    checkCounts(batch, expected, order, tally);
    for (const watcher of watchers) watcher.run(batch);
    rows += batch.rows;
  }
  return rows;
}

/** All that watches a table's rows. */
class Watchers {
  readonly keys: ReadonlyMap<string, KeyTable>;
  private readonly watchers: readonly Watcher[];

  constructor(columns: Columns, order: TableOrder, tally: Tally<TableFinding>) {
    const { schema } = order;
    const parts = schema === undefined ? new Map<string, KeyPart>() : partsOf(schema, columns, order.dialect);
    const columnChecks = [...parts.values()].map(
      ({ field, column, missing }) => new ColumnCheck(field, column, missing, order.where, tally),
    );
    const uniques = schema === undefined ? [] : uniqueChecks(schema, parts, order, tally);
    this.keys = new Map(uniques.map((check) => [keyName(check.fields), check.table]));
    this.watchers = [...columnChecks, ...uniques, ...foreignChecks(parts, order, tally)];
  }

  run(batch: Batch): void {
    for (const watcher of this.watchers) watcher.run(batch);
  }
}

/** The fields that the file has, by name. */
function partsOf(schema: Schema, columns: Columns, dialect: Dialect): Map<string, KeyPart> {
  const parts = new Map<string, KeyPart>();
  const shared = missingTexts(schema.missingValues, dialect);
  for (const [index, field] of schema.fields.entries()) {
    const column = columns[index] ?? -1;
    if (column < 0) continue;
    const missing = field.missingValues === undefined ? shared : missingTexts(field.missingValues, dialect);
    // Two fields of one name are allowed since v1: each is its own column.
    parts.set(parts.has(field.name) ? `${field.name} ${index}` : field.name, { field, column, missing });
  }
  return parts;
}

function missingTexts(values: Schema['missingValues'], { nullSequence }: Dialect): MissingTexts {
  const texts = values.map(({ value }) => value);
  return new MissingTexts(nullSequence === undefined ? texts : [...texts, nullSequence]);
}

function uniqueChecks(
  schema: Schema,
  parts: ReadonlyMap<string, KeyPart>,
  order: TableOrder,
  tally: Tally<TableFinding>,
): UniqueCheck[] {
  const checks: UniqueCheck[] = [];
  const add = (fields: readonly string[], rule: 'primary-key' | 'unique-key' | 'unique-error' | undefined): void => {
    const all = fields.flatMap((name) => parts.get(name) ?? []);
    if (fields.length === 0 || all.length < fields.length) return;
    checks.push(new UniqueCheck(all, rule, order.where, tally));
  };
  add(schema.primaryKey, 'primary-key');
  for (const fields of schema.uniqueKeys) add(fields, 'unique-key');
  for (const field of schema.fields) if (field.constraints.unique) add([field.name], 'unique-error');
  const known = new Set(checks.map((check) => keyName(check.fields)));
  for (const fields of order.collect) if (!known.has(keyName(fields))) add(fields, undefined);
  return checks;
}

function foreignChecks(
  parts: ReadonlyMap<string, KeyPart>,
  order: TableOrder,
  tally: Tally<TableFinding>,
): ForeignCheck[] {
  return order.references.flatMap((reference) => {
    const all = reference.key.fields.flatMap((name) => parts.get(name) ?? []);
    if (all.length < reference.key.fields.length) return [];
    if (reference.table === undefined) {
      const facts = { fields: reference.key.fields, resource: reference.resource };
      tally.add({ rule: 'foreign-key-unchecked', severity: 'warning', place: lineAt(order.where, undefined), facts });
      return [];
    }
    return [new ForeignCheck(all, reference, order.where, tally)];
  });
}
