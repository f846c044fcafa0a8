import type { FieldType } from '../schema.ts';
import { monthFirst } from './calendar-shape.ts';
import type { ColumnSurvey } from './column.ts';
import type { Doubt } from './doubt.ts';
import type { InferredType } from './inferred-type.ts';
import { fitNumbers } from './numbers.ts';
import type { Seen } from './seen.ts';

/** The share of cells that may be wrong in a column that keeps its type. */
const FAULT_SHARE = 0.02;
/** From this share on, a column that stays text is said to be nearly of another type. */
const NEARLY = 0.8;
/** … and from this share of amounts with currency signs. */
const MANY_AMOUNTS = 0.2;
/** With so many cells, one alone may be wrong whatever its share. */
const ENOUGH = 20;

const PHONE_LABEL = /tel(?:[eé]fono|_|$)|phone|celular|m[oó]vil|\bfax/i;
const POSTAL_LABEL = /^(?:cp|c\.p\.?|zip|zip_?code|c[oó]digo[ _]postal|cod_?postal)$/i;
const YEAR_LABEL = /a[ñn]o|anio|year|ciclo|ejercicio/i;

/** The type that holds for all cells of a column but a few faults; else text. */
export function inferType(column: ColumnSurvey): InferredType {
  const filled = column.filled - (column.words.earliest(() => true)?.count ?? 0);
  const { label: field } = column;
  if (filled === 0) return { ...TEXT, doubts: [{ doubt: 'empty-column', field, facts: {} }] };
  const code = inferCode(column, filled);
  if (code !== undefined) return code;
  const candidates = [
    fitNative(column),
    fitNumbers(column, filled),
    fitCalendar(column),
    fitBoolean(column),
    fitFormat(column),
  ];
  const holding = candidates.find((fit) => fit !== undefined && holds(fit, filled));
  if (holding === undefined) return { ...TEXT, doubts: mixedDoubts(column, candidates, filled) };
  return { ...holding, doubts: [...holding.doubts, ...failingDoubts(column, holding)] };
}

interface Fit extends InferredType {
  readonly fits: number;
}

const TEXT: InferredType = { type: 'string', format: undefined, properties: {}, doubts: [], accepts: () => true };

function holds({ type, format, fits }: Fit, filled: number): boolean {
  if (type === 'boolean') return fits === filled;
  if (type === 'string' && format !== undefined) return fits >= filled * 0.99;
  const faults = filled - fits;
  return faults <= filled * FAULT_SHARE || (faults === 1 && filled >= ENOUGH);
}

/** Digits that are no number: with leading zeros, too long, or of a phone or a post office. */
function inferCode(column: ColumnSurvey, filled: number): InferredType | undefined {
  const { shapes, label: field } = column;
  const zeros = shapes.entries.get('zero-led');
  const codes = shapes.countOf('zero-led', 'long-digits');
  const digits = codes + shapes.countOf('integer', 'group-space');
  if (digits < filled * (1 - FAULT_SHARE))
    return codes > 0 && digits > filled * 0.5 ? { ...TEXT, doubts: zeroDoubts(field, zeros, filled) } : undefined;
  if (codes > 0) return { ...TEXT, doubts: [...zeroDoubts(field, zeros, filled), ...specialDoubts(column)] };
  return PHONE_LABEL.test(field) || POSTAL_LABEL.test(field) ? TEXT : undefined;
}

/** Said only where most cells would have been numbers: in a column of codes, zeros are as they should be. */
function zeroDoubts(field: string, zeros: Seen | undefined, filled: number): Doubt[] {
  if (zeros === undefined || zeros.count > filled * 0.1) return [];
  return [
    {
      doubt: 'leading-zeros',
      line: zeros.line,
      field,
      facts: { count: zeros.count, of: filled, sample: zeros.sample },
    },
  ];
}

function specialDoubts({ special, label: field }: ColumnSurvey): Doubt[] {
  const first = special.earliest(() => true);
  if (first === undefined) return [];
  return [
    {
      doubt: 'special-codes',
      line: first.line,
      field,
      facts: { codes: [...special.entries.keys()], count: first.count },
    },
  ];
}

function fitNative({ shapes }: ColumnSurvey): Fit | undefined {
  const datetimes = shapes.countOf('native datetime');
  const fits: readonly (readonly [FieldType, readonly string[]])[] = [
    ['boolean', ['boolean']],
    [datetimes > 0 ? 'datetime' : 'date', ['native date', 'native datetime']],
    ['geojson', ['geojson']],
    ['object', ['object', 'geojson']],
    ['array', ['array']],
  ];
  const counted = fits.map(([type, names]) => ({ type, names, fits: shapes.countOf(...names) }));
  const best = counted.reduce<(typeof counted)[number] | undefined>(
    (one, other) => (other.fits > (one?.fits ?? 0) ? other : one),
    undefined,
  );
  if (best === undefined) return undefined;
  return { ...TEXT, type: best.type, fits: best.fits, accepts: (shape) => best.names.includes(shape) };
}

