import type { Resource } from '../../dataset/package.ts';
import type { TableField } from '../../difference/table-fields.ts';
import { openSide, type TableSide } from '../../difference/table-side.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { Batch } from '../../table/batch.ts';
import type { IsUtf8 } from '../../table/encoding.ts';
import { countLines } from '../../table/lines.ts';
import type { ColumnFacts, ColumnWhy } from './column-facts.ts';
import { columnNames } from './column-names.ts';
import { ColumnSurvey } from './column-survey.ts';
import type { FileForm } from './plain-file.ts';
import { type ColumnType, planColumn } from './plan-column.ts';

/** A table that no Parquet file can be made of, and why, as a code. */
export class ParquetError extends Error {
  override readonly name = 'ParquetError';
  readonly resource: string;
  readonly code: string;

  constructor(resource: string, code: string) {
    super(`${resource}: no Parquet file, because of ${code}`);
    this.resource = resource;
    this.code = code;
  }
}

/** A column of the file to make. */
export interface SurveyedColumn {
  /** In the Parquet file. */
  readonly name: string;
  readonly of: TableField;
  readonly facts: ColumnFacts;
  readonly column: ColumnType;
}

/** A table of which all is known that decides its Parquet file. */
export interface SurveyedTable {
  readonly rows: number;
  readonly columns: readonly SurveyedColumn[];
  readonly form: FileForm;
  /** Whether all bytes are text. */
  readonly sound: boolean;
}

/** Reads a table once, for the types of its columns. Throws `ParquetError` where it cannot be read whole. */
export async function surveyTable(
  snapshot: Snapshot,
  resource: Resource,
  isUtf8: IsUtf8 | undefined,
): Promise<SurveyedTable> {
  return await withTable(snapshot, resource, isUtf8, async (side) => {
    const surveys = side.fields.map((field) => new ColumnSurvey(field));
    const present = surveys.filter(({ of }) => of.column >= 0);
    let even = true;
    let multiline = false;
    let width = 0;
    const rows = await side.readRows((batch) => {
      width = batch.width;
      even &&= hasEvenRows(batch);
      multiline ||= hasLongRecords(batch);
      for (const survey of present) survey.run(batch);
    });
    const names = columnNames(side.fields.map(({ field }) => field.name));
    const columns = surveys.map(({ of, facts }, index) => {
      return { name: names[index] ?? '', of, facts, column: planColumn(of.field, facts) };
    });
    const clean = side.form.results().length === 0;
    const form = { width, clean, even, lineEnds: side.lineEnds(), multiline };
    return { rows, columns, form, sound: side.form.countOf('encoding-error') === 0 };
  });
}

/** Hands all rows of a table over, batch after batch. */
export async function readTable(
  snapshot: Snapshot,
  resource: Resource,
  isUtf8: IsUtf8 | undefined,
  watch: (batch: Batch) => void,
): Promise<number> {
  return await withTable(snapshot, resource, isUtf8, (side) => side.readRows(watch));
}

async function withTable<T>(
  snapshot: Snapshot,
  resource: Resource,
  isUtf8: IsUtf8 | undefined,
  work: (side: TableSide) => Promise<T>,
): Promise<T> {
  const { name, data, readable } = resource;
  if (!readable || data.kind === 'remote' || data.kind === 'unknown') throw new ParquetError(name, 'unreadable');
  const side = await openSide(snapshot, resource, isUtf8);
  try {
    const done = await work(side);
    const fault = side.fault();
    if (fault !== undefined) throw new ParquetError(name, fault);
    if (side.fields.length === 0) throw new ParquetError(name, 'no-columns');
    return done;
  } finally {
    await side.close();
  }
}

function hasEvenRows({ counts, rows, width }: Batch): boolean {
  for (let row = 0; row < rows; row++) if (counts[row] !== width) return false;
  return true;
}

/** Where each record is one line, the last row's record and line have one number, and its cells no line end. */
function hasLongRecords({ bytes, starts, ends, rows, width, lines, records }: Batch): boolean {
  const last = rows - 1;
  if (rows === 0 || width === 0 || lines[last] !== records[last]) return rows > 0;
  return countLines(bytes, starts[last * width] ?? 0, ends[rows * width - 1] ?? 0) > 0;
}

/** What a column of the written file is, for people and programs. */
export interface ParquetColumn {
  /** In the Parquet file; the field's own unless that was taken or empty. */
  readonly name: string;
  readonly field: string;
  /** As SQL writes it: `DECIMAL(18,2)`. */
  readonly type: string;
  /** Whether some cells have no value. */
  readonly nullable: boolean;
  /** Why it is not what its field usually is. */
  readonly why?: ColumnWhy | undefined;
}

/** The columns as they are told. */
export function parquetColumns({ columns }: SurveyedTable): readonly ParquetColumn[] {
  return columns.map(({ name, of, facts, column }) => {
    const told = { name, field: of.field.name, type: column.type, nullable: facts.nulls > 0 };
    return column.why === undefined ? told : { ...told, why: column.why };
  });
}
