import { areDigits } from '../symbols.ts';
import { overText, type Verdict } from './verdict.ts';

/**
 * Social security number: eleven digits, the last by Luhn. One number in ten passes by chance, so it is only ever asked
 * of whole cells, and believed with a header or nearly all of a column.
 */
export const NSS_LENGTH = 11;

/** Twice a digit, and the sum of that number's digits. */
const DOUBLED = Uint8Array.of(0, 2, 4, 6, 8, 1, 3, 5, 7, 9);

/** Whether symbols are an NSS. */
export function checkNss(symbols: Uint8Array, length: number): Verdict {
  if (length !== NSS_LENGTH || !areDigits(symbols, 0, length)) return 'no';
  let sum = 0;
  for (let at = 0; at < length; at += 2) sum += (symbols[at] as number) - 48;
  for (let at = 1; at < length; at += 2) sum += DOUBLED[(symbols[at] as number) - 48] as number;
  if (sum % 10 !== 0) return 'form';
  return isUniform(symbols, length) ? 'no' : 'valid';
}

/** The same over text. */
export const nssVerdict: (text: string) => Verdict = overText(checkNss);

/** Whether one digit is all there is: a filler, nobody's number. */
export function isUniform(symbols: Uint8Array, length: number): boolean {
  for (let at = 1; at < length; at++) if (symbols[at] !== symbols[0]) return false;
  return true;
}
