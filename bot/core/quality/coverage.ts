import { type Batch, TEXT, textOf } from '../table/batch.ts';
import { cellTypeOf } from '../table/cell-type.ts';
import { daysInMonth } from '../table/types/calendar.ts';
import type { CellType } from '../table/types/logical.ts';
import type { ColumnPart } from './column-watch.ts';

const TIMES = new Set(['date', 'datetime', 'year', 'yearmonth']);
const ZERO = 48;

/** The first and the last moment of a time field, as numbers yyyymmdd; a year is 2024, a month 202403. */
export class Coverage {
  first = Number.POSITIVE_INFINITY;
  last = 0;
  private readonly part: ColumnPart;
  private readonly type: CellType;
  private readonly length: number;

  constructor(part: ColumnPart, kind: string) {
    this.part = part;
    const field = part.field;
    this.type = field === undefined ? { read: () => undefined } : cellTypeOf(field);
    const plain = field?.format === 'default' || field?.format === 'any';
    this.length = plain ? (LENGTHS[kind] ?? 0) : 0;
  }

  run(batch: Batch): void {
    const { bytes, starts, ends, width, rows, kinds } = batch;
    for (let row = 0, at = this.part.column; row < rows; row++, at += width) {
      const start = starts[at] as number;
      const end = ends[at] as number;
      if (start < 0 || end - start < 4) continue;
      const plain = kinds === undefined || kinds[at] === TEXT;
      const value = plain && this.length > 0 ? momentAt(bytes, start, end, this.length) : this.read(bytes, start, end);
      if (value === 0) continue;
      if (value > this.last) this.last = value;
      if (value < this.first) this.first = value;
    }
  }

  private read(bytes: Uint8Array, start: number, end: number): number {
    const key = this.type.read(textOf(bytes, start, end))?.key ?? '';
    const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(key);
    return match === null ? 0 : Number(match.slice(1).join(''));
  }
}

const LENGTHS: Readonly<Record<string, number>> = { year: 4, yearmonth: 7, date: 10, datetime: 10 };

/** The figures of `yyyy-mm-dd` up to a length as one number; 0 where they are none. */
function momentAt(bytes: Uint8Array, start: number, end: number, length: number): number {
  if (end - start < length) return 0;
  let value = 0;
  for (let at = 0; at < length; at++) {
    if (at === 4 || at === 7) continue;
    const digit = (bytes[start + at] as number) - ZERO;
    if (digit < 0 || digit > 9) return 0;
    value = value * 10 + digit;
  }
  return value;
}

/** A coverage of the column, where its field is one of time. */
export function coverageOf(part: ColumnPart): Coverage | undefined {
  const type = part.field?.type ?? '';
  return TIMES.has(type) ? new Coverage(part, type) : undefined;
}

/** The last day of a moment as `yyyy-mm-dd`; `undefined` where there is none. */
export function lastDayOf(moment: number): string | undefined {
  if (moment <= 0 || !Number.isFinite(moment)) return undefined;
  const digits = String(moment).padStart(4, '0');
  const year = digits.slice(0, 4);
  const month = digits.slice(4, 6) || '12';
  const day = digits.slice(6, 8) || String(daysInMonth(Number(year), Number(month))).padStart(2, '0');
  return `${year}-${month}-${day}`;
}

/** The first day of a moment as `yyyy-mm-dd`; `undefined` where there is none. */
export function firstDayOf(moment: number): string | undefined {
  if (moment <= 0 || !Number.isFinite(moment)) return undefined;
  const digits = String(moment).padStart(4, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6) || '01'}-${digits.slice(6, 8) || '01'}`;
}
