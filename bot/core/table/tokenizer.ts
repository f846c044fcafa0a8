import type { Batch } from './batch.ts';
import type { Dialect } from './dialect.ts';

/** What a tokenizer tells besides rows: the rare things. Lines and records count from 1. */
export interface TokenizerEvents {
  blankRow(line: number, record: number): void;
  syntaxError(problem: 'open-quote' | 'after-quote', line: number, record: number): void;
  nulByte(line: number, record: number): void;
}

/** How a scan of the window ended. */
export type ScanEnd = 'batch-full' | 'need-more' | 'done';

/** Line ends as counted outside quotes, each with the first line that has it. */
export interface LineEnds {
  readonly kind: 'LF' | 'CRLF' | 'CR';
  count: number;
  first: number;
}

// Classes of bytes. What does not stop the scan of a cell is 0.
const DELIMITER = 1;
const LINE_FEED = 2;
const CARRIAGE_RETURN = 3;
const TERMINATOR = 4;
const ESCAPE = 5;
const NUL = 6;
const QUOTE = 7;

const LF = 10;
const CR = 13;
const SPACE = 32;
const NO_BYTE = 256;

/** A file whose every quote stays open would be scanned to its end again and again: after so many, reading stops. */
const MOST_OPEN_QUOTES = 100;

const encoder = new TextEncoder();

/**
 * Splits a window of UTF-8 bytes into records and cells, by the dialect. It keeps no state inside a record: a record
 * that the window cuts off is scanned again once there is more, so every answer is a function of the bytes alone.
 */
export class Tokenizer {
  /** The window. `bytes[end]` must exist: it is overwritten as a sentinel. */
  bytes: Uint8Array = new Uint8Array(1);
  end = 0;
  /** Whether the window's end is the file's. */
  final = false;
  /** The next byte to scan: always where a record begins. */
  position = 0;
  /** The line and the physical record that begin at `position`. */
  line = 1;
  record = 1;
  /** Whether an empty line is a row with one empty cell, as in a table of one column. */
  keepEmpty = false;
  /** Set when every further quote would be open too: reading stops. */
  hopeless = false;
  readonly lineEnds: readonly LineEnds[] = [
    { kind: 'LF', count: 0, first: 0 },
    { kind: 'CRLF', count: 0, first: 0 },
    { kind: 'CR', count: 0, first: 0 },
  ];

  private readonly classes = new Uint8Array(256);
  /** The highest byte that has a class: most bytes of a text are above it. */
  private top = 0;
  private readonly quotedClasses = new Uint8Array(256);
  private readonly delimiter: Uint8Array;
  private readonly terminator: Uint8Array;
  private readonly quote: Uint8Array;
  private readonly escape: Uint8Array;
  private readonly comment: Uint8Array;
  private readonly commentRows: ReadonlySet<number>;
  private readonly doubleQuote: boolean;
  private readonly skipSpace: boolean;
  private readonly events: TokenizerEvents;

  // Of the record under way; told and undone only once it is whole, since it may be scanned twice.
  private cells = 0;
  private lines = 0;
  private contentEnd = 0;
  private quotedStart = 0;
  private quotedEnd = 0;
  private openQuoteAt = -1;
  private readonly escaped: number[] = [];
  private readonly escapedUnquoted: number[] = [];
  private readonly afterQuotes: number[] = [];
  private readonly nuls: number[] = [];
  /** Quotes that never close: read as plain text. */
  private readonly literalQuotes = new Set<number>();
  private openQuotes = 0;

