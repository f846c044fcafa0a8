import type { Batch } from './batch.ts';
import {
  type ByteSyntax,
  DELIMITER,
  ESCAPE,
  hasAt,
  kindAt,
  LINE_BREAK,
  NUL,
  QUOTE,
  RECORD_END,
} from './byte-syntax.ts';
import { CR, countLines, LF } from './lines.ts';

const SPACE = 32;
const NO_BYTE = 256;

/** What is wrong inside a record, and on which of its lines, from 0. */
export interface Oddity {
  readonly what: 'after-quote' | 'stray-escape' | 'nul';
  readonly line: number;
}

/** Oddities told of one record. */
const MOST_ODDITIES = 10_000;

/**
 * Scans one record in a window of UTF-8 bytes. A record that the window cuts off is scanned again once there is more,
 * so nothing is told or changed here: what is found lies ready for whom the whole record is told to.
 */
export class RecordScan {
  /** The window. `bytes[end]` must exist: it is overwritten as a sentinel. */
  bytes: Uint8Array = new Uint8Array(1);
  end = 0;
  /** Whether the window's end is the file's. */
  final = false;

  /** Cells of the record last scanned, the lines it takes, and how its last line ends: LF, CRLF, CR, or -1. */
  cells = 0;
  lines = 0;
  ending = -1;
  /** Bytes of its cells and delimiters, without spaces that were skipped. */
  content = 0;
  /** Where a quote was opened that the window does not close; -1 where there is none. */
  openQuoteAt = -1;
  readonly oddities: Oddity[] = [];
  /** Places in the batch of cells with escapes: inside quotes, and outside. */
  readonly escaped: number[] = [];
  readonly escapedUnquoted: number[] = [];
  /** Quotes that never close: read as plain text. */
  readonly literalQuotes = new Set<number>();

  private readonly syntax: ByteSyntax;
  private readonly quote: number;
  private quotedStart = 0;
  private quotedEnd = 0;

  constructor(syntax: ByteSyntax) {
    this.syntax = syntax;
    this.quote = syntax.quote[0] ?? NO_BYTE;
  }

