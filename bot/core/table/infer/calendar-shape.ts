import type { FieldType } from '../schema.ts';

/** How a text is written as a date or a time. */
export interface CalendarShape {
  readonly type: FieldType;
  /** The field's format; of a date with its year last, as if the day came first. */
  readonly format: string;
  /** What proves the order of day and month where the year is last. */
  readonly order: 'day-first' | 'month-first' | 'either' | undefined;
}

const YEAR_FIRST: readonly (readonly [RegExp, FieldType, string])[] = [
  [/^\d{4}-\d\d-\d\d$/, 'date', 'default'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/, 'datetime', 'default'],
  [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, 'datetime', '%Y-%m-%d %H:%M:%S'],
  [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{1,6}$/, 'datetime', '%Y-%m-%d %H:%M:%S.%f'],
  [/^\d{4}-\d\d-\d\d[ ]\d\d:\d\d$/, 'datetime', '%Y-%m-%d %H:%M'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'datetime', '%Y-%m-%dT%H:%M'],
  [/^\d{4}\/\d\d?\/\d\d?$/, 'date', '%Y/%m/%d'],
  [/^\d{4}-(0[1-9]|1[0-2])$/, 'yearmonth', 'default'],
  [/^\d\d:\d\d:\d\d$/, 'time', 'default'],
  [/^\d\d?:\d\d$/, 'time', '%H:%M'],
];

const YEAR_LAST = /^(\d\d?)([/.-])(\d\d?)\2(\d{4}|\d\d)(?: (\d\d?:\d\d(:\d\d)?))?$/;

/** How a trimmed text is written as a date or time; `undefined` where it is none. Days that never were count too. */
export function calendarShape(text: string): CalendarShape | undefined {
  if (text.length < 4 || text.length > 35 || !/^\d\d?\d?\d?[/.:-]/.test(text)) return undefined;
  const known = YEAR_FIRST.find(([form]) => form.test(text));
  if (known !== undefined) return { type: known[1], format: known[2], order: undefined };
  const match = YEAR_LAST.exec(text);
  if (match === null) return undefined;
  const [, first = '', mark = '/', second = '', year = '', time, seconds] = match;
  const day = `%d${mark}%m${mark}${year.length === 4 ? '%Y' : '%y'}`;
  const clock = time === undefined ? '' : seconds === undefined ? ' %H:%M' : ' %H:%M:%S';
  return {
    type: clock === '' ? 'date' : 'datetime',
    format: day + clock,
    order: orderOf(Number(first), Number(second)),
  };
}

function orderOf(first: number, second: number): CalendarShape['order'] {
  if (first > 12 && second <= 12) return 'day-first';
  return second > 12 && first <= 12 ? 'month-first' : 'either';
}

/** The same format with the month before the day. */
export function monthFirst(format: string): string {
  return format.replace(/^%d(.)%m/, '%m$1%d');
}
