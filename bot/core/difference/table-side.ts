import type { Resource } from '../dataset/package.ts';
import { tableStream } from '../dataset/table-stream.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Batch } from '../table/batch.ts';

import type { IsUtf8 } from '../table/encoding.ts';
import type { TableFinding } from '../table/finding.ts';
import { matchHeader } from '../table/header.ts';
import type { LineEnds } from '../table/lines.ts';
import { openData, openTable, type TableForm } from '../table/open-table.ts';
import { COLUMN_LIMIT, type TableSource } from '../table/source.ts';
import { SourceFindings } from '../table/source-findings.ts';
import { Tally } from '../tally.ts';
import { declaredFields, presentFields, type TableField } from './table-fields.ts';

/** One side's table, opened as far as its header. */
export interface TableSide {
  readonly resource: Resource;
  /** In the order of the file's columns; the schema's where there is no header to look at. */
  readonly fields: readonly TableField[];
  /** Hands over the rows, batch after batch. Can be asked for once. Returns their number. */
  readonly readRows: (watch: (batch: Batch) => void) => Promise<number>;
  /** Why what was read so far is not the whole table, as a code; `undefined` where it is. */
  readonly fault: () => string | undefined;
  /** What was found of the file's form (its bytes, quotes, blank rows), whole once all rows were read. */
  readonly form: Tally<TableFinding>;
  /** Line ends met outside quotes, where the format is text. */
  readonly lineEnds: () => readonly LineEnds[];
  readonly close: () => Promise<void>;
}

/** What the table room finds that keeps rows from being read. All else it finds leaves the rows where they are. */
const FAULTS = ['source-error', 'lfs-pointer', 'record-too-long'] as const;

/** Opens a resource's table. Throws `SnapshotError` where its bytes cannot be had. */
export async function openSide(snapshot: Snapshot, resource: Resource, isUtf8: IsUtf8 | undefined): Promise<TableSide> {
  // Wrong data is told by the check of the head; here it only matters whether all rows came.
  const tally = new Tally<TableFinding>(1);
  const stream = closable(bytesOf(snapshot, resource));
  const { source, findings } = await open(resource, stream.bytes, tally, isUtf8);
  const head = await source.head();
  const where = { dataset: undefined, resource: resource.name, locate: (line: number) => ({ path: '', line }) };
  const { schema, dialect } = resource;
  const labels = head?.labels ?? [];
  const columns = head && schema ? matchHeader(head, schema, where, new Tally<TableFinding>(0)) : [];
  const bare = head === undefined && !dialect.header;
  const width = head === undefined ? (schema?.fields.length ?? 0) : (head.columns ?? labels.length);
  const fields = head ? presentFields(resource, head, columns) : declaredFields(resource, bare ? inOrder(width) : []);
  const fault = (): string | undefined =>
    width > COLUMN_LIMIT ? 'too-many-columns' : FAULTS.find((rule) => tally.countOf(rule) > 0);
  const readRows = async (watch: (batch: Batch) => void): Promise<number> => {
    if (fault() !== undefined || (head === undefined && !bare)) return 0;
    const rows = await countRows(source, width, (batch) => {
      findings.run(batch);
      watch(batch);
    });
    findings.end(undefined);
    return rows;
  };
  const lineEnds = (): readonly LineEnds[] => source.lineEnds ?? [];
  return { resource, fields, readRows, fault, form: tally, lineEnds, close: stream.close };
}

/** Counts a table's rows; `undefined` where it cannot be read whole. */
export async function countTable(side: TableSide): Promise<number | undefined> {
  const rows = await side.readRows(() => undefined);
  return side.fault() === undefined ? rows : undefined;
}

function inOrder(width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) => column);
}

async function open(
  resource: Resource,
  bytes: AsyncIterable<Uint8Array>,
  tally: Tally<TableFinding>,
  isUtf8: IsUtf8 | undefined,
): Promise<{ readonly source: TableSource; readonly findings: SourceFindings }> {
  const where = { dataset: undefined, resource: resource.name, locate: (line: number) => ({ path: '', line }) };
  const findings = new SourceFindings(where, tally, resource.encoding);
  const form: TableForm = {
    format: resource.format ?? 'csv',
    gzip: resource.compression === 'gz',
    encoding: resource.encoding,
    dialect: resource.dialect,
    isUtf8,
  };
  const { data } = resource;
  const source = data.kind === 'inline' ? openData(data.data, form, findings) : await openTable(bytes, form, findings);
  return { source, findings };
}

async function countRows(source: TableSource, width: number, watch: (batch: Batch) => void): Promise<number> {
  let rows = 0;
  for await (const batch of source.rows(width)) {
    watch(batch);
    rows += batch.rows;
  }
  return rows;
}

async function* bytesOf(snapshot: Snapshot, { data }: Resource): AsyncGenerator<Uint8Array> {
  if (data.kind === 'files') yield* tableStream(snapshot, data.paths).stream;
}

/** A stream that can be let go of by whoever opened it, wherever its reader stopped. */
function closable(bytes: AsyncGenerator<Uint8Array>): {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly close: () => Promise<void>;
} {
  return {
    bytes,
    close: async () => {
      await bytes.return(undefined);
    },
  };
}
