import { type Batch, NULL, TEXT } from '../table/batch.ts';
import { KeyReader } from '../table/key-check.ts';
import type { CellMode } from './cell-digest.ts';
import { missingTexts, type TableField } from './table-fields.ts';

/** One field of a key on one side, and how it is compared. */
export interface KeyField {
  readonly of: TableField;
  readonly mode: CellMode;
}

/** What leads the keys of rows whose key has no value or a wrong one; no text and no length begins so. */
const UNKEYED = [0xff, 0xfe, 0xff, 0xff] as const;
/** … and those of the second and further rows of one key. */
const REPEATED = [0xff, 0xfd, 0xff, 0xff] as const;

/** Makes a key of every row, so that each row of one side can be looked for on the other. */
export class RowKeys {
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  /** Rows whose key lacks a part or has a wrong one: they are matched by how it is written. */
  unkeyed = 0;
  readonly columns: readonly number[];
  private readonly reader: KeyReader;
  private scratch = new Uint8Array(256);

  constructor(fields: readonly KeyField[]) {
    this.columns = fields.map(({ of }) => of.column);
    this.reader = new KeyReader(
      fields.map(({ of, mode }) => ({
        field: mode !== 'written' ? of.field : { ...of.field, type: 'any', format: 'default' },
        column: of.column,
        missing: missingTexts(of),
      })),
    );
  }

  /** Makes the key of a row. */
  read(batch: Batch, row: number): void {
    const { reader } = this;
    if (reader.read(batch, row) === 0) {
      const { key } = reader;
      this.set(key.bytes, key.start, key.end);
    } else this.readWritten(batch, row);
  }

  /** The key of the nth further row that has the last key, from 2. */
  repeat(nth: number): void {
    const { bytes, start, end } = this;
    const length = end - start;
    const copy = new Uint8Array(8 + length);
    copy.set(REPEATED);
    new DataView(copy.buffer).setUint32(4, nth);
    copy.set(bytes.subarray(start, end), 8);
    this.set(copy, 0, copy.length);
  }

  /** A row's key as people see it, cut short. */
  show(batch: Batch, row: number): string {
    return this.reader.show(batch, row);
  }

  private readWritten(batch: Batch, row: number): void {
    this.unkeyed++;
    let used = 0;
    const put = (byte: number): void => {
      if (used === this.scratch.length) {
        const larger = new Uint8Array(used * 2);
        larger.set(this.scratch);
        this.scratch = larger;
      }
      this.scratch[used++] = byte;
    };
    for (const byte of UNKEYED) put(byte);
    for (const column of this.columns) {
      const at = row * batch.width + column;
      const start = batch.starts[at] as number;
      const there = start >= 0 && (batch.kinds?.[at] ?? TEXT) !== NULL;
      const length = there ? (batch.ends[at] as number) - start : 0;
      for (let shift = 0; shift < 32; shift += 8) put((length >>> shift) & 0xff);
      for (let i = 0; i < length; i++) put(batch.bytes[start + i] as number);
    }
    this.set(this.scratch, 0, used);
  }

  private set(bytes: Uint8Array, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }
}
