import { KeyTable } from '../table/key-table.ts';

/** Different texts that a column's memory holds; a column with more is looked at cell by cell. */
export const DISTINCT_LIMIT = 2048;

/** Numbers the different texts of a column, as long as they are few. */
export class Distinct {
  private readonly table = new KeyTable();

  get size(): number {
    return this.table.size;
  }

  /** The number of bytes[start, end), from 0; -1 where they are new. */
  find(bytes: Uint8Array, start: number, end: number): number {
    return this.table.find(bytes, start, end);
  }

  /** Adds new bytes and gives their number; -1 where there are too many already. */
  add(bytes: Uint8Array, start: number, end: number): number {
    if (this.table.size >= DISTINCT_LIMIT) return -1;
    this.table.add(bytes, start, end, 1);
    return this.table.size - 1;
  }
}
