import { ENYE, isDigit, isLetter } from '../symbols.ts';
import { isRealDate, overText, type Verdict } from './verdict.ts';

/** RFC of a natural person (13) and of a legal one (12). Some 1.5 % of those in use have a wrong digit (python-stdnum). */
export const RFC_PERSON_LENGTH = 13;
export const RFC_COMPANY_LENGTH = 12;

const AMPERSAND = 38;
const LETTER_A = 65;
/** The SAT's own for "the public at large" and "abroad": nobody's. */
const GENERIC = new Set(['XAXX010101000', 'XEXX010101000']);

/** Whether symbols are an RFC; its length says whose. */
export function checkRfc(symbols: Uint8Array, length: number): Verdict {
  if (length !== RFC_PERSON_LENGTH && length !== RFC_COMPANY_LENGTH) return 'no';
  const letters = length - 9;
  if (!hasLetters(symbols, letters) || !isRealDate(symbols, letters) || !hasTail(symbols, length)) return 'no';
  if (isGeneric(symbols, length)) return 'no';
  return rfcDigit(symbols, length) === symbols[length - 1] ? 'valid' : 'form';
}

/** The same over text. */
export const rfcVerdict: (text: string) => Verdict = overText(checkRfc);

function hasLetters(symbols: Uint8Array, count: number): boolean {
  for (let at = 0; at < count; at++) {
    const symbol = symbols[at] as number;
    if (!isLetter(symbol) && symbol !== AMPERSAND) return false;
  }
  return true;
}

function hasTail(symbols: Uint8Array, length: number): boolean {
  for (let at = length - 3; at < length - 1; at++) {
    const symbol = symbols[at] as number;
    if (!isDigit(symbol) && (!isLetter(symbol) || symbol === ENYE)) return false;
  }
  const digit = symbols[length - 1] as number;
  return isDigit(digit) || digit === LETTER_A;
}

function isGeneric(symbols: Uint8Array, length: number): boolean {
  if (length !== RFC_PERSON_LENGTH || symbols[0] !== 88 || symbols[2] !== 88) return false;
  return GENERIC.has(String.fromCharCode(...symbols.subarray(0, length)));
}

/** The symbol that the digit should be. A legal person's begins with a space that nobody writes. */
function rfcDigit(symbols: Uint8Array, length: number): number {
  const shift = RFC_PERSON_LENGTH - length;
  let sum = shift === 1 ? 37 * 13 : 0;
  for (let at = 0; at < length - 1; at++) sum += weightOf(symbols[at] as number) * (13 - at - shift);
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? LETTER_A : 48 + digit;
}

/** A symbol's place in `0-9A-N&O-Z Ñ`. */
function weightOf(symbol: number): number {
  if (symbol === ENYE) return 38;
  if (symbol === AMPERSAND) return 24;
  if (isDigit(symbol)) return symbol - 48;
  return symbol <= 78 ? symbol - 55 : symbol - 54;
}
