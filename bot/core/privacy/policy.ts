import type { PersonalKind, Ruling, Subject } from './kind.ts';

/** May a datum be public by default? The legal review has the last word, and records it as an acceptance. */
export interface PolicyEntry {
  /** Where nothing else is said. */
  readonly otherwise: Ruling;
  /** For tables about some. */
  readonly bySubject?: Readonly<Partial<Record<Subject, Ruling>>>;
  /** Why, and where it comes from. */
  readonly source: string;
}

export type Policy = Readonly<Record<PersonalKind, PolicyEntry>>;

const PROTECTION = 'Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados';
const TRANSPARENCY = 'Ley General de Transparencia y Acceso a la Información Pública';
const OURS = 'prudence of this project; no norm was found that says it';

/** The persons behind a duty of transparency. */
const DUTY = { beneficiaries: 'review', suppliers: 'review', representatives: 'review' } as const;
/** How to reach an office or a business is what directories are for. */
const CONTACT = {
  'private-persons': 'block',
  beneficiaries: 'block',
  suppliers: 'review',
  representatives: 'review',
} as const;

/** The defaults. INAI's criteria on these data are not cited: their numbers could not be verified. */
export const DEFAULT_POLICY: Policy = {
  curp: { otherwise: 'block', source: `${PROTECTION}: it identifies one person` },
  rfc: {
    otherwise: 'block',
    bySubject: { ...DUTY, organisations: 'review' },
    source: `${TRANSPARENCY}: suppliers, contractors and beneficiaries are published as a duty`,
  },
  nss: { otherwise: 'block', source: `${PROTECTION}: it identifies one person and opens health data` },
  clabe: {
    otherwise: 'block',
    bySubject: { suppliers: 'review', representatives: 'review', organisations: 'review', unknown: 'review' },
    source: `${PROTECTION}: a person's property; accounts of public bodies are for the legal review`,
  },
  'voter-key': { otherwise: 'block', source: `${PROTECTION}: it identifies one person` },
  'voter-card': { otherwise: 'block', source: `${PROTECTION}: it identifies one person` },
  passport: { otherwise: 'block', source: `${PROTECTION}: it identifies one person` },
  plates: { otherwise: 'review', source: OURS },
  phone: {
    otherwise: 'allow',
    bySubject: { ...CONTACT, unknown: 'review' },
    source: `${TRANSPARENCY}: offices' telephones are in the directory; ${PROTECTION}: people's are not`,
  },
  'personal-phone': {
    otherwise: 'block',
    bySubject: { 'public-servants': 'review', suppliers: 'review', representatives: 'review', organisations: 'review' },
    source: `${PROTECTION}: a way to reach one person`,
  },
  'personal-email': {
    otherwise: 'block',
    bySubject: { 'public-servants': 'review', suppliers: 'review', representatives: 'review', organisations: 'review' },
    source: `${PROTECTION}: a way to reach one person; small offices and schools have such addresses too`,
  },
  'other-email': {
    otherwise: 'allow',
    bySubject: { 'private-persons': 'review', beneficiaries: 'review' },
    source: OURS,
  },
  address: { otherwise: 'allow', bySubject: CONTACT, source: `${PROTECTION}: where one person lives` },
  'home-address': { otherwise: 'block', source: `${PROTECTION}: where one person lives` },
  'birth-date': { otherwise: 'block', source: `${PROTECTION}: it makes one person identifiable` },
  'person-name': {
    otherwise: 'review',
    bySubject: { 'public-servants': 'allow' },
    source: `${TRANSPARENCY}: name, post and pay of public servants are published as a duty`,
  },
  'home-coordinates': { otherwise: 'review', source: OURS },
  'small-groups': { otherwise: 'review', source: 'k-anonymity (Samarati and Sweeney, 1998)' },
};

/** What a policy says of a datum in a table about some. */
export function rulingOn(policy: Policy, kind: PersonalKind, subject: Subject): Ruling {
  const { otherwise, bySubject } = policy[kind];
  return bySubject?.[subject] ?? otherwise;
}
