/**
 * What the format `any` takes for a date or a time. The standard leaves it to the reader, and does not recommend it: the
 * ISO form first, then what offices write, the day before the month.
 */
export const ANY_DATE: readonly string[] = [
  '%Y-%m-%d',
  '%d/%m/%Y',
  '%d-%m-%Y',
  '%Y/%m/%d',
  '%Y%m%d',
  '%d.%m.%Y',
  '%Y.%m.%d',
  '%m/%d/%Y',
  '%m-%d-%Y',
  '%d %B %Y',
  '%d %b %Y',
  '%d-%b-%Y',
  '%B %d, %Y',
  '%b %d, %Y',
  '%B %d %Y',
  '%b %d %Y',
  '%A, %d %B %Y',
  '%a, %d %b %Y',
];

export const ANY_TIME: readonly string[] = [
  '%H:%M:%S',
  '%H:%M',
  '%H:%M:%S.%f',
  '%H:%M:%S%z',
  '%H:%M:%S %z',
  '%H:%M:%S.%f%z',
  '%H:%M%z',
  '%H%M%S',
  '%H%M%S%z',
  '%I:%M %p',
  '%I:%M%p',
  '%I:%M:%S %p',
  '%I %p',
  '%I%p',
];

const MOMENT = /^(.+?)(?:t|,?\s+)(\d{1,2}:.*|\d{6}.*|\d{1,2}\s*[ap]m)$/i;

/** No date with its time is longer; a long cell of blanks would be tried at each of them. */
const LONGEST = 200;

/** A text's date and its time, as far as there seem to be both. */
export function splitMoment(text: string): readonly [date: string, time: string] {
  const match = text.length > LONGEST ? null : MOMENT.exec(text);
  return [match?.[1] ?? '', match?.[2] ?? ''];
}
