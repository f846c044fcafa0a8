import { checkClabe } from './identifiers/clabe.ts';
import { checkCurp } from './identifiers/curp.ts';
import { domainsIn, type EmailDomains } from './identifiers/email.ts';
import { checkPhone } from './identifiers/phone.ts';
import { checkRfc, RFC_PERSON_LENGTH } from './identifiers/rfc.ts';
import type { Check } from './identifiers/verdict.ts';
import { checkVoterKey } from './identifiers/voter-key.ts';
import type { PersonalKind } from './kind.ts';
import { plain, symbolsOf } from './symbols.ts';

/** Letters of a key and its date, apart by a hyphen, a space or nothing, then the rest; not within a longer word. */
const CURP = /(?<![0-9A-ZÑ])[A-ZÑ]{4}[ -]?\d{6}[ -]?[HMX][A-Z]{5}[ -]?[0-9A-Z]\d(?![0-9A-ZÑ])/g;
const RFC = /(?<![0-9A-ZÑ&])[A-ZÑ&]{4}-?\d{6}-?[0-9A-Z]{3}(?![0-9A-ZÑ])/g;
/** With spaces within, only after the word: `CONT 210315 001` is a contract. */
const RFC_LABELLED = /R\.?F\.?C\.?[^0-9A-Z]{0,4}([A-ZÑ&]{4}[ -]?\d{6}[ -]?[0-9A-Z]{3})(?![0-9A-ZÑ])/g;
const VOTER_KEY = /(?<![0-9A-ZÑ])[A-Z]{6}[ -]?\d{8}[HM]\d{3}(?![0-9A-ZÑ])/g;
const CLABE = /(?:CLABE|INTERBANCARIA)[^0-9]{0,30}(\d[\d -]{16,24}\d)(?!\d)/g;
const PHONE =
  /(?<![A-Z])(?:TEL|TELS|TELEFONOS?|CEL|CELULAR(?:ES)?|MOVIL|WHATSAPP|LLAMAR AL?)\b[^0-9+(]{0,16}(\+?[\d(][\d ()-]{6,20}\d)/g;

/** What in a text is worth looking for, as its bytes showed it. */
export interface Clues {
  /** Six digits of a date after letters. */
  readonly dated: boolean;
  /** A word that announces a telephone or an account. */
  readonly announced: boolean;
}

/** What is private in a text: the kinds that a free cell holds. Labels are asked wherever no check digit answers. */
export function kindsInText(text: string, domains: EmailDomains, clues: Clues): ReadonlySet<PersonalKind> {
  const kinds = new Set<PersonalKind>();
  if (domainsIn(text).some((domain) => domains.classOf(domain) === 'personal')) kinds.add('personal-email');
  if (!clues.dated && !clues.announced) return kinds;
  const folded = plain(text);
  if (clues.dated) addKeys(folded, kinds);
  if (clues.announced) addNumbers(folded, kinds);
  return kinds;
}

function addKeys(folded: string, kinds: Set<PersonalKind>): void {
  if (some(folded, CURP, checkCurp, true)) kinds.add('curp');
  if (some(folded, RFC, checkPersonalRfc, true) || some(folded, RFC_LABELLED, checkPersonalRfc, true)) kinds.add('rfc');
  if (some(folded, VOTER_KEY, checkVoterKey, false)) kinds.add('voter-key');
}

function addNumbers(folded: string, kinds: Set<PersonalKind>): void {
  if (some(folded, CLABE, checkClabe, true)) kinds.add('clabe');
  if ([...folded.matchAll(PHONE)].some((match) => isPhone(match[1] ?? ''))) kinds.add('phone');
}

const checkPersonalRfc: Check = (symbols, length) => (length === RFC_PERSON_LENGTH ? checkRfc(symbols, length) : 'no');

function some(text: string, pattern: RegExp, check: Check, hasDigit: boolean): boolean {
  for (const match of text.matchAll(pattern)) {
    const symbols = symbolsOf(match[1] ?? match[0]);
    const verdict = check(symbols, symbols.length);
    if (verdict === 'valid' || (!hasDigit && verdict === 'form')) return true;
  }
  return false;
}

/** Ten digits however they are grouped: the word before them says what they are. */
function isPhone(written: string): boolean {
  return checkPhone(written) !== 'no' || checkPhone(written.replace(/[^\d+]/g, '')) !== 'no';
}
