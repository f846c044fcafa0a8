import type { Batch } from './batch.ts';
import { type ByteSyntax, byteSyntax, hasAt, takeOutEscapes } from './byte-syntax.ts';
import type { Dialect } from './dialect.ts';
import { countLines, noLineEnds } from './lines.ts';
import { RecordScan } from './record-scan.ts';

export type SyntaxProblem = 'open-quote' | 'after-quote' | 'stray-escape';

/** What a tokenizer tells besides rows: the rare things. Lines and records count from 1. */
export interface TokenizerEvents {
  blankRow(line: number, record: number): void;
  syntaxError(problem: SyntaxProblem, line: number, record: number): void;
  nulByte(line: number, record: number): void;
}

/** How a scan of the window ended. */
export type ScanEnd = 'batch-full' | 'need-more' | 'done';

/** A file whose every quote stays open would be scanned to its end again and again: after so many, reading stops. */
const MOST_OPEN_QUOTES = 100;

/**
 * Splits a window of UTF-8 bytes into records and cells, by the dialect. It keeps no state inside a record: a record
 * that the window cuts off is scanned again once there is more, so every answer is a function of the bytes alone.
 */
export class Tokenizer {
  /** The next byte to scan: always where a record begins. */
  position = 0;
  /** The line and the physical record that begin at `position`. */
  line = 1;
  record = 1;
  /** Whether an empty line is a row with one empty cell, as in a table of one column. */
  keepEmpty = false;
  /** Set when every further quote would be open too: reading stops. */
  hopeless = false;
  /** Line ends met so far, outside quotes. */
  readonly lineEnds = noLineEnds();

  private readonly syntax: ByteSyntax;
  private readonly scanner: RecordScan;
  private readonly commentRows: ReadonlySet<number>;
  private readonly events: TokenizerEvents;
  private openQuotes = 0;

  constructor(dialect: Dialect, events: TokenizerEvents) {
    this.syntax = byteSyntax(dialect);
    this.scanner = new RecordScan(this.syntax);
    this.commentRows = new Set(dialect.commentRows);
    this.events = events;
  }

  /**
   * Takes another window whose first byte is the old one's byte at `position`. `bytes[end]` must exist: it is
   * overwritten. `final`: the window's end is the file's.
   */
  moveTo(bytes: Uint8Array, end: number, final: boolean): void {
    const { scanner } = this;
    const moved = [...scanner.literalQuotes].map((at) => at - this.position);
    scanner.literalQuotes.clear();
    for (const at of moved) scanner.literalQuotes.add(at);
    scanner.bytes = bytes;
    scanner.end = end;
    scanner.final = final;
    this.position = 0;
  }

  /** Appends records to the batch until it is full, or the window holds no further whole record. */
  scan(batch: Batch): ScanEnd {
    const { scanner } = this;
    batch.bytes = scanner.bytes;
    while (batch.rows < batch.capacity) {
      if (this.position >= scanner.end) return scanner.final ? 'done' : 'need-more';
      if (this.scanRecord(batch)) continue;
      return this.hopeless ? 'done' : 'need-more';
    }
    return 'batch-full';
  }

  /** Where the record at hand has a quote that does not close: reads it as plain text from now on. False: it has none. */
  giveUpQuote(): boolean {
    const { openQuoteAt, bytes, literalQuotes } = this.scanner;
    if (openQuoteAt < 0) return false;
    const line = this.line + countLines(bytes, this.position, openQuoteAt);
    this.events.syntaxError('open-quote', line, this.record);
    literalQuotes.add(openQuoteAt);
    this.scanner.openQuoteAt = -1;
    this.openQuotes++;
    this.hopeless = this.openQuotes >= MOST_OPEN_QUOTES;
    return true;
  }

  /** Scans one record. False: it is not whole in the window, and nothing has changed. */
  private scanRecord(batch: Batch): boolean {
    const { scanner, position, syntax } = this;
    if (hasAt(scanner.bytes, scanner.end, syntax.comment, position)) {
      const next = scanner.skipComment(position);
      if (next >= 0) this.goOn(next);
      return next >= 0;
    }
    for (;;) {
      const next = scanner.run(batch, position);
      if (next >= 0) {
        this.finishRecord(batch, next);
        return true;
      }
      if (!scanner.final || !this.giveUpQuote() || this.hopeless) return false;
    }
  }

  private goOn(next: number): void {
    const { lines, ending, literalQuotes } = this.scanner;
    const ends = this.lineEnds[ending];
    if (ends !== undefined && ends.count++ === 0) ends.first = this.line + lines - 1;
    this.position = next;
    this.line += lines;
    this.record++;
    if (literalQuotes.size > 0) literalQuotes.clear();
  }

  private finishRecord(batch: Batch, next: number): void {
    const { line, record, scanner } = this;
    this.goOn(next);
    if (this.commentRows.has(record)) return;
    const blank = scanner.content === (scanner.cells - 1) * this.syntax.delimiter.length;
    if (blank && !(scanner.content === 0 && this.keepEmpty)) {
      this.events.blankRow(line, record);
      return;
    }
    if (scanner.oddities.length > 0) this.tellOddities(line, record);
    for (const index of scanner.escaped) this.unescape(batch, index, this.syntax.doubleQuote);
    for (const index of scanner.escapedUnquoted) this.unescape(batch, index, false);
    addRow(batch, scanner.cells, line, record);
  }

  private tellOddities(line: number, record: number): void {
    for (const oddity of this.scanner.oddities) {
      if (oddity.what === 'nul') this.events.nulByte(line + oddity.line, record);
      else this.events.syntaxError(oddity.what, line + oddity.line, record);
    }
  }

  private unescape(batch: Batch, index: number, doubled: boolean): void {
    const start = batch.starts[index] as number;
    batch.ends[index] = takeOutEscapes(batch.bytes, start, batch.ends[index] as number, this.syntax, doubled);
  }
}

function addRow(batch: Batch, cells: number, line: number, record: number): void {
  const row = batch.rows++;
  batch.counts[row] = cells;
  batch.lines[row] = line;
  batch.records[row] = record;
  const base = row * batch.width;
  for (let column = cells; column < batch.width; column++) {
    batch.starts[base + column] = -1;
    batch.ends[base + column] = -1;
  }
}
