import type { Place } from '../../finding.ts';
import type { PrivacyFacts } from '../../privacy/finding.ts';
import type { SamplesOf } from './sample.ts';

const CSV: Place = { path: 'data/becas.csv' };
const PROMISE: Place = { path: 'plan/datasets/becas.yaml', line: 48 };

const COUNTED = { column: 3, cells: 415, lines: [2, 3, 4], records: [2, 3, 4], subject: 'beneficiaries' } as const;

/** A case of each rule about personal data. */
export const PRIVACY_SAMPLES: SamplesOf<keyof PrivacyFacts> = {
  'privacy-column': {
    place: { ...CSV, field: 'curp' },
    facts: {
      ...COUNTED,
      kind: 'curp',
      matches: 412,
      share: 99.3,
      evidence: ['header', 'form', 'check-digit'],
      sure: true,
      valid: 412,
    },
  },
  'privacy-text': {
    place: { ...CSV, field: 'observaciones' },
    facts: { ...COUNTED, kind: 'personal-email', matches: 3, share: 0.7 },
  },
  'privacy-small-groups': {
    place: CSV,
    facts: {
      kind: 'small-groups',
      fields: ['sexo', 'edad', 'colonia'],
      k: 5,
      groups: 14,
      rows: 22,
      smallest: 1,
      allGroups: 80,
      allRows: 415,
      lines: [],
      records: [],
    },
  },
  'privacy-quasi-identifier-unknown': { place: CSV, facts: { name: 'Edad', fields: ['sexo', 'edad', 'colonia'] } },
  'privacy-accepted': {
    place: { ...CSV, field: 'rfc' },
    facts: {
      kind: 'rfc',
      matches: 415,
      ground: 'obligación de transparencia',
      treatment: 'se publica completo',
      reviewer: 'Oficial de Protección de Datos Personales',
      date: '2026-02-01',
    },
  },
  'privacy-acceptance-unused': { place: PROMISE, facts: { kind: 'rfc', resource: 'becas', known: true } },
  'privacy-acceptance-incomplete': { place: PROMISE, facts: { kind: 'rfc', missing: ['ground', 'date'] } },
};
