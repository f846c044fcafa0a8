import { type Batch, BOOLEAN, MOMENT, NULL, NUMBER, STRUCTURE, TEXT, textOf } from '../batch.ts';
import { isPlainInteger, surelyDate, UNBOUNDED } from '../fast.ts';
import { isDate } from '../types/calendar.ts';
import { isGeoJson } from '../types/geojson.ts';
import { formatPattern } from '../types/texts.ts';
import { isAbsence } from './absence.ts';
import { calendarShape } from './calendar-shape.ts';
import { numberShape, undressed } from './number-shape.ts';
import { Oddities } from './oddities.ts';
import { SeenCounts } from './seen.ts';

/** Distinct texts of a column that are remembered, for categories and for words like yes and no. */
const TEXTS_KEPT = 500;
/** Longer texts are prose, not values of a list. */
const TEXT_LENGTH = 120;

/** What the cells of one column are, counted over the whole table in bounded memory. */
export class ColumnSurvey {
  readonly label: string;
  /** Cells that are empty, null, or not there. */
  missing = 0;
  /** Cells that hold something, words of absence included. */
  filled = 0;
  longest = 0;
  /** Cells by what they look like: a number's shape, `date %d/%m/%Y day-first`, `text`, `email` … */
  readonly shapes = new SeenCounts(400);
  /** Whole numbers by their count of digits; `year` are those of four that may be one. */
  readonly digits = new SeenCounts(40);
  /** Words that stand for absence, as written. */
  readonly words = new SeenCounts(20);
  /** What is no number and no date, as written. */
  readonly texts = new SeenCounts(TEXTS_KEPT);
  /** Codes of nothing but zeros or nines. */
  readonly special = new SeenCounts(8);
  /** Items in one cell, by what stands between them. */
  readonly lists = new SeenCounts(8);
  readonly oddities = new Oddities();
  /** Of the texts remembered, those in which nothing is odd: met again, they are only counted. */
  private readonly plain = new Set<string>();
  private readonly column: number;

  constructor(label: string, column: number) {
    this.label = label;
    this.column = column;
  }

  /** Looks at the column's cells in a batch. */
  run(batch: Batch): void {
    const { bytes, starts, ends, width, rows, lines, kinds } = batch;
    for (let row = 0, at = this.column; row < rows; row++, at += width) {
      const start = starts[at] as number;
      const end = ends[at] as number;
      const kind = kinds?.[at] ?? TEXT;
      if (start < 0 || end === start || kind === NULL) {
        this.missing++;
        continue;
      }
      this.filled++;
      if (end - start > this.longest) this.longest = end - start;
      const line = lines[row] as number;
      if (kinds === undefined && isPlainInteger(bytes, start, end)) this.lookInteger(bytes, start, end, line);
      else if (kinds === undefined && isDay(bytes, start, end) && this.shapes.again('date default')) continue;
      else this.look(textOf(bytes, start, end), kind, line, kinds !== undefined);
    }
  }

  /** A plain integer, most of which need not be made strings. */
  private lookInteger(bytes: Uint8Array, start: number, end: number, line: number): void {
    const length = bytes[start] === MINUS ? -1 : end - start;
    const isNines = length > 1 && bytes[start] === NINE && bytes[end - 1] === NINE;
    const isKnown = this.shapes.again('integer');
    const isCounted = this.digits.again(DIGITS[length] ?? String(length));
    if (isKnown && isCounted && length !== 4 && !isNines) return;
    const text = textOf(bytes, start, end);
    if (!isKnown) this.shapes.add('integer', line, text);
    if (!isCounted) this.digits.add(String(length), line, text);
    if (/^(?:1[89]|20)\d\d$/.test(text)) this.digits.add('year', line, text);
    if (/^9{2,}$/.test(text)) this.special.add(text, line, text);
  }

  private look(text: string, kind: number, line: number, typed: boolean): void {
    if (kind !== TEXT) {
      this.shapes.add(nativeShape(kind, text), line, text);
      return;
    }
    if (this.plain.has(text) && this.shapes.again('text') && this.texts.again(text)) return;
    const odd = this.oddities.look(text, line);
    const trimmed = text.trim();
    if (trimmed === '' || isAbsence(text)) {
      this.words.add(text, line, text);
      return;
    }
    const shape = this.shapeOf(trimmed, line, typed);
    this.shapes.add(shape, line, text);
    if (!NUMERIC.test(shape) && text.length <= TEXT_LENGTH) this.texts.add(text, line, text);
    else if (text.length > TEXT_LENGTH) this.texts.overflowed = true;
    const list = LIST.exec(trimmed);
    if (list !== null) this.lists.add(list[1] ?? ';', line, text);
    else if (!odd && shape === 'text' && this.texts.entries.has(text)) this.plain.add(text);
  }

  private shapeOf(text: string, line: number, typed: boolean): string {
    const number = typed ? undefined : numberShape(text);
    if (number !== undefined) {
      if (number === 'zero-led' && /^0{2,}$/.test(text)) this.special.add(text, line, text);
      if (number === 'integer') this.digits.add(String(/^\d/.test(text) ? text.length : -1), line, text);
      return number;
    }
    const dated = calendarShape(text);
    if (dated !== undefined)
      return `${dated.type} ${dated.format}${dated.order === undefined ? '' : ` ${dated.order}`}`;
    const bare = typed ? undefined : undressed(text);
    const dressed = bare === undefined ? undefined : numberShape(bare);
    if (dressed !== undefined && dressed !== 'zero-led') return `dressed ${dressed}`;
    if (text.includes('@') && formatPattern('email')?.test(text) === true) return 'email';
    if (/^(?:https?|ftp|mailto):/i.test(text) && formatPattern('uri')?.test(text) === true) return 'uri';
    return 'text';
  }
}

const isDay = surelyDate(UNBOUNDED);
const MINUS = 45;
const NINE = 57;
/** Counts of digits as names, made once. */
const DIGITS = Array.from({ length: 20 }, (_, length) => String(length));
/** What follows a separator is read in one way only: with two, many short items before a long one take for ever. */
const LIST = /^[^;|]{1,60}(?:([;|])(?: [^;|]{1,60}|[^;| ][^;|]{0,59}))+$/;
const NUMERIC = /^(?:integer|decimal|zero-led|long-digits|exponent|point|comma|group|dressed)/;

function nativeShape(kind: number, text: string): string {
  switch (kind) {
    case NUMBER:
      return /^-?\d+(?:\.0+)?$/.test(text) ? 'integer' : 'decimal';
    case BOOLEAN:
      return 'boolean';
    case MOMENT:
      return text.endsWith('T00:00:00') && isMoment(text) ? 'native date' : 'native datetime';
    case STRUCTURE:
      return structureShape(text);
    default:
      return 'text';
  }
}

function isMoment(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  return isDate(year, month, day);
}

function structureShape(text: string): string {
  if (text.startsWith('[')) return 'array';
  const json: unknown = JSON.parse(text);
  return typeof json === 'object' && json !== null && isGeoJson({ ...json }) ? 'geojson' : 'object';
}
