/** The kinds of personal data that are looked for. An acceptance names one; they are never renamed. */
export const PERSONAL_KINDS = [
  'curp',
  'rfc',
  'nss',
  'clabe',
  'voter-key',
  'voter-card',
  'passport',
  'plates',
  'phone',
  'personal-phone',
  'personal-email',
  'other-email',
  'address',
  'home-address',
  'birth-date',
  'person-name',
  'home-coordinates',
  'small-groups',
] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Whether a text names a kind of personal data. */
export function isPersonalKind(text: string): text is PersonalKind {
  return PERSONAL_KINDS.some((kind) => kind === text);
}

/**
 * Whom a table is about. It is declared by the institution, or read from the headers; `representatives` are persons who
 * act for the organisations that the table lists.
 */
export const SUBJECTS = [
  'private-persons',
  'beneficiaries',
  'suppliers',
  'representatives',
  'public-servants',
  'organisations',
  'unknown',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** May it be public? `block`: not by default; `review`: the legal review decides; `allow`: yes. */
export type Ruling = 'block' | 'review' | 'allow';
