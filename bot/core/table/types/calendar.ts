import type { Field } from '../schema.ts';
import type { CellType, Logical } from './logical.ts';
import { compileStrptime, type Moment } from './strptime.ts';

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)$/;
const DATETIME =
  /^(\d{4,})-(\d\d)-(\d\d)T(\d\d):([0-5]\d):([0-5]\d)(?:\.(\d+))?(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/;
const YEAR = /^(-?\d{4,})(?:Z|[+-]\d\d:\d\d)?$/;
const YEARMONTH = /^(-?\d{4,})-(0[1-9]|1[0-2])(?:Z|[+-]\d\d:\d\d)?$/;
const DURATION = /^(-?)P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month, 1 to 12, in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Whether year, month and day are a day that was or will be. */
export function isDate(year: number, month: number, day: number): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** What `any` tries, in this order: the ISO form first, then what offices write, the day before the month. */
const ANY_DATE = [
  '%Y-%m-%d',
  '%d/%m/%Y',
  '%d-%m-%Y',
  '%Y/%m/%d',
  '%Y%m%d',
  '%d.%m.%Y',
  '%m/%d/%Y',
  '%d %B %Y',
  '%d %b %Y',
  '%B %d, %Y',
  '%b %d, %Y',
];
const ANY_TIME = ['%H:%M:%S', '%H:%M', '%H:%M:%S.%f', '%I:%M %p', '%I:%M:%S %p', '%I%p'];
const ANY_DATETIME = [
  '%Y-%m-%dT%H:%M:%S%z',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%dT%H:%M',
  '%Y-%m-%d %H:%M',
  '%d/%m/%Y %H:%M:%S',
  '%d/%m/%Y %H:%M',
  '%Y%m%dT%H%M%S',
  ...ANY_DATE,
];

/** `date`: a day. */
export function dateType(field: Field): CellType {
  if (field.format === 'any') return momentType(ANY_DATE, dayOf);
  if (field.format !== 'default') return momentType([field.format], dayOf);
  return {
    read: (text) => {
      const match = DATE.exec(text);
      return match === null ? undefined : dayOf(momentOf(Number(match[1]), Number(match[2]), Number(match[3])));
    },
    compare: compareNumbers,
  };
}

/** `datetime`: a day and a time, with or without a zone. Without one it is compared as if in UTC. */
export function datetimeType(field: Field): CellType {
  const exact: CellType = { read: readDatetime, compare: compareNumbers };
  if (field.format === 'default') return exact;
  const other = momentType(field.format === 'any' ? ANY_DATETIME : [field.format], instantOf);
  return field.format === 'any'
    ? { read: (text) => exact.read(text) ?? other.read(text), compare: compareNumbers }
    : other;
}

/** `time`: a time of day. */
export function timeType(field: Field): CellType {
  if (field.format === 'any') return momentType(ANY_TIME, clockOf);
  if (field.format !== 'default') return momentType([field.format], clockOf);
  return {
    read: (text) => {
      const match = TIME.exec(text);
      if (match === null) return undefined;
      return clockOf({
        ...momentOf(1970, 1, 1),
        hour: Number(match[1]),
        minute: Number(match[2]),
        second: Number(match[3]),
      });
    },
    compare: compareNumbers,
  };
}

/** `year`: XML Schema's gYear. */
export const yearType: CellType = {
  read: (text) => {
    const match = YEAR.exec(text);
    const year = Number(match?.[1]);
    return match === null || year === 0 || hasSpareZero(match[1] ?? '')
      ? undefined
      : { key: String(year), order: year };
  },
  compare: compareNumbers,
};

/** `yearmonth`: XML Schema's gYearMonth. */
export const yearmonthType: CellType = {
  read: (text) => {
    const match = YEARMONTH.exec(text);
    const year = Number(match?.[1]);
    if (match === null || year === 0 || hasSpareZero(match[1] ?? '')) return undefined;
    return { key: `${match[1]}-${match[2]}`, order: year * 12 + Number(match[2]) - 1 };
  },
  compare: compareNumbers,
};

/** `duration`: XML Schema's duration. Its order is partial: P1M and P30D have none. */
export const durationType: CellType = {
  read: (text) => {
    const match = DURATION.exec(text);
    if (match === null || text.endsWith('T')) return undefined;
    const [, sign, ...parts] = match;
    const [years, months, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
    const direction = sign === '-' ? -1 : 1;
    const order = {
      months: direction * ((years ?? 0) * 12 + (months ?? 0)),
      seconds: direction * ((days ?? 0) * 86400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)),
    };
    return { key: `${order.months}/${order.seconds}`, order };
  },
  compare: compareDurations,
};

interface Duration {
  readonly months: number;
  readonly seconds: number;
}

/** The four instants at which XML Schema compares two durations (part 2, 3.2.6.2), as year and month. */
const REFERENCES = [
  [1696, 9],
  [1697, 2],
  [1903, 3],
  [1903, 7],
] as const;

function compareDurations(a: Logical, b: Logical): number {
  const signs = REFERENCES.map(([year, month]) => {
    const [left, right] = [a.order as Duration, b.order as Duration].map((value) => {
      const months = year * 12 + month - 1 + value.months;
      return dayNumber(Math.floor(months / 12), (months % 12) + 1, 1) * 86400 + value.seconds;
    });
    return Math.sign((left ?? 0) - (right ?? 0));
  });
  return signs.every((sign) => sign === signs[0]) ? (signs[0] ?? 0) : Number.NaN;
}

function compareNumbers(a: Logical, b: Logical): number {
  return (a.order as number) - (b.order as number);
}

/** More than four digits may not begin with a zero. */
function hasSpareZero(year: string): boolean {
  return /^-?0\d{4,}/.test(year);
}

function momentType(patterns: readonly string[], logicalOf: (moment: Moment) => Logical | undefined): CellType {
  const readers = patterns.map(compileStrptime);
  return {
    read: (text) => {
      for (const read of readers) {
        const moment = read?.(text);
        const value = moment === undefined ? undefined : logicalOf(moment);
        if (value !== undefined) return value;
      }
      return undefined;
    },
    compare: compareNumbers,
  };
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function momentOf(year: number, month: number, day: number): Moment {
  return { year, month, day, hour: 0, minute: 0, second: 0, fraction: '', offset: undefined };
}

function dayOf({ year, month, day }: Moment): Logical | undefined {
  if (!isDate(year, month, day)) return undefined;
  return { key: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`, order: dayNumber(year, month, day) };
}

function clockOf({ hour, minute, second, fraction }: Moment): Logical {
  const part = fraction.replace(/0+$/, '');
  const key = `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}${part === '' ? '' : `.${part}`}`;
  return { key, order: hour * 3600 + minute * 60 + second + Number(`0.${fraction}0`) };
}

function instantOf(moment: Moment): Logical | undefined {
  const { year, month, day, hour, minute, second, offset } = moment;
  if (!isDate(year, month, day)) return undefined;
  const whole = dayNumber(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - (offset ?? 0) * 60;
  const fraction = moment.fraction.replace(/0+$/, '');
  return { key: `${whole}.${fraction}${offset === undefined ? '' : 'Z'}`, order: whole + Number(`0.${fraction}0`) };
}

function readDatetime(text: string): Logical | undefined {
  const match = DATETIME.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const fraction = match[7] ?? '';
  // The end of a day may be written as 24:00:00 (XML Schema part 2, 3.2.7).
  if (hour > 24 || (hour === 24 && (minute > 0 || second > 0 || Number(fraction) > 0)) || hasSpareZero(match[1] ?? ''))
    return undefined;
  return instantOf({ year, month, day, hour, minute, second, fraction, offset: offsetOf(match[8]) });
}

/** Minutes east of UTC; `undefined` where no zone is given. */
function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return zone.startsWith('-') ? -minutes : minutes;
}
