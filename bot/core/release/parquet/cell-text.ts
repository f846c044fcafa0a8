/** A cell's value as the text that DuckDB is given: exact, and the same for equal values. */
import { STRUCTURE } from '../../table/batch.ts';
import type { Field } from '../../table/schema.ts';
import { decimalKey, readDecimal } from '../../table/types/decimal.ts';
import type { Logical } from '../../table/types/logical.ts';
import { ITEM_END } from './plan-column.ts';

/** Seconds since 1970 of the first and the last second of the years 1 to 9999. */
const FIRST_SECOND = -62_135_596_800;
const LAST_SECOND = 253_402_300_799;

/** A datetime's parts, from its key; `text` is `undefined` where it is not within the years 1 to 9999 in UTC. */
export interface Instant {
  readonly text: string | undefined;
  readonly fraction: string;
  readonly zoned: boolean;
}

/** Takes a datetime's value apart. */
export function instantOf({ key }: Logical): Instant {
  const [, seconds = '', fraction = '', zone = ''] = /^(-?\d+)\.(\d*)(Z?)$/.exec(key) ?? [];
  const second = Number(seconds);
  const zoned = zone !== '';
  if (second < FIRST_SECOND || second > LAST_SECOND) return { text: undefined, fraction, zoned };
  const plain = new Date(second * 1000).toISOString().slice(0, 19);
  return { text: `${plain}${fraction === '' ? '' : `.${fraction}`}${zone}`, fraction, zoned };
}

/** The text of a value for DuckDB's own reading of the column's type. */
export function valueText(field: Field, value: Logical): string {
  if (field.type === 'datetime') return instantOf(value).text ?? '';
  return field.type === 'list' ? `[${itemKeys(value).join(',')}]` : value.key;
}

/** The values of a list's items: the key of a list is the JSON of its items' keys. */
export function itemKeys({ key }: Logical): readonly string[] {
  return JSON.parse(key) as readonly string[];
}

/** A list's items, as they are written. */
export function itemTexts(field: Field, kind: number, text: string): readonly string[] {
  if (kind === STRUCTURE) return (JSON.parse(text) as readonly unknown[]).map(String);
  return text === '' ? [] : text.split(field.delimiter);
}

/** Items in one text. */
export function joinItems(items: readonly string[]): string {
  return items.map((item) => item + ITEM_END).join('');
}

/** A point's longitude and latitude in one text. */
export function pointText({ key }: Logical): string {
  return key.replace(',', ' ');
}

/** Whether the number is the same once it is a double: it is what the double's shortest text says. */
export function isExactDouble(number: string): boolean {
  const exact = readDecimal(number);
  const double = readDecimal(String(Number(number)));
  return exact !== undefined && double !== undefined && decimalKey(exact) === decimalKey(double);
}

const NUMBERS = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g;

/** Whether both numbers of a point, in whatever format, are the same as doubles. */
export function isExactPoint(text: string): boolean {
  return (text.match(NUMBERS) ?? []).every(isExactDouble);
}
