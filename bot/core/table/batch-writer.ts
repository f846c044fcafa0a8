import { Batch } from './batch.ts';
import { NULL_VALUE, type Value, type ValueRow } from './value.ts';

/** Writes rows of values into a batch, as bytes. */
export class BatchWriter {
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