  /**
   * Scans the record that begins at `from`, writing its cells' places into the batch's next row. Returns where the next
   * record begins, or -1 where the window ends before the record does. The hot loop: it looks at each byte once, and
   * stops only at a byte that has a class.
   */
  run(batch: Batch, from: number): number {
    this.begin();
    const { bytes, end, syntax, quote } = this;
    const { classes, top, plain, skipSpace } = syntax;
    const { starts, ends, width } = batch;
    const base = batch.rows * width;
    bytes[end] = LF;
    let column = 0;
    let skipped = 0;
    let position = from;
    for (;;) {
      if (skipSpace) {
        const before = position;
        while (bytes[position] === SPACE && position < end) position++;
        skipped += position - before;
      }
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
        kind = plain ? (classes[byte] as number) : kindAt(syntax, bytes, end, position);
        if (kind <= RECORD_END || position >= end) break;
        position = this.scanOdd(kind, position, base + column, column < width);
      }
      if (column < width) {
        starts[base + column] = start;
        ends[base + column] = position === afterQuote ? this.quotedEnd : position;
      }
      column++;
      if (kind !== DELIMITER || position >= end) break;
      position += syntax.delimiter.length;
    }
    if (position >= end && !this.final) return -1;
    this.cells = column;
    this.content = position - from - skipped;
    return this.endRecord(position);
  }

  /** Scans a comment, which ends with its line whatever quotes it holds. Returns as `run` does. */
  skipComment(from: number): number {
    const { bytes, end, syntax } = this;
    this.begin();
    bytes[end] = LF;
    let position = from;
    const { classes } = syntax;
    while (
      position < end &&
      (classes[bytes[position] as number] === 0 || kindAt(syntax, bytes, end, position) !== RECORD_END)
    )
      position++;
    if (position >= end && !this.final) return -1;
    this.lines = countLines(bytes, from, position);
    return this.endRecord(position);
  }

  private begin(): void {
    this.lines = 0;
    this.openQuoteAt = -1;
    if (this.escaped.length > 0) this.escaped.length = 0;
    if (this.escapedUnquoted.length > 0) this.escapedUnquoted.length = 0;
    if (this.oddities.length > 0) this.oddities.length = 0;
  }

  private opensQuote(position: number): boolean {
    if (!hasAt(this.bytes, this.end, this.syntax.quote, position)) return false;
    return this.literalQuotes.size === 0 || !this.literalQuotes.has(position);
  }

  /** What ends nothing: an escape, a NUL, a line end inside the record. Returns where to go on. */
  private scanOdd(kind: number, position: number, index: number, kept: boolean): number {
    if (kind !== ESCAPE) {
      this.pass(position);
      return position + 1;
    }
    const { bytes, end, syntax } = this;
    const protectedAt = position + syntax.escaping.length;
    if (protectedAt >= end) {
      this.note('stray-escape');
      return end;
    }
    if (kept && this.escapedUnquoted.at(-1) !== index) this.escapedUnquoted.push(index);
    // What is protected is a character; CRLF is one.
    const last = bytes[protectedAt] === CR && bytes[protectedAt + 1] === LF ? protectedAt + 1 : protectedAt;
    this.pass(last);
    return Math.min(end, last + 1);
  }

  /** Counts the line that a byte inside a record ends, and notes a NUL. */
  private pass(position: number): void {
    const { bytes } = this;
    const byte = bytes[position];
    if (byte === LF || (byte === CR && bytes[position + 1] !== LF)) this.lines++;
    else if (byte === 0) this.note('nul');
  }

  /** Scans a quoted cell; returns the place after its closing quote, or -1 where the window has none. */
  private scanQuoted(from: number, index: number, kept: boolean): number {
    const { bytes, end, syntax } = this;
    const { quotedClasses, quote, escaping, doubleQuote } = syntax;
    let position = from + quote.length;
    let escaped = false;
    this.quotedStart = position;
    while (position < end) {
      const kind = quotedClasses[bytes[position] as number] as number;
      if (kind === 0) {
        position++;
        continue;
      }
      if (kind === LINE_BREAK || kind === NUL) this.pass(position++);
      else if (kind === QUOTE && hasAt(bytes, end, quote, position)) {
        const after = position + quote.length;
        if (after >= end && !this.final) break;
        if (!doubleQuote || !hasAt(bytes, end, quote, after)) {
          if (escaped && kept) this.escaped.push(index);
          return this.closeQuote(position, after);
        }
        escaped = true;
        position = after + quote.length;
      } else if (hasAt(bytes, end, escaping, position)) {
        escaped = true;
        position += escaping.length;
        if (position < end) this.pass(position++);
      } else position++;
    }
    this.openQuoteAt = from;
    return -1;
  }

  private closeQuote(position: number, after: number): number {
    this.quotedEnd = position;
    const ends = after >= this.end || kindAt(this.syntax, this.bytes, this.end, after) <= RECORD_END;
    if (!ends) this.note('after-quote');
    return after;
  }

  /** Notes an oddity, once a line for each kind: a record may be nothing but NULs. */
  private note(what: Oddity['what']): void {
    const { oddities, lines } = this;
    for (let i = oddities.length - 1; i >= 0 && oddities[i]?.line === lines; i--)
      if (oddities[i]?.what === what) return;
    if (oddities.length < MOST_ODDITIES) oddities.push({ what, line: lines });
  }

  /** Counts the record's end and returns where the next record begins; -1 where the window cuts a CRLF. */
  private endRecord(position: number): number {
    const { bytes, end, syntax } = this;
    this.ending = -1;
    if (position >= end) return end;
    const { length } = syntax.terminator;
    if (length > 0) {
      this.lines += countLines(bytes, position, position + length);
      return position + length;
    }
    const crlf = bytes[position] === CR && bytes[position + 1] === LF && position + 1 < end;
    if (bytes[position] === CR && position + 1 >= end && !this.final) return -1;
    this.ending = bytes[position] === LF ? 0 : crlf ? 1 : 2;
    this.lines++;
    return position + (crlf ? 2 : 1);
  }
}
