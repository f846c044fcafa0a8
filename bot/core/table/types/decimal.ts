/** A decimal number of any size, exact. Zero has no digits. */
export interface Decimal {
  readonly negative: boolean;
  /** Significant digits: no zeros at either end. */
  readonly digits: string;
  /** The value is 0.digits × 10^point. */
  readonly point: number;
}

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Reads XML Schema's decimal with an optional exponent; `undefined` where it is none. */
export function readDecimal(text: string): Decimal | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent] = match;
  if (whole === '' && fraction === '') return undefined;
  const all = whole + fraction;
  let from = 0;
  while (from < all.length && all.charCodeAt(from) === 48) from++;
  let to = all.length;
  while (to > from && all.charCodeAt(to - 1) === 48) to--;
  if (from === to) return { negative: false, digits: '', point: 0 };
  return { negative: sign === '-', digits: all.slice(from, to), point: whole.length - from + Number(exponent ?? 0) };
}

/** Whether it has no fraction. */
export function isWhole(value: Decimal): boolean {
  return value.digits.length <= value.point || value.digits === '';
}

/** Longer numbers are keyed by their digits and exponent: `1e999999999` is not written out. */
const PLAIN_LIMIT = 40;

/** One text for one value: the plain number where that is short, without sign of plus and needless zeros. */
export function decimalKey({ negative, digits, point }: Decimal): string {
  const sign = negative ? '-' : '';
  if (digits === '') return '0';
  if (point > PLAIN_LIMIT || point <= digits.length - PLAIN_LIMIT) return `${sign}${digits}e${point - digits.length}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}0.${'0'.repeat(-point)}${digits}`;
}

/** The order of two decimals: negative, zero or positive. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const signA = a.digits === '' ? 0 : a.negative ? -1 : 1;
  const signB = b.digits === '' ? 0 : b.negative ? -1 : 1;
  if (signA !== signB) return signA - signB;
  if (a.point !== b.point) return signA * (a.point - b.point);
  return a.digits === b.digits ? 0 : signA * (a.digits < b.digits ? -1 : 1);
}
