import type { Resource } from '../../dataset/package.ts';
import type { TableField } from '../../difference/table-fields.ts';
import { isKnownEncoding, isUtf8 } from '../../table/encoding.ts';
import type { LineEnds } from '../../table/lines.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ColumnType } from './plan-column.ts';

/** The resource's only file, where DuckDB may be able to read it as it is; `undefined` where it is not such a one. */
export function plainPath({ data, format, compression, encoding, dialect }: Resource): string | undefined {
  if (data.kind !== 'files' || data.paths.length !== 1 || compression !== undefined) return undefined;
  if (encoding !== undefined && !(isKnownEncoding(encoding) && isUtf8(encoding))) return undefined;
  if (NOT_TEXT.has(format ?? 'csv')) return undefined;
  const { header, headerRows, commentRows, commentChar, quoteChar, escapeChar, lineTerminator } = dialect;
  const oneHeader = !header || headerRows === undefined || (headerRows.length === 1 && headerRows[0] === 1);
  const plainQuotes =
    quoteChar !== undefined && isOneByte(quoteChar) && dialect.doubleQuote && escapeChar === undefined;
  const noComments = commentRows.length === 0 && (commentChar === undefined || commentChar === '');
  const plainCells = isOneByte(dialect.delimiter) && !dialect.skipInitialSpace && lineTerminator === undefined;
  return oneHeader && plainQuotes && noComments && plainCells ? data.paths[0] : undefined;
}

const NOT_TEXT = new Set(['json', 'geojson', 'ndjson', 'jsonl', 'xlsx']);

function isOneByte(text: string): boolean {
  return /^[\x01-\x7f]$/.test(text);
}

/** What reading the whole file showed of its form. */
export interface FileForm {
  /** Columns of the file. */
  readonly width: number;
  /** Whether nothing at all was found wrong with bytes, quotes and blank rows. */
  readonly clean: boolean;
  /** Whether each row has as many cells as the file has columns. */
  readonly even: boolean;
  readonly lineEnds: readonly LineEnds[];
  /** Whether some record has more than one line. */
  readonly multiline: boolean;
}

/** The one line end of a file that DuckDB can read as it is, with these columns of it; `undefined` where it cannot. */
export function plainLineEnd(
  form: FileForm,
  columns: readonly { readonly of: TableField; readonly facts: ColumnFacts; readonly column: ColumnType }[],
): LineEnds['kind'] | undefined {
  const { width, clean, even, lineEnds } = form;
  // A row of one column may be a blank line.
  if (!clean || !even || width < 2 || columns.length !== width) return undefined;
  const [first] = columns;
  const absent = JSON.stringify(first?.of.missingValues);
  for (const [index, { of, facts, column }] of columns.entries()) {
    if (of.column !== index || JSON.stringify(of.missingValues) !== absent) return undefined;
    if (column.form !== 'written' && (column.form !== 'value' || !facts.plain)) return undefined;
  }
  const kinds = lineEnds.filter(({ count }) => count > 0).map(({ kind }) => kind);
  return kinds.length === 1 ? kinds[0] : undefined;
}
