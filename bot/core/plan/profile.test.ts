import { describe, expect, test } from 'vitest';
import { planMessagesEs } from './messages.es.ts';
import { PLAN_SCHEMAS, type PlanSchema, profileFindings } from './profile.ts';
import { PROMISE } from './sample.ts';
import { readYaml } from './yaml.ts';

function violated(schema: PlanSchema, text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  const { document } = readYaml(bytes, 'plan/a.yaml');
  if (document === undefined) return ['no YAML'];
  return profileFindings(schema, { document, pointer: '', dataset: undefined }, bytes.length).map((finding) => {
    if (finding.rule === 'plan-profile')
      return `${finding.place.line}: ${planMessagesEs['plan-profile'].says(finding)}`;
    if (finding.rule === 'plan-date-invalid')
      return `${finding.place.line}: ${planMessagesEs['plan-date-invalid'].says(finding)}`;
    return finding.rule;
  });
}

// The keys are those of the table itself.
const SCHEMAS = Object.keys(PLAN_SCHEMAS) as readonly PlanSchema[];

test.each(SCHEMAS)('%s refuses an empty object', (schema) => expect(violated(schema, '{}')).not.toEqual([]));
test.each(SCHEMAS)('%s refuses a list', (schema) => {
  expect(violated(schema, '[]')).toEqual([
    '1: El archivo espera un grupo de propiedades; se encontró una lista con guiones.',
  ]);
});

describe('one clear finding, at its line', () => {
  const cases: readonly (readonly [name: string, from: string | RegExp, to: string, expected: readonly string[]])[] = [
    ['sound', '', '', []],
    ['a property missing', /^flow: .*\n/m, '', ['1: Se esperaba la propiedad `flow`; no está.']],
    ['a property inside missing', ', iso: R/P3M', '', ['6: Se esperaba la propiedad `iso` en `frequency`; no está.']],
    [
      'an item without a date',
      ', commitment: 2026-01/2026-03',
      '',
      ['9: Se esperaba la propiedad `commitment` en el elemento 1 de `resources`; no está.'],
    ],
    [
      'a word that is none',
      'trimestral',
      'seguido',
      [
        '6: La propiedad `word` espera uno de estos valores: "tiempo real", "diario", "semanal", "quincenal", "mensual", "bimestral", "trimestral", "cuatrimestral", "semestral", "anual", "bianual", "trienal", "quinquenal", "decenal", "por evento", "irregular"; se encontró "seguido".',
      ],
    ],
    [
      'an interval that is none',
      'R/P3M',
      '3 meses',
      [
        '6: `iso` espera un intervalo que se repite según ISO 8601, como R/P1M, `irregular` o `realtime`; "3 meses" no tiene esa forma.',
      ],
    ],
    [
      'a day that is not there',
      '2026-02-01',
      '2026-02-30',
      ['14: `date` espera un día, como 2026-03-31; "2026-02-30" no existe en el calendario.'],
    ],
    [
      'a range the wrong way round',
      '2026-01/2026-03',
      '2026-03/2026-01',
      [
        '9: `commitment` espera un día, un mes o un intervalo, como 2026-03-31, 2026-03 o 2026-01/2026-03; "2026-03/2026-01" termina antes de comenzar.',
      ],
    ],
    [
      'a year alone',
      '2026-01/2026-03',
      '2026',
      ['9: La propiedad `commitment` espera un texto; se encontró un número entero.'],
    ],
    [
      'a property that is none',
      'access:',
      'acceso: {}\naccess:',
      [
        '13: No existe la propiedad `acceso`; aquí se esperan: `title`, `description`, `unit`, `responsible`, `stewards`, `flow`, `frequency`, `published`, `trial`, `resources`, `priority`, `requests`, `use`, `demand`, `need`, `alignment`, `interoperability`, `legalBasis`, `access`, `legalReview`, `benefits`, `agendas`, `nationalInterest`, `history`, `announce`.',
      ],
    ],
    [
      'a score too high',
      'score: 50',
      'score: 101',
      ['10: La propiedad `score` espera un número no mayor que 100; se encontró 101.'],
    ],
    [
      'no criteria',
      'criteria: [solicitado]',
      'criteria: []',
      ['10: La propiedad `criteria` espera al menos un elemento; hay 0.'],
    ],
    [
      'a criterion twice',
      '[solicitado]',
      '[solicitado, solicitado]',
      ['10: La propiedad `criteria` espera elementos distintos; "solicitado" está repetido.'],
    ],
    [
      'no mail',
      'ambiente@m.example',
      'ambiente',
      ['3: La propiedad `mail` espera un correo electrónico como nombre@dependencia.gob.mx; se encontró "ambiente".'],
    ],
    ['an empty text', 'unit: Medio Ambiente', "unit: ''", ['2: La propiedad `unit` espera un texto; está vacía.']],
    [
      'no system for an automatic flow',
      'flow: manual',
      'flow: automatica',
      ['12: Se esperaba la propiedad `system` en `interoperability`; no está.'],
    ],
    ['on trial', 'published:', 'trial: true\npublished:', []],
    [
      'a trial in words',
      'published:',
      'trial: sí\npublished:',
      ['7: La propiedad `trial` espera `true` o `false`; se encontró un texto.'],
    ],
    ['something told', 'access:', 'announce: { text: t, channels: [portal] }\naccess:', []],
    ['notice of a change', 'access:', 'announce: { date: 2027-01-15, what: w }\naccess:', []],
    ['both', 'access:', 'announce: { text: t, channels: [portal], date: 2027-01-15, what: w }\naccess:', []],
    ['a change that cannot wait', 'access:', 'announce: { what: w, ground: g }\naccess:', []],
    [
      'something told nowhere',
      'access:',
      'announce: { text: t }\naccess:',
      ['13: Se esperaba la propiedad `channels` en `announce`; no está.'],
    ],
    [
      'channels for nothing',
      'access:',
      'announce: { channels: [portal] }\naccess:',
      ['13: Se esperaba la propiedad `text` en `announce`; no está.'],
    ],
    [
      'a day of nothing',
      'access:',
      'announce: { date: 2027-01-15 }\naccess:',
      ['13: Se esperaba la propiedad `what` en `announce`; no está.'],
    ],
    [
      'a change of no day',
      'access:',
      'announce: { what: w }\naccess:',
      ['13: Se esperaba la propiedad `date` en `announce`; no está.'],
    ],
    [
      'a day that is none',
      'access:',
      'announce: { date: 2027-02-30, what: w }\naccess:',
      ['13: `date` espera un día, como 2026-03-31; "2027-02-30" no existe en el calendario.'],
    ],
    [
      'an announcement of nothing',
      'access:',
      'announce: {}\naccess:',
      ['13: La propiedad `announce` espera al menos una propiedad; no hay ninguna.'],
    ],
    [
      'a petition refused without a ground',
      'access:',
      'requests: [{ issue: 3, date: 2026-01-01, asks: a, answer: no }]\naccess:',
      ['13: Se esperaba la propiedad `ground` en el elemento 1 de `requests`; no está.'],
    ],
  ];
  test.each(cases)('%s', (_, from, to, expected) =>
    expect(violated('promise', PROMISE.replace(from, to))).toEqual(expected),
  );
});

