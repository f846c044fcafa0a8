/** How often data are renewed: the words of the plan and ISO 8601's repeating intervals. Table: ADELA's, and León's. */
import { addDays, addMonths, type Day } from './dates.ts';

/** What a word means; `irregular` and `realtime` have no calendar. */
export const FREQUENCY_WORDS: Readonly<Record<string, string>> = {
  'tiempo real': 'realtime',
  diario: 'R/P1D',
  semanal: 'R/P1W',
  quincenal: 'R/P2W',
  mensual: 'R/P1M',
  bimestral: 'R/P2M',
  trimestral: 'R/P3M',
  cuatrimestral: 'R/P4M',
  semestral: 'R/P6M',
  anual: 'R/P1Y',
  bianual: 'R/P2Y',
  trienal: 'R/P3Y',
  quinquenal: 'R/P5Y',
  decenal: 'R/P10Y',
  'por evento': 'irregular',
  irregular: 'irregular',
};

/** `none`: data come when they come, and nothing can be late. */
export type Interval =
  | { readonly kind: 'none'; readonly name: 'irregular' | 'realtime' }
  | { readonly kind: 'repeating'; readonly months: number; readonly days: number };

const REPEATING = /^R\d*\/P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(T\d{1,4}[HMS])?$/;

/** Reads `R/P3M`, `R/P1W`, `R/PT1H`, `irregular` or `realtime`; `undefined` where it is none of them. */
export function parseInterval(text: string): Interval | undefined {
  if (text === 'irregular' || text === 'realtime') return { kind: 'none', name: text };
  const match = REPEATING.exec(text);
  if (match === null) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1, 5).map((part) => Number(part ?? 0));
  // What comes every hour is looked for the next day: the plan counts in days.
  const interval = { months: years * 12 + months, days: weeks * 7 + days + (match[5] === undefined ? 0 : 1) };
  return interval.months + interval.days === 0 ? undefined : { kind: 'repeating', ...interval };
}

/** Whether two texts name the same interval: `R/P12M` is `R/P1Y`, `R/P7D` is `R/P1W`. */
export function sameInterval(left: string, right: string): boolean {
  const [one, other] = [parseInterval(left), parseInterval(right)];
  if (one === undefined || other === undefined) return left === right;
  if (one.kind === 'none' || other.kind === 'none') return left === right;
  return one.months === other.months && one.days === other.days;
}

/** When the next data are due after those of `last`; `undefined` where the interval sets no day. */
export function nextDue(interval: Interval, last: Day): Day | undefined {
  return interval.kind === 'none' ? undefined : addDays(addMonths(last, interval.months), interval.days);
}
