import { type Batch, NULL, TEXT, textOf } from '../table/batch.ts';
import { cellTypeOf, readNative } from '../table/cell-type.ts';
import { surelyDate, surelyDatetime, surelyTime, surelyYearmonth, UNBOUNDED } from '../table/fast.ts';
import { MissingTexts } from '../table/missing-texts.ts';
import type { Field } from '../table/schema.ts';
import type { CellType } from '../table/types/logical.ts';
import { ByteHash } from './byte-hash.ts';
import { missingTexts, type TableField } from './table-fields.ts';
import { hasZone, isTime, orderAt, secondsAt } from './time-bytes.ts';

/**
 * How two sides' cells are compared: by what they mean (`numeric`: of two types of numbers, so that a fraction where
 * whole numbers belong is still the number it was), or, where the types are of different kinds, by how they are written.
 */
export type CellMode = 'logical' | 'numeric' | 'written';

/** Kinds of cells: the same bytes of two kinds are not the same. */
const ABSENT = 1;
const WRONG = 2;
const VALUE = 3;
const NEGATIVE = 4;
const INSTANT = 5;

/** A day, a month or a year of four digits, as a date's key has it. */
const PLAIN_TIME = /^\d{4}(-\d\d){0,2}$/;

const NOTHING = new Uint8Array(0);
const TRUE = new TextEncoder().encode('true');
const FALSE = new TextEncoder().encode('false');

/** Hashes a cell where its form is a plain one; `false` leaves it to the exact reading. */
type Fast = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Turns a column's cells into numbers: equal where the cells mean the same, however they are written. */
export class CellDigest {
  /** Of the last batch's rows: two independent hashes of 32 bits. */
  lows = new Int32Array(0);
  highs = new Int32Array(0);
  /** Of all rows, whatever their order. */
  sumLow = 0;
  sumHigh = 0;
  /** Cells that hold something. */
  filled = 0;
  /** Of a time field: the first and the last of its values. */
  earliest = Number.POSITIVE_INFINITY;
  latest = Number.NEGATIVE_INFINITY;
  private readonly field: Field;
  private readonly column: number;
  private readonly missing: MissingTexts;
  private readonly type: CellType;
  private readonly isNumber: boolean;
  private readonly lenient: boolean;
  private readonly fast: Fast | undefined;
  private readonly hash: ByteHash;
  private readonly encoder = new TextEncoder();
  private readonly instant = new Uint8Array(9);
  private readonly instantView = new DataView(this.instant.buffer);
  private order = Number.NaN;

  constructor(of: TableField, mode: CellMode, seed: number) {
    const { field } = of;
    this.field = mode !== 'written' ? field : { ...field, type: 'any', format: 'default' };
    this.column = of.column;
    this.missing = missingTexts(of);
    this.type = cellTypeOf(this.field);
    this.lenient = mode === 'numeric';
    this.isNumber = NUMBERS.has(this.field.type);
    this.hash = new ByteHash(seed);
    this.fast = this.fastFor(this.field);
  }

  /** Reads the column's cells in a batch. */
  run(batch: Batch): void {
    const { rows, width } = batch;
    if (this.lows.length < rows) {
      this.lows = new Int32Array(batch.capacity);
      this.highs = new Int32Array(batch.capacity);
    }
    const { hash, lows, highs } = this;
    for (let row = 0, at = this.column; row < rows; row++, at += width) {
      this.order = Number.NaN;
      this.read(batch, at);
      lows[row] = hash.low;
      highs[row] = hash.high;
      this.sumLow = (this.sumLow + hash.low) | 0;
      this.sumHigh = (this.sumHigh + hash.high) | 0;
      if (this.order < this.earliest) this.earliest = this.order;
      if (this.order > this.latest) this.latest = this.order;
    }
  }

  private read(batch: Batch, at: number): void {
    const { bytes } = batch;
    const start = this.column < 0 ? -1 : (batch.starts[at] as number);
    const end = batch.ends[at] as number;
    const kind = batch.kinds?.[at] ?? TEXT;
    if (start < 0 || kind === NULL || (kind === TEXT && this.missing.has(bytes, start, end))) {
      this.hash.run(NOTHING, 0, 0, ABSENT);
      return;
    }
    this.filled++;
    if (kind === TEXT && this.fast?.(bytes, start, end)) return;
    const text = textOf(bytes, start, end);
    const value = kind === TEXT ? this.type.read(text) : readNative(this.field, this.type, kind, text);
    if (value !== undefined) this.settle(value.key);
    else if (!this.lenient || !this.decimal(bytes, start, end)) this.hash.run(bytes, start, end, WRONG);
  }