describe('other files', () => {
  const institution =
    'name: M\nacronym: M\norder: municipal\nlanguage: es\nsite: https://m.example\nmail: a@m.example\nmailDomains: [m.example]\nprofile: leon-2026\nplanStart: 2026-01-01\n';
  test.each<readonly [string, PlanSchema, string, readonly string[]]>([
    [
      'a key of INEGI without quotes',
      'institution',
      `${institution}inegiKey: 01001\n`,
      ['10: La propiedad `inegiKey` espera un texto; se encontró un número entero.'],
    ],
    ['a key of INEGI', 'institution', `${institution}inegiKey: '01001'\n`, []],
    [
      'a group with capitals',
      'groups',
      'groups:\n  Gobernanza:\n    title: G\n    members: []\n',
      [
        '2: La propiedad `groups` espera un nombre con minúsculas sin acento, cifras y guiones, como cierre-2025; se encontró "Gobernanza".',
      ],
    ],
    [
      'no groups',
      'groups',
      'groups: {}\n',
      ['1: La propiedad `groups` espera al menos una propiedad; no hay ninguna.'],
    ],
    [
      'a predicate that is none',
      'policy',
      'thresholds: { significantRemoval: 0.1, k: 5, quorum: 1 }\nrules:\n  - { name: n, when: siempre, require: { records: [legal-review] } }\n',
      [
        '3: La propiedad `when` espera uno de estos valores: "dataset-changed", "dataset-added", "breaking", "withdrawal", "personal-data", "legal-takedown", "plan-scope", "rules", "machinery"; se encontró "siempre".',
      ],
    ],
    [
      'a requirement of nothing',
      'policy',
      'thresholds: { significantRemoval: 0.1, k: 5, quorum: 1 }\nrules:\n  - { name: n, when: rules, require: {} }\n',
      ['3: La propiedad `require` espera al menos una propiedad; no hay ninguna.'],
    ],
    [
      'a share beyond all',
      'policy',
      'thresholds: { significantRemoval: 5, k: 1, quorum: 1 }\nrules:\n  - { name: n, when: rules, require: { records: [legal-review] } }\n',
      [
        '1: La propiedad `significantRemoval` espera un número no mayor que 1; se encontró 5.',
        '1: La propiedad `k` espera un número no menor que 2; se encontró 1.',
      ],
    ],
    [
      'days of notice',
      'policy',
      'thresholds: { significantRemoval: 0.1, k: 5, quorum: 1, noticeDays: 30 }\nrules:\n  - { name: n, when: rules, require: { records: [legal-review] } }\n',
      [],
    ],
    [
      'no day of notice',
      'policy',
      'thresholds: { significantRemoval: 0.1, k: 5, quorum: 1, noticeDays: 0 }\nrules:\n  - { name: n, when: rules, require: { records: [legal-review] } }\n',
      ['1: La propiedad `noticeDays` espera un número no menor que 1; se encontró 0.'],
    ],
  ])('%s', (_, schema, text, expected) => expect(violated(schema, text)).toEqual(expected));
});

test('of a file with very many errors a hundred are told', () => {
  const text = `apps:\n${'  - {}\n'.repeat(140_000)}`;
  expect(violated('apps', text).length).toBeLessThanOrEqual(100);
});
