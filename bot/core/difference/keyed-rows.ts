import { cutShort } from '../finding.ts';
import type { Batch } from '../table/batch.ts';
import { KeyTable } from '../table/key-table.ts';
import { scatter } from './byte-hash.ts';
import type { CellDigest } from './cell-digest.ts';
import { KeyTexts } from './key-texts.ts';
import type { RowKeys } from './row-keys.ts';

/** Fields of a row whose changes are told apart; in wider tables the rest is told together. */
export const SLOTS = 64;
const PAGE_BITS = 14;
const PAGE_ROWS = 1 << PAGE_BITS;

/** What comparing rows by key gave. */
export interface KeyedTally {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows changed in each slot. */
  readonly slots: Uint32Array;
  readonly addedKeys: readonly string[];
  readonly removedKeys: readonly string[];
  readonly changedKeys: readonly { readonly key: string; readonly slots: readonly number[] }[];
  /** Second and further rows of a key; of the head, only where the base has the key. */
  readonly repeatedBase: number;
  readonly repeatedHead: number;
}

/** The base's rows by key, with a hash of each compared cell; then the head's rows, each looked up. */
export class KeyedRows {
  private readonly keys = new KeyTable();
  private readonly texts: KeyTexts;
  private readonly width: number;
  private readonly hashes: Int32Array[] = [];
  /** Entries of second and further rows of a key, with the entry of the first. */
  private readonly repeats = new Map<number, number>();
  /** How often a repeated key was met, by the entry of its first row. */
  private readonly repeatsBase = new Map<number, number>();
  private readonly repeatsHead = new Map<number, number>();
  private readonly limit: number;
  private readonly slots: Uint32Array;
  private readonly addedKeys: string[] = [];
  private readonly changedKeys: { readonly key: string; readonly slots: readonly number[] }[] = [];
  private seen = new Uint8Array(0);
  private repeatedBase = 0;
  private repeatedHead = 0;
  private added = 0;
  private changed = 0;
  private unchanged = 0;

  constructor(columns: readonly number[], fields: number, limit: number) {
    this.texts = new KeyTexts(columns);
    this.width = Math.min(fields, SLOTS);
    this.slots = new Uint32Array(this.width);
    this.limit = limit;
  }

  /** Takes rows of the base. The digests have read the batch. */
  takeBase(batch: Batch, keys: RowKeys, cells: readonly CellDigest[]): void {
    for (let row = 0; row < batch.rows; row++) {
      keys.read(batch, row);
      const first = this.keys.add(keys.bytes, keys.start, keys.end, this.keys.size + 1);
      if (first !== 0) {
        const nth = (this.repeatsBase.get(first) ?? 1) + 1;
        this.repeatsBase.set(first, nth);
        this.repeatedBase++;
        keys.repeat(nth);
        this.keys.add(keys.bytes, keys.start, keys.end, this.keys.size + 1);
        this.repeats.set(this.keys.size - 1, first - 1);
      }
      this.texts.add(batch, row);
      this.keep(this.keys.size - 1, row, cells);
    }
  }

  /** Looks up rows of the head. The digests have read the batch. */
  takeHead(batch: Batch, keys: RowKeys, cells: readonly CellDigest[]): void {
    if (this.seen.length < this.keys.size) this.seen = new Uint8Array(this.keys.size);
    for (let row = 0; row < batch.rows; row++) {
      keys.read(batch, row);
      const entry = this.entryOf(keys);
      if (entry < 0) {
        this.added++;
        if (this.addedKeys.length < this.limit) this.addedKeys.push(keys.show(batch, row));
      } else {
        this.seen[entry] = 1;
        this.compare(entry, batch, row, keys, cells);
      }
    }
  }

  /** What was found. `onLost` is told of each key that is gone with its row; one that another row still has is not. */
  finish(onLost: (key: () => string) => void): KeyedTally {
    const removedKeys: string[] = [];
    let removed = 0;
    for (let entry = 0; entry < this.keys.size; entry++) {
      if (this.seen[entry] === 1) continue;
      removed++;
      if (removedKeys.length < this.limit) removedKeys.push(cutShort(this.texts.textOf(entry)));
      const first = this.repeats.get(entry);
      if (first === undefined || this.seen[first] !== 1) onLost(() => this.texts.textOf(entry));
    }
    const { added, changed, unchanged, slots, addedKeys, changedKeys, repeatedBase, repeatedHead } = this;
    const counts = { added, removed, changed, unchanged, repeatedBase, repeatedHead };
    return { ...counts, slots, addedKeys, removedKeys, changedKeys };
  }

  /** The base's row for the last key: the nth row of a key on one side is compared with the nth on the other. */
  private entryOf(keys: RowKeys): number {
    const entry = this.keys.find(keys.bytes, keys.start, keys.end);
    if (entry < 0 || this.seen[entry] === 0) return entry;
    const nth = (this.repeatsHead.get(entry) ?? 1) + 1;
    this.repeatsHead.set(entry, nth);
    this.repeatedHead++;
    keys.repeat(nth);
    return this.keys.find(keys.bytes, keys.start, keys.end);
  }

  private keep(entry: number, row: number, cells: readonly CellDigest[]): void {
    const page = this.pageOf(entry);
    const at = (entry & (PAGE_ROWS - 1)) * this.width;
    for (let index = 0; index < this.width; index++) page[at + index] = this.slotOf(index, row, cells);
  }

  private pageOf(entry: number): Int32Array {
    const index = entry >>> PAGE_BITS;
    let page = this.hashes[index];
    if (page === undefined) {
      page = new Int32Array(PAGE_ROWS * this.width);
      this.hashes[index] = page;
    }
    return page;
  }

  /** The last slot of a wide table stands for all the fields from there on. */
  private slotOf(index: number, row: number, cells: readonly CellDigest[]): number {
    if (index < SLOTS - 1 || cells.length === SLOTS) return cells[index]?.lows[row] as number;
    let hash = 0;
    for (let rest = index; rest < cells.length; rest++) {
      hash = (scatter(hash) + (cells[rest]?.lows[row] as number)) | 0;
    }
    return hash;
  }

  private compare(entry: number, batch: Batch, row: number, keys: RowKeys, cells: readonly CellDigest[]): void {
    const page = this.pageOf(entry);
    const at = (entry & (PAGE_ROWS - 1)) * this.width;
    let differs: number[] | undefined;
    for (let index = 0; index < this.width; index++) {
      if (page[at + index] === this.slotOf(index, row, cells)) continue;
      this.slots[index] = (this.slots[index] as number) + 1;
      if (differs === undefined) differs = [index];
      else differs.push(index);
    }
    if (differs === undefined) this.unchanged++;
    else {
      this.changed++;
      if (this.changedKeys.length < this.limit) this.changedKeys.push({ key: keys.show(batch, row), slots: differs });
    }
  }
}
