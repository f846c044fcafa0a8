import type { Batch } from '../table/batch.ts';
import { rowAt, type Whereabouts } from '../table/where.ts';
import type { QualityReport } from './report-findings.ts';
import { type RowMarks, VOID } from './row-marks.ts';

/** Rows whose digests are kept: beyond them memory would grow with the table. */
const ROWS_LIMIT = 1 << 21;

/** Finds rows that repeat an earlier one whole, by a digest of 64 bits. */
export class DuplicateRows {
  count = 0;
  /** Whether the table was too long to be remembered whole. */
  incomplete = false;
  private readonly where: Whereabouts;
  private readonly report: QualityReport;
  private low = new Int32Array(1024);
  private high = new Int32Array(1024);
  private records = new Int32Array(1024);
  private size = 0;

  constructor(where: Whereabouts, report: QualityReport) {
    this.where = where;
    this.report = report;
  }

  run(batch: Batch, marks: RowMarks): void {
    if (!this.report.asks('duplicate-row')) return;
    for (let row = 0; row < batch.rows; row++) {
      const first = this.add(batch, row);
      if (first === 0) continue;
      this.count++;
      marks.set(row, VOID);
      this.report.tell('duplicate-row', batch.records[row] ?? 0, () => rowAt(this.where, batch, row), { first });
    }
  }

  /** The record that had the row first; 0 where it is new. */
  private add({ bytes, starts, ends, width, records }: Batch, row: number): number {
    let low = 0;
    let high = 0x9e3779b9 | 0;
    for (let at = row * width, last = at + width; at < last; at++) {
      for (let byte = starts[at] as number, end = ends[at] as number; byte >= 0 && byte < end; byte++) {
        const value = bytes[byte] as number;
        low = (Math.imul(low, 31) + value) | 0;
        high = Math.imul(high ^ value, 0x01000193);
      }
      // A cell's end, so that `a,bc` is not `ab,c`.
      low = (Math.imul(low, 31) + 257) | 0;
      high = Math.imul(high ^ 257, 0x01000193);
    }
    return this.insert(low, high, Math.max(1, records[row] ?? 1));
  }

  private insert(low: number, high: number, record: number): number {
    const mask = this.low.length - 1;
    let slot = (low ^ (low >>> 15)) & mask;
    for (; this.records[slot] !== 0; slot = (slot + 1) & mask) {
      if (this.low[slot] === low && this.high[slot] === high) return this.records[slot] as number;
    }
    if (this.size >= ROWS_LIMIT) {
      this.incomplete = true;
      return 0;
    }
    this.low[slot] = low;
    this.high[slot] = high;
    this.records[slot] = record;
    if (++this.size * 2 > mask) this.grow();
    return 0;
  }

  private grow(): void {
    const { low, high, records } = this;
    this.low = new Int32Array(low.length * 4);
    this.high = new Int32Array(low.length * 4);
    this.records = new Int32Array(low.length * 4);
    this.size = 0;
    for (let slot = 0; slot < records.length; slot++) {
      if (records[slot] !== 0) this.insert(low[slot] as number, high[slot] as number, records[slot] as number);
    }
  }
}
