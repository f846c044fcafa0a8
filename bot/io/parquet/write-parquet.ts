import { isUtf8 } from 'node:buffer';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Resource } from '../../core/dataset/package.ts';
import { CanonicalWriter } from '../../core/release/parquet/canonical-writer.ts';
import { type CopiedColumn, copyStatement, type TextFile } from '../../core/release/parquet/copy-statement.ts';
import { plainLineEnd, plainPath } from '../../core/release/parquet/plain-file.ts';
import { rowGroupSize } from '../../core/release/parquet/row-groups.ts';
import {
  type ParquetColumn,
  parquetColumns,
  readTable,
  type SurveyedTable,
  surveyTable,
} from '../../core/release/parquet/survey-table.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { withDuckdb } from './duckdb-session.ts';
import { openSpool, spooled } from './text-spool.ts';
import { differsFrom } from './written.ts';

/** A table to write, and where. */
export interface ParquetOrder {
  readonly snapshot: Snapshot;
  readonly resource: Resource;
  /** A folder for what is needed only meanwhile; nothing is left in it. */
  readonly folder: string;
  /** The file to write. */
  readonly path: string;
}

/** A Parquet file that was written. */
export interface ParquetFile {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: readonly ParquetColumn[];
  /** Whether DuckDB read the file itself, or our own text of it. The values are the same. */
  readonly fed: 'as-is' | 'rewritten';
}

/**
 * Writes a table as one Parquet file, with the exact types of its schema: our own reading decides what each cell is, and
 * DuckDB is told everything. The same table gives the same bytes. Throws `ParquetError` where the table cannot be read.
 */
export async function writeParquet(order: ParquetOrder): Promise<ParquetFile> {
  const folder = await mkdtemp(join(resolve(order.folder), 'parquet-'));
  const path = resolve(order.path);
  try {
    const { table, file } = await survey(order, folder);
    const fed = await withDuckdb(folder, path, async (connection) => {
      if (file !== undefined && (await tryCopy(connection, order.resource, table, file, path))) return 'as-is';
      await copyCanonical(connection, order, table, folder, path);
      return 'rewritten';
    });
    return { bytes: (await stat(path)).size, rows: table.rows, columns: parquetColumns(table), fed };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file that DuckDB reads, and which of its cells make which column. */
interface Feed {
  readonly file: TextFile;
  readonly columns: readonly CopiedColumn[];
}

/** Reads the table once; where DuckDB may read the file itself, a copy of it is kept. */
async function survey(
  { snapshot, resource }: ParquetOrder,
  folder: string,
): Promise<{ readonly table: SurveyedTable; readonly file: Feed | undefined }> {
  if (plainPath(resource) === undefined) {
    return { table: await surveyTable(snapshot, resource, isUtf8), file: undefined };
  }
  const path = join(folder, 'plain.csv');
  const spool = await openSpool(path);
  try {
    const table = await surveyTable(spooled(snapshot, spool), resource, isUtf8);
    return { table, file: plainFeed(resource, table, path) };
  } finally {
    await spool.close();
  }
}

/** The file as it is, where it is written as DuckDB reads it. */
function plainFeed({ dialect }: Resource, table: SurveyedTable, path: string): Feed | undefined {
  const { form, columns } = table;
  const lineEnd = plainLineEnd(form, columns);
  if (lineEnd === undefined) return undefined;
  const file: TextFile = {
    path,
    width: form.width,
    header: dialect.header,
    delimiter: dialect.delimiter,
    quote: dialect.quoteChar ?? '"',
    lineEnd,
    absent: columns[0]?.of.missingValues ?? [],
    absentQuoted: true,
    longest: longestRow(table),
    multiline: form.multiline,
  };
  return {
    file,
    columns: columns.map(({ name, of, column }, cell) => {
      const { trueValues, falseValues } = of.field;
      const words = column.type === 'BOOLEAN' ? { yes: trueValues, no: falseValues } : undefined;
      return { name, cell, type: column.type, form: column.form, words };
    }),
  };
}

/** Lets DuckDB read the file itself. Where what it wrote is not what we read, it is done otherwise. */
async function tryCopy(
  connection: DuckDBConnection,
  resource: Resource,
  table: SurveyedTable,
  feed: Feed,
  path: string,
): Promise<boolean> {
  try {
    return (await copy(connection, resource, table, feed, path)) === undefined;
  } catch {
    return false;
  }
}

async function copyCanonical(
  connection: DuckDBConnection,
  { snapshot, resource }: ParquetOrder,
  table: SurveyedTable,
  folder: string,
  path: string,
): Promise<void> {
  const { columns, sound } = table;
  const text = join(folder, 'canonical.csv');
  const spool = await openSpool(text);
  const writer = new CanonicalWriter(columns, sound, spool.write);
  try {
    await readTable(snapshot, resource, isUtf8, (batch) => writer.run(batch));
    writer.end();
  } finally {
    await spool.close();
  }
  const file: TextFile = {
    path: text,
    width: columns.length + 1,
    header: false,
    delimiter: ',',
    quote: '"',
    lineEnd: 'LF',
    absent: [''],
    absentQuoted: false,
    longest: longestRow(table),
    multiline: writer.multiline,
  };
  const copied = columns.map(({ name, column }, cell) => ({ name, cell, type: column.type, form: column.form }));
  const difference = await copy(connection, resource, table, { file, columns: copied }, path);
  if (difference !== undefined)
    throw new Error(`${resource.name}: DuckDB wrote otherwise than was read: ${difference}`);
}

/** Writes the file, and says how it differs from what we read; `undefined` where it does not. */
async function copy(
  connection: DuckDBConnection,
  { authoredSchema }: Resource,
  table: SurveyedTable,
  { file, columns }: Feed,
  path: string,
): Promise<string | undefined> {
  const bytes = table.columns.reduce((sum, { facts }) => sum + facts.bytes, 0);
  const metadata = authoredSchema === undefined ? {} : { tableschema: JSON.stringify(authoredSchema) };
  const rowGroup = rowGroupSize(table.rows, columns.length, bytes);
  await connection.run(copyStatement(file, columns, { path, rowGroup, metadata }));
  return await differsFrom(connection, table, path);
}

/** Bytes of a row at most, where each of its cells is the longest of its column, and quoted. */
function longestRow({ columns }: SurveyedTable): number {
  return columns.reduce((sum, { facts }) => sum + 2 * facts.longest + 64, 64);
}
