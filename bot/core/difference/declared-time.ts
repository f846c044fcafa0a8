/** The time that a descriptor says its data cover, and how often it says they come. */
import { isObject, memberOf, textOf } from '../dataset/authored.ts';
import type { Json } from '../table/schema.ts';

export type TimeDirection = 'narrower' | 'wider' | 'same' | 'unclear';

interface Interval {
  /** `yyyy-mm-dd`; `undefined`: open. */
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Compares two declared intervals: ISO 8601 `from/to`, or an object with a start and an end. */
export function compareIntervals(before: Json | undefined, after: Json | undefined): TimeDirection {
  const [was, is] = [intervalOf(before), intervalOf(after)];
  if (was === undefined || is === undefined) return 'unclear';
  const start = compareEnds(was.from ?? '', is.from ?? '');
  const end = compareEnds(is.to ?? '~', was.to ?? '~');
  if (start < 0 || end < 0) return 'narrower';
  return start > 0 || end > 0 ? 'wider' : 'same';
}

function compareEnds(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function intervalOf(value: Json | undefined): Interval | undefined {
  if (typeof value === 'string') {
    const [from, to, more] = value.split('/');
    if (from === undefined || more !== undefined) return undefined;
    return ends(from, to ?? from);
  }
  if (!isObject(value)) return undefined;
  const pick = (...names: readonly string[]): string | undefined =>
    names
      .map((name) => textOf(value, name) ?? textOf(memberOf(value, name), '@value'))
      .find((text) => text !== undefined);
  return ends(
    pick('startDate', 'start', 'dcat:startDate', 'from') ?? '',
    pick('endDate', 'end', 'dcat:endDate', 'to') ?? '',
  );
}

const MOMENT = /^\d{4}(-\d\d(-\d\d.*)?)?$/;

/** A year or a month stands for its first day at the beginning, and for its last at the end. */
function ends(from: string, to: string): Interval | undefined {
  const fill = (text: string, filler: string): string | undefined => {
    if (text === '' || text === '..') return undefined;
    return (text + filler.slice(text.length)).slice(0, 10);
  };
  for (const text of [from, to]) if (text !== '' && text !== '..' && !MOMENT.test(text)) return undefined;
  return { from: fill(from, '0000-01-01'), to: fill(to, '0000-12-31') };
}

const FREQUENCY =
  /^R\d*\/P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T.*)?$/;

/** Compares two frequencies as ISO 8601 writes them (`R/P3M`): `narrower` is less often. */
export function compareFrequencies(before: Json | undefined, after: Json | undefined): TimeDirection {
  const [was, is] = [daysBetween(before), daysBetween(after)];
  if (was === undefined || is === undefined) return 'unclear';
  return was === is ? 'same' : is > was ? 'narrower' : 'wider';
}

function daysBetween(value: Json | undefined): number | undefined {
  const match = typeof value === 'string' ? FREQUENCY.exec(value) : null;
  if (match === null) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return years * 365.25 + months * 30.4375 + weeks * 7 + days;
}
