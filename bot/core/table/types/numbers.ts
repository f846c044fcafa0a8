import type { Field } from '../schema.ts';
import { compareDecimals, type Decimal, decimalKey, isWhole, readDecimal } from './decimal.ts';
import type { CellType, Logical } from './logical.ts';

const SPECIAL = /^(?:nan|-?inf)$/i;
const INTEGER = /^[+-]?\d+$/;

/** `number`: XML Schema's decimal with an exponent, NaN, INF and -INF, as the field's properties modify it. */
export function numberType(field: Field): CellType {
  return {
    read: (text) => {
      if (SPECIAL.test(text)) return special(text);
      const value = readDecimal(plainNumber(text, field));
      return value === undefined ? undefined : { key: decimalKey(value), order: value };
    },
    compare: compareNumbers,
  };
}

/** `integer`: whole numbers of any size. */
export function integerType(field: Field): CellType {
  return {
    read: (text) => {
      const plain = plainNumber(text, field);
      const value = INTEGER.test(plain) ? readDecimal(plain) : undefined;
      return value === undefined ? undefined : { key: decimalKey(value), order: value };
    },
    compare: compareNumbers,
  };
}

/** A whole number as JSON or a workbook writes numbers: `1.0` and `1e3` are whole. */
export function readNativeInteger(text: string): Logical | undefined {
  const value = readDecimal(text);
  return value === undefined || !isWhole(value) ? undefined : { key: decimalKey(value), order: value };
}

function special(text: string): Logical {
  const key = text.toLowerCase();
  return {
    key,
    order: key === 'nan' ? Number.NaN : key === 'inf' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
  };
}

function compareNumbers(a: Logical, b: Logical): number {
  if (typeof a.order === 'number' || typeof b.order === 'number') {
    return a.key === b.key && a.key !== 'nan' ? 0 : approximate(a) - approximate(b);
  }
  return compareDecimals(a.order as Decimal, b.order as Decimal);
}

/** Only for comparing with what is not finite: a finite number's size does not matter. */
function approximate(value: Logical): number {
  return typeof value.order === 'number' ? value.order : 0;
}

/** The number without what the field's properties allow around and inside it. */
function plainNumber(text: string, field: Field): string {
  const { groupChar, decimalChar } = field;
  let plain = field.bareNumber ? text : bare(text, decimalChar);
  if (groupChar !== undefined && groupChar !== '') plain = plain.replaceAll(groupChar, '');
  if (decimalChar === '.') return plain;
  // With another decimal character a point is no part of a number.
  return plain.includes('.') ? '' : plain.replace(decimalChar, '.');
}

const DIGIT = /\d/;

/** From the first digit (or the decimal character before it) to the last, with the sign that stands before it. */
function bare(text: string, decimalChar: string): string {
  const first = text.search(DIGIT);
  if (first < 0) return '';
  let last = text.length - 1;
  while (!DIGIT.test(text[last] ?? '0')) last--;
  const from = text.startsWith(decimalChar, first - decimalChar.length) ? first - decimalChar.length : first;
  const sign = /[+-](?=[^+-]*$)/.exec(text.slice(0, from))?.[0] ?? '';
  return sign + text.slice(from, last + 1);
}
