import { Batch, BOOLEAN, NULL, NUMBER, STRUCTURE, TEXT } from './batch.ts';
import type { Dialect } from './dialect.ts';
import type { Json } from './schema.ts';
import { HEADER_LIMIT, type Head, joinHeader, lastOf, type SourceEvents, type TableSource } from './source.ts';

/** A cell of a format with types: what it is, and its text (of a structure, its JSON). */
export interface Value {
  readonly kind: number;
  readonly text: string;
}

/** A row as such formats have them: cells in order, or by name. */
export interface ValueRow {
  readonly line: number | undefined;
  /** `undefined` where the row could not be read, which has been told. */
  readonly cells: readonly Value[] | ReadonlyMap<string, Value> | undefined;
  /** How many cells a row in order has, where not all are kept. */
  readonly count?: number | undefined;
}

/** Rows looked at for the names of the columns, where rows name their cells. */
const ROWS_FOR_NAMES = 1000;
/** Characters in which so many rows usually fit; rows that do not are looked at as far as they do. */
const TEXT_FOR_NAMES = 1 << 21;

export const NULL_VALUE: Value = { kind: NULL, text: '' };

/** A JSON value as a cell. */
export function cellValue(json: Json): Value {
  if (json === null) return NULL_VALUE;
  switch (typeof json) {
    case 'string':
      return { kind: TEXT, text: json };
    case 'number':
      return { kind: NUMBER, text: String(json) };
    case 'boolean':
      return { kind: BOOLEAN, text: String(json) };
    default:
      return { kind: STRUCTURE, text: JSON.stringify(json) };
  }
}

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
      await this.rowsIn.return?.();
    }
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

/** Writes rows of values into a batch, as bytes. */
class BatchWriter {
  readonly batch: Batch;
  private readonly columns: ReadonlyMap<string, number>;
  private readonly chosen: boolean;
  private readonly encoder = new TextEncoder();
  private bytes = new Uint8Array(1 << 14);
  private used = 0;
  private flushed = 0;
  /** Whether the batch is with its reader, so that the next row begins it anew. */
  private handedOver = false;

  /** `chosen`: the dialect has chosen the labels among the rows' names, and passes over the others. */
  constructor(width: number, labels: readonly string[], chosen: boolean) {
    this.chosen = chosen;
    this.batch = new Batch(width, { typed: true, cells: 16384 });
    this.columns = new Map(labels.map((label, index) => [label, index]));
  }

  /** Whether rows were added since the last flush. */
  get hasMore(): boolean {
    return !this.handedOver && this.batch.rows > 0;
  }

  get isFull(): boolean {
    return this.batch.rows >= this.batch.capacity || this.used > 1 << 20;
  }

  flush(): Batch {
    this.batch.bytes = this.bytes;
    this.batch.firstRow += this.flushed;
    this.flushed = this.batch.rows;
    this.handedOver = true;
    return this.batch;
  }

  add(row: ValueRow, record: number): void {
    if (this.handedOver) this.restart();
    const { batch } = this;
    const base = batch.rows * batch.width;
    batch.starts.fill(-1, base, base + batch.width);
    batch.ends.fill(-1, base, base + batch.width);
    batch.lines[batch.rows] = row.line ?? 0;
    batch.records[batch.rows] = record;
    batch.counts[batch.rows] =
      row.cells instanceof Map
        ? this.addNamed(row.cells, base)
        : this.addListed((row.cells ?? []) as readonly Value[], base, row.count);
    batch.rows++;
  }

  private restart(): void {
    this.batch.rows = 0;
    this.used = 0;
    this.handedOver = false;
  }

  private addListed(cells: readonly Value[], base: number, count = cells.length): number {
    const kept = Math.min(cells.length, this.batch.width);
    for (let column = 0; column < kept; column++) this.write(cells[column] ?? NULL_VALUE, base + column);
    return count;
  }

  /** A name that the row does not have is a null cell; one that the header does not have is one cell too many. */
  private addNamed(cells: ReadonlyMap<string, Value>, base: number): number {
    for (let column = 0; column < this.batch.width; column++) this.write(NULL_VALUE, base + column);
    let strange = 0;
    for (const [name, value] of cells) {
      const column = this.columns.get(name);
      if (column === undefined) strange++;
      else this.write(value, base + column);
    }
    return this.columns.size + (this.chosen ? 0 : strange);
  }

  private write(value: Value, index: number): void {
    const { batch } = this;
    if (this.used + value.text.length * 3 > this.bytes.length) this.grow(value.text.length * 3);
    const { written } = this.encoder.encodeInto(value.text, this.bytes.subarray(this.used));
    batch.starts[index] = this.used;
    batch.ends[index] = this.used + written;
    if (batch.kinds !== undefined) batch.kinds[index] = value.kind;
    this.used += written;
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.used + by));
    larger.set(this.bytes.subarray(0, this.used));
    this.bytes = larger;
  }
}
