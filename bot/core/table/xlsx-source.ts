import { readSheet, SheetNotFoundError } from 'read-excel-file/universal';
import { BOOLEAN, MOMENT, NUMBER, TEXT } from './batch.ts';
import type { Dialect } from './dialect.ts';
import type { SourceEvents } from './source.ts';
import { NULL_VALUE, type Value, type ValueRow } from './value-source.ts';

/** Bytes of a workbook, as stored and unpacked, beyond which it is not opened: it is read whole. */
export const WORKBOOK_LIMIT = 1 << 26;
const UNPACKED_LIMIT = 1 << 29;

const CENTRAL_ENTRY = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;

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
  if (unpackedSize(bytes) > UNPACKED_LIMIT) {
    events.problem('xlsx-too-large', undefined, undefined);
    return undefined;
  }
  const sheet = dialect.sheetName ?? dialect.sheetNumber;
  try {
    const file = new ArrayBuffer(bytes.length);
    new Uint8Array(file).set(bytes);
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
  if (value instanceof Date) return { kind: MOMENT, text: value.toISOString().slice(0, 19) };
  return { kind: typeof value === 'boolean' ? BOOLEAN : TEXT, text: String(value) };
}

/** What the parts of a zip file would take unpacked, by its directory; 0 where it is no zip file. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65558 && view.getUint32(end, true) !== END_OF_CENTRAL) end--;
  if (end < 0 || view.getUint32(end, true) !== END_OF_CENTRAL) return 0;
  let at = view.getUint32(end + 16, true);
  let total = 0;
  while (at + 46 <= end && view.getUint32(at, true) === CENTRAL_ENTRY) {
    total += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}
