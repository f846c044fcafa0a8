/** How a number is written, without deciding yet what its signs mean. */
export type NumberShape =
  | 'integer'
  | 'zero-led'
  | 'long-digits'
  | 'decimal'
  | 'decimal-zero'
  | 'exponent'
  /** `1.234`: a point before exactly three digits. */
  | 'point-3'
  | 'comma'
  /** `1,234`: a comma before exactly three digits. */
  | 'comma-3'
  | 'group-comma'
  | 'group-comma-decimal'
  | 'group-point'
  | 'group-point-comma'
  | 'group-space';

/** Digits beyond which no spreadsheet keeps a number whole: such a text is a code. */
const LONG = 16;

const SHAPES: readonly (readonly [NumberShape, RegExp])[] = [
  ['zero-led', /^[+-]?0\d[\d ]*$/],
  ['integer', /^[+-]?\d+$/],
  ['decimal-zero', /^[+-]?\d+\.0+$/],
  ['point-3', /^[+-]?[1-9]\d{0,2}\.\d{3}$/],
  ['decimal', /^[+-]?(?:\d*\.\d+|\d+\.)$/],
  ['exponent', /^[+-]?\d+(?:\.\d+)?[eE][+-]?\d{1,3}$/],
  ['comma-3', /^[+-]?[1-9]\d{0,2},\d{3}$/],
  ['comma', /^[+-]?\d*,\d+$/],
  ['group-comma', /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/],
  ['group-comma-decimal', /^[+-]?[1-9]\d{0,2}(?:,\d{3})+\.\d+$/],
  ['group-point', /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$/],
  ['group-point-comma', /^[+-]?[1-9]\d{0,2}(?:\.\d{3})+,\d+$/],
  ['group-space', /^[+-]?[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+$/],
];

/** Longer texts are no numbers. */
const LONGEST = 40;

/** How a trimmed text is written as a number; `undefined` where it is none. */
export function numberShape(text: string): NumberShape | undefined {
  if (text.length > LONGEST || !/^[+-]?[\d.,]/.test(text)) return undefined;
  const shape = SHAPES.find(([, form]) => form.test(text))?.[0];
  return shape === 'integer' && text.replace(/^[+-]/, '').length >= LONG ? 'long-digits' : shape;
}

const DRESS = /^([+-]?)\s*(?:\$|€|MXN|US\$|USD)\s*|\s*(?:%|€|MXN|USD|pesos|M\.\s?N\.)$/gi;

/** The number in a text that has a currency or a percent sign beside it. */
export function undressed(text: string): string | undefined {
  if (text.length > LONGEST || !/\d/.test(text)) return undefined;
  const bare = text.replace(DRESS, '$1').trim();
  return bare === text ? undefined : bare;
}
