import { areDigits, ENYE, isDigit, isLetter } from '../symbols.ts';
import { isConsonant, isRealDate, overText, type Verdict } from './verdict.ts';

/**
 * CURP: four letters, date of birth, sex, state, three consonants, a character that keeps namesakes apart, and a digit
 * over the 37 symbols `0-9A-NÑO-Z`. The digit alone lets one substitution in four pass, so everything is asked.
 */
export const CURP_LENGTH = 18;

const STATES = new Set(
  'AS BC BS CC CL CM CS CH DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS NE'.split(' '),
);
const SEXES = new Set([...'HMX'].map((char) => char.charCodeAt(0)));
const SECONDS = new Set([...'AEIOUX'].map((char) => char.charCodeAt(0)));

/** Whether symbols are a CURP. */
export function checkCurp(symbols: Uint8Array, length: number): Verdict {
  if (length !== CURP_LENGTH || !hasForm(symbols)) return 'no';
  return curpDigit(symbols) === (symbols[17] as number) - 48 ? 'valid' : 'form';
}

/** The same over text. */
export const curpVerdict: (text: string) => Verdict = overText(checkCurp);

function hasForm(symbols: Uint8Array): boolean {
  return hasPeople(symbols) && hasTail(symbols) && isRealDate(symbols, 4, centuryOf(symbols));
}

/** The letters of the name, and the sex. */
function hasPeople(symbols: Uint8Array): boolean {
  for (let at = 0; at < 4; at++) if (!isLetter(symbols[at] as number)) return false;
  return SECONDS.has(symbols[1] as number) && SEXES.has(symbols[10] as number);
}

function hasTail(symbols: Uint8Array): boolean {
  const state = String.fromCharCode(symbols[11] as number, symbols[12] as number);
  if (!STATES.has(state)) return false;
  for (let at = 13; at < 16; at++) if (!isConsonant(symbols[at] as number)) return false;
  const apart = symbols[16] as number;
  return (isDigit(apart) || (isLetter(apart) && apart !== ENYE)) && areDigits(symbols, 17, 18);
}

/** A digit keeps those apart who were born up to 1999, a letter those born since. */
function centuryOf(symbols: Uint8Array): 1900 | 2000 {
  return isDigit(symbols[16] as number) ? 1900 : 2000;
}

function curpDigit(symbols: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += weightOf(symbols[at] as number) * (18 - at);
  return (10 - (sum % 10)) % 10;
}

/** A symbol's place in `0-9A-NÑO-Z`. */
function weightOf(symbol: number): number {
  if (symbol === ENYE) return 24;
  if (isDigit(symbol)) return symbol - 48;
  return symbol <= 78 ? symbol - 55 : symbol - 54;
}
