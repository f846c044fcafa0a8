import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import type { Messages } from '../finding.ts';
import { askedOf, OPTIONS, tables } from './diff-dataset.cases.ts';
import { diffDataset } from './diff-dataset.ts';
import type { DifferenceFinding } from './finding.ts';
import { because, IMPACT_OF, type Reason, type ReasonCode } from './impact.ts';
import { differenceMessagesEn } from './messages.en.ts';
import { differenceMessagesEs } from './messages.es.ts';
import { differencePhrasesEn } from './phrases.en.ts';
import { differencePhrasesEs } from './phrases.es.ts';

const { diff, side } = askedOf(memorySnapshot);

const FIELDS = [
  { name: 'folio', type: 'string' },
  { name: 'monto_contratado', type: 'number' },
];

function works(ids: readonly number[], amount: (id: number) => number): Readonly<Record<string, string>> {
  const resource = { name: 'obras', path: 'obras.csv', schema: { fields: FIELDS, primaryKey: 'folio' } };
  const lines = ids.map((id) => `OP-${id},${amount(id)}\n`);
  return {
    'datapackage.json': JSON.stringify({ name: 'obra-publica', resources: [resource] }),
    'obras.csv': `folio,monto_contratado\n${lines.join('')}`,
  };
}

function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

describe('a summary', () => {
  const base = works(upTo(400), (id) => id);
  const head = works(upTo(413).slice(1), (id) => (id > 100 && id < 104 ? id + 1 : id));

  test('of rows, as a publisher reads it aloud', async () => {
    const sides = [await side(base, 'obra-publica'), await side(head, 'obra-publica')] as const;
    const difference = await diffDataset(...sides, { ...OPTIONS, declared: { obras: ['OP-1'] } });
    expect(differencePhrasesEs.summary(difference)).toBe(
      'obra-publica: se agregan 13 filas, cambian 3 (monto_contratado en 3) y se elimina 1; siguiente versión menor.',
    );
    expect(differencePhrasesEn.summary(difference)).toBe(
      'obra-publica: 13 rows are added, 3 change (monto_contratado in 3) and 1 is removed; next version minor.',
    );
  });

  test('of several tables names each', async () => {
    const before = tables('obras', 'pagos');
    const change = (name: string): object => ({ [`${name}.csv`]: `${before[`${name}.csv`]}9,Pozo,1,2024-03-01\n` });
    const difference = await diff(before, { ...before, ...change('obras'), ...change('pagos') });
    expect(differencePhrasesEs.summary(difference)).toBe(
      'd: se agrega 1 fila de `obras` y se agrega 1 fila de `pagos`; siguiente versión menor.',
    );
  });

  test('of many tables counts them', async () => {
    const names = ['a', 'b', 'c', 'e'];
    const before = tables(...names);
    const more = names.map((name) => [`${name}.csv`, `${before[`${name}.csv`]}9,Pozo,1,2024-03-01\n`] as const);
    const difference = await diff(before, { ...before, ...Object.fromEntries(more) });
    expect(differencePhrasesEs.summary(difference)).toBe(
      'd: cambian 4 tablas (filas: 4 agregadas, 0 cambiadas, 0 eliminadas); siguiente versión menor.',
    );
  });
});

/** Facts that any sentence can be made of. */
const FACTS = {
  ...{
    resource: 'obras',
    path: 'obras.csv',
    side: 'head',
    why: 'remote',
    formerly: 'trabajos',
    before: 'a',
    after: 'b',
  },
  ...{
    property: 'delimiter',
    field: 'monto',
    likely: 'importe',
    direction: 'narrower',
    constraint: 'minimum',
    share: 0.3,
  },
  ...{
    paths: ['a.csv'],
    fields: ['monto'],
    values: ['NA'],
    resources: 1,
    rows: 2,
    removed: 3,
    undeclared: 3,
    beyond: true,
  },
  ...{ added: 1, changed: 1, from: '2020', to: '2024', newFrom: '2021', newTo: '2024', last: '1.4.2' },
};

