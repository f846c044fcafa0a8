import { padded } from './calendar.ts';
import type { Random } from './random.ts';

/** The order in which SAT values the characters of an RFC; the place is the value. */
const ALPHABET = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ';
const HOMOCLAVE = '123456789ABCDEFGHIJKLMNPQRSTUVWXYZ';

/** The check digit of an RFC, from its characters before the last one. */
export function rfcCheckDigit(body: string): string {
  const sum = [...body.padStart(12, ' ')].reduce((total, sign, i) => total + ALPHABET.indexOf(sign) * (13 - i), 0);
  const digit = 11 - (sum % 11);
  if (digit === 11) return '0';
  return digit === 10 ? 'A' : String(digit);
}

/** An invented RFC of a legal person: three letters, its date of incorporation, and a valid check digit. */
export function legalPersonRfc(letters: string, random: Random): string {
  const year = random.integer(1988, 2021) % 100;
  const date = `${padded(year, 2)}${padded(random.integer(1, 12), 2)}${padded(random.integer(1, 28), 2)}`;
  const body = `${letters}${date}${random.pick([...HOMOCLAVE])}${random.pick([...HOMOCLAVE])}`;
  return body + rfcCheckDigit(body);
}
