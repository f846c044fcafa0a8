/** What people write in the cells, read as the plan holds it. */
import { parseDay } from '../../plan/dates.ts';
import { FREQUENCY_WORDS, parseInterval, sameInterval } from '../../plan/frequency.ts';
import type { AccessLevel, Frequency } from '../../plan/promise.ts';
import type { GuessKind } from './finding.ts';
import { folded } from './slug.ts';

/** A value, and how it was guessed where it could be another; `undefined` where the text is none. */
export interface ReadValue<T> {
  readonly value: T;
  readonly guess?: GuessKind;
}

const MONTHS: readonly string[] = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
/** The whole names, the other spelling of September, and the English months that Excel writes. */
const MONTH_WORD =
  /^(ene(ro)?|feb(rero)?|mar(zo)?|abr(il)?|may(o)?|jun(io)?|jul(io)?|ago(sto)?|sept?(iembre)?|set(iembre)?|oct(ubre)?|nov(iembre)?|dic(iembre)?|jan|apr|aug|dec)$/;
const OTHER_MONTHS: Readonly<Record<string, string>> = { set: 'sep', jan: 'ene', apr: 'abr', aug: 'ago', dec: 'dic' };
const QUARTERS: Readonly<Record<string, number>> = {
  primer: 1,
  primero: 1,
  segundo: 2,
  tercer: 3,
  tercero: 3,
  cuarto: 4,
};

/** A day, a month or a range of them as the plan writes it: `2016-08`, `agosto de 2016`, `ago-16`, `31/08/2016`. */
export function readPeriod(text: string): ReadValue<string> | undefined {
  const parts = text.trim().split('/');
  const half = parts.length === 2 ? parts.map((part) => plainIso(part.trim())) : [];
  const [from, to] = half;
  if (from !== undefined && to !== undefined)
    return from.slice(0, 7) <= to.slice(0, 7) ? { value: `${from}/${to}` } : undefined;
  return readDay(text) ?? readMonth(text);
}

/** A day: `2016-08-31`, with a time or without, `31/08/2016`, `31 de agosto de 2016`, the number Excel has for it. */
export function readDay(text: string): ReadValue<string> | undefined {
  const plain = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].{1,30})?$/.exec(plain);
  if (iso !== null) return real(iso[1], iso[2], iso[3]);
  const figures = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,].{1,30})?$/.exec(plain);
  if (figures !== null) return dayOfFigures(figures[1], figures[2], figures[3]);
  const serial = /^([34]\d{4}|5[0-9]{4})(?:\.\d{1,12})?$/.exec(plain);
  if (serial !== null) return serialDay(Number(serial[1]));
  const words = folded(plain)
    .split(' ')
    .filter((word) => word !== 'de' && word !== 'del');
  const month = words.length === 3 ? monthOf(words[1]) : undefined;
  return month === undefined ? undefined : real(yearOf(words[2]), String(month), words[0]);
}

function dayOfFigures(one = '', two = '', year = ''): ReadValue<string> | undefined {
  const dayFirst = real(yearOf(year), two, one);
  const monthFirst = real(yearOf(year), one, two);
  if (dayFirst === undefined) return monthFirst;
  return monthFirst === undefined || one === two ? dayFirst : { ...dayFirst, guess: 'day-first' };
}

/** A month, a quarter or a year. */
function readMonth(text: string): ReadValue<string> | undefined {
  const plain = text.trim();
  const iso = /^(\d{4})[-/.](\d{1,2})$/.exec(plain) ?? undefined;
  if (iso !== undefined) return realMonth(iso[1], Number(iso[2]));
  const figures = /^(\d{1,2})[-/.](\d{4})$/.exec(plain);
  if (figures !== null) return realMonth(figures[2], Number(figures[1]));
  if (/^(19|20)\d{2}$/.test(plain)) return { value: `${plain}-01/${plain}-12` };
  const words = folded(plain)
    .split(' ')
    .filter((word) => word !== 'de' && word !== 'del');
  const [first = '', second = '', third] = words;
  if (words.length === 2) {
    const month = monthOf(first) ?? monthOf(second);
    return month === undefined ? undefined : realMonth(yearOf(monthOf(first) === undefined ? first : second), month);
  }
  const quarter = QUARTERS[first] ?? Number(/^([1-4])(er|o|do|ro|to)?$/.exec(first)?.[1] ?? 0);
  return words.length === 3 && second === 'trimestre' && quarter > 0 ? quarterOf(yearOf(third), quarter) : undefined;
}

function quarterOf(year: string | undefined, quarter: number): ReadValue<string> | undefined {
  const [from, to] = [realMonth(year, quarter * 3 - 2), realMonth(year, quarter * 3)];
  return from === undefined || to === undefined ? undefined : { value: `${from.value}/${to.value}` };
}

/** `AAAA-MM-DD` or `AAAA-MM`. */
function plainIso(text: string): string | undefined {
  const [year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text)?.slice(1) ?? [];
  return (day === undefined ? realMonth(year, Number(month)) : real(year, month, day))?.value;
}