/** Dates and times: one format for all. The order of day and month is proved by a day after the twelfth. */
function fitCalendar({ shapes, label: field }: ColumnSurvey): Fit | undefined {
  const families = new Map<string, Seen>();
  for (const [name, seen] of shapes.entries) {
    const family = CALENDAR.exec(name)?.[0];
    if (family === undefined) continue;
    const known = families.get(family);
    families.set(family, known === undefined ? { ...seen } : { ...known, count: known.count + seen.count });
  }
  const [family, seen] = [...families].sort(([, a], [, b]) => b.count - a.count)[0] ?? [];
  if (family === undefined || seen === undefined) return undefined;
  const [type = '', ...rest] = family.split(' ');
  const format = rest.join(' ');
  const days = shapes.countOf(`${family} day-first`);
  const months = shapes.countOf(`${family} month-first`);
  const either = shapes.countOf(`${family} either`);
  const isMonthFirst = months > days;
  const doubts: Doubt[] = [];
  if (either > 0 && days === 0 && months === 0)
    doubts.push({ doubt: 'date-order', line: seen.line, field, facts: { format } });
  const wrong = isMonthFirst ? 'day-first' : 'month-first';
  const odd = shapes.entries.get(`${family} ${wrong}`);
  if (odd !== undefined)
    doubts.push({ doubt: 'date-mixed', line: odd.line, field, facts: { count: odd.count, sample: odd.sample } });
  return {
    type: FIELD_TYPE[type] ?? 'string',
    format: format === 'default' ? undefined : isMonthFirst ? monthFirst(format) : format,
    properties: {},
    doubts,
    fits: seen.count - (odd?.count ?? 0),
    accepts: (shape) =>
      shape.startsWith(family) &&
      shape.length <= family.length + 12 &&
      !shape.endsWith(wrong) &&
      CALENDAR.exec(shape)?.[0] === family,
  };
}

const CALENDAR = /^(?:date|datetime|time|yearmonth) .+?(?= (?:day-first|month-first|either)$|$)/;
const FIELD_TYPE: Readonly<Record<string, FieldType>> = {
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  yearmonth: 'yearmonth',
};

const PAIRS: readonly (readonly [true: string, false: string])[] = [
  ['sí', 'no'],
  ['si', 'no'],
  ['yes', 'no'],
  ['true', 'false'],
  ['verdadero', 'falso'],
];

/** Two words that can only be yes and no, in any capitals. */
function fitBoolean({ texts, shapes }: ColumnSurvey): Fit | undefined {
  const words = [...texts.entries.keys()];
  if (words.length < 2 || words.length > 6 || texts.overflowed) return undefined;
  const pair = PAIRS.find((words2) => words.every((word) => words2.includes(word.toLowerCase())));
  const trueValues = words.filter((word) => word.toLowerCase() === pair?.[0]);
  const falseValues = words.filter((word) => word.toLowerCase() === pair?.[1]);
  if (trueValues.length === 0 || falseValues.length === 0) return undefined;
  const isText = (shape: string): boolean => shape === 'text';
  return {
    ...TEXT,
    type: 'boolean',
    properties: { trueValues, falseValues },
    fits: shapes.countOf('text'),
    accepts: isText,
  };
}

function fitFormat({ shapes, label: field }: ColumnSurvey): Fit | undefined {
  const emails = shapes.entries.get('email');
  const uris = shapes.countOf('uri');
  if (emails === undefined && uris === 0) return undefined;
  const format = (emails?.count ?? 0) > uris ? 'email' : 'uri';
  const fits = shapes.countOf(format);
  const doubts: Doubt[] =
    format === 'email' && emails !== undefined
      ? [{ doubt: 'emails', line: emails.line, field, facts: { count: fits } }]
      : [];
  return { ...TEXT, format, doubts, fits, accepts: (shape) => shape === format };
}

/** The cells that `check` will report, said with the first of them. */
function failingDoubts(
  { shapes, label: field }: ColumnSurvey,
  { type, format = 'default', accepts }: InferredType,
): Doubt[] {
  const failing = shapes.earliest((shape) => !accepts(shape));
  if (failing === undefined) return [];
  const { line, count, sample } = failing;
  const facts = { type: type === 'string' ? format : type, format, count, sample };
  return [{ doubt: 'failing-cells', line, field, facts }];
}

/** Said of text that is mostly of another type, or in which many amounts are written with their signs. */
function mixedDoubts(column: ColumnSurvey, fits: readonly (Fit | undefined)[], filled: number): Doubt[] {
  const { shapes, label: field } = column;
  const best = fits.reduce((one, other) => ((other?.fits ?? 0) > (one?.fits ?? 0) ? other : one), undefined);
  if (best === undefined || best.type === 'boolean') return [];
  if (best.fits < filled * NEARLY) return amountDoubts(column, filled);
  const other = shapes.earliest((shape) => !best.accepts(shape));
  if (other === undefined) return [];
  const { line, count, sample } = other;
  const type = best.type === 'string' ? (best.format ?? 'string') : best.type;
  return [{ doubt: 'mixed-type', line, field, facts: { type, count, of: filled, sample } }];
}

function amountDoubts({ shapes, label: field }: ColumnSurvey, filled: number): Doubt[] {
  const amounts = shapes.earliest((shape) => shape.startsWith('dressed '));
  if (amounts === undefined || amounts.count < filled * MANY_AMOUNTS) return [];
  const { line, count, sample } = amounts;
  return [{ doubt: 'amounts-in-text', line, field, facts: { count, sample, of: filled } }];
}

/** A whole number of four digits in a column whose label says that it is a year. */
export function isYear({ digits, shapes, label }: ColumnSurvey): boolean {
  const integers = shapes.countOf('integer');
  return YEAR_LABEL.test(label) && integers > 0 && digits.countOf('year') === integers;
}
