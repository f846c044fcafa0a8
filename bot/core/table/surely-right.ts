import type { Bound, FieldChecks } from './constraints.ts';
import {
  type Bounds,
  countUtf8,
  type Surely,
  surelyDate,
  surelyDatetime,
  surelyInteger,
  surelyNumber,
  surelyTime,
  surelyYear,
  surelyYearmonth,
  UNBOUNDED,
} from './fast.ts';
import { KeyTable } from './key-table.ts';
import type { Decimal } from './types/decimal.ts';
import { formatPattern } from './types/texts.ts';

/** Every cell is right. */
export const ALWAYS: Surely = () => true;

/** The fast way for a field, where there is one that also answers for its constraints. */
export function surelyRight(checks: FieldChecks): Surely | undefined {
  const lexical = lexicalOf(checks);
  if (lexical === undefined || checks.jsonSchema !== undefined) return undefined;
  const lists = [checks.members, checks.categories].filter((members) => members !== undefined);
  if (lists.length === 0) return lexical;
  if (lists.length > 1 || !['string', 'integer', 'any', 'date', 'year'].includes(checks.field.type)) return undefined;
  const among = surelyAmong(lists[0]?.keys ?? new Set());
  return lexical === ALWAYS ? among : (bytes, start, end) => among(bytes, start, end) && lexical(bytes, start, end);
}

function surelyAmong(keys: ReadonlySet<string>): Surely {
  const table = new KeyTable();
  const encoder = new TextEncoder();
  for (const key of keys) {
    const bytes = encoder.encode(key);
    table.add(bytes, 0, bytes.length, 1);
  }
  return (bytes, start, end) => table.find(bytes, start, end) >= 0;
}

function lexicalOf(checks: FieldChecks): Surely | undefined {
  const { field, bounds } = checks;
  const plainNumbers = field.decimalChar === '.' && field.groupChar === undefined;
  switch (field.type) {
    case 'any':
      return ALWAYS;
    case 'string':
      return surelyString(checks);
    case 'integer':
      return field.groupChar === undefined ? surelyInteger(numericBounds(bounds)) : undefined;
    case 'number':
      return plainNumbers ? surelyNumber(numericBounds(bounds)) : undefined;
    case 'boolean':
      return surelyAmong(new Set([...field.trueValues, ...field.falseValues]));
    case 'date':
      return field.format === 'default' ? surelyDate(dateBounds(bounds)) : undefined;
    case 'year':
      return surelyYear(orderBounds(bounds));
    case 'time':
      return field.format === 'default' && bounds.length === 0 ? surelyTime : undefined;
    case 'datetime':
      return field.format === 'default' && bounds.length === 0 ? surelyDatetime : undefined;
    case 'yearmonth':
      return bounds.length === 0 ? surelyYearmonth : undefined;
    default:
      return undefined;
  }
}

function surelyString({ field, pattern }: FieldChecks): Surely {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = field.constraints;
  const parts: Surely[] = [];
  if (maxLength !== Number.POSITIVE_INFINITY || minLength > 0) {
    parts.push((bytes, start, end) => {
      if (end - start < minLength) return false;
      if (end - start <= maxLength && minLength <= 1) return true;
      const length = countUtf8(bytes, start, end);
      return length >= minLength && length <= maxLength;
    });
  }
  for (const each of [formatPattern(field.format), pattern]) {
    if (each !== undefined) parts.push((bytes, start, end) => each.matches(bytes, start, end));
  }
  const [first, ...others] = parts;
  if (first === undefined) return ALWAYS;
  return others.length === 0 ? first : (bytes, start, end) => parts.every((part) => part(bytes, start, end));
}

function numericBounds(bounds: readonly Bound[]): Bounds {
  return boundsBy(bounds, ({ limit }) => {
    if (typeof limit.order === 'number') return limit.order;
    const { negative, digits, point } = limit.order as Decimal;
    return digits === '' ? 0 : Number(`${negative ? '-' : ''}0.${digits}e${point}`);
  });
}

function dateBounds(bounds: readonly Bound[]): Bounds {
  return boundsBy(bounds, ({ limit }) => Number(limit.key.replaceAll('-', '')));
}

function orderBounds(bounds: readonly Bound[]): Bounds {
  return boundsBy(bounds, ({ limit }) => limit.order as number);
}

function boundsBy(bounds: readonly Bound[], orderOf: (bound: Bound) => number): Bounds {
  let { low, high } = UNBOUNDED;
  for (const bound of bounds) {
    if (bound.name === 'minimum' || bound.name === 'exclusiveMinimum') low = Math.max(low, orderOf(bound));
    else high = Math.min(high, orderOf(bound));
  }
  return { low, high };
}
