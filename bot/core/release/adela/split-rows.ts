/** CSV from strangers into cells. A quote that is never closed, or closed in the wrong place, costs its own cell only. */

/** A row as text. */
export interface TextRow {
  /** The physical line where the row begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A text as rows. */
export interface SplitText {
  readonly rows: readonly TextRow[];
  /** Lines with a quote that was taken as a letter, because it closes nothing. */
  readonly quotes: readonly number[];
}

/** Characters looked at in vain for closing quotes before a cell must end with its next one: the work stays linear. */
const BUDGET = 1 << 22;

const LF = 10;
const CR = 13;

/** Splits a text. Rows without any cell are left out; lines end with LF, CRLF or CR. */
export function splitRows(text: string, delimiter: string): SplitText {
  return new Splitter(text, delimiter).split();
}

class Splitter {
  private readonly text: string;
  private readonly delimiter: string;
  private at = 0;
  private line = 1;
  private budget = BUDGET;
  private readonly quotes: number[] = [];

  constructor(text: string, delimiter: string) {
    this.text = text;
    this.delimiter = delimiter;
  }

  split(): SplitText {
    const rows: TextRow[] = [];
    while (this.at < this.text.length) {
      const row = { line: this.line, cells: this.row() };
      if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
    }
    return { rows, quotes: this.quotes };
  }

  private row(): readonly string[] {
    const cells: string[] = [];
    for (;;) {
      cells.push(this.cell());
      const next = this.text[this.at];
      this.at += 1;
      if (next === this.delimiter) continue;
      if (next === '\r' && this.text[this.at] === '\n') this.at += 1;
      this.line += 1;
      return cells;
    }
  }

  /** Leaves `at` on the delimiter or the line end after the cell, or at the text's end. */
  private cell(): string {
    const start = this.skipBlanks(this.at);
    if (this.text[start] === '"') {
      const quoted = this.quoted(start);
      if (quoted !== undefined) return quoted;
      this.quotes.push(this.line);
    }
    const end = this.cellEnd(this.at);
    const cell = this.text.slice(this.at, end);
    this.at = end;
    return cell;
  }

  private cellEnd(from: number): number {
    for (let at = from; at < this.text.length; at += 1) {
      const letter = this.text[at];
      if (letter === this.delimiter || letter === '\n' || letter === '\r') return at;
    }
    return this.text.length;
  }

  /** A quoted cell; `undefined` where its first quote opens nothing. Nothing is copied before its end is found. */
  private quoted(start: number): string | undefined {
    let lines = 0;
    let strays = 0;
    let from = start + 1;
    for (;;) {
      const quote = this.text.indexOf('"', from);
      if (quote === -1) return this.giveUp(this.text.length - start);
      lines += this.linesBetween(from, quote);
      if ((lines > 0 || strays > 0) && this.budget <= 0) return undefined;
      const next = this.skipBlanks(quote + 1);
      if (this.text[quote + 1] === '"') {
        from = quote + 2;
      } else if (this.isEnd(next)) {
        if (strays > 0) this.quotes.push(this.line);
        this.at = next;
        this.line += lines;
        return this.text.slice(start + 1, quote).replaceAll('""', '"');
      } else {
        // Within its line a quote too many is a letter; beyond it, it opens another cell and this one never ended.
        if (lines > 0) return this.giveUp(quote - start);
        strays += 1;
        from = quote + 1;
      }
    }
  }

  private giveUp(looked: number): undefined {
    this.budget -= looked;
    return undefined;
  }

  private isEnd(at: number): boolean {
    const letter = this.text[at];
    return letter === undefined || letter === this.delimiter || letter === '\n' || letter === '\r';
  }

  private skipBlanks(from: number): number {
    let at = from;
    while (this.text[at] === ' ' || (this.text[at] === '\t' && this.delimiter !== '\t')) at += 1;
    return at;
  }

  private linesBetween(from: number, to: number): number {
    let lines = 0;
    for (let at = from; at < to; at += 1) {
      const letter = this.text.charCodeAt(at);
      if (letter === CR || (letter === LF && (at === from || this.text.charCodeAt(at - 1) !== CR))) lines += 1;
    }
    return lines;
  }
}
