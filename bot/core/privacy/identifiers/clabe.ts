import { areDigits } from '../symbols.ts';
import { isUniform } from './nss.ts';
import { overText, type Verdict } from './verdict.ts';

/** CLABE: bank, place, account and a digit with the weights 3, 7, 1. One number in ten passes by chance. */
export const CLABE_LENGTH = 18;

const WEIGHTS: readonly number[] = [3, 7, 1];

/** Whether symbols are a CLABE. */
export function checkClabe(symbols: Uint8Array, length: number): Verdict {
  if (length !== CLABE_LENGTH || !areDigits(symbols, 0, length) || isUniform(symbols, length)) return 'no';
  let sum = 0;
  for (let at = 0; at < length - 1; at++) sum += (((symbols[at] as number) - 48) * (WEIGHTS[at % 3] as number)) % 10;
  return (10 - (sum % 10)) % 10 === (symbols[length - 1] as number) - 48 ? 'valid' : 'form';
}

/** The same over text. */
export const clabeVerdict: (text: string) => Verdict = overText(checkClabe);
