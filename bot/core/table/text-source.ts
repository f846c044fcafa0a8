import { Batch, textOf } from './batch.ts';
import type { Dialect } from './dialect.ts';
import { checkUtf8, type IsUtf8 } from './encoding.ts';
import {
  COLUMN_LIMIT,
  HEADER_LIMIT,
  type Head,
  joinHeader,
  lastOf,
  type SourceEvents,
  type TableSource,
} from './source.ts';
import { Tokenizer } from './tokenizer.ts';

/** The window's first size and the size it settles at, in bytes: small files stay small, large ones are read in strides. */
export interface Windows {
  readonly first: number;
  readonly usual: number;
}
const WINDOWS: Windows = { first: 1 << 16, usual: 1 << 20 };
/** Cells of the first batch; later ones are larger. */
const FIRST_CELLS = 1 << 13;
/** A longer record is no record: usually a file without line ends, or a quote that swallows the rest. */
export const RECORD_LIMIT = 1 << 24;

/** A record of the header, and how many cells it has in the file. */
interface HeadRow {
  readonly cells: string[];
  readonly count: number;
  readonly line: number;
  readonly record: number;
}

/** A delimited text table (CSV, TSV and their kin) read from a stream of UTF-8 bytes. */
export class TextSource implements TableSource {
  private readonly dialect: Dialect;
  private readonly events: SourceEvents;
  private readonly chunks: AsyncIterator<Uint8Array>;
  private readonly tokenizer: Tokenizer;
  private readonly isUtf8: IsUtf8 | 'made-here' | undefined;
  private readonly windows: Windows;
  private window: Uint8Array;
  private filled = 0;
  private checked = 0;
  private begun = false;
  private ended = false;
  /** Bytes of a chunk that did not fit into the window. */
  private rest: Uint8Array = new Uint8Array(0);

  /** `isUtf8` is the machine's own check where it has one; bytes that a decoder of ours has made need none. */
  constructor(
    stream: AsyncIterable<Uint8Array>,
    dialect: Dialect,
    events: SourceEvents,
    isUtf8?: IsUtf8 | 'made-here' | undefined,
    windows: Windows = WINDOWS,
  ) {
    this.windows = windows;
    this.window = new Uint8Array(windows.first);
    this.dialect = dialect;
    this.events = events;
    this.chunks = stream[Symbol.asyncIterator]();
    this.tokenizer = new Tokenizer(dialect, events);
    this.isUtf8 = isUtf8;
  }

  /** Line ends met so far, outside quotes. */
  get lineEnds(): Tokenizer['lineEnds'] {
    return this.tokenizer.lineEnds;
  }

  async head(): Promise<Head | undefined> {
    if (!this.dialect.header) return undefined;
    const wanted = this.dialect.headerRows && new Set(this.dialect.headerRows);
    const last = lastOf(wanted ?? []);
    const parts: string[][] = [];
    let line = 1;
    let record = 1;
    let columns: number | undefined;
    for (;;) {
      const row = await this.headRow();
      if (row === undefined) break;
      // Where the declared rows are comments or blank, the header is the first row after them.
      const late = parts.length === 0 && row.record > last;
      if (late || (wanted?.has(row.record) && parts.length < HEADER_LIMIT)) {
        if (parts.length === 0) ({ line, record } = row);
        if (row.count > COLUMN_LIMIT) columns = Math.max(columns ?? 0, row.count);
        parts.push(row.cells);
      }
      if (wanted === undefined || this.tokenizer.record > last) break;
    }
    if (parts.length === 0) return undefined;
    const labels = joinHeader(parts, this.dialect.headerJoin);
    this.tokenizer.keepEmpty = labels.length === 1;
    return { labels, columns, line, record, unordered: false };
  }

  async *rows(width: number): AsyncGenerator<Batch, void, void> {
    let batch = new Batch(width, { cells: FIRST_CELLS });
    if (!this.dialect.header) this.tokenizer.keepEmpty = width === 1;
    try {
      for (;;) {
        const end = this.tokenizer.scan(batch);
        if (batch.rows > 0) {
          yield batch;
          batch = nextBatch(batch);
        }
        if (end === 'done' || (end === 'need-more' && !(await this.advance()))) return;
      }
    } finally {
      await this.close();
    }
  }

