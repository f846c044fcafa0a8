/**
 * The fast way over bytes: whether a cell is certainly right. `false` only means that the exact reading has to look at
 * it, so everything unusual (long numbers, exponents, other formats) may be left to that.
 */

/** Whether bytes[start, end) are certainly of a type. */
export type Surely = (bytes: Uint8Array, start: number, end: number) => boolean;

/** Bounds, both outside the allowed values' inside: what lies strictly between is right, what touches is for the exact reading. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export const UNBOUNDED: Bounds = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const COLON = 58;
const LETTER_T = 84;
const LETTER_Z = 90;

/** 10 to the power of the index: exact as doubles, as are whole numbers of 15 digits, so the quotient is the nearest double. */
const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** A plain integer of up to 15 digits between the bounds. */
export function surelyInteger({ low, high }: Bounds): Surely {
  return (bytes, start, end) => {
    let at = bytes[start] === MINUS ? start + 1 : start;
    if (end - at > 15 || at >= end) return false;
    let value = 0;
    for (; at < end; at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return false;
      value = value * 10 + digit;
    }
    if (bytes[start] === MINUS) value = -value;
    return value > low && value < high;
  };
}

/** A plain decimal of up to 15 digits between the bounds. */
export function surelyNumber({ low, high }: Bounds): Surely {
  return (bytes, start, end) => {
    let at = bytes[start] === MINUS ? start + 1 : start;
    if (end - at > 16 || at >= end) return false;
    let value = 0;
    let point = -1;
    const first = at;
    for (; at < end; at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit >= 0 && digit <= 9) value = value * 10 + digit;
      else if (digit === POINT - ZERO && point < 0) point = at;
      else return false;
    }
    const digits = end - first - (point < 0 ? 0 : 1);
    if (digits === 0 || digits > 15) return false;
    if (point >= 0) value /= POWERS[end - point - 1] as number;
    if (bytes[start] === MINUS) value = -value;
    return value > low && value < high;
  };
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** The date at `at` as yyyymmdd, or -1. Days 29 to 31 are left to the calendar where the month may lack them. */
function dateAt(bytes: Uint8Array, at: number): number {
  if (bytes[at + 4] !== MINUS || bytes[at + 7] !== MINUS) return -1;
  const century = twoDigits(bytes, at);
  const year = twoDigits(bytes, at + 2);
  const month = twoDigits(bytes, at + 5);
  const day = twoDigits(bytes, at + 8);
  if (century < 1 || year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return -1;
  if (day > 28 && (month === 2 || (day === 31 && (month === 4 || month === 6 || month === 9 || month === 11))))
    return -1;
  return (century * 100 + year) * 10000 + month * 100 + day;
}

/** A date in the default format; the bounds are yyyymmdd. */
export function surelyDate({ low, high }: Bounds): Surely {
  return (bytes, start, end) => {
    if (end - start !== 10) return false;
    const value = dateAt(bytes, start);
    return value > low && value < high && value > 0;
  };
}

function isTimeAt(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return false;
  const hour = twoDigits(bytes, at);
  const minute = twoDigits(bytes, at + 3);
  const second = twoDigits(bytes, at + 6);
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
}

/** A time in the default format. */
export const surelyTime: Surely = (bytes, start, end) => end - start === 8 && isTimeAt(bytes, start);

/** A datetime in the default format, to the second, with or without a zone. */
export const surelyDatetime: Surely = (bytes, start, end) => {
  const length = end - start;
  if (length < 19 || bytes[start + 10] !== LETTER_T || dateAt(bytes, start) < 0 || !isTimeAt(bytes, start + 11))
    return false;
  if (length === 19) return true;
  if (length === 20) return bytes[start + 19] === LETTER_Z;
  if (length !== 25 || bytes[start + 22] !== COLON) return false;
  const sign = bytes[start + 19];
  const hours = twoDigits(bytes, start + 20);
  const minutes = twoDigits(bytes, start + 23);
  return (sign === MINUS || sign === 43) && hours >= 0 && hours < 14 && minutes >= 0 && minutes < 60;
};

/** A year of four digits between the bounds. */
export function surelyYear({ low, high }: Bounds): Surely {
  return (bytes, start, end) => {
    if (end - start !== 4) return false;
    const century = twoDigits(bytes, start);
    const year = twoDigits(bytes, start + 2);
    const value = century * 100 + year;
    return century > 0 && year >= 0 && value > low && value < high;
  };
}

/** A year and a month of seven characters. */
export const surelyYearmonth: Surely = (bytes, start, end) => {
  if (end - start !== 7 || bytes[start + 4] !== MINUS) return false;
  const month = twoDigits(bytes, start + 5);
  return twoDigits(bytes, start) > 0 && twoDigits(bytes, start + 2) >= 0 && month >= 1 && month <= 12;
};

/** Characters in UTF-8 bytes. */
export function countUtf8(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (((bytes[at] as number) & 0xc0) !== 0x80) count++;
  return count;
}

/** Whether an integer's bytes are its key as they are: no plus, no needless zero. */
export const isPlainInteger: Surely = (bytes, start, end) => {
  let at = start;
  if (bytes[at] === MINUS) at++;
  if (at >= end || end - at > 15) return false;
  if (bytes[at] === ZERO) return end - start === 1;
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
};
