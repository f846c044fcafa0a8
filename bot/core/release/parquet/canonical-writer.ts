import { missingTexts, type TableField } from '../../difference/table-fields.ts';
import { type Batch, NULL, TEXT, textOf } from '../../table/batch.ts';
import { cellTypeOf, readNative } from '../../table/cell-type.ts';
import type { MissingTexts } from '../../table/missing-texts.ts';
import type { CellType } from '../../table/types/logical.ts';
import { itemTexts, joinItems, pointText, valueText } from './cell-text.ts';
import { plainForm } from './plain-cell.ts';
import type { ColumnType } from './plan-column.ts';
import { NumberScan } from './scan-number.ts';

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;
const ROOM = 1 << 20;

/** A column that is written, and as what. */
export interface WrittenColumn {
  readonly of: TableField;
  readonly column: ColumnType;
}

/**
 * Writes a table's rows as CSV in one form, whatever the file's: UTF-8, commas, LF; an absent value is nothing, an empty
 * text is `""`. Each row ends with one more cell, so that a row of one absent value is no blank line.
 */
export class CanonicalWriter {
  /** Whether some cell has more than one line. */
  multiline = false;
  private readonly columns: readonly CellWriter[];
  private readonly sink: (bytes: Uint8Array) => void;
  private out = new Uint8Array(ROOM);
  private at = 0;
  private readonly encoder = new TextEncoder();

  /** `sink` must have taken the bytes when it returns. */
  constructor(columns: readonly WrittenColumn[], sound: boolean, sink: (bytes: Uint8Array) => void) {
    this.columns = columns.map((column) => new CellWriter(column, sound));
    this.sink = sink;
  }

  /** Writes a batch's rows. */
  run(batch: Batch): void {
    for (let row = 0; row < batch.rows; row++) {
      for (const column of this.columns) {
        const found = column.find(batch, row);
        if (found === 'bytes') this.write(batch.bytes, column.start, column.end);
        else if (found !== 'absent') this.writeText(found);
        this.byte(COMMA);
      }
      this.byte(LF);
    }
  }

  /** Hands over what is left. */
  end(): void {
    this.sink(this.out.subarray(0, this.at));
    this.at = 0;
  }

  private writeText({ text }: { readonly text: string }): void {
    const bytes = this.encoder.encode(text);
    this.write(bytes, 0, bytes.length);
  }

  private write(bytes: Uint8Array, start: number, end: number): void {
    // Each byte may become two, between quotes, and a comma and a line end follow.
    const most = 2 * (end - start) + 4;
    if (this.at + most > this.out.length) this.makeRoom(most);
    const { out } = this;
    const from = this.at;
    let to = from;
    let special = start === end;
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte === COMMA || byte === QUOTE || byte === LF || byte === CR) {
        special = true;
        break;
      }
      out[to++] = byte;
    }
    this.at = special ? this.quote(bytes, start, end) : to;
  }

  private quote(bytes: Uint8Array, start: number, end: number): number {
    const { out } = this;
    let to = this.at;
    out[to++] = QUOTE;
    for (let i = start; i < end; i++) {
      const byte = bytes[i] as number;
      if (byte === QUOTE) out[to++] = QUOTE;
      else if (byte === LF || byte === CR) this.multiline = true;
      out[to++] = byte;
    }
    out[to++] = QUOTE;
    return to;
  }

  private byte(byte: number): void {
    if (this.at === this.out.length) this.makeRoom(1);
    this.out[this.at++] = byte;
  }

  private makeRoom(most: number): void {
    this.end();
    if (most > this.out.length) this.out = new Uint8Array(most * 2);
  }
}

type Found = 'absent' | 'bytes' | { readonly text: string };

/** Finds the text of one column's cells. */
class CellWriter {
  start = 0;
  end = 0;
  private readonly of: TableField;
  private readonly column: ColumnType;
  private readonly missing: MissingTexts;
  private readonly type: CellType;
  private readonly plain: ((bytes: Uint8Array, start: number, end: number) => boolean) | undefined;
  private readonly sound: boolean;

  constructor({ of, column }: WrittenColumn, sound: boolean) {
    this.of = of;
    this.column = column;
    this.missing = missingTexts(of);
    this.type = cellTypeOf(of.field);
    const isPlain = column.form === 'value' && of.field.type !== 'boolean';
    this.plain = isPlain ? plainForm(of.field, new NumberScan()) : undefined;
    this.sound = sound;
  }

  find(batch: Batch, row: number): Found {
    const { bytes } = batch;
    const at = row * batch.width + this.of.column;
    const start = this.of.column < 0 ? -1 : (batch.starts[at] as number);
    const end = batch.ends[at] as number;
    const kind = batch.kinds?.[at] ?? TEXT;
    if (start < 0 || kind === NULL || (kind === TEXT && this.missing.has(bytes, start, end))) return 'absent';
    this.start = start;
    this.end = end;
    // Bytes that are no text become U+FFFD here, as everywhere in the program.
    if (this.column.form === 'written') return this.sound ? 'bytes' : { text: textOf(bytes, start, end) };
    if (kind === TEXT && this.plain?.(bytes, start, end)) return 'bytes';
    return { text: this.made(kind, textOf(bytes, start, end)) };
  }

  private made(kind: number, text: string): string {
    const { field } = this.of;
    const value = kind === TEXT ? this.type.read(text) : readNative(field, this.type, kind, text);
    if (value === undefined) throw new Error(`a cell of ${field.name} was read before and is not now`);
    const { form } = this.column;
    if (form === 'point') return pointText(value);
    if (form === 'items') return joinItems(itemTexts(field, kind, text));
    return valueText(field, value);
  }
}
