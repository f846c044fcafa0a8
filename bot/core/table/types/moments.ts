/** Dates, times of day, and both together. */

import type { Field } from '../schema.ts';
import { ANY_DATE, ANY_TIME, splitMoment } from './any-moment.ts';
import { dayNumber, hasSpareZero, isDate, ZONE, zoneOffset } from './calendar.ts';
import { withoutEndZeros } from './fraction.ts';
import type { CellType, Logical } from './logical.ts';
import { compileStrptime, type Moment } from './strptime.ts';

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/;
const DATETIME = new RegExp(
  `^(-?\\d{4,})-(\\d\\d)-(\\d\\d)T([01]\\d|2[0-4]):([0-5]\\d):([0-5]\\d)(?:\\.(\\d+))?(${ZONE})?$`,
);

/** `date`: a day. */
export function dateType({ format }: Field): CellType {
  if (format === 'any') return typeOf(patternReader(ANY_DATE), dayOf);
  if (format !== 'default') return typeOf(patternReader([format]), dayOf);
  return typeOf((text) => {
    const match = DATE.exec(text);
    return match === null ? undefined : momentOf(Number(match[1]), Number(match[2]), Number(match[3]));
  }, dayOf);
}

/** `time`: a time of day. */
export function timeType({ format }: Field): CellType {
  if (format === 'any') return typeOf(patternReader(ANY_TIME), clockOf);
  if (format !== 'default') return typeOf(patternReader([format]), clockOf);
  return typeOf((text) => {
    const match = TIME.exec(text);
    if (match === null) return undefined;
    const [hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
    return { ...momentOf(1970, 1, 1), hour, minute, second };
  }, clockOf);
}

/** `datetime`: a day and a time, with or without a zone. Without one it is compared as if in UTC. */
export function datetimeType({ format }: Field): CellType {
  if (format === 'default') return typeOf(readDatetime, instantOf);
  if (format !== 'any') return typeOf(patternReader([format]), instantOf);
  return typeOf((text) => readDatetime(text) ?? readAnyDatetime(text), instantOf);
}

type Reader = (text: string) => Moment | undefined;

function typeOf(read: Reader, logicalOf: (moment: Moment) => Logical | undefined): CellType {
  return {
    read: (text) => {
      const moment = read(text);
      return moment === undefined ? undefined : logicalOf(moment);
    },
    compare: compareInstants,
  };
}

/** Tries patterns in turn; a moment that is no day that was or will be is none. */
function patternReader(patterns: readonly string[]): Reader {
  const readers = patterns.map(compileStrptime);
  return (text) => {
    for (const read of readers) {
      const moment = read?.(text);
      if (moment !== undefined && isDate(moment.year, moment.month, moment.day)) return moment;
    }
    return undefined;
  };
}

const readAnyDate = patternReader(ANY_DATE);
const readAnyTime = patternReader(ANY_TIME);

function readAnyDatetime(text: string): Moment | undefined {
  const whole = readAnyDate(text);
  if (whole !== undefined) return whole;
  const [date, time] = splitMoment(text);
  const day = readAnyDate(date);
  const clock = readAnyTime(time);
  return day === undefined || clock === undefined
    ? undefined
    : { ...clock, year: day.year, month: day.month, day: day.day };
}

function readDatetime(text: string): Moment | undefined {
  const match = DATETIME.exec(text);
  if (match === null || hasSpareZero(match[1] ?? '')) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const fraction = match[7] ?? '';
  // The end of a day may be written as 24:00:00 (XML Schema part 2, 3.2.7).
  if (hour === 24 && (minute > 0 || second > 0 || /[1-9]/.test(fraction))) return undefined;
  return { year, month, day, hour, minute, second, fraction, offset: zoneOffset(match[8]) };
}

function momentOf(year: number, month: number, day: number): Moment {
  return { year, month, day, hour: 0, minute: 0, second: 0, fraction: '', offset: undefined };
}

/** Whole seconds (or days), and the digits after their point without zeros at the end. */
interface Instant {
  readonly whole: number;
  readonly fraction: string;
}

function compareInstants({ order: a }: Logical, { order: b }: Logical): number {
  const [one, other] = [a as Instant, b as Instant];
  if (one.whole !== other.whole) return one.whole - other.whole;
  return one.fraction === other.fraction ? 0 : one.fraction < other.fraction ? -1 : 1;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function dayOf({ year, month, day }: Moment): Logical | undefined {
  if (!isDate(year, month, day)) return undefined;
  const order: Instant = { whole: dayNumber(year, month, day), fraction: '' };
  return { key: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`, order };
}

function clockOf(moment: Moment): Logical {
  const { hour, minute, second } = moment;
  const fraction = withoutEndZeros(moment.fraction);
  const key = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}${fraction === '' ? '' : `.${fraction}`}`;
  const order: Instant = { whole: hour * 3600 + minute * 60 + second, fraction };
  return { key, order };
}

function instantOf(moment: Moment): Logical | undefined {
  const { year, month, day, hour, minute, second, offset } = moment;
  if (!isDate(year, month, day)) return undefined;
  const whole = dayNumber(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - (offset ?? 0) * 60;
  const fraction = withoutEndZeros(moment.fraction);
  const order: Instant = { whole, fraction };
  return { key: `${whole}.${fraction}${offset === undefined ? '' : 'Z'}`, order };
}
