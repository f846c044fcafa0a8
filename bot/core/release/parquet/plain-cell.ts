/** Cells that are written just as DuckDB reads their type, told from their bytes. */
import { surelyDate, surelyDatetime, surelyTime, surelyYear, UNBOUNDED } from '../../table/fast.ts';
import { MissingTexts } from '../../table/missing-texts.ts';
import type { Field } from '../../table/schema.ts';
import type { NumberScan } from './scan-number.ts';

type OverBytes = (bytes: Uint8Array, start: number, end: number) => boolean;

const NINE = 57;

/** Whether a field's column holds its cells as they are written, whatever they are. */
export function isAsWritten({ type }: Field): boolean {
  return AS_WRITTEN.has(type);
}

const AS_WRITTEN: ReadonlySet<Field['type']> = new Set([
  'string',
  'any',
  'yearmonth',
  'duration',
  'object',
  'array',
  'geojson',
]);

/** A set of texts, asked over bytes. */
export function textSet(texts: readonly string[]): MissingTexts {
  return new MissingTexts(texts);
}

/**
 * Tells cells of the field's type that need no other text; `undefined` where all have to be read. Of booleans it tells
 * the field's words, which SQL can name.
 */
export function plainForm(field: Field, scan: NumberScan): OverBytes | undefined {
  const isDefault = field.format === 'default';
  switch (field.type) {
    case 'integer':
      return field.groupChar === undefined ? scan.integer : undefined;
    case 'number':
      return field.groupChar === undefined && field.decimalChar === '.' ? scan.decimal : undefined;
    case 'boolean': {
      const words = textSet([...field.trueValues, ...field.falseValues]);
      return (bytes, start, end) => words.has(bytes, start, end);
    }
    case 'date':
      return isDefault ? surelyDate(UNBOUNDED) : undefined;
    case 'time':
      return isDefault ? surelyTime : undefined;
    case 'datetime':
      return isDefault ? isPlainDatetime : undefined;
    case 'year':
      return surelyYear(UNBOUNDED);
    default:
      return undefined;
  }
}

/** In the year 9999 a zone may lead beyond: such are read exactly. */
const isPlainDatetime: OverBytes = (bytes, start, end) =>
  surelyDatetime(bytes, start, end) &&
  !(bytes[start] === NINE && bytes[start + 1] === NINE && bytes[start + 2] === NINE && bytes[start + 3] === NINE);
