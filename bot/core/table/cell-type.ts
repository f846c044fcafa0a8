import { BOOLEAN, MOMENT, NUMBER, STRUCTURE, TEXT } from './batch.ts';
import { DEFAULT_FIELD, type Field, type FieldType } from './schema.ts';
import type { CellType, Logical } from './types/logical.ts';
import { dateType, datetimeType, timeType } from './types/moments.ts';
import { integerType, numberType, readNativeInteger } from './types/numbers.ts';
import { durationType, yearmonthType, yearType } from './types/periods.ts';
import { arrayType, geojsonType, geopointType, listType, objectType } from './types/structures.ts';
import { anyType, booleanType, stringType } from './types/texts.ts';

/** How a field's cells are read. */
export function cellTypeOf(field: Field): CellType {
  switch (field.type) {
    case 'string':
      return stringType(field);
    case 'number':
      return numberType(field);
    case 'integer':
      return integerType(field);
    case 'boolean':
      return booleanType(field);
    case 'object':
      return objectType;
    case 'array':
      return arrayType;
    case 'list':
      // On the lexical level items have the default format of their type.
      return listType(field, cellTypeOf({ ...DEFAULT_FIELD, name: field.name, type: field.itemType }));
    case 'datetime':
      return datetimeType(field);
    case 'date':
      return dateType(field);
    case 'time':
      return timeType(field);
    case 'year':
      return yearType;
    case 'yearmonth':
      return yearmonthType;
    case 'duration':
      return durationType;
    case 'geopoint':
      return geopointType(field);
    case 'geojson':
      return geojsonType(field);
    case 'any':
      return anyType;
  }
}

/** The types that each native kind of value can be of; text can be of any. */
const NATIVE: Readonly<Record<number, readonly FieldType[]>> = {
  [NUMBER]: ['number', 'integer', 'year', 'any'],
  [BOOLEAN]: ['boolean', 'any'],
  [STRUCTURE]: ['object', 'array', 'geojson', 'geopoint', 'list', 'any'],
  [MOMENT]: ['date', 'datetime', 'time', 'any'],
};

/** The value of a cell that has a type of its own (JSON, workbooks); `undefined` where it is none of the field's type. */
export function readNative(field: Field, type: CellType, kind: number, text: string): Logical | undefined {
  if (kind === TEXT) return type.read(text);
  if (!(NATIVE[kind] ?? []).includes(field.type)) return undefined;
  if (field.type === 'any') return { key: text };
  switch (kind) {
    case NUMBER:
      return readNumber(field, text);
    case BOOLEAN:
      return { key: text };
    case MOMENT:
      return readMoment(field, text);
    default:
      return field.type === 'list' ? readNativeList(field, text) : type.read(text);
  }
}

function readNumber(field: Field, text: string): Logical | undefined {
  if (field.type === 'number') return numberType({ ...DEFAULT_FIELD, name: field.name }).read(text);
  const whole = readNativeInteger(text);
  if (whole === undefined || field.type === 'integer') return whole;
  // The number 44 is the year that a text writes 0044.
  return yearType.read(whole.key.replace(/\d+/, (digits) => digits.padStart(4, '0')));
}

function readMoment(field: Field, text: string): Logical | undefined {
  const [date = '', time = ''] = text.split('T');
  if (field.type === 'date' && time !== '00:00:00') return undefined;
  const plain = { ...DEFAULT_FIELD, name: field.name, type: field.type };
  return cellTypeOf(plain).read(field.type === 'date' ? date : field.type === 'time' ? time : text);
}

function readNativeList(field: Field, text: string): Logical | undefined {
  const items: unknown = JSON.parse(text);
  if (!Array.isArray(items)) return undefined;
  const itemType = cellTypeOf({ ...DEFAULT_FIELD, name: field.name, type: field.itemType });
  const values = items.map((item) => (typeof item === 'object' ? undefined : itemType.read(String(item))));
  const keys = values.flatMap((value) => (value === undefined ? [] : [value.key]));
  return keys.length === items.length ? { key: JSON.stringify(keys), size: keys.length } : undefined;
}
