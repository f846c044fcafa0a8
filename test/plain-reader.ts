import type { Dialect } from '../bot/core/table/dialect.ts';

/** A record as read: where it begins, and its cells; `undefined` where it is blank. */
export interface PlainRecord {
  readonly line: number;
  readonly cells: readonly string[] | undefined;
}

export interface PlainReading {
  readonly records: readonly PlainRecord[];
  readonly problems: readonly string[];
}

/** A delimited text read character by character, all of it at hand: slow, and plain enough to be seen to be right. */
export function readPlainly(text: string, dialect: Dialect): PlainReading {
  return new PlainReader(text, dialect).read();
}

class PlainReader {
  private readonly text: string;
  private readonly dialect: Dialect;
  private at = 0;
  private readonly records: PlainRecord[] = [];
  private readonly problems: string[] = [];

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
  }

  read(): PlainReading {
    while (this.at < this.text.length) {
      if (this.sees(this.dialect.commentChar)) this.skipComment();
      else this.readRecord();
    }
    return { records: this.records, problems: this.problems };
  }

  private readRecord(): void {
    const line = this.lineAt(this.at);
    const cells: string[] = [];
    let blank = true;
    for (;;) {
      const { value, quoted } = this.readCell();
      cells.push(value);
      blank &&= value === '' && !quoted;
      if (this.terminatorHere() !== undefined || !this.takes(this.dialect.delimiter)) break;
    }
    this.takes(this.terminatorHere());
    this.records.push({ line, cells: blank ? undefined : cells });
  }

  private readCell(): { readonly value: string; readonly quoted: boolean } {
    while (this.dialect.skipInitialSpace && this.sees(' ')) this.at++;
    const opened = this.at;
    if (this.takes(this.dialect.quoteChar)) {
      const value = this.readQuoted();
      if (value !== undefined) {
        if (this.endsCell()) return { value, quoted: true };
        this.problems.push(`after-quote@${this.lineAt(this.at)}`);
        const all = this.readBare();
        return { value: value + (this.dialect.quoteChar ?? '') + all, quoted: true };
      }
      this.problems.push(`open-quote@${this.lineAt(opened)}`);
      this.at = opened;
    }
    return { value: this.readBare(), quoted: this.at > opened };
  }

  /** The text up to the closing quote; `undefined` where none follows. */
  private readQuoted(): string | undefined {
    const { quoteChar, doubleQuote, escapeChar } = this.dialect;
    let value = '';
    while (this.at < this.text.length) {
      if (this.sees(quoteChar)) {
        this.takes(quoteChar);
        if (!(doubleQuote || escapeChar === quoteChar) || !this.sees(quoteChar)) return value;
      } else this.takes(escapeChar);
      value += this.takeCharacter();
    }
    return undefined;
  }

  private readBare(): string {
    const { escapeChar, quoteChar } = this.dialect;
    let value = '';
    while (this.at < this.text.length && !this.endsCell()) {
      if (escapeChar !== quoteChar && this.sees(escapeChar)) {
        const line = this.lineAt(this.at);
        if (this.at + (escapeChar ?? '').length >= this.text.length) this.problems.push(`stray-escape@${line}`);
        else this.takes(escapeChar);
        if (this.sees('\r\n')) value += this.takeCharacter();
      }
      value += this.takeCharacter();
    }
    return value;
  }

  private endsCell(): boolean {
    return this.at >= this.text.length || this.terminatorHere() !== undefined || this.sees(this.dialect.delimiter);
  }

  private terminatorHere(): string | undefined {
    const { lineTerminator } = this.dialect;
    const usual = lineTerminator === undefined || ['\r\n', '\n', '\r'].includes(lineTerminator);
    return (usual ? ['\r\n', '\n', '\r'] : [lineTerminator]).find((end) => this.sees(end));
  }

  private skipComment(): void {
    while (this.at < this.text.length && this.terminatorHere() === undefined) this.at++;
    this.takes(this.terminatorHere());
  }

  private sees(sequence: string | undefined): boolean {
    return sequence !== undefined && sequence !== '' && this.text.startsWith(sequence, this.at);
  }

  private takes(sequence: string | undefined): boolean {
    const seen = this.sees(sequence);
    if (seen) this.at += (sequence ?? '').length;
    return seen;
  }

  private takeCharacter(): string {
    const character = String.fromCodePoint(this.text.codePointAt(this.at) ?? 0);
    this.at += character.length;
    return character;
  }

  private lineAt(position: number): number {
    return this.text.slice(0, position).split(/\r\n|\n|\r/).length;
  }
}