  /** Lets the stream go, also where it was not read to its end. */
  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  private async headRow(): Promise<HeadRow | undefined> {
    for (;;) {
      const batch = this.headBatch();
      const { width } = batch;
      const end = this.tokenizer.scan(batch);
      if (batch.rows > 0) {
        const { bytes, starts, ends, lines, records } = batch;
        const count = batch.counts[0] ?? 0;
        const cells = Array.from({ length: Math.min(width, count) }, (_, i) =>
          textOf(bytes, starts[i] ?? 0, ends[i] ?? 0),
        );
        return { cells, count, line: lines[0] ?? 1, record: records[0] ?? 1 };
      }
      if (end === 'done' || !(await this.advance())) return undefined;
    }
  }

  /** A batch for one record: the same for all that the window holds, as there may be a million before the header. */
  private headBatch(): Batch {
    this.head1 ??= new Batch(this.mostCells(), { cells: 1 });
    this.head1.rows = 0;
    return this.head1;
  }

  /** No table's record in the window has more cells than this: its delimiters, quoted ones counted too. */
  private mostCells(): number {
    const delimiter = this.dialect.delimiter.charCodeAt(0);
    const first = delimiter < 0x80 ? delimiter : -1;
    let cells = 1;
    for (let i = this.tokenizer.position; i < this.filled && cells <= COLUMN_LIMIT; i++) {
      const byte = this.window[i] ?? 0;
      if (byte === first || (first < 0 && byte >= 0xc0)) cells++;
    }
    return cells;
  }

  /** Makes the window hold more of the record at hand. False: there is no going on. */
  private async advance(): Promise<boolean> {
    const { tokenizer } = this;
    const kept = this.filled - tokenizer.position;
    if (this.begun && kept >= RECORD_LIMIT - 1) {
      if (tokenizer.giveUpQuote()) return !tokenizer.hopeless;
      this.events.recordTooLong(tokenizer.line, tokenizer.record, RECORD_LIMIT);
      return false;
    }
    this.keep(kept);
    this.head1 = undefined;
    await this.fill();
    if (!this.begun) this.skipMark();
    this.checkBytes();
    tokenizer.moveTo(this.window, this.filled, this.ended);
    if (!this.begun) tokenizer.position = this.markLength;
    this.begun = true;
    return true;
  }

  /** Looks at each byte once. Nothing of the record at hand has been changed yet, so its lines can be counted. */
  private checkBytes(): void {
    const { isUtf8, window, events } = this;
    if (isUtf8 === 'made-here') return;
    const span = { from: this.checked, to: this.filled, final: this.ended };
    const start = { offset: 0, line: this.tokenizer.line };
    const onWrong = (line: number, hex: string, fits: string | undefined): void => {
      // A line that two windows share is told once.
      if (line > this.lastWrong) events.wrongBytes(line, hex, fits);
      this.lastWrong = line;
    };
    this.checked = checkUtf8(window, span, start, onWrong, isUtf8);
  }

  private lastWrong = 0;
  private head1: Batch | undefined;
  private markLength = 0;

  /** The byte order mark is no part of the first label. */
  private skipMark(): void {
    const [a, b, c] = this.window;
    this.markLength = this.filled >= 3 && a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  }

  /** Moves the record at hand to the window's beginning, and makes the window larger where it fills it. */
  private keep(kept: number): void {
    const from = this.tokenizer.position;
    const size = this.window.length;
    if (this.begun && (size < this.windows.usual || kept > size / 2)) {
      const larger = new Uint8Array(Math.min(RECORD_LIMIT, size * 4));
      larger.set(this.window.subarray(from, this.filled));
      this.window = larger;
    } else this.window.copyWithin(0, from, this.filled);
    this.filled = kept;
    this.checked = Math.max(0, this.checked - from);
  }

  /** Fills the window to its end, whatever the size of the chunks: batches must not depend on how bytes arrive. */
  private async fill(): Promise<void> {
    const room = this.window.length - 1;
    while (this.filled < room) {
      if (this.rest.length === 0) {
        const next = await this.chunks.next();
        if (next.done === true) {
          this.ended = true;
          return;
        }
        this.rest = next.value;
        continue;
      }
      const part = this.rest.subarray(0, room - this.filled);
      this.window.set(part, this.filled);
      this.filled += part.length;
      this.rest = this.rest.subarray(part.length);
    }
  }
}

/** The batch again, or a larger one where a first one was full: most tables never need it. */
function nextBatch(batch: Batch): Batch {
  const outgrown = batch.rows === batch.capacity && batch.starts.length <= FIRST_CELLS;
  const next = outgrown ? new Batch(batch.width) : batch;
  next.firstRow = batch.firstRow + batch.rows;
  next.rows = 0;
  return next;
}
