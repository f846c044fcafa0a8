import { missingTexts, type TableField } from '../../difference/table-fields.ts';
import { hasZone } from '../../difference/time-bytes.ts';
import { type Batch, NULL, TEXT, textOf } from '../../table/batch.ts';
import { cellTypeOf, readNative } from '../../table/cell-type.ts';
import type { MissingTexts } from '../../table/missing-texts.ts';
import type { Field } from '../../table/schema.ts';
import type { Decimal } from '../../table/types/decimal.ts';
import type { CellType, Logical } from '../../table/types/logical.ts';
import { instantOf, isExactDouble, isExactPoint, itemKeys, itemTexts, valueText } from './cell-text.ts';
import { type ColumnFacts, type GatheredFacts, noFacts } from './column-facts.ts';
import { isAsWritten, plainForm, textSet } from './plain-cell.ts';
import { categoryTexts, ITEM_END } from './plan-column.ts';
import { NumberScan } from './scan-number.ts';

/** A double keeps every number of so many digits. */
const DOUBLE_DIGITS = 15;
const WHOLE_64 = 18;
const [LEAST_64, MOST_64] = [-(2n ** 63n), 2n ** 63n - 1n];
const YEAR_LIMIT = 2 ** 31;
const MICROSECONDS = 6;

/** Looks at all cells of a column for what decides its type. */
export class ColumnSurvey {
  readonly of: TableField;
  private readonly gathered: GatheredFacts = noFacts();
  private readonly missing: MissingTexts;
  private readonly type: CellType;
  private readonly scan = new NumberScan();
  private readonly plain: ((bytes: Uint8Array, start: number, end: number) => boolean) | undefined;
  private readonly asWritten: boolean;
  private readonly categories: MissingTexts | undefined;

  constructor(of: TableField) {
    this.of = of;
    this.missing = missingTexts(of);
    this.type = cellTypeOf(of.field);
    this.asWritten = isAsWritten(of.field);
    this.plain = plainForm(of.field, this.scan);
    const texts = of.field.type === 'string' ? categoryTexts(of.field.categories) : undefined;
    this.categories = texts === undefined ? undefined : textSet(texts);
  }

  /** What was found so far. */
  get facts(): ColumnFacts {
    return this.gathered;
  }

  /** Looks at the column's cells in a batch. */
  run(batch: Batch): void {
    const { bytes, starts, ends, width, rows, kinds } = batch;
    const { gathered, missing, asWritten, plain, categories } = this;
    for (let row = 0, at = this.of.column; row < rows; row++, at += width) {
      const start = starts[at] as number;
      const end = ends[at] as number;
      const kind = kinds === undefined ? TEXT : (kinds[at] as number);
      if (start < 0 || kind === NULL || (kind === TEXT && missing.has(bytes, start, end))) {
        gathered.nulls++;
        continue;
      }
      const length = end - start;
      gathered.bytes += length;
      if (length > gathered.longest) gathered.longest = length;
      if (asWritten) {
        if (categories !== undefined && !categories.has(bytes, start, end)) gathered.outside++;
      } else if (kind === TEXT && plain?.(bytes, start, end)) this.notePlain(bytes, start, end);
      else this.note(kind, textOf(bytes, start, end));
    }
  }

  private notePlain(bytes: Uint8Array, start: number, end: number): void {
    const { gathered, scan } = this;
    switch (this.of.field.type) {
      case 'number':
      case 'integer':
        this.noteDigits(scan.whole, scan.places, scan.significant);
        if (scan.whole + scan.significant > DOUBLE_DIGITS) gathered.roundsAsDouble = true;
        if (scan.whole > WHOLE_64) this.noteSize(textOf(bytes, start, end));
        break;
      case 'datetime':
        if (hasZone(bytes, start, end)) gathered.zoned++;
        else gathered.local++;
    }
  }

