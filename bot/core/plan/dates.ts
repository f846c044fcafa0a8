/** Days as `AAAA-MM-DD`, which compare as texts; no clock and no time zone takes part. */

/** A real calendar day, `AAAA-MM-DD`. */
export type Day = string;

/** From the first day of what is written to its last: a day, a month, or a range of them. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  /** As written: `2025-10/2025-12`. */
  readonly text: string;
}

export type Parsed<T> = { readonly value: T } | { readonly problem: 'shape' | 'unreal' | 'descending' };

const DAY_MS = 86_400_000;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;

/** A day that the calendar has, from 1900 on: the 30th of February and `0026` are slips of the pen. */
export function parseDay(text: string): Parsed<Day> {
  const match = DAY.exec(text);
  if (match === null) return { problem: 'shape' };
  const [year, month, date] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || date === undefined) return { problem: 'shape' };
  const real = isMonth(year, month) && date >= 1 && date <= lastOfMonth(year, month);
  return real ? { value: text } : { problem: 'unreal' };
}

/** `AAAA-MM-DD`, `AAAA-MM`, or a range of two of either with `/`, the earlier first. */
export function parsePeriod(text: string): Parsed<Period> {
  const [first = '', second, ...rest] = text.split('/');
  if (rest.length > 0) return { problem: 'shape' };
  const start = span(first);
  const end = second === undefined ? start : span(second);
  if ('problem' in start) return start;
  if ('problem' in end) return end;
  if (end.value.to < start.value.from || end.value.from < start.value.from) return { problem: 'descending' };
  return { value: { from: start.value.from, to: end.value.to, text } };
}

function span(text: string): Parsed<{ readonly from: Day; readonly to: Day }> {
  const match = MONTH.exec(text);
  if (match === null) {
    const day = parseDay(text);
    return 'problem' in day ? day : { value: { from: day.value, to: day.value } };
  }
  const [year, month] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || !isMonth(year, month)) return { problem: 'unreal' };
  return { value: { from: `${text}-01`, to: `${text}-${lastOfMonth(year, month)}` } };
}

/** The day, or `undefined` where the text is none. */
export function dayOf(text: string | undefined): Day | undefined {
  const parsed = text === undefined ? undefined : parseDay(text);
  return parsed !== undefined && 'value' in parsed ? parsed.value : undefined;
}

/** The period, or `undefined` where the text is none. */
export function periodOf(text: string | undefined): Period | undefined {
  const parsed = text === undefined ? undefined : parsePeriod(text);
  return parsed !== undefined && 'value' in parsed ? parsed.value : undefined;
}

function isMonth(year: number, month: number): boolean {
  return year >= 1900 && month >= 1 && month <= 12;
}

function lastOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day so many natural days later (or earlier). */
export function addDays(day: Day, days: number): Day {
  return new Date(numberOf(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day so many months later; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const clamped = Math.min(date, lastOfMonth(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${two(toMonth)}-${two(clamped)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Natural days from one day to another; negative where the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((numberOf(to) - numberOf(from)) / DAY_MS);
}

function numberOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** Where an institution does not say in which zone it counts days. */
export const DEFAULT_ZONE = 'America/Mexico_City';

/** The day that it is in a zone (an IANA name) at a moment, in milliseconds since 1970. An unknown zone is the default one. */
export function dayAt(moment: number, timeZone: string): Day {
  const date = new Date(moment);
  try {
    return isoDay(date, timeZone);
  } catch {
    return isoDay(date, DEFAULT_ZONE);
  }
}

function isoDay(date: Date, timeZone: string): Day {
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return ['year', 'month', 'day'].map((part) => parts.get(part as Intl.DateTimeFormatPartTypes) ?? '').join('-');
}
