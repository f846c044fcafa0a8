import { thousands } from '../table/words.ts';
import type { Evidence } from './finding.ts';
import type { PersonalKind, Subject } from './kind.ts';

/** What each kind is, as the object of "holds". */
export const KIND_EN: Readonly<Record<PersonalKind, string>> = {
  curp: 'CURP keys',
  rfc: 'RFC keys of natural persons',
  nss: 'social security numbers (NSS)',
  clabe: 'CLABE bank accounts',
  'voter-key': 'voter keys',
  'voter-card': 'voter card numbers',
  passport: 'passport numbers',
  plates: 'vehicle plates',
  phone: 'telephone numbers',
  'personal-phone': 'personal telephone numbers',
  'personal-email': 'personal e-mail addresses',
  'other-email': 'e-mail addresses of persons',
  address: 'addresses',
  'home-address': 'home addresses',
  'birth-date': 'dates of birth',
  'person-name': 'names of persons',
  'home-coordinates': 'coordinates of homes or persons',
  'small-groups': 'small groups',
};

/** Why it matters. */
export const WHY_EN: Readonly<Record<PersonalKind, string>> = {
  curp: 'A CURP identifies one person and reveals date and place of birth.',
  rfc: 'The RFC of a natural person identifies them and reveals their date of birth; that of a company is public.',
  nss: 'An NSS identifies one person and gives access to data on their work and health.',
  clabe: "A person's bank account is part of their property.",
  'voter-key': 'A voter key identifies one person and reveals the date of birth.',
  'voter-card': "The card's number identifies one person.",
  passport: 'A passport number identifies one person.',
  plates: 'Plates lead to whoever owns the vehicle.',
  phone: "An office's telephone is public; a person's is not.",
  'personal-phone': 'A personal telephone lets anyone reach and bother whoever uses it.',
  'personal-email':
    'They belong to providers where people have their mail, not to the institution; they lead to whoever uses them.',
  'other-email': 'An address may identify a person and leads to them.',
  address: "An office's address is public; a person's is not.",
  'home-address': 'A home address reveals where a person lives.',
  'birth-date': 'With other data, a date of birth identifies a person.',
  'person-name': 'The name of a private person is published only where a norm asks for it.',
  'home-coordinates': 'An exact point reveals where a person lives or was.',
  'small-groups': 'Whoever is nearly alone in a group can be recognised even without a name.',
};

/** How to treat it, where there is a better way than to remove it. */
export const TREAT_EN: Readonly<Partial<Record<PersonalKind, string>>> = {
  'birth-date': 'Remove the column or publish the age group only',
  'home-coordinates': 'Round the coordinates or publish the neighbourhood or municipality only',
  'home-address': 'Remove the column or publish the neighbourhood or municipality only',
  address: 'Remove the column or publish the neighbourhood or municipality only',
  'personal-email': "Remove the column or put the institution's address",
  'personal-phone': "Remove the column or put the office's telephone",
  phone: "Remove the column or put the office's telephone",
};

/** What made it be decided. */
export const EVIDENCE_EN: Readonly<Record<Evidence, string>> = {
  header: 'the header says so',
  rate: 'most cells look like it',
  'check-digit': 'the check digit confirms it',
  form: 'they have its form',
  domain: 'the domain shows it',
};

/** Whom the table seems to be about. */
export const SUBJECT_EN: Readonly<Record<Subject, string>> = {
  'private-persons': 'private persons',
  beneficiaries: 'beneficiaries',
  suppliers: 'suppliers or contractors',
  representatives: 'organisations and those who represent them',
  'public-servants': 'public servants',
  organisations: 'organisations or offices',
  unknown: '',
};

/** `3 cells`, `1 cell`. */
export function countEn(count: number, one: string, many: string): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** The first lines, as a remark in parentheses; nothing where the format has no lines. */
export function linesEn(lines: readonly number[], count: number): string {
  if (lines.length === 0) return '';
  if (count === 1) return ` (line ${thousands(lines[0] ?? 0)})`;
  const more = count > lines.length ? ' and others' : '';
  return ` (lines ${lines.map(thousands).join(', ')}${more})`;
}
