import { isDate } from '../../table/types/calendar.ts';
import { areDigits, pairAt, symbolsOf } from '../symbols.ts';

/** What a check says: `no`: not this identifier; `form`: its form, but the check digit is wrong or there is none; `valid`. */
export type Verdict = 'no' | 'form' | 'valid';

/** A check over a cell's symbols. */
export type Check = (symbols: Uint8Array, length: number) => Verdict;

/** The same check over a text. */
export function overText(check: Check): (text: string) => Verdict {
  return (text) => {
    const symbols = symbolsOf(text);
    return check(symbols, symbols.length);
  };
}

/** Whether six symbols are a real date as AAMMDD; where the century is not known, in either. */
export function isRealDate(symbols: Uint8Array, at: number, century?: 1900 | 2000): boolean {
  if (!areDigits(symbols, at, at + 6)) return false;
  const year = pairAt(symbols, at);
  const month = pairAt(symbols, at + 2);
  const day = pairAt(symbols, at + 4);
  if (century !== undefined) return isDate(century + year, month, day);
  return isDate(2000 + year, month, day) || isDate(1900 + year, month, day);
}

/** What keys take from a name besides its initials and first vowel; Ñ is written X there. */
const CONSONANTS = new Set([...'BCDFGHJKLMNPQRSTVWXYZ'].map((char) => char.charCodeAt(0)));

/** Whether a symbol is a consonant, Ñ not among them. */
export function isConsonant(symbol: number): boolean {
  return CONSONANTS.has(symbol);
}
