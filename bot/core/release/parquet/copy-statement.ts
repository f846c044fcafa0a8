/** The SQL with which DuckDB makes a Parquet file from a file of delimited text. Nothing in it is left to be guessed. */
import type { LineEnds } from '../../table/lines.ts';
import { ITEM_END, POINT_TYPE } from './plan-column.ts';
import { identifier, literal } from './sql-text.ts';

/** A file of text, and how DuckDB is to read it. */
export interface TextFile {
  readonly path: string;
  /** Cells in each row; all are read as text. */
  readonly width: number;
  readonly header: boolean;
  readonly delimiter: string;
  readonly quote: string;
  readonly lineEnd: LineEnds['kind'];
  /** Texts that stand for absence. */
  readonly absent: readonly string[];
  /** Whether they do so between quotes too. */
  readonly absentQuoted: boolean;
  /** Bytes of the longest row at most. */
  readonly longest: number;
  /** Whether cells may hold line ends. DuckDB then reads it in one piece: it would have to guess where rows begin. */
  readonly multiline: boolean;
}

/** A column of the Parquet file, and the cell of the text file that it is made from. */
export interface CopiedColumn {
  readonly name: string;
  readonly cell: number;
  readonly type: string;
  readonly form: 'written' | 'value' | 'items' | 'point';
  /** The words for true and false, where the text has the file's own. */
  readonly words?: { readonly yes: readonly string[]; readonly no: readonly string[] } | undefined;
}

/** The file to write. */
export interface ParquetTarget {
  readonly path: string;
  readonly rowGroup: number;
  readonly metadata: Readonly<Record<string, string>>;
}

/** DuckDB's own smallest limit; and its buffer must hold several rows. */
const LINE_LIMIT = 1 << 21;
const BUFFER = 1 << 23;

/** `COPY … TO …`. */
export function copyStatement(from: TextFile, columns: readonly CopiedColumn[], to: ParquetTarget): string {
  const metadata = Object.entries(to.metadata).map(([key, text]) => `${literal(key)}: ${literal(text)}`);
  const options = [
    'FORMAT parquet',
    'COMPRESSION zstd',
    `ROW_GROUP_SIZE ${to.rowGroup}`,
    'USE_TMP_FILE false',
    ...(metadata.length === 0 ? [] : [`KV_METADATA {${metadata.join(', ')}}`]),
  ];
  const select = columns.map((column) => `${expression(column)} AS ${identifier(column.name)}`).join(', ');
  return `COPY (SELECT ${select} FROM ${source(from)}) TO ${literal(to.path)} (${options.join(', ')})`;
}

/** Told `\r\n`, DuckDB 1.5.6 reads no rows in its strict mode; told nothing, it takes CRLF for one line end. */
function source(from: TextFile): string {
  const columns = Array.from({ length: from.width }, (_, cell) => `'c${cell}': 'VARCHAR'`);
  const longest = Math.max(LINE_LIMIT, from.longest);
  const options = [
    'auto_detect = false',
    `header = ${from.header}`,
    `delim = ${literal(from.delimiter)}`,
    `quote = ${literal(from.quote)}`,
    `escape = ${literal(from.quote)}`,
    ...(from.lineEnd === 'CRLF' ? [] : [`new_line = ${from.lineEnd === 'LF' ? "'\\n'" : "'\\r'"}`]),
    "comment = ''",
    "encoding = 'utf-8'",
    "compression = 'none'",
    'strict_mode = true',
    'null_padding = false',
    'ignore_errors = false',
    'hive_partitioning = false',
    `nullstr = [${from.absent.map(literal).join(', ')}]`,
    `allow_quoted_nulls = ${from.absentQuoted}`,
    `parallel = ${!from.multiline}`,
    `max_line_size = ${longest}`,
    `buffer_size = ${Math.max(BUFFER, 2 * longest)}`,
    `columns = {${columns.join(', ')}}`,
  ];
  return `read_csv(${literal(from.path)}, ${options.join(', ')})`;
}

function expression({ cell, type, form, words }: CopiedColumn): string {
  const text = `c${cell}`;
  switch (form) {
    case 'written':
      return type === 'VARCHAR' ? text : `CAST(${text} AS ${type})`;
    case 'value':
      return words === undefined ? `CAST(${text} AS ${type})` : oneOf(text, words.yes, words.no);
    case 'items':
      // Each item is ended, so that a list of one empty item is not an empty list.
      return `list_slice(string_split(${text}, ${literal(ITEM_END)}), 1, -2)`;
    case 'point': {
      const part = (number: number): string => `CAST(split_part(${text}, ' ', ${number}) AS DOUBLE)`;
      return `CASE WHEN ${text} IS NOT NULL THEN CAST({lon: ${part(1)}, lat: ${part(2)}} AS ${POINT_TYPE}) END`;
    }
  }
}

function oneOf(text: string, yes: readonly string[], no: readonly string[]): string {
  const among = (words: readonly string[]): string => `${text} IN (${words.map(literal).join(', ')})`;
  const cases = [
    ...(yes.length > 0 ? [`WHEN ${among(yes)} THEN true`] : []),
    ...(no.length > 0 ? [`WHEN ${among(no)} THEN false`] : []),
  ];
  return cases.length === 0 ? 'CAST(NULL AS BOOLEAN)' : `CASE ${cases.join(' ')} END`;
}
