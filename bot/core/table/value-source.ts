import type { Batch } from './batch.ts';
import { BatchWriter } from './batch-writer.ts';
import type { Dialect } from './dialect.ts';
import { HEADER_LIMIT, type Head, joinHeader, lastOf, type SourceEvents, type TableSource } from './source.ts';
import type { Value, ValueRow } from './value.ts';

/** Rows looked at for the names of the columns, where rows name their cells. */
const ROWS_FOR_NAMES = 1000;
/** Characters in which so many rows usually fit; rows that do not are looked at as far as they do. */
const TEXT_FOR_NAMES = 1 << 21;

/** A table whose rows come as values: JSON, NDJSON, data inside the descriptor, workbooks. */
export class ValueSource implements TableSource {
  private readonly rowsIn: AsyncIterator<ValueRow>;
  private readonly dialect: Dialect;
  private readonly events: SourceEvents;
  private readonly ahead: ValueRow[] = [];
  private labels: readonly string[] = [];
  private record = 0;

  constructor(rows: AsyncIterable<ValueRow>, dialect: Dialect, events: SourceEvents) {
    this.rowsIn = rows[Symbol.asyncIterator]();
    this.dialect = dialect;
    this.events = events;
  }

  async head(): Promise<Head | undefined> {
    let first = await this.take();
    for (; first !== undefined && first.cells === undefined; first = await this.take()) this.record++;
    if (first === undefined) return undefined;
    if (first.cells instanceof Map) return this.namedHead(first);
    if (!this.dialect.header) {
      this.ahead.push(first);
      return undefined;
    }
    return this.headerRows(first);
  }

  /** The header of rows of cells: as many rows as the dialect says. */
  private async headerRows(first: ValueRow): Promise<Head | undefined> {
    const wanted = new Set(this.dialect.headerRows ?? [1]);
    const parts: string[][] = [];
    const last = lastOf(wanted);
    let { line } = first;
    let record = 1;
    let columns: number | undefined;
    for (let row: ValueRow | undefined = first; row !== undefined; row = await this.take()) {
      this.record++;
      // Where the declared rows are comments or blank, the header is the first row after them.
      const late = parts.length === 0 && this.record > last;
      if ((late || wanted.has(this.record)) && parts.length < HEADER_LIMIT && this.isLabels(row.cells)) {
        if (parts.length === 0) [line, record] = [row.line, this.record];
        if ((row.count ?? 0) > row.cells.length) columns = Math.max(columns ?? 0, row.count ?? 0);
        parts.push(row.cells.map((cell) => cell.text));
      }
      if (this.record >= last && parts.length > 0) break;
    }
    if (parts.length === 0) return undefined;
    this.labels = joinHeader(parts, this.dialect.headerJoin);
    return { labels: this.labels, columns, line, record, unordered: false };
  }

  private isLabels(cells: ValueRow['cells']): cells is readonly Value[] {
    return Array.isArray(cells) && cells.some((cell: Value) => cell.text !== '') && !this.isComment(cells);
  }

  private async namedHead(first: ValueRow): Promise<Head> {
    this.ahead.push(first);
    if (this.dialect.itemKeys === undefined) {
      let text = textIn(first);
      while (this.ahead.length < ROWS_FOR_NAMES && text < TEXT_FOR_NAMES) {
        const row = await this.fetch();
        if (row === undefined) break;
        this.ahead.push(row);
        text += textIn(row);
      }
    }
    const names = new Set<string>();
    for (const { cells } of this.ahead) if (cells instanceof Map) for (const name of cells.keys()) names.add(name);
    this.labels = this.dialect.itemKeys ?? [...names];
    return { labels: this.labels, line: first.line, record: undefined, unordered: true };
  }

  async *rows(width: number): AsyncGenerator<Batch, void, void> {
    const writer = new BatchWriter(width, this.labels, this.dialect.itemKeys !== undefined);
    try {
      for (let row = await this.take(); row !== undefined; row = await this.take()) {
        this.record++;
        if (row.cells === undefined || this.isBlank(row)) continue;
        writer.add(row, this.record);
        if (writer.isFull) yield writer.flush();
      }
      if (writer.hasMore) yield writer.flush();
    } finally {
      await this.close();
    }
  }

  /** Lets the stream go, also where it was not read to its end. */
  async close(): Promise<void> {
    await this.rowsIn.return?.();
  }

  private isBlank(row: ValueRow): boolean {
    if (row.cells instanceof Map) return false;
    const cells = row.cells as readonly Value[];
    if (cells.some((cell) => cell.text !== '')) return this.isComment(cells);
    if (!this.dialect.commentRows.includes(this.record)) this.events.blankRow(row.line ?? this.record, this.record);
    return true;
  }

  private isComment(cells: readonly Value[]): boolean {
    const { commentChar, commentRows } = this.dialect;
    if (commentRows.includes(this.record)) return true;
    return commentChar !== undefined && commentChar !== '' && (cells[0]?.text.startsWith(commentChar) ?? false);
  }

  private async take(): Promise<ValueRow | undefined> {
    return this.ahead.shift() ?? (await this.fetch());
  }

  private async fetch(): Promise<ValueRow | undefined> {
    const next = await this.rowsIn.next();
    return next.done === true ? undefined : next.value;
  }
}

/** About how many characters a row holds. */
function textIn({ cells }: ValueRow): number {
  let length = 0;
  if (cells instanceof Map) for (const [name, { text }] of cells) length += name.length + text.length + 16;
  return length;
}