describe('sentences', () => {
  // The facts hold what every code needs; a key's before and after are lists.
  const reasons = (Object.keys(IMPACT_OF) as ReasonCode[]).map(
    (code) =>
      ({
        code,
        impact: IMPACT_OF[code],
        facts: code === 'key-changed' ? { ...FACTS, before: [], after: ['monto'] } : FACTS,
      }) as unknown as Reason,
  );
  test.each(reasons.map((reason) => [reason.code, reason] as const))('of the reason %s', (_, reason) => {
    for (const { reason: say } of [differencePhrasesEs, differencePhrasesEn]) {
      expect(say(reason)).toMatch(/^[A-ZÁÉÍÓÚ`¿0-9].*[^.]\.$/u);
      expect(say(reason)).not.toMatch(/undefined|\[object|NaN/);
    }
  });

  const findings = [
    { rule: 'file-emptied', facts: { rows: 3 } },
    { rule: 'became-lfs-pointer', facts: {} },
    { rule: 'became-link', facts: {} },
    { rule: 'row-loss', facts: { removed: 300, base: 1000, percent: 30, allowed: 5, keyed: false } },
    { rule: 'case-only-rename', facts: { before: 'Obras', after: 'obras', of: 'file' } },
    { rule: 'formerly-unknown', facts: { formerly: 'costo', of: 'field', problem: 'absent' } },
  ].map((one) => ({ ...one, severity: 'error', place: { path: 'p' } }) as DifferenceFinding);

  function say<F extends DifferenceFinding>(messages: Messages<DifferenceFinding>, finding: F): string {
    const { says, mend } = messages[finding.rule];
    // The sentence is the one of the finding's own rule.
    return `${says(finding as never)} ${mend(finding as never)}`;
  }

  test('of findings', () => {
    expect(findings.map((finding) => say(differenceMessagesEs, finding))).toMatchInlineSnapshot(`
      [
        "Se esperaba que los datos publicados siguieran en el archivo; antes tenía 3 filas y ahora está vacío. Recupere el contenido anterior; si el retiro es deliberado, documéntelo en \`withdrawn.yaml\`.",
        "Se esperaban los datos; el archivo ahora solo contiene una referencia de Git LFS a ellos. Suba el archivo completo, sin Git LFS.",
        "Se esperaban los datos; en su lugar hay un enlace simbólico, y los enlaces no se siguen. Sustituya el enlace por una copia del archivo.",
        "Desaparecen 300 de 1,000 filas (30 %); la política admite hasta 5 % sin más revisión. Sin llave primaria, una fila corregida cuenta como una que desaparece. Revise que el archivo esté completo; si tiene un campo que identifica cada fila, declárelo en \`primaryKey\`.",
        "El nombre del archivo pasa de "Obras" a "obras"; en muchas computadoras ambos son el mismo y se estorban. Conserve el nombre "Obras", o elija uno que difiera en algo más.",
        "\`formerly\` espera el nombre de un campo que deja de usarse; \`costo\` no existía antes del cambio. Corrija el nombre en \`formerly\`, o quite esa propiedad.",
      ]
    `);
    for (const finding of findings) expect(say(differenceMessagesEn, finding)).toMatch(/^[A-Z0-9`].*\.$/);
  });
});

describe('a list of values', () => {
  const facts = { resource: 'obras', field: 'tipo', constraint: 'enum' };
  test.each<readonly [string, Reason, string, string]>([
    [
      'new',
      because('constraint-tightened', { ...facts, before: undefined, after: '["a"]' }),
      'solo admite `["a"]`',
      'it only allows `["a"]`',
    ],
    [
      'gone',
      because('constraint-loosened', { ...facts, before: '["a"]', after: undefined }),
      'admite cualquier valor',
      'it allows any value',
    ],
    [
      'shorter',
      because('constraint-tightened', { ...facts, before: '["a"]', after: undefined }),
      'ya no admite `["a"]`',
      'it no longer allows `["a"]`',
    ],
    [
      'longer',
      because('constraint-loosened', { ...facts, before: undefined, after: '["b"]' }),
      'ahora admite `["b"]`',
      'it now allows `["b"]`',
    ],
    [
      'another',
      because('constraint-tightened', { ...facts, before: '["a"]', after: '["b"]' }),
      'ya no admite `["a"]` y ahora admite `["b"]`',
      'it no longer allows `["a"]` and it now allows `["b"]`',
    ],
  ])('that is %s', (_, reason, es, en) => {
    expect(differencePhrasesEs.reason(reason)).toContain(`: ${es}.`);
    expect(differencePhrasesEn.reason(reason)).toContain(`: ${en}.`);
  });
});

test.each([
  [['municipio', '→ municipios', 'clave'], '`municipio` → `municipios`: `clave`'],
  [['padre', '→ ', 'id'], '`padre` → `id`'],
])('the foreign key %j', (fields, expected) => {
  const reason = because('foreign-key-added', { resource: 'obras', fields });
  expect(differencePhrasesEs.reason(reason)).toContain(expected);
  expect(differencePhrasesEn.reason(reason)).toContain(expected);
});
