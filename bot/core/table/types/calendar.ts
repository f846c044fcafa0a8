/** The Gregorian calendar, without zones and clocks. */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** Whether year, month and day are a day that was or will be. There is no year 0, as in XML Schema 1.0. */
export function isDate(year: number, month: number, day: number): boolean {
  return year !== 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Days since 1970-01-01. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The month and day of a year's day, from 1; `undefined` where the year is shorter. */
export function dayOfYear(year: number, day: number): { readonly month: number; readonly day: number } | undefined {
  let rest = day;
  for (let month = 1; month <= 12; month++) {
    const days = daysInMonth(year, month);
    if (rest <= days) return { month, day: rest };
    rest -= days;
  }
  return undefined;
}

/** A zone as XML Schema writes it, for regular expressions. */
export const ZONE = 'Z|[+-](?:0\\d|1[0-3]):[0-5]\\d|[+-]14:00';

/** Minutes east of UTC, of `Z`, `+01:00` or `+0100`; `undefined` where no zone is given. */
export function zoneOffset(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Whether a year of more than four digits begins with a zero, which XML Schema does not allow. */
export function hasSpareZero(year: string): boolean {
  return /^-?0\d{4,}/.test(year);
}
