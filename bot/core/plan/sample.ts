/** A small plan in files that has no findings on its day, to be changed by the cases of the tests. */
import type { Snapshot } from '../snapshot.ts';
import { gatherDatasets } from './evidence.ts';
import type { PlanFinding } from './finding.ts';
import { readPlan } from './read-plan.ts';
import type { PlanContext } from './rule.ts';

export const TODAY = '2026-11-20';

const INSTITUTION = `name: Municipio
acronym: M
order: municipal
inegiKey: '11035'
language: es
site: https://datos.m.example
mail: datos@m.example
mailDomains: [m.example]
profile: leon-2026
planStart: 2026-10-01
`;

const GROUPS = `groups:
  governance:
    title: Gobernanza
    members:
      - { login: ana-m, name: Ana, post: Jefatura de Datos, from: 2026-01-01 }
      - { login: beto-m, name: Beto, post: Auditoría, from: 2026-01-01, until: 2027-01-01 }
`;

const POLICY = `thresholds: { significantRemoval: 0.05, k: 5, quorum: 2 }
rules:
  - name: lo apruebe gobernanza
    when: dataset-changed
    require: { approvals: [{ count: 1, from: [governance, steward] }] }
`;

/** The promise of the sample's one dataset. */
export const PROMISE = `title: Árboles
unit: Medio Ambiente
responsible: { post: Dirección, mail: ambiente@m.example }
stewards: [ana-m]
flow: actualizacion
frequency: { word: trimestral, iso: R/P3M }
published: 2026-01-10
resources:
  - { name: arboles, title: Árboles, commitment: 2026-01/2026-03 }
priority: { score: 50, criteria: [solicitado] }
alignment: { programme: P, axis: A, objective: O }
interoperability: { flow: manual, source: hoja-de-calculo }
access: { level: publico }
legalReview: { date: 2026-02-01, reviewer: Jefatura de Datos, findings: [] }
use: { downloads: 3, date: 2026-11-01 }
`;

const DESCRIPTOR = {
  name: 'arboles',
  title: 'Árboles',
  description: 'Árboles de la calle.',
  created: '2026-01-10T09:00:00-06:00',
  licenses: [{ name: 'CC0-1.0' }],
  contributors: [{ title: 'Medio Ambiente' }],
  keywords: ['k'],
  'dcat:accrualPeriodicity': 'R/P3M',
  'dcat:modified': '2026-10-01T09:00:00-06:00',
  resources: [
    {
      name: 'arboles',
      path: 'arboles.csv',
      schema: { fields: [{ name: 'id', type: 'integer', description: 'Número.' }] },
    },
  ],
};

/** The descriptor with other members. */
export function descriptor(change: object): string {
  return JSON.stringify({ ...DESCRIPTOR, ...change });
}

/** The sample's files; `undefined` in a change takes a file away. */
export const FILES: Readonly<Record<string, string>> = {
  'plan/institution.yaml': INSTITUTION,
  'plan/groups.yaml': GROUPS,
  'plan/policy.yaml': POLICY,
  'plan/datasets/arboles.yaml': PROMISE,
  'datasets/arboles/datapackage.json': descriptor({}),
  'datasets/arboles/README.md': '# Árboles',
  'datasets/arboles/arboles.csv': 'id\n1\n',
};

/** The change of one file by replacing a text in it, which has to be there. */
export function edited(path: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = FILES[path] ?? '';
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return { [path]: text.replace(from, to) };
}

export type Change = Readonly<Record<string, string | { readonly link: string } | undefined>>;

/** The sample's files with a change. */
export function sampleFiles(change: Change = {}): Readonly<Record<string, string | { readonly link: string }>> {
  const kept = Object.entries({ ...FILES, ...change }).flatMap(([path, file]) =>
    file === undefined ? [] : [[path, file] as const],
  );
  return Object.fromEntries(kept);
}

/** A plan read and ready to be judged, with what reading it found. */
export async function readSample(
  snapshot: Snapshot,
  today: string = TODAY,
): Promise<{ readonly context: PlanContext; readonly findings: readonly PlanFinding[] }> {
  const { plan, findings } = await readPlan(snapshot);
  return { context: { plan, datasets: await gatherDatasets(snapshot), today }, findings };
}
