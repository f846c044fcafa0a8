/**
 * Some rows of a table, as places in one run of UTF-8 bytes: no cell is made a string before somebody needs it to be.
 * Every watcher of a table is given the same batches in order; a batch is valid until the next one is asked for.
 */

/** What a cell was in a format that has types of its own (JSON, workbooks). Text formats only know `TEXT`. */
export const TEXT = 0;
export const NULL = 1;
export const NUMBER = 2;
export const BOOLEAN = 3;
/** An array or an object; the bytes are its JSON. */
export const STRUCTURE = 4;
/** A workbook's date; the bytes are `yyyy-mm-ddThh:mm:ss`. */
export const MOMENT = 5;

export class Batch {
  /** The bytes that `starts` and `ends` point into. */
  bytes: Uint8Array = new Uint8Array(0);
  /** Rows in the batch. */
  rows = 0;
  /** Cells kept a row; further ones are only counted. */
  readonly width: number;
  readonly capacity: number;
  /** Of row `r`, column `c`, at `r * width + c`: the first byte, or -1 where the row has no such cell. */
  readonly starts: Int32Array;
  /** … and the byte after the last. */
  readonly ends: Int32Array;
  /** What each cell was, for formats with types; `undefined` where all are text. */
  readonly kinds: Uint8Array | undefined;
  /** Cells that each row has in the file. */
  readonly counts: Int32Array;
  /** The line in the file where each row begins, from 1. */
  readonly lines: Int32Array;
  /** Each row's physical record in the file, from 1. */
  readonly records: Int32Array;
  /** The data row number, from 1, of the first row. */
  firstRow = 1;

  constructor(width: number, options: { readonly typed?: boolean; readonly cells?: number } = {}) {
    this.width = width;
    this.capacity = Math.max(1, Math.min(8192, Math.floor((options.cells ?? 65536) / Math.max(1, width))));
    const cells = this.capacity * width;
    this.starts = new Int32Array(cells);
    this.ends = new Int32Array(cells);
    this.kinds = options.typed ? new Uint8Array(cells) : undefined;
    this.counts = new Int32Array(this.capacity);
    this.lines = new Int32Array(this.capacity);
    this.records = new Int32Array(this.capacity);
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of bytes[start, end); a wrong byte becomes U+FFFD. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}
