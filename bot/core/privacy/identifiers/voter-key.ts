import { areDigits, pairAt } from '../symbols.ts';
import { isConsonant, isRealDate, overText, type Verdict } from './verdict.ts';

/** Voter key: six consonants, date of birth, state, sex, three digits. It has no check digit, so `form` is all there is. */
export const VOTER_KEY_LENGTH = 18;

/** Born abroad and the like; seen beside the 32 states. */
const FURTHER_STATES: readonly number[] = [87, 88];

/** Whether symbols are a voter key. */
export function checkVoterKey(symbols: Uint8Array, length: number): Verdict {
  if (length !== VOTER_KEY_LENGTH || !areDigits(symbols, 12, 14) || !areDigits(symbols, 15, 18)) return 'no';
  for (let at = 0; at < 6; at++) if (!isConsonant(symbols[at] as number)) return 'no';
  const state = pairAt(symbols, 12);
  if ((state < 1 || state > 32) && !FURTHER_STATES.includes(state)) return 'no';
  const sex = symbols[14];
  return (sex === 72 || sex === 77) && isRealDate(symbols, 6) ? 'form' : 'no';
}

/** The same over text. */
export const voterKeyVerdict: (text: string) => Verdict = overText(checkVoterKey);
