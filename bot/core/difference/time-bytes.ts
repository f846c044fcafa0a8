/** Where the values of time fields stand, over bytes whose form is already known to be the default one. */
import type { FieldType } from '../table/schema.ts';
import { dayNumber } from '../table/types/calendar.ts';

const ZERO = 48;
const MINUS = 45;
const LETTER_Z = 90;
const DAY = 86_400;

function two(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) - ZERO) * 10 + (bytes[at + 1] as number) - ZERO;
}

function yearAt(bytes: Uint8Array, at: number): number {
  return two(bytes, at) * 100 + two(bytes, at + 2);
}

/** Of a year, a month, or a day in the default format: its order, as the type's own reading has it. */
export function orderAt(type: FieldType, bytes: Uint8Array, at: number): number {
  const year = yearAt(bytes, at);
  if (type === 'year') return year;
  const month = two(bytes, at + 5);
  return type === 'yearmonth' ? year * 12 + month - 1 : dayNumber(year, month, two(bytes, at + 8));
}

/** Seconds since 1970 of a datetime in the default format without a fraction; without a zone as if in UTC. */
export function secondsAt(bytes: Uint8Array, start: number, end: number): number {
  const clock = two(bytes, start + 11) * 3600 + two(bytes, start + 14) * 60 + two(bytes, start + 17);
  const local = orderAt('date', bytes, start) * DAY + clock;
  if (end - start < 25) return local;
  const offset = two(bytes, start + 20) * 3600 + two(bytes, start + 23) * 60;
  return bytes[start + 19] === MINUS ? local + offset : local - offset;
}

/** Whether a datetime in the default format without a fraction has a zone. */
export function hasZone(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > 20 || bytes[end - 1] === LETTER_Z;
}

/** Types whose values say what time the data cover. */
export function isTime(type: FieldType): boolean {
  return type === 'date' || type === 'datetime' || type === 'year' || type === 'yearmonth';
}

/** An order back as people write it: `2026-01-31`, `2026-01`, `2026`. Of a datetime, the second in UTC. */
export function showOrder(type: FieldType, order: number): string {
  if (type === 'year') return String(order);
  if (type === 'yearmonth') return `${Math.floor(order / 12)}-${String((order % 12) + 1).padStart(2, '0')}`;
  const milliseconds = type === 'date' ? order * DAY * 1000 : order * 1000;
  if (Math.abs(milliseconds) > 8.64e15) return String(order);
  const text = new Date(milliseconds).toISOString();
  return type === 'date' ? text.replace(/T.*/, '') : text.replace(/\.\d+Z$/, '');
}
