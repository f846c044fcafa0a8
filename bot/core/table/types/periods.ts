/** Years, months and durations, as XML Schema has them. */

import { dayNumber, hasSpareZero, ZONE, zoneOffset } from './calendar.ts';
import { withoutEndZeros } from './fraction.ts';
import type { CellType, Logical } from './logical.ts';

const YEAR = new RegExp(`^(-?\\d{4,})(${ZONE})?$`);
const YEARMONTH = new RegExp(`^(-?\\d{4,})-(0[1-9]|1[0-2])(${ZONE})?$`);
const DURATION =
  /^(-?)P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

/** `year`: XML Schema's gYear. */
export const yearType: CellType = {
  read: (text) => {
    const match = YEAR.exec(text);
    if (match === null || !isYear(match[1])) return undefined;
    return { key: match[1] + zoneKey(match[2]), order: Number(match[1]) };
  },
  compare: (a, b) => (a.order as number) - (b.order as number),
};

/** `yearmonth`: XML Schema's gYearMonth. */
export const yearmonthType: CellType = {
  read: (text) => {
    const match = YEARMONTH.exec(text);
    if (match === null || !isYear(match[1])) return undefined;
    const order = Number(match[1]) * 12 + Number(match[2]) - 1;
    return { key: `${match[1]}-${match[2]}${zoneKey(match[3])}`, order };
  },
  compare: (a, b) => (a.order as number) - (b.order as number),
};

/** There is no year 0, and each year has one spelling: it is its own key. */
function isYear(year: string | undefined): year is string {
  return year !== undefined && Number(year) !== 0 && !hasSpareZero(year);
}

function zoneKey(zone: string | undefined): string {
  const offset = zoneOffset(zone);
  return offset === undefined ? '' : ` ${offset}`;
}

/** Exact, however long its digits. */
interface Duration {
  readonly months: bigint;
  readonly seconds: bigint;
  /** Digits after the point of the seconds, with the duration's sign; no zero at their end. */
  readonly fraction: string;
}

/** `duration`: XML Schema's duration. Its order is partial: P1M and P30D have none. */
export const durationType: CellType = {
  read: (text) => {
    const match = DURATION.exec(text);
    if (match === null) return undefined;
    const [, sign, ...parts] = match;
    const [years = 0n, months = 0n, days = 0n, hours = 0n, minutes = 0n, seconds = 0n] = parts
      .slice(0, 6)
      .map((part) => BigInt(part ?? 0));
    const direction = sign === '-' ? -1n : 1n;
    const fraction = withoutEndZeros(parts[6] ?? '');
    const order: Duration = {
      months: direction * (years * 12n + months),
      seconds: direction * (((days * 24n + hours) * 60n + minutes) * 60n + seconds),
      fraction: fraction === '' ? '' : sign + fraction,
    };
    return { key: `${order.months}/${order.seconds}.${order.fraction}`, order };
  },
  compare: compareDurations,
};

/** The four instants at which XML Schema compares two durations (part 2, 3.2.6.2), as months since the year 0. */
const REFERENCES = [1696 * 12 + 8, 1697 * 12 + 1, 1903 * 12 + 2, 1903 * 12 + 6].map(BigInt);

function compareDurations({ order: a }: Logical, { order: b }: Logical): number {
  const signs = REFERENCES.map((reference) => compareFrom(reference, a as Duration, b as Duration));
  const [first = 0] = signs;
  return signs.every((sign) => sign === first) ? first : Number.NaN;
}

function compareFrom(reference: bigint, a: Duration, b: Duration): number {
  const days = daysUntil(reference + a.months) - daysUntil(reference + b.months);
  const seconds = days * 86_400n + a.seconds - b.seconds;
  if (a.fraction === b.fraction) return seconds > 0n ? 1 : seconds < 0n ? -1 : 0;
  const length = Math.max(a.fraction.length, b.fraction.length);
  const difference = scaled(a.fraction, length) - scaled(b.fraction, length) + seconds * 10n ** BigInt(length);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

function scaled(fraction: string, length: number): bigint {
  const digits = fraction.replace('-', '').padEnd(length, '0');
  return fraction.startsWith('-') ? -BigInt(digits) : BigInt(digits);
}

/** Months of 400 years, after which the calendar repeats, and their days. */
const CYCLE = 4800n;
const CYCLE_DAYS = 146_097n;

function daysUntil(months: bigint): bigint {
  const rest = Number(((months % CYCLE) + CYCLE) % CYCLE);
  const cycles = (months - BigInt(rest)) / CYCLE;
  return BigInt(dayNumber(Math.floor(rest / 12), (rest % 12) + 1, 1)) + cycles * CYCLE_DAYS;
}
