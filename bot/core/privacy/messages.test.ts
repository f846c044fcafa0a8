import { describe, expect, test } from 'vitest';
import type { Finding, Messages, Sentence } from '../finding.ts';
import type { Evidence, PrivacyFacts, PrivacyFinding } from './finding.ts';
import { PERSONAL_KINDS, SUBJECTS } from './kind.ts';
import { privacyMessagesEn } from './messages.en.ts';
import { privacyMessagesEs } from './messages.es.ts';

type Samples = { readonly [Rule in keyof PrivacyFacts]: readonly PrivacyFacts[Rule][] };

const COUNTED = { column: 1200, matches: 1, cells: 20_000, share: 0, lines: [18], records: [18] };
const EVIDENCE: readonly Evidence[] = ['header', 'rate', 'check-digit', 'form', 'domain'];
const GROUPS = { groups: 1, rows: 1, smallest: 1, allGroups: 7, allRows: 1200, lines: [2], records: [2] };

const SAMPLES: Samples = {
  'privacy-column': PERSONAL_KINDS.flatMap((kind) => [
    { ...COUNTED, kind, subject: 'unknown', evidence: EVIDENCE, sure: true },
    { ...COUNTED, kind, subject: 'suppliers', evidence: ['form'], sure: false, matches: 9, valid: 8, lines: [1, 2] },
  ]),
  'privacy-text': SUBJECTS.map((subject) => ({ ...COUNTED, kind: 'curp', subject, lines: [] })),
  'privacy-small-groups': [
    { kind: 'small-groups', fields: ['edad', 'sexo'], k: 5, ...GROUPS },
    { kind: 'small-groups', fields: ['edad'], k: 5, ...GROUPS, groups: 2, rows: 3 },
  ],
  'privacy-quasi-identifier-unknown': [
    { name: 'edad', fields: ['sexo'] },
    { name: 'edad', fields: [] },
  ],
  'privacy-accepted': [{ kind: 'rfc', matches: 3, ground: 'a', treatment: 'b', reviewer: 'c', date: '2026-01-02' }],
  'privacy-acceptance-unused': [
    { kind: 'rfc', resource: 'tabla', known: true },
    { kind: 'rfc', resource: 'tabla', known: false },
  ],
  'privacy-acceptance-incomplete': [{ kind: 'rfc', missing: ['ground', 'date'] }],
};

const LANGUAGES: readonly (readonly [string, Messages<PrivacyFinding>])[] = [
  ['es', privacyMessagesEs],
  ['en', privacyMessagesEn],
];

describe.each(LANGUAGES)('%s', (_, messages) => {
  test.each(Object.entries(SAMPLES))('%s is told in whole sentences, with and without a field', (rule, samples) => {
    // The sentence and its samples go by the same rule.
    const { title, says, mend }: Sentence<Finding<string, never>> = messages[rule as keyof PrivacyFacts] as never;
    expect(title).toMatch(/^[A-Z][^.]*[^.]$/);
    for (const facts of samples) {
      for (const field of ['curp', undefined]) {
        const finding = { rule, severity: 'warning', place: { path: 't.csv', field }, facts: facts as never } as const;
        for (const text of [says(finding), mend(finding)]) {
          expect(text).toMatch(/^(?!.*(?:undefined|NaN| {2}|\.\.))[A-ZÁÉÍÓÚ`"].*\.$/su);
        }
      }
    }
  });
});

test('as a publisher reads it', () => {
  const facts = {
    ...COUNTED,
    kind: 'curp',
    subject: 'beneficiaries',
    evidence: ['header', 'form', 'check-digit'],
  } as const;
  const place = { path: 'becas.csv', line: 18, field: 'curp' };
  const finding = {
    rule: 'privacy-column',
    severity: 'error',
    place,
    facts: { ...facts, column: 3, matches: 412, cells: 415, share: 99.3, lines: [2, 3, 4], sure: true, valid: 410 },
  } as const;
  const { says, mend } = privacyMessagesEs['privacy-column'];
  expect(`${says(finding)}\n${mend(finding)}`).toMatchInlineSnapshot(`
    "\`curp\` contiene CURP: 412 celdas de 415, 99.3 % (líneas 2, 3, 4 y otras); el encabezado lo dice; tienen su forma; el dígito verificador lo confirma. De esas celdas, 410 tienen correcto el dígito verificador. La CURP identifica a una sola persona y revela su fecha y lugar de nacimiento. La tabla parece tratar de personas beneficiarias.
    Quite la columna o sustituya el dato por una clave que no identifique a nadie; si una norma pide publicarlo, registre su aceptación en la revisión jurídica del plan."
  `);
  const text = { ...finding, rule: 'privacy-text', facts: { ...finding.facts, kind: 'personal-email' } } as const;
  const { says: saysText, mend: mendText } = privacyMessagesEs['privacy-text'];
  expect(`${saysText(text)}\n${mendText(text)}`).toMatchInlineSnapshot(`
    "El texto de \`curp\` contiene correos personales: 412 celdas de 415, 99.3 % (líneas 2, 3, 4 y otras). Son de proveedores donde las personas tienen su correo, no la institución; permiten localizar a quien los usa. La tabla parece tratar de personas beneficiarias.
    Busque esas celdas y borre el dato del texto; si una norma pide publicarlo, registre su aceptación en la revisión jurídica del plan."
  `);
});