  /** The exact reading of one cell. */
  private note(kind: number, text: string): void {
    const { gathered } = this;
    const { field } = this.of;
    const value = kind === TEXT ? this.type.read(text) : readNative(field, this.type, kind, text);
    if (value === undefined) {
      gathered.wrong++;
      return;
    }
    if (gathered.plain && (kind !== TEXT || valueText(field, value) !== text))
      gathered.plain = field.type === 'boolean';
    this.noteValue(field, kind, text, value);
  }

  private noteValue(field: Field, kind: number, text: string, value: Logical): void {
    const { gathered } = this;
    switch (field.type) {
      case 'number':
      case 'integer':
        this.noteNumber(text, value);
        break;
      case 'time':
        this.noteTime(field, text, value.key);
        break;
      case 'datetime':
        this.noteInstant(value);
        break;
      case 'year':
        if (value.key.includes(' ')) gathered.zoned++;
        else if (Math.abs(Number(value.key)) >= YEAR_LIMIT) gathered.outOfRange = true;
        break;
      case 'geopoint':
        if (!isExactPoint(text)) gathered.roundsAsDouble = true;
        break;
      case 'list':
        this.noteItems(field, kind, text, value);
    }
  }

  private noteNumber(text: string, value: Logical): void {
    const { gathered } = this;
    if (typeof value.order === 'number') {
      gathered.notFinite = true;
      return;
    }
    const { digits, point } = value.order as Decimal;
    const significant = Math.max(0, digits.length - point);
    this.noteDigits(Math.max(0, point), Math.max(significant, writtenPlaces(text, this.of.field)), significant);
    if (!isExactDouble(value.key)) gathered.roundsAsDouble = true;
    if (point > WHOLE_64) this.noteSize(value.key);
  }

  private noteDigits(whole: number, places: number, significant: number): void {
    const { gathered } = this;
    if (whole > gathered.whole) gathered.whole = whole;
    if (places > gathered.places) gathered.places = places;
    if (significant > gathered.significant) gathered.significant = significant;
  }

  /** Only integers ask whether they fit into 64 bits; their long keys have exponents, and then they do not. */
  private noteSize(key: string): void {
    if (this.of.field.type !== 'integer' || this.gathered.beyond64) return;
    const whole = /^-?\d{1,40}$/.test(key) ? BigInt(key) : undefined;
    this.gathered.beyond64 = whole === undefined || whole < LEAST_64 || whole > MOST_64;
  }

  private noteTime({ format }: Field, text: string, key: string): void {
    const { gathered } = this;
    // The value of a time of day does not tell its zone.
    if ((format === 'any' || format.includes('%z')) && /(?:[+-]\d\d:?\d\d|z)$/i.test(text)) gathered.zoned++;
    else gathered.local++;
    const [, second = '', fraction = ''] = /:(\d\d)(?:\.(\d+))?$/.exec(key) ?? [];
    if (Number(second) > 59) gathered.leap = true;
    if (fraction.length > MICROSECONDS) gathered.fine = true;
  }

  private noteInstant(value: Logical): void {
    const { gathered } = this;
    const { text, fraction, zoned } = instantOf(value);
    if (zoned) gathered.zoned++;
    else gathered.local++;
    if (text === undefined) gathered.outOfRange = true;
    if (fraction.length > MICROSECONDS) gathered.fine = true;
  }

  private noteItems(field: Field, kind: number, text: string, value: Logical): void {
    const { gathered } = this;
    if (itemTexts(field, kind, text).some((item) => item.includes(ITEM_END))) gathered.unsplit = true;
    if (field.itemType !== 'integer' || !gathered.wholeItems) return;
    gathered.wholeItems = itemKeys(value).every((item) => /^-?\d{1,18}$/.test(item));
  }
}

/** Digits behind the decimal character, as people wrote them; 0 where there is an exponent. */
function writtenPlaces(text: string, { decimalChar }: Field): number {
  const at = text.lastIndexOf(decimalChar);
  if (at < 0 || /e/i.test(text)) return 0;
  return /^\d*/.exec(text.slice(at + decimalChar.length))?.[0].length ?? 0;
}
