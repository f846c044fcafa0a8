import type { Batch } from '../table/batch.ts';
import { KeyTable } from '../table/key-table.ts';
import { scatter } from './byte-hash.ts';
import type { CellDigest } from './cell-digest.ts';

/** Rows without a key: how many of each there are, by a digest of 64 bits. */
export class RowBag {
  private readonly rows = new KeyTable();
  private counts = new Int32Array(256);
  private readonly digest = new Uint8Array(8);
  private readonly view = new DataView(this.digest.buffer);
  private base = 0;
  private head = 0;
  private added = 0;

  /** Takes rows of the base. The digests have read the batch. */
  takeBase(batch: Batch, cells: readonly CellDigest[]): void {
    for (let row = 0; row < batch.rows; row++) {
      this.read(row, cells);
      const first = this.rows.add(this.digest, 0, 8, this.rows.size + 1);
      const entry = first === 0 ? this.rows.size - 1 : first - 1;
      if (entry >= this.counts.length) this.grow();
      this.counts[entry] = (this.counts[entry] as number) + 1;
    }
    this.base += batch.rows;
  }

  /** Takes rows of the head out of the base's. The digests have read the batch. */
  takeHead(batch: Batch, cells: readonly CellDigest[]): void {
    for (let row = 0; row < batch.rows; row++) {
      this.read(row, cells);
      const entry = this.rows.find(this.digest, 0, 8);
      const left = entry < 0 ? 0 : (this.counts[entry] as number);
      if (left === 0) this.added++;
      else this.counts[entry] = left - 1;
    }
    this.head += batch.rows;
  }

  /** What was found: rows that only one side has, and those of both. */
  finish(): { readonly added: number; readonly removed: number; readonly unchanged: number } {
    const unchanged = this.head - this.added;
    return { added: this.added, removed: this.base - unchanged, unchanged };
  }

  private read(row: number, cells: readonly CellDigest[]): void {
    let low = 0;
    let high = 0;
    for (const cell of cells) {
      low = scatter(low) + (cell.lows[row] as number);
      high = scatter(high ^ 0x27d4eb2f) + (cell.highs[row] as number);
    }
    this.view.setInt32(0, low);
    this.view.setInt32(4, high);
  }

  private grow(): void {
    const counts = new Int32Array(this.counts.length * 2);
    counts.set(this.counts);
    this.counts = counts;
  }
}
