import { type Batch, NULL } from '../table/batch.ts';
import { KeyTable } from '../table/key-table.ts';
import type { Absence } from './absence.ts';

/** Groups with fewer rows than may be published. */
export interface SmallGroups {
  readonly groups: number;
  readonly rows: number;
  /** Rows of the smallest group of all. */
  readonly smallest: number;
  readonly allGroups: number;
  readonly allRows: number;
  /** Where the first rows of the first such groups are. */
  readonly lines: readonly number[];
  readonly records: readonly number[];
}

const PLACES_TOLD = 5;
/** Before each part stands whether it has a value and how long it is, so that groups are the same only where all parts are. */
const LEAD = 4;

/** Counts, in one reading and exactly, how many rows share their values in some columns. Absence is a value of its own. */
export class GroupCounter {
  private readonly columns: readonly number[];
  private readonly absence: Absence;
  private readonly table = new KeyTable();
  private counts = new Int32Array(256);
  private lines = new Int32Array(256);
  private records = new Int32Array(256);
  private scratch = new Uint8Array(256);
  private used = 0;
  private rows = 0;

  constructor(columns: readonly number[], absence: Absence) {
    this.columns = columns;
    this.absence = absence;
  }

  run(batch: Batch): void {
    for (let row = 0; row < batch.rows; row++) {
      this.readKey(batch, row);
      const record = batch.records[row] as number;
      const entry = this.entryOf(record, batch.lines[row] as number);
      this.counts[entry] = (this.counts[entry] as number) + 1;
    }
    this.rows += batch.rows;
  }

  /** The groups with fewer than `k` rows. */
  below(k: number): SmallGroups {
    let [groups, rows, smallest] = [0, 0, this.rows];
    const first: number[] = [];
    for (let entry = 0; entry < this.table.size; entry++) {
      const count = this.counts[entry] as number;
      smallest = Math.min(smallest, count);
      if (count >= k) continue;
      groups++;
      rows += count;
      if (first.length < PLACES_TOLD) first.push(entry);
    }
    const lines = first.map((entry) => this.lines[entry] as number);
    const records = first.map((entry) => this.records[entry] as number);
    return { groups, rows, smallest, allGroups: this.table.size, allRows: this.rows, lines, records };
  }

  private entryOf(record: number, line: number): number {
    const { table, scratch, used } = this;
    const known = table.find(scratch, 0, used);
    if (known >= 0) return known;
    const entry = table.size;
    table.add(scratch, 0, used, record);
    if (entry >= this.counts.length) this.grow();
    this.lines[entry] = line;
    this.records[entry] = record;
    return entry;
  }

  private readKey(batch: Batch, row: number): void {
    this.used = 0;
    for (const column of this.columns) {
      const at = row * batch.width + column;
      let start = batch.starts[at] as number;
      let end = batch.ends[at] as number;
      while (start < end && (batch.bytes[start] as number) <= 32) start++;
      while (end > start && (batch.bytes[end - 1] as number) <= 32) end--;
      const isAbsent =
        start < 0 || end <= start || batch.kinds?.[at] === NULL || this.absence.has(batch.bytes, start, end);
      this.append(batch.bytes, start, isAbsent ? start : end, isAbsent);
    }
  }

  private append(bytes: Uint8Array, start: number, end: number, isAbsent: boolean): void {
    const length = end - start;
    if (this.used + length + LEAD > this.scratch.length) {
      const larger = new Uint8Array((this.used + length + LEAD) * 2);
      larger.set(this.scratch.subarray(0, this.used));
      this.scratch = larger;
    }
    const { scratch } = this;
    let at = this.used;
    scratch[at++] = isAbsent ? 1 : 0;
    scratch[at++] = length;
    scratch[at++] = length >>> 8;
    scratch[at++] = length >>> 16;
    for (let from = start; from < end; from++) scratch[at++] = bytes[from] as number;
    this.used = at;
  }

  private grow(): void {
    this.counts = doubled(this.counts);
    this.lines = doubled(this.lines);
    this.records = doubled(this.records);
  }
}

function doubled(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}
