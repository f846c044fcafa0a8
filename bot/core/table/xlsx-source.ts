import { BOOLEAN, MOMENT, NUMBER, TEXT } from './batch.ts';
import type { Dialect } from './dialect.ts';
import type { SourceEvents } from './source.ts';
import { NULL_VALUE, type Value, type ValueRow } from './value.ts';
import { workbookParts } from './xlsx-parts.ts';

/** Bytes of a workbook, as stored, beyond which it is not opened: it is read whole. */
export const WORKBOOK_LIMIT = 1 << 25;

/** A number as the workbook stores it, digit by digit. */
class StoredNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** The rows of one sheet of a workbook. Line and record are the sheet's row. */
export async function* sheetRows(bytes: Uint8Array, dialect: Dialect, events: SourceEvents): AsyncGenerator<ValueRow> {
  const rows = await readRows(bytes, dialect, events);
  if (rows === undefined) return;
  let line = 0;
  for (const row of rows) {
    line++;
    yield { line, cells: row.map(cellOf) };
  }
}

async function readRows(
  bytes: Uint8Array,
  dialect: Dialect,
  events: SourceEvents,
): Promise<readonly (readonly unknown[])[] | undefined> {
  const file = await workbookParts(bytes);
  if ('problem' in file) {
    events.problem(file.problem, file.problem === 'xlsx-far-cell' ? file.cell : undefined, undefined);
    return undefined;
  }
  const sheet = dialect.sheetName ?? dialect.sheetNumber;
  // Loaded only where there is a workbook: most checks have none, and loading it takes longer than a small check.
  const { readSheet, SheetNotFoundError } = await import('read-excel-file/universal');
  try {
    return await readSheet(file, sheet, { trim: false, parseNumber: (text: string) => new StoredNumber(text) });
  } catch (error) {
    // Whatever else the library trips over is the file's fault: it is given bytes and nothing more.
    if (error instanceof SheetNotFoundError) events.problem('sheet-missing', String(sheet), undefined);
    else events.problem('xlsx', undefined, undefined);
    return undefined;
  }
}

function cellOf(value: unknown): Value {
  if (value === null || value === undefined) return NULL_VALUE;
  if (value instanceof StoredNumber) return { kind: NUMBER, text: value.text };
  // A date beyond the calendar has no ISO text; as what it is called, it is of the wrong type wherever it stands.
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return { kind: MOMENT, text: value.toISOString().slice(0, 19) };
  }
  return { kind: typeof value === 'boolean' ? BOOLEAN : TEXT, text: String(value) };
}
