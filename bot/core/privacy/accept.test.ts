import { expect, test } from 'vitest';
import { acceptancesWithoutTable } from './accept.ts';
import { privacyMessagesEs } from './messages.es.ts';
import type { Acceptance } from './options.ts';
import { lookAt } from './sample.ts';

const TEXT = 'proveedor,rfc\nFulano,CACX7605101P8\n';
const ACCEPTANCE: Acceptance = {
  kind: 'rfc',
  resource: 'tabla',
  field: 'rfc',
  ground: 'Padrón de proveedores',
  treatment: 'Se publica completo',
  reviewer: 'Unidad de Transparencia',
  date: '2026-03-01',
};

async function told(...accepted: readonly Acceptance[]): Promise<readonly string[]> {
  const findings = await lookAt({ text: TEXT, options: { accepted } });
  return findings.map(({ rule, severity }) => `${severity} ${rule}`);
}

test('what is accepted becomes a note that says so', async () => {
  expect(await told()).toEqual(['warning privacy-column']);
  const [finding] = await lookAt({ text: TEXT, options: { accepted: [ACCEPTANCE] } });
  expect(finding).toMatchObject({ rule: 'privacy-accepted', severity: 'note', facts: { matches: 1 } });
  if (finding?.rule !== 'privacy-accepted') throw new Error('no note');
  expect(privacyMessagesEs['privacy-accepted'].says(finding)).toBe(
    '`rfc` contiene RFC de personas físicas (1); "Unidad de Transparencia" lo aceptó el 2026-03-01 con el fundamento "Padrón de proveedores" y el tratamiento "Se publica completo".',
  );
});

test.each<[string, Partial<Acceptance>]>([
  ['another kind', { kind: 'curp' }],
  ['another field', { field: 'clave' }],
  ['the table as a whole', { field: undefined }],
])('an acceptance of %s accepts nothing, and is told as unused', async (_, change) => {
  expect(await told({ ...ACCEPTANCE, ...change })).toEqual([
    'warning privacy-column',
    'warning privacy-acceptance-unused',
  ]);
});

test('an acceptance of another resource is not this table’s', async () => {
  const other = { ...ACCEPTANCE, resource: 'otra' };
  expect(await told(other)).toEqual(['warning privacy-column']);
  const place = { path: 'plan/datasets/x.yaml' };
  expect(acceptancesWithoutTable([other, ACCEPTANCE], ['tabla'], place)).toHaveLength(1);
});

test.each<[string, Partial<Acceptance>]>([
  ['ground', { ground: ' ' }],
  ['treatment', { treatment: '' }],
  ['reviewer', { reviewer: '' }],
  ['date', { date: 'marzo' }],
])('an acceptance without its %s is not applied', async (_, change) => {
  expect(await told({ ...ACCEPTANCE, ...change })).toEqual([
    'warning privacy-column',
    'warning privacy-acceptance-incomplete',
  ]);
});

test('what is wrong with an acceptance points to where it is written', async () => {
  const place = { path: 'plan/datasets/x.yaml', line: 12 };
  const accepted = [{ ...ACCEPTANCE, kind: 'nss', place } as const];
  const findings = await lookAt({ text: TEXT, options: { accepted } });
  expect(findings.at(-1)?.place).toEqual({ ...place, field: 'rfc' });
});