  constructor(dialect: Dialect, events: TokenizerEvents) {
    this.events = events;
    const usual = dialect.lineTerminator === undefined || /^(\r\n|\n|\r)$/.test(dialect.lineTerminator);
    this.delimiter = encoder.encode(dialect.delimiter);
    this.terminator = encoder.encode(usual ? '' : dialect.lineTerminator);
    this.quote = encoder.encode(dialect.quoteChar ?? '');
    // A quote that escapes itself is `doubleQuote` by another name.
    this.escape = encoder.encode(dialect.escapeChar === dialect.quoteChar ? '' : (dialect.escapeChar ?? ''));
    this.comment = encoder.encode(dialect.commentChar ?? '');
    this.commentRows = new Set(dialect.commentRows);
    this.doubleQuote =
      dialect.doubleQuote || (dialect.escapeChar !== undefined && dialect.escapeChar === dialect.quoteChar);
    this.skipSpace = dialect.skipInitialSpace;
    this.classify();
  }

  private classify(): void {
    const { classes, quotedClasses } = this;
    const mark = (table: Uint8Array, sequence: Uint8Array, kind: number): void => {
      if (sequence[0] !== undefined) table[sequence[0]] = kind;
    };
    for (const table of [classes, quotedClasses]) {
      table[0] = NUL;
      table[LF] = LINE_FEED;
      table[CR] = CARRIAGE_RETURN;
    }
    mark(classes, this.terminator, TERMINATOR);
    mark(classes, this.delimiter, DELIMITER);
    mark(classes, this.escape, ESCAPE);
    mark(quotedClasses, this.escape, ESCAPE);
    mark(quotedClasses, this.quote, QUOTE);
    this.top = classes.findLastIndex((kind) => kind !== 0);
  }

  /** Takes another window whose first byte is the old one's byte at `position`. */
  moveTo(bytes: Uint8Array, end: number, final: boolean): void {
    const moved = [...this.literalQuotes].map((at) => at - this.position);
    this.literalQuotes.clear();
    for (const at of moved) this.literalQuotes.add(at);
    this.bytes = bytes;
    this.end = end;
    this.final = final;
    this.position = 0;
  }

  /** Appends records to the batch until it is full, or the window holds no further whole record. */
  scan(batch: Batch): ScanEnd {
    batch.bytes = this.bytes;
    while (batch.rows < batch.capacity) {
      if (this.position >= this.end) return this.final ? 'done' : 'need-more';
      if (this.scanRecord(batch)) continue;
      return this.hopeless ? 'done' : 'need-more';
    }
    return 'batch-full';
  }

  /** Where the record at hand has a quote that does not close: reads it as plain text from now on. False: it has none. */
  giveUpQuote(): boolean {
    if (this.openQuoteAt < 0) return false;
    const line = this.line + countLines(this.bytes, this.position, this.openQuoteAt);
    this.events.syntaxError('open-quote', line, this.record);
    this.literalQuotes.add(this.openQuoteAt);
    this.openQuoteAt = -1;
    this.openQuotes++;
    this.hopeless = this.openQuotes >= MOST_OPEN_QUOTES;
    return true;
  }

  /** Scans one record. False: it is not whole in the window, and nothing has changed. */
  private scanRecord(batch: Batch): boolean {
    const from = this.position;
    if (this.startsWith(this.comment, from)) return this.skipComment(from);
    for (;;) {
      const next = this.scanCells(batch, from);
      if (next >= 0) {
        this.finishRecord(batch, from, next);
        return true;
      }
      if (!this.final || !this.giveUpQuote() || this.hopeless) return false;
    }
  }

  private finishRecord(batch: Batch, from: number, next: number): void {
    const { line, record } = this;
    const empty = this.contentEnd === from;
    const blank = this.contentEnd - from === (this.cells - 1) * this.delimiter.length;
    this.position = next;
    this.line = line + this.lines;
    this.record = record + 1;
    if (this.literalQuotes.size > 0) this.literalQuotes.clear();
    if (this.commentRows.has(record)) return;
    if (blank && !(empty && this.keepEmpty)) {
      this.events.blankRow(line, record);
      return;
    }
    for (const at of this.afterQuotes) this.events.syntaxError('after-quote', at, record);
    for (const at of this.nuls) this.events.nulByte(at, record);
    for (const index of this.escaped) this.takeOutEscapes(batch, index, this.doubleQuote);
    for (const index of this.escapedUnquoted) this.takeOutEscapes(batch, index, false);
    this.addRow(batch, line, record);
  }