  /** A value read exactly has the hash, and the place in time, that its plain form has. */
  private settle(key: string): void {
    const { type } = this.field;
    const bytes = this.encoder.encode(key);
    if (type === 'datetime') {
      const [, seconds = '', fraction = '', zone = ''] = /^(-?\d+)\.(\d*)(Z?)$/.exec(key) ?? [];
      this.order = Number(seconds);
      if (fraction === '') this.hashInstant(this.order, zone === 'Z');
      else this.hash.run(bytes, 0, bytes.length, VALUE);
      return;
    }
    if (isTime(type) && PLAIN_TIME.test(key)) this.order = orderAt(type, bytes, 0);
    if (!this.isNumber || !this.decimal(bytes, 0, bytes.length)) this.hash.run(bytes, 0, bytes.length, VALUE);
  }

  private fastFor(field: Field): Fast | undefined {
    const plain = field.format === 'default';
    switch (field.type) {
      case 'string':
      case 'any':
        // Texts are what they are, whatever their format demands.
        return (bytes, start, end) => this.value(bytes, start, end);
      case 'number':
        return field.decimalChar === '.' && !field.groupChar && field.bareNumber ? this.shortDecimal(true) : undefined;
      case 'integer':
        return !field.groupChar && field.bareNumber ? this.shortDecimal(false) : undefined;
      case 'boolean':
        return this.booleanFor(field);
      case 'date':
        return plain ? this.timeFor(surelyDate(UNBOUNDED)) : undefined;
      case 'yearmonth':
        return this.timeFor(surelyYearmonth);
      case 'year':
        return this.year;
      case 'time':
        return plain
          ? (bytes, start, end) => surelyTime(bytes, start, end) && this.value(bytes, start, end)
          : undefined;
      case 'datetime':
        return plain ? this.datetime : undefined;
      default:
        return undefined;
    }
  }

  private value(bytes: Uint8Array, start: number, end: number): true {
    this.hash.run(bytes, start, end, VALUE);
    return true;
  }

  private timeFor(surely: Fast): Fast {
    const { type } = this.field;
    return (bytes, start, end) => {
      if (!surely(bytes, start, end)) return false;
      this.order = orderAt(type, bytes, start);
      return this.value(bytes, start, end);
    };
  }

  private readonly year: Fast = (bytes, start, end) => {
    if (end - start !== 4 || bytes[start] === ZERO || !isDigits(bytes, start, end)) return false;
    this.order = orderAt('year', bytes, start);
    return this.decimal(bytes, start, end);
  };

  private readonly datetime: Fast = (bytes, start, end) => {
    if (!surelyDatetime(bytes, start, end)) return false;
    this.order = secondsAt(bytes, start, end);
    this.hashInstant(this.order, hasZone(bytes, start, end));
    return true;
  };

  private hashInstant(seconds: number, zone: boolean): void {
    this.instantView.setFloat64(0, seconds);
    this.instant[8] = zone ? 1 : 0;
    this.hash.run(this.instant, 0, 9, INSTANT);
  }

  private booleanFor({ trueValues, falseValues }: Field): Fast {
    const [yes, no] = [new MissingTexts(trueValues), new MissingTexts(falseValues)];
    return (bytes, start, end) => {
      if (yes.has(bytes, start, end)) return this.value(TRUE, 0, TRUE.length);
      return no.has(bytes, start, end) && this.value(FALSE, 0, FALSE.length);
    };
  }

  private shortDecimal(fraction: boolean): Fast {
    return (bytes, start, end) => {
      if (end - start > SHORT || (!fraction && bytes.subarray(start, end).includes(POINT))) return false;
      return this.decimal(bytes, start, end);
    };
  }

  /** Hashes a plain decimal without its needless zeros: `007`, `7.00` and `7` are one. */
  private decimal(bytes: Uint8Array, start: number, end: number): boolean {
    const negative = bytes[start] === MINUS;
    let from = negative ? start + 1 : start;
    if (end - from > PLAIN || from === end) return false;
    let point = -1;
    for (let at = from; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte === POINT && point < 0) point = at;
      else if (byte < ZERO || byte > ZERO + 9) return false;
    }
    if (point >= 0 && end - from === 1) return false;
    let to = end;
    if (point >= 0) while (to > point && (bytes[to - 1] === ZERO || to - 1 === point)) to--;
    while (from < to && bytes[from] === ZERO) from++;
    this.hash.run(bytes, from, to, negative && from < to ? NEGATIVE : VALUE);
    return true;
  }
}

/** Types whose values are one another's where they are equal: 2026 is a year, a whole number and a number. */
export const NUMBERS: ReadonlySet<Field['type']> = new Set(['number', 'integer', 'year']);

const ZERO = 48;
const MINUS = 45;
const POINT = 46;
/** Longer numbers are read exactly first. Their plain key is at most a character longer than this. */
const SHORT = 30;
/** Longest plain form hashed as a number; longer keys are hashed as they are. */
const PLAIN = 36;

function isDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > ZERO + 9) return false;
  }
  return true;
}
