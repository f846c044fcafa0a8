import { MOMENT, NUMBER, TEXT } from './batch.ts';
import type { TypeHint } from './finding.ts';
import type { Field } from './schema.ts';
import { isDate } from './types/calendar.ts';

const NUMERIC = new Set(['number', 'integer']);
const CALENDAR = new Set(['date', 'datetime', 'yearmonth']);

/** What people write where there is nothing: the guide's rule is an empty cell. */
const MISSING_WORDS =
  /^(n\/?[ad]|s\/?d|null|none|nan|nd|-+|\.|sin (dato|información|informacion)s?|no (disponible|aplica|especificado)|no disp\.?)$/i;

/** What a cell of the wrong type looks like, so that its sentence can say how to mend it. */
export function hintFor(field: Field, kind: number, text: string): TypeHint | undefined {
  if (kind === NUMBER || kind === MOMENT) return nativeHint(field, kind);
  if (kind !== TEXT) return undefined;
  if (text !== text.trim()) return 'spaces';
  if (/^=/.test(text)) return 'formula';
  if (/^['’`]/.test(text)) return 'apostrophe';
  if (MISSING_WORDS.test(text)) return 'missing-word';
  if (NUMERIC.has(field.type)) return numberHint(field, text);
  if (CALENDAR.has(field.type)) return dateHint(text);
  return field.type === 'geopoint' && isSwapped(text) ? 'swapped-coordinates' : undefined;
}

function nativeHint(field: Field, kind: number): TypeHint | undefined {
  if (kind === NUMBER && field.type === 'string') return 'native-text';
  return kind === NUMBER && CALENDAR.has(field.type) ? 'excel-serial' : undefined;
}

function numberHint(field: Field, text: string): TypeHint | undefined {
  if (/^[+-]?\d+\.0+$/.test(text)) return 'decimal-zero';
  if (/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return 'scientific';
  if (/%\s*$/.test(text)) return 'percent';
  if (/^[+-]?(\$|€|MXN|MN|US\$)|(\$|€|MXN|M\.?N\.?|pesos)$/i.test(text)) return 'currency';
  if (/^[+-]?\d{1,3}([ ,.\u00a0]\d{3})+([.,]\d+)?$/.test(text) && !isLikelyDecimal(field, text)) return 'group-char';
  return /^[+-]?\d+,\d+$/.test(text) ? 'decimal-comma' : undefined;
}

/** `19,432` may be either, and is taken for a group; no group begins with a zero. */
function isLikelyDecimal(field: Field, text: string): boolean {
  return field.type === 'number' && /^[+-]?0,\d{3}$/.test(text);
}

function dateHint(text: string): TypeHint | undefined {
  if (/^\d{5}(\.\d+)?$/.test(text)) return 'excel-serial';
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(text)) return 'day-month-year';
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  if (match === null) return undefined;
  return isDate(Number(match[1]), Number(match[2]), Number(match[3])) ? undefined : 'impossible-date';
}

function isSwapped(text: string): boolean {
  const [a, b] = text.split(',').map(Number);
  return a !== undefined && b !== undefined && Math.abs(b) > 90 && Math.abs(a) <= 90;
}