  private addRow(batch: Batch, line: number, record: number): void {
    const row = batch.rows++;
    batch.counts[row] = this.cells;
    batch.lines[row] = line;
    batch.records[row] = record;
    const base = row * batch.width;
    for (let column = this.cells; column < batch.width; column++) {
      batch.starts[base + column] = -1;
      batch.ends[base + column] = -1;
    }
  }

  /**
   * Scans the cells of the record that begins at `from`, writing their places into the batch's next row. Returns where
   * the next record begins, or -1 where the window ends before the record does. The hot loop: it looks at each byte
   * once, and stops only at a byte that has a class.
   */
  private scanCells(batch: Batch, from: number): number {
    this.begin();
    const { bytes, end, classes, top, delimiter, skipSpace } = this;
    const { starts, ends, width } = batch;
    const quote = this.quote[0] ?? NO_BYTE;
    const base = batch.rows * width;
    bytes[end] = LF;
    let column = 0;
    let position = from;
    for (;;) {
      if (skipSpace) while (bytes[position] === SPACE && position < end) position++;
      let start = position;
      let afterQuote = -1;
      if (bytes[position] === quote && this.opensQuote(position)) {
        afterQuote = this.scanQuoted(position, base + column, column < width);
        if (afterQuote < 0) return -1;
        position = afterQuote;
        start = this.quotedStart;
      }
      let kind: number;
      for (;;) {
        let byte = bytes[position] as number;
        while (byte > top || classes[byte] === 0) byte = bytes[++position] as number;
        kind = classes[byte] as number;
        if (kind === DELIMITER && (delimiter.length === 1 || this.startsWith(delimiter, position))) break;
        if (position >= end || (kind !== DELIMITER && this.endsRecord(kind, position))) break;
        position = this.scanOdd(kind, position, base + column, column < width);
      }
      if (column < width) {
        starts[base + column] = start;
        ends[base + column] = position === afterQuote ? this.quotedEnd : position;
      }
      column++;
      if (kind !== DELIMITER || position >= end) break;
      position += delimiter.length;
    }
    if (position >= end && !this.final) return -1;
    this.cells = column;
    this.contentEnd = position;
    return this.endRecord(position);
  }

  private begin(): void {
    this.lines = 0;
    this.openQuoteAt = -1;
    if (this.escaped.length > 0) this.escaped.length = 0;
    if (this.escapedUnquoted.length > 0) this.escapedUnquoted.length = 0;
    if (this.afterQuotes.length > 0) this.afterQuotes.length = 0;
    if (this.nuls.length > 0) this.nuls.length = 0;
  }

  private opensQuote(position: number): boolean {
    if (position >= this.end || !this.startsWith(this.quote, position)) return false;
    return this.literalQuotes.size === 0 || !this.literalQuotes.has(position);
  }

  private endsRecord(kind: number, position: number): boolean {
    if (this.terminator.length > 0) return kind === TERMINATOR && this.startsWith(this.terminator, position);
    return kind === LINE_FEED || kind === CARRIAGE_RETURN;
  }

  /** A byte with a class that ends nothing here: an escape, a NUL, part of a longer sequence. Returns where to go on. */
  private scanOdd(kind: number, position: number, index: number, kept: boolean): number {
    const { bytes } = this;
    if (bytes[position] === LF || (bytes[position] === CR && bytes[position + 1] !== LF)) this.lines++;
    if (kind === NUL) this.nuls.push(this.line + this.lines);
    if (kind !== ESCAPE || !this.startsWith(this.escape, position)) return position + 1;
    if (kept && this.escapedUnquoted.at(-1) !== index) this.escapedUnquoted.push(index);
    return Math.min(this.end, position + this.escape.length + 1);
  }

