import type { Category, Field } from '../../table/schema.ts';
import type { ColumnFacts, ColumnWhy } from './column-facts.ts';
import { literal } from './sql-text.ts';

/** How a cell's text is made before DuckDB reads it as the type. */
export type CellForm =
  /** As the file has it. */
  | 'written'
  /** The type's own text. */
  | 'value'
  /** Items, each ended by `ITEM_END`. */
  | 'items'
  /** Longitude and latitude with a blank between. */
  | 'point';

/** What a field's column is in Parquet. */
export interface ColumnType {
  /** DuckDB's type, as SQL writes it. */
  readonly type: string;
  readonly form: CellForm;
  readonly why?: ColumnWhy | undefined;
}

/** What ends each item of a list on its way to DuckDB: the "unit separator" of ASCII. */
export const ITEM_END = '\u001f';
/** Digits of a decimal in 64 bits, and in 128. */
const SHORT_DECIMAL = 18;
const LONG_DECIMAL = 38;
const CATEGORIES_LIMIT = 65_536;

/** The exact type of a field's column, as far as its cells allow: no digit and no zone is lost for it. */
export function planColumn(field: Field, facts: ColumnFacts): ColumnType {
  if (facts.wrong > 0) return text('wrong-cells');
  switch (field.type) {
    case 'integer':
      return planInteger(facts);
    case 'number':
      return planNumber(facts);
    case 'boolean':
      return value('BOOLEAN');
    case 'date':
      return facts.outOfRange ? text('out-of-range') : value('DATE');
    case 'time':
      return planTime(facts);
    case 'datetime':
      return planDatetime(facts);
    case 'year':
      return planYear(facts);
    case 'string':
      return planString(field, facts);
    case 'list':
      return planList(field, facts);
    case 'geopoint':
      return facts.roundsAsDouble ? text('too-many-digits') : { type: POINT_TYPE, form: 'point' };
    case 'yearmonth':
    case 'duration':
    case 'object':
    case 'array':
    case 'geojson':
    case 'any':
      return text(undefined);
  }
}

/** What a geopoint is. */
export const POINT_TYPE = 'STRUCT(lon DOUBLE, lat DOUBLE)';

const value = (type: string, why?: ColumnWhy): ColumnType => ({ type, form: 'value', why });
const text = (why: ColumnWhy | undefined): ColumnType => ({ type: 'VARCHAR', form: 'written', why });

function planInteger({ whole, beyond64 }: ColumnFacts): ColumnType {
  if (!beyond64) return value('BIGINT');
  // Parquet has no whole numbers of 128 bits; DuckDB would write a HUGEINT as a double.
  return whole <= LONG_DECIMAL ? value(`DECIMAL(${LONG_DECIMAL},0)`, 'large-integers') : text('too-many-digits');
}

function planNumber(facts: ColumnFacts): ColumnType {
  const { whole, places, significant, notFinite, roundsAsDouble } = facts;
  const scale = whole + places <= LONG_DECIMAL ? places : significant;
  const fits = whole + scale <= LONG_DECIMAL;
  if (fits && !notFinite)
    return value(`DECIMAL(${whole + scale <= SHORT_DECIMAL ? SHORT_DECIMAL : LONG_DECIMAL},${scale})`);
  if (roundsAsDouble) return text('too-many-digits');
  return value('DOUBLE', notFinite ? 'not-finite' : 'exponents');
}

function planTime({ zoned, leap, fine }: ColumnFacts): ColumnType {
  if (zoned > 0) return text('zones');
  if (leap) return text('leap-second');
  return fine ? text('fine-fractions') : value('TIME');
}

function planDatetime({ zoned, local, fine, outOfRange }: ColumnFacts): ColumnType {
  if (zoned > 0 && local > 0) return text('mixed-zones');
  if (outOfRange) return text('out-of-range');
  if (fine) return text('fine-fractions');
  return value(zoned > 0 ? 'TIMESTAMP WITH TIME ZONE' : 'TIMESTAMP');
}

function planYear({ zoned, outOfRange }: ColumnFacts): ColumnType {
  if (zoned > 0) return text('zones');
  return outOfRange ? text('out-of-range') : value('INTEGER');
}

function planString({ categories }: Field, { outside }: ColumnFacts): ColumnType {
  const texts = categoryTexts(categories);
  if (texts === undefined || texts.length > CATEGORIES_LIMIT) return text(undefined);
  if (outside > 0) return text('outside-categories');
  return { type: `ENUM(${texts.map(literal).join(', ')})`, form: 'written' };
}

function planList({ itemType }: Field, { unsplit, wholeItems }: ColumnFacts): ColumnType {
  if (unsplit) return text('items');
  if (itemType === 'integer' && wholeItems) return value('BIGINT[]');
  return { type: 'VARCHAR[]', form: 'items' };
}

/** The texts of a field's categories, each once; `undefined` where it has none, or some that are no texts. */
export function categoryTexts(categories: readonly Category[] | undefined): readonly string[] | undefined {
  const values = categories?.map((category) => category.value) ?? [];
  const texts = values.filter((each) => typeof each === 'string');
  if (texts.length === 0 || texts.length < values.length || texts.some((each) => each.includes('\0'))) return undefined;
  return [...new Set(texts)];
}