function real(year: string | undefined, month = '', day = ''): ReadValue<string> | undefined {
  const text = `${year ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return 'value' in parseDay(text) ? { value: text } : undefined;
}

function realMonth(year: string | undefined, month: number): ReadValue<string> | undefined {
  const text = `${year ?? ''}-${String(month).padStart(2, '0')}`;
  return 'value' in parseDay(`${text}-01`) ? { value: text } : undefined;
}

/** Two figures are of this century up to 69, as spreadsheets have it. */
function yearOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^(\d{2}|\d{4})$/.test(text)) return undefined;
  return text.length === 4 ? text : `${Number(text) < 70 ? '20' : '19'}${text}`;
}

function monthOf(word: string | undefined): number | undefined {
  if (word === undefined || !MONTH_WORD.test(word)) return undefined;
  const start = word.slice(0, 3);
  return MONTHS.indexOf(OTHER_MONTHS[start] ?? start) + 1;
}

/** Excel counts days from the last of 1899. */
function serialDay(serial: number): ReadValue<string> {
  return { value: new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10), guess: 'serial' };
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A moment as ISO 8601 writes it, kept as it is; else a day. */
export function readMoment(text: string): ReadValue<string> | undefined {
  const plain = text.trim();
  if (MOMENT.test(plain) && !Number.isNaN(Date.parse(plain)) && 'value' in parseDay(plain.slice(0, 10)))
    return { value: plain };
  return readDay(plain);
}

/** Other words for the frequencies of the plan, folded. */
const FREQUENCIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(FREQUENCY_WORDS).map((word) => [word, word])),
  'en tiempo real': 'tiempo real',
  continua: 'tiempo real',
  continuo: 'tiempo real',
  diaria: 'diario',
  diariamente: 'diario',
  'cada dia': 'diario',
  semanalmente: 'semanal',
  'cada semana': 'semanal',
  quincenalmente: 'quincenal',
  mensualmente: 'mensual',
  'cada mes': 'mensual',
  'cada dos meses': 'bimestral',
  trimestralmente: 'trimestral',
  'cada tres meses': 'trimestral',
  'cada cuatro meses': 'cuatrimestral',
  semestralmente: 'semestral',
  'cada seis meses': 'semestral',
  anualmente: 'anual',
  'cada ano': 'anual',
  bienal: 'bianual',
  'cada dos anos': 'bianual',
  'cada tres anos': 'trienal',
  'cada cinco anos': 'quinquenal',
  'cada diez anos': 'decenal',
  eventual: 'por evento',
  'no periodica': 'irregular',
  'no periodico': 'irregular',
  realtime: 'tiempo real',
};

/** A word or an ISO 8601 repeating interval; of an interval the word that means the same. */
export function readFrequency(text: string): Frequency | undefined {
  const word = FREQUENCIES[folded(text)];
  if (word !== undefined) return { word, iso: FREQUENCY_WORDS[word] ?? 'irregular' };
  const iso = text
    .trim()
    .toUpperCase()
    .replace(/^P/, 'R/P')
    .replace(/^R\/?P/, 'R/P');
  if (parseInterval(iso) === undefined) return undefined;
  const same = Object.entries(FREQUENCY_WORDS).find(([, interval]) => sameInterval(interval, iso));
  return same && { word: same[0], iso };
}

const PUBLIC = /^(publicos?|publicas?|public|no|no tiene|no contiene|ninguno|abiertos?|acceso publico)$/;
const RESTRICTED = /^(restringid[oa]s?|restricted( public)?|parcial(mente)?|reservad[oa]s?)$/;
const PRIVATE = /^(privad[oa]s?|private|non public|si|si tiene|confidencial(es)?|no publico)$/;

/** Publico, Público, PÚBLICO, P?blico, `public`, "No (tiene datos privados)"… */
export function readAccess(text: string): AccessLevel | undefined {
  const word = folded(text.replace(/p[^a-z]{1,2}blic/i, 'public'));
  if (PUBLIC.test(word)) return 'publico';
  if (RESTRICTED.test(word)) return 'restringido';
  return PRIVATE.test(word) ? 'privado' : undefined;
}

const MAIL = /^[^\s@<>(),;:"]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})\.[A-Za-z]{2,24}$/;

/** The addresses of a cell, in order; what stands between them is left out. */
export function readMails(text: string): readonly string[] {
  return text
    .split(/[\s,;<>()]+|\/|mailto:/i)
    .map((part) => part.replace(/^[.:]+|[.:]+$/g, ''))
    .filter((part) => MAIL.test(part));
}

/** A web address as written; one that begins with `www.` gets its scheme. */
export function readUrl(text: string): string | undefined {
  const plain = /^www\./i.test(text.trim()) ? `http://${text.trim()}` : text.trim();
  return /^(https?|ftps?):\/\/[^\s/]+\S*$/i.test(plain) && URL.canParse(plain) ? plain : undefined;
}

/** Bytes: a whole number, with commas or blanks between thousands or without. */
export function readBytes(text: string): number | undefined {
  const plain = text.trim();
  if (!/^(\d{1,15}|\d{1,3}([, ]\d{3}){1,4})$/.test(plain)) return undefined;
  return Number(plain.replace(/\D/g, ''));
}
