/** Days and moments as XML Schema has them. Whatever is not one of them is not said: no shape would notice. */
import { dayOf, periodOf } from '../../plan/dates.ts';

/** XML Schema's types of moments. */
export type MomentType = 'gYear' | 'gYearMonth' | 'date' | 'dateTime';

/** A moment and how precisely it is known. */
export interface Moment {
  readonly text: string;
  readonly type: MomentType;
}

/** From when to when; one of them may be open. */
export interface Span {
  readonly from: Moment | undefined;
  readonly to: Moment | undefined;
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)$/;

/** Reads `2026`, `2026-11`, `2026-11-21` and `2026-11-21T07:39:06Z`, where the calendar has them. */
export function momentOf(text: string | undefined): Moment | undefined {
  const written = text?.trim() ?? '';
  if (/^\d{4}$/.test(written)) return periodOf(`${written}-01`) && { text: written, type: 'gYear' };
  if (/^\d{4}-\d{2}$/.test(written)) return periodOf(written) && { text: written, type: 'gYearMonth' };
  const day = dayOf(written);
  if (day !== undefined) return { text: day, type: 'date' };
  const whole = dayOf(DATE_TIME.exec(written)?.[1]);
  return whole === undefined ? undefined : { text: written, type: 'dateTime' };
}

/** Reads `2024-01-01/2026-09-30`, `2024/..` and `2024` alone, the earlier first. */
export function spanOf(text: string | undefined): Span | undefined {
  const [first = '', second, ...rest] = (text ?? '').split('/');
  if (rest.length > 0) return undefined;
  const from = momentOf(first);
  const to = second === undefined ? from : momentOf(second);
  const read = (moment: Moment | undefined, written: string): boolean => moment !== undefined || isOpen(written);
  if (!read(from, first) || !read(to, second ?? first) || (from ?? to) === undefined) return undefined;
  return from !== undefined && to !== undefined && to.text < from.text.slice(0, to.text.length)
    ? undefined
    : { from, to };
}

function isOpen(written: string): boolean {
  return written.trim() === '' || written.trim() === '..';
}

/** As ISO 8601 writes it, an open end as `..`. */
export function spanText({ from, to }: Span): string {
  return `${from?.text ?? '..'}/${to?.text ?? '..'}`;
}
