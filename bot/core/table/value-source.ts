import { Batch, BOOLEAN, NULL, NUMBER, STRUCTURE, TEXT } from './batch.ts';
import type { Dialect } from './dialect.ts';
import type { Json } from './schema.ts';
import { type Head, joinHeader, type SourceEvents, type TableSource } from './source.ts';

/** A cell of a format with types: what it is, and its text (of a structure, its JSON). */
export interface Value {
  readonly kind: number;
  readonly text: string;
}

/** A row as such formats have them: cells in order, or by name. */
export interface ValueRow {
  readonly line: number | undefined;
  readonly cells: readonly Value[] | ReadonlyMap<string, Value>;
}

/** Rows looked at for the names of the columns, where rows name their cells. */
const ROWS_FOR_NAMES = 1000;

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
    const first = await this.take();
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
    const wanted = this.dialect.headerRows ?? [1];
    const parts: string[][] = [];
    let { line } = first;
    let row: ValueRow | undefined = first;
    for (; row !== undefined; row = await this.take()) {
      this.record++;
      if (wanted.includes(this.record) && !(row.cells instanceof Map)) {
        if (parts.length === 0) line = row.line;
        parts.push((row.cells as readonly Value[]).map((cell) => cell.text));
      }
      if (this.record >= Math.max(...wanted)) break;
    }
    if (parts.length === 0) return undefined;
    this.labels = joinHeader(parts, this.dialect.headerJoin);
    return { labels: this.labels, line, record: wanted[0], unordered: false };
  }

  private async namedHead(first: ValueRow): Promise<Head> {
    this.ahead.push(first);
    if (this.dialect.itemKeys === undefined) {
      while (this.ahead.length < ROWS_FOR_NAMES) {
        const row = await this.fetch();
        if (row === undefined) break;
        this.ahead.push(row);
      }
    }
    const names = new Set<string>();
    for (const { cells } of this.ahead) if (cells instanceof Map) for (const name of cells.keys()) names.add(name);
    this.labels = this.dialect.itemKeys ?? [...names];
    return { labels: this.labels, line: first.line, record: undefined, unordered: true };
  }

  async *rows(width: number): AsyncGenerator<Batch, void, void> {
    const writer = new BatchWriter(width, this.labels);
    try {
      for (let row = await this.take(); row !== undefined; row = await this.take()) {
        this.record++;
        if (this.isBlank(row)) continue;
        writer.add(row, this.record);
        if (writer.isFull) yield writer.flush();
      }
      if (writer.batch.rows > 0) yield writer.flush();
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

/** Writes rows of values into a batch, as bytes. */
class BatchWriter {
  readonly batch: Batch;
  private readonly columns: ReadonlyMap<string, number>;
  private readonly encoder = new TextEncoder();
  private bytes = new Uint8Array(1 << 14);
  private used = 0;
  private flushed = 0;

  constructor(width: number, labels: readonly string[]) {
    this.batch = new Batch(width, { typed: true, cells: 16384 });
    this.columns = new Map(labels.map((label, index) => [label, index]));
  }

  get isFull(): boolean {
    return this.batch.rows >= this.batch.capacity || this.used > 1 << 20;
  }

  flush(): Batch {
    this.batch.bytes = this.bytes;
    this.batch.firstRow += this.flushed;
    this.flushed = this.batch.rows;
    return this.batch;
  }

  add(row: ValueRow, record: number): void {
    if (this.flushed > 0 && this.batch.rows === this.flushed) this.restart();
    const { batch } = this;
    const base = batch.rows * batch.width;
    batch.starts.fill(-1, base, base + batch.width);
    batch.ends.fill(-1, base, base + batch.width);
    batch.lines[batch.rows] = row.line ?? 0;
    batch.records[batch.rows] = record;
    batch.counts[batch.rows] =
      row.cells instanceof Map ? this.addNamed(row.cells, base) : this.addListed(row.cells as readonly Value[], base);
    batch.rows++;
  }

  private restart(): void {
    this.batch.rows = 0;
    this.used = 0;
  }

  private addListed(cells: readonly Value[], base: number): number {
    const kept = Math.min(cells.length, this.batch.width);
    for (let column = 0; column < kept; column++) this.write(cells[column] ?? NULL_VALUE, base + column);
    return cells.length;
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
    return this.columns.size + strange;
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