  /** Scans a quoted cell; returns the place after its closing quote, or -1 where the window has none. */
  private scanQuoted(from: number, index: number, kept: boolean): number {
    const { bytes, end, quotedClasses, quote } = this;
    let position = from + quote.length;
    let escaped = false;
    this.quotedStart = position;
    while (position < end) {
      const kind = quotedClasses[bytes[position] as number] as number;
      if (kind === 0) {
        position++;
        continue;
      }
      if (kind === QUOTE && this.startsWith(quote, position)) {
        const after = position + quote.length;
        if (after >= end && !this.final) break;
        if (!this.doubleQuote || after >= end || !this.startsWith(quote, after)) {
          if (escaped && kept) this.escaped.push(index);
          return this.closeQuote(position, after);
        }
        escaped = true;
        position = after + quote.length;
        continue;
      }
      if (kind === ESCAPE && this.startsWith(this.escape, position)) {
        escaped = true;
        position += this.escape.length;
      }
      if (bytes[position] === LF || (bytes[position] === CR && bytes[position + 1] !== LF)) this.lines++;
      if (kind === NUL) this.nuls.push(this.line + this.lines);
      position++;
    }
    this.openQuoteAt = from;
    return -1;
  }

  private closeQuote(position: number, after: number): number {
    this.quotedEnd = position;
    const kind = this.classes[this.bytes[after] as number] as number;
    const ends = after >= this.end || this.startsWith(this.delimiter, after) || this.endsRecord(kind, after);
    if (!ends) this.afterQuotes.push(this.line + this.lines);
    return after;
  }

  /** Counts the record's end and returns where the next record begins; -1 where the window cuts a CRLF. */
  private endRecord(position: number): number {
    const { bytes, end, terminator } = this;
    if (position >= end) return end;
    if (terminator.length > 0) {
      this.lines += countLines(bytes, position, position + terminator.length);
      return position + terminator.length;
    }
    if (bytes[position] === LF) return this.countEnd(0, position + 1);
    if (position + 1 >= end) return this.final ? this.countEnd(2, end) : -1;
    return bytes[position + 1] === LF ? this.countEnd(1, position + 2) : this.countEnd(2, position + 1);
  }

  private countEnd(kind: 0 | 1 | 2, next: number): number {
    const ends = this.lineEnds[kind];
    if (ends !== undefined && ends.count++ === 0) ends.first = this.line + this.lines;
    this.lines++;
    return next;
  }

  /** Takes escapes out of a cell, in place: what is left is never longer. */
  private takeOutEscapes(batch: Batch, index: number, doubled: boolean): void {
    const { bytes, quote, escape: escaping } = this;
    const stop = batch.ends[index] as number;
    let read = batch.starts[index] as number;
    let write = read;
    while (read < stop) {
      if (this.startsWith(escaping, read) && read + escaping.length < stop) read += escaping.length;
      else if (doubled && this.startsWith(quote, read) && this.startsWith(quote, read + quote.length))
        read += quote.length;
      bytes[write++] = bytes[read++] as number;
    }
    batch.ends[index] = write;
  }

  private startsWith(sequence: Uint8Array, position: number): boolean {
    const { bytes } = this;
    for (let i = 0; i < sequence.length; i++) if (bytes[position + i] !== sequence[i]) return false;
    return sequence.length > 0;
  }

  /** A comment ends with its line, whatever quotes it holds. */
  private skipComment(from: number): boolean {
    const { bytes, end, classes } = this;
    let position = from;
    this.lines = 0;
    while (position < end && !this.endsRecord(classes[bytes[position] as number] as number, position)) position++;
    if (position >= end && !this.final) return false;
    this.lines = countLines(bytes, from, position);
    const next = this.endRecord(position);
    if (next < 0) return false;
    this.position = next;
    this.line += this.lines;
    this.record++;
    return true;
  }
}

/** Line ends in bytes[from, to): LF, CRLF and a lone CR count one each. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) lines++;
  }
  return lines;
}
