import { dayNumber } from '../table/types/calendar.ts';

const WORDS: Readonly<Record<string, string>> = {
  diario: 'P1D',
  diaria: 'P1D',
  daily: 'P1D',
  semanal: 'P1W',
  weekly: 'P1W',
  quincenal: 'P2W',
  mensual: 'P1M',
  monthly: 'P1M',
  bimestral: 'P2M',
  trimestral: 'P3M',
  quarterly: 'P3M',
  cuatrimestral: 'P4M',
  semestral: 'P6M',
  anual: 'P1Y',
  annual: 'P1Y',
  bianual: 'P2Y',
  bienal: 'P2Y',
  quinquenal: 'P5Y',
  decenal: 'P10Y',
  realtime: 'P1D',
  'tiempo real': 'P1D',
  tiempo_real: 'P1D',
};
const IRREGULAR = /^(?:irregular|por evento|por_evento|evento|event|as needed)$/i;
const PERIOD =
  /^(?:R\d*\/)?P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T.+)?$/;

/** Days of a frequency's period; `irregular` where it has none, `undefined` where it is not understood. */
export function periodDays(frequency: string): number | 'irregular' | undefined {
  const word = frequency.trim().toLowerCase();
  if (IRREGULAR.test(word)) return 'irregular';
  const match = PERIOD.exec((Object.hasOwn(WORDS, word) ? WORDS[word] : undefined) ?? frequency.trim().toUpperCase());
  if (match === null) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0] = match.slice(1).map((part) => Number(part ?? 0));
  // Periods of hours and less are due every day.
  return Math.max(1, Math.round(years * 365.25 + months * 30.4375 + weeks * 7 + days));
}

/** Days since 1970 of `yyyy-mm-dd`. */
export function dayOfText(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  return dayNumber(year, month, date);
}

/** What is known of how fresh a dataset is. Days are `yyyy-mm-dd`. */
export interface Freshness {
  readonly today: string;
  /** The day of the last update. */
  readonly updated: string | undefined;
  /** The last day that the data tell of. */
  readonly covered: string | undefined;
}

/**
 * Days past the day on which something new was due: a period after the last update, or two after the last day covered
 * (one for the time to pass, one to publish it). The kinder of the two, for neither alone proves that a dataset is late.
 * `undefined` where neither is known.
 */
export function lateDays(period: number, { today, updated, covered }: Freshness): number | undefined {
  const now = dayOfText(today);
  const dues = [
    ...(updated === undefined || updated > today ? [] : [dayOfText(updated) + period]),
    ...(covered === undefined || covered > today ? [] : [dayOfText(covered) + 2 * period]),
  ];
  return dues.length === 0 ? undefined : Math.max(0, now - Math.max(...dues));
}
