/** Days as integers from 1970-01-01, so that no time zone takes part. */
export type Day = number;

const DAY_MS = 86_400_000;

/** The day of an ISO date. */
export function day(iso: string): Day {
  const [year, month, date] = iso.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) throw new Error(`no date: ${iso}`);
  return Date.UTC(year, month - 1, date) / DAY_MS;
}

/** `AAAA-MM-DD`. */
export function isoDate(value: Day): string {
  return new Date(value * DAY_MS).toISOString().slice(0, 10);
}

/** `AAAA-MM`. */
export function isoMonth(value: Day): string {
  return isoDate(value).slice(0, 7);
}

/** Months as integers, twelve a year, for counting them. */
export function monthNumber(value: Day): number {
  const [year, month] = isoDate(value).split('-').map(Number);
  return (year ?? 0) * 12 + (month ?? 1) - 1;
}

/** `AAAA-MM` of a month's number. */
export function monthText(number: number): string {
  return `${Math.floor(number / 12)}-${padded((number % 12) + 1, 2)}`;
}

/** The last day of a month. */
export function endOfMonth(number: number): Day {
  return Date.UTC(Math.floor(number / 12), (number % 12) + 1, 1) / DAY_MS - 1;
}

/** The next day that is no Saturday nor Sunday, the day itself included. */
export function workday(value: Day): Day {
  const weekday = new Date(value * DAY_MS).getUTCDay();
  if (weekday === 6) return value + 2;
  return weekday === 0 ? value + 1 : value;
}

/** `hh:mm:ss` of a count of minutes since midnight. */
export function clock(minutes: number): string {
  return `${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}:00`;
}

/** Zeros to the left. */
export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
