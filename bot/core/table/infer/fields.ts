import type { Json } from '../schema.ts';
import { isAbsence, meaningOf } from './absence.ts';
import type { ColumnSurvey } from './column.ts';
import type { Absence, Doubt } from './doubt.ts';
import { inferType, isYear } from './infer-type.ts';
import type { InferredType } from './inferred-type.ts';

/** A word that stands for absence, as the descriptor declares it. */
export interface MissingWord {
  readonly value: string;
  readonly meaning: Absence | undefined;
}

/** A field as inferred. */
export interface InferredField {
  readonly name: string;
  readonly type: InferredType;
  readonly required: boolean;
  readonly categories: readonly string[] | undefined;
  /** Where it has words of its own; the schema's are among them. */
  readonly missingValues: readonly MissingWord[] | undefined;
}

/** All fields, the words of absence that hold for every one, and the doubts. */
export interface InferredFields {
  readonly fields: readonly InferredField[];
  readonly missingValues: readonly MissingWord[];
  readonly doubts: readonly Doubt[];
}

/** So many fields with one word make it the table's. */
const SHARED_FIELDS = 3;
const CATEGORIES_LIMIT = 20;
/** Categories are repeated so often on the average, and are so short. */
const CATEGORY_REPEATS = 5;
const CATEGORY_LENGTH = 60;

/** What each column becomes in the schema. */
export function inferFields(columns: readonly ColumnSurvey[]): InferredFields {
  const words = wordsOf(columns);
  const shared = [...words].filter(([, { fields }]) => fields >= SHARED_FIELDS).map(([word]) => word);
  const doubts: Doubt[] = [...words].map(([word, { fields, count, line, field }]) => {
    return { doubt: 'missing-word', line, field: fields === 1 ? field : undefined, facts: { word, count, fields } };
  });
  const fields = columns.map((column, index) => {
    const type = typeOf(column);
    const said = [
      ...type.doubts,
      ...column.oddities.doubts(column.label),
      ...listDoubts(column, type),
      ...lostZeros(column, type),
    ];
    doubts.push(...(column.label.trim() === '' ? said.map((doubt) => ({ ...doubt, column: index + 1 })) : said));
    return fieldOf(column, type, shared);
  });
  return { fields, missingValues: shared.map(described), doubts };
}

function typeOf(column: ColumnSurvey): InferredType {
  const inferred = inferType(column);
  return inferred.type === 'integer' && isYear(column) ? { ...inferred, type: 'year' } : inferred;
}

function fieldOf(column: ColumnSurvey, type: InferredType, shared: readonly string[]): InferredField {
  const own = ownWords(column).filter((word) => !shared.includes(word));
  const all = [...shared, ...own];
  return {
    name: column.label,
    type,
    required: column.missing === 0 && column.filled > 0 && ownWords(column).length === 0,
    categories: type.type === 'string' && type.format === undefined ? categoriesOf(column) : undefined,
    missingValues: own.length === 0 ? undefined : all.map(described),
  };
}

function described(value: string): MissingWord {
  return { value, meaning: meaningOf(value) };
}

interface WordUse {
  readonly line: number;
  readonly field: string;
  count: number;
  fields: number;
}

function wordsOf(columns: readonly ColumnSurvey[]): Map<string, WordUse> {
  const words = new Map<string, WordUse>();
  for (const column of columns) {
    for (const [word, { count, line }] of column.words.entries) {
      if (!isAbsence(word)) continue;
      const known = words.get(word);
      const first = known === undefined || line < known.line ? { line, field: column.label } : known;
      const { line: at, field } = first;
      words.set(word, { line: at, field, count: count + (known?.count ?? 0), fields: 1 + (known?.fields ?? 0) });
    }
  }
  return words;
}

/** Blank cells are not among them: whether spaces are absence is for `check` to ask. */
function ownWords({ words }: ColumnSurvey): readonly string[] {
  return [...words.entries.keys()].filter(isAbsence);
}

/** The values of a column that is plainly a choice among few. */
function categoriesOf({ texts, shapes, filled, longest }: ColumnSurvey): readonly string[] | undefined {
  const values = [...texts.entries];
  if (texts.overflowed || values.length < 2 || values.length > CATEGORIES_LIMIT || longest > CATEGORY_LENGTH)
    return undefined;
  const counted = values.reduce((sum, [, { count }]) => sum + count, 0);
  const others = shapes.earliest((shape) => shape !== 'text');
  if (others !== undefined || counted < values.length * CATEGORY_REPEATS || filled < CATEGORIES_LIMIT) return undefined;
  return values.every(([value, { count }]) => count > 1 && value === value.trim())
    ? values.map(([value]) => value)
    : undefined;
}

/** Several values in one cell, in a column whose other cells hold one: the parts are values by themselves elsewhere. */
function listDoubts({ lists, texts, shapes, label: field }: ColumnSurvey, { type }: InferredType): readonly Doubt[] {
  const known = (part: string): boolean =>
    texts.entries.has(part) || (/^\d+$/.test(part) && shapes.countOf('integer', 'zero-led') > 0);
  for (const [delimiter, { line, count, sample }] of lists.entries) {
    const parts = sample
      .replace(/…$/, '')
      .split(delimiter)
      .map((part) => part.trim());
    const isList = parts.slice(0, -1).every(known) && parts.length > 1;
    if (type === 'string' && isList) return [{ doubt: 'list-cells', line, field, facts: { delimiter, count, sample } }];
  }
  return [];
}

const KEY_LABEL = /cve|clave|code|c[oó]digo|cod_|^ent$|^mun$|cvegeo/i;
/** Digits of the national keys of states, and of states with municipalities. */
const KEY_DIGITS = new Set([2, 5]);

/** Keys of which some have one digit less than the others: a spreadsheet may have taken their zero. */
function lostZeros({ digits, label: field }: ColumnSurvey, { type }: InferredType): readonly Doubt[] {
  const lengths = [...digits.entries.keys()].filter((key) => key !== 'year').map(Number);
  const [short = 0, long = 0] = lengths.sort((a, b) => a - b);
  if (type !== 'integer' || !KEY_LABEL.test(field) || lengths.length !== 2) return [];
  if (long !== short + 1 || !KEY_DIGITS.has(long)) return [];
  const seen = digits.entries.get(String(short));
  return seen === undefined
    ? []
    : [{ doubt: 'lost-zeros', line: seen.line, field, facts: { short, long, sample: seen.sample } }];
}

/** The field as a descriptor writes it. */
export function authorField(field: InferredField, label: (meaning: Absence) => string): Json {
  const { name, type, required, categories, missingValues } = field;
  return {
    name,
    type: type.type,
    ...(type.format === undefined ? {} : { format: type.format }),
    ...type.properties,
    ...(missingValues === undefined ? {} : { missingValues: authorMissing(missingValues, label) }),
    ...(categories === undefined ? {} : { categories }),
    ...(required ? { constraints: { required } } : {}),
  };
}

/** Words of absence as a descriptor writes them, the empty cell first; with labels where all have one. */
export function authorMissing(words: readonly MissingWord[], label: (meaning: Absence) => string): readonly Json[] {
  const meanings = words.flatMap(({ meaning }) => meaning ?? []);
  // Labels may not repeat, nor stand beside words that have none.
  if (new Set(meanings).size < words.length) return ['', ...words.map(({ value }) => value)];
  return [
    { value: '' },
    ...words.map(({ value, meaning }) => ({ value, ...(meaning === undefined ? {} : { label: label(meaning) }) })),
  ];
}
