import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { PLAN_SEVERITIES } from './finding.ts';
import { planMessagesEs } from './messages.es.ts';
import { checkPlan, PLAN_RULES } from './rules.ts';
import { type Change, descriptor, edited, FILES, PROMISE, readSample, sampleFiles, TODAY } from './sample.ts';

const P = 'plan/datasets/arboles.yaml';
const D = 'datasets/arboles/datapackage.json';
const G = 'plan/groups.yaml';
const I = 'plan/institution.yaml';
const POLICY = 'plan/policy.yaml';

const plus = (path: string, text: string): Change => ({ [path]: `${FILES[path] ?? ''}${text}` });
const member = (text: string): Change => plus(G, `      - ${text}\n`);
const risk = (text: string): Change => ({
  'plan/risks.yaml':
    `risks:\n  - { id: r, description: d, probability: 2, impact: 3, level: medio, mitigation: m, owner: governance, review: 2027-01-01, state: abierto, ${text} }\n`.replace(
      ', }',
      ' }',
    ),
});
const riskAs = (from: string, to: string): Change => ({
  'plan/risks.yaml': String(risk('')['plan/risks.yaml']).replace(from, to),
});
const milestone = (text: string): Change => ({
  'plan/milestones.yaml': `milestones:\n  - { id: m, title: t, owner: governance, ${text} }\n`,
});
const commitment = (text: string): Change => ({
  'plan/commitments.yaml': `commitments:\n  - { id: c, title: t, plan: AGA-5, owner: governance, ${text} }\n`,
});
const story = (text: string): Change => ({
  'plan/promotion/stories/a.md': `---\ntitle: T\nimpact: I\nauthor: A\n${text}\n---\nCuento.\n`,
});
const product = (key: string, dataset: string): Change => ({
  [`plan/promotion/${key}.yaml`]: `${key}:\n  - { name: n, url: 'https://n.example/', kind: ${key === 'apps' ? 'sitio' : 'mapa'}, datasets: [${dataset}] }\n`,
});
const action = (rule: string): Change => {
  const level = `{ asks: a, evidence: [${rule}] }`;
  return {
    'plan/actions.yaml': `actions:\n  - { id: a, step: planea, title: t, owner: governance, levels: { basico: ${level}, intermedio: ${level}, avanzado: ${level} } }\n`,
  };
};
const moved = (...entries: readonly string[]): Change =>
  plus(
    P,
    `history:\n${entries.map((entry) => `  - { resource: arboles, why: w, approvedBy: ana-m, ${entry} }\n`).join('')}`,
  );
const second = (text: string): Change => ({
  [P]: PROMISE.replace('commitment: 2026-01/2026-03 }', `commitment: 2026-01/2026-03 }\n  - ${text}`),
});

type Case = readonly [name: string, change: Change, expected: readonly string[], today?: string];

/** Name, change, and the findings it makes as `rule line`, or the day that changes. */
const CASES: readonly Case[] = [
  ['nothing changed', {}, []],
  ['a dataset without its promise', { [P]: undefined }, ['plan-promise-missing ?']],
  ['a broken dataset without its promise', { [P]: undefined, [D]: '{' }, ['plan-promise-missing ?']],
  ['a withdrawn dataset needs none', { [P]: undefined, [D]: undefined, 'datasets/arboles/withdrawn.yaml': 'a: 1' }, []],
  ['a promise without its dataset', { [D]: undefined }, ['plan-dataset-missing 9']],
  ['a promise of a withdrawn dataset', { [D]: undefined, 'datasets/arboles/withdrawn.yaml': 'a: 1' }, []],
  ['a promise that runs ahead', { [D]: undefined, ...edited(P, '2026-01/2026-03', '2027-01') }, []],
  [
    'a resource not promised',
    edited(P, 'name: arboles', 'name: otros'),
    ['plan-commitment-late 9', 'plan-resource-unpromised 8'],
  ],
  ['another title', edited(P, 'title: Árboles\nunit', 'title: Árbol\nunit'), ['plan-title-differs 1']],
  ['another unit', edited(P, 'unit: Medio', 'unit: Buen'), ['plan-unit-differs 2']],
  [
    'a unit as publisher',
    { ...edited(P, 'unit: Medio Ambiente', 'unit: M'), [D]: descriptor({ 'dcat:publisher': { name: 'M' } }) },
    [],
  ],
  ['another frequency', { [D]: descriptor({ 'dcat:accrualPeriodicity': 'R/P1M' }) }, ['plan-frequency-differs 6']],
  ['the same frequency otherwise', { [D]: descriptor({ 'dcat:accrualPeriodicity': 'R5/P3M' }) }, []],
  ['word and interval', { ...edited(P, 'trimestral', 'mensual') }, ['plan-frequency-mismatch 6']],
  ['another first day', edited(P, 'published: 2026-01-10', 'published: 2026-01-11'), ['plan-date-differs 7']],
  [
    'a first day to come',
    {
      ...edited(P, 'published: 2026-01-10', 'published: 2027-01-10'),
      [D]: descriptor({ created: '2027-01-10T00:00:00Z' }),
    },
    ['plan-date-future 7'],
  ],
  ['data of tomorrow', { [D]: descriptor({ 'dcat:modified': '2026-11-21T00:00:00Z' }) }, ['plan-date-future 1']],
  ['data of today', { [D]: descriptor({ 'dcat:modified': '2026-11-20T23:00:00-06:00' }) }, []],
  ['use counted tomorrow', edited(P, 'date: 2026-11-01', 'date: 2026-11-21'), ['plan-date-future 15']],
  [
    'a resource late by a day',
    second('{ name: sitios, title: S, commitment: 2026-11-19 }'),
    ['plan-commitment-late 10'],
  ],
  ['a resource due today', second('{ name: sitios, title: S, commitment: 2026-11-20 }'), []],
  ['a file that is not there', { 'datasets/arboles/arboles.csv': undefined }, ['plan-commitment-late 9']],
  ['an update due today', {}, [], '2027-01-01'],
  ['an update late', {}, ['plan-quorum 2', 'plan-update-late 6'], '2027-01-02'],
  [
    'an update by event',
    {
      ...edited(P, 'word: trimestral, iso: R/P3M', 'word: por evento, iso: irregular'),
      [D]: descriptor({ 'dcat:accrualPeriodicity': 'irregular' }),
    },
    [],
    '2027-01-01',
  ],
  ['the first plan late', { [P]: undefined, [D]: undefined }, ['plan-deadline 10'], '2026-12-31'],
  ['the first plan in time', { [P]: undefined, [D]: undefined }, [], '2026-12-30'],
  ['no story', edited(I, '2026-10-01', '2026-01-01'), ['plan-story-missing 10']],
  [
    'only an event',
    { ...edited(I, '2026-10-01', '2026-01-01'), ...story('kind: evento\ndate: 2026-11-01\ndatasets: [arboles]') },
    ['plan-story-missing 10'],
  ],
  ['a story', { ...edited(I, '2026-10-01', '2026-01-01'), ...story('date: 2026-11-01\ndatasets: [arboles]') }, []],
  ['a story to come', story('date: 2026-11-21\ndatasets: [arboles]'), ['plan-date-future 5']],
  ['a story of nothing', story('date: 2026-11-01\ndatasets: [nada]'), ['plan-dataset-unknown 6']],
  ['an app of nothing', product('apps', 'nada'), ['plan-dataset-unknown 2']],
  ['a tool of nothing', product('tools', 'nada'), ['plan-dataset-unknown 2']],
  ['a tool', product('tools', 'arboles'), []],
  ['a milestone late', milestone('period: 2026-08, state: pendiente'), ['plan-milestone-late 2']],
  ['a milestone done', milestone('period: 2026-08, state: cumplido'), []],
  ['a milestone in its last month', milestone('period: 2026-11, state: en-curso'), []],
  ['a commitment late', commitment('due: 2026-08, state: pendiente'), ['plan-milestone-late 2']],
  [
    'a commitment on a dataset that nobody promised',
    commitment('due: 2027-08, state: pendiente, datasets: [nada]'),
    ['plan-dataset-unknown 2'],
  ],
  ['a history that fits', moved('date: 2026-01-02, was: 2025-12, now: 2026-01/2026-03'), []],
  ['a history that ends elsewhere', moved('date: 2026-01-02, was: 2025-12, now: 2026-02'), ['plan-history-broken 17']],
  [
    'a history with a gap',
    moved('date: 2026-01-02, was: 2025-10, now: 2025-11', 'date: 2026-01-03, was: 2025-12, now: 2026-01/2026-03'),
    ['plan-history-broken 18'],
  ],
  [
    'a history out of order',
    moved('date: 2026-01-03, was: 2025-10, now: 2025-11', 'date: 2026-01-02, was: 2025-11, now: 2026-01/2026-03'),
    ['plan-history-broken 18'],
  ],
  [
    'a history of nothing',
    plus(
      P,
      'history:\n  - { resource: nada, date: 2026-01-02, was: 2025-10, now: 2025-11, why: w, approvedBy: ana-m }\n',
    ),
    ['plan-history-broken 17'],
  ],
  [
    'approved by a stranger',
    plus(
      P,
      'history:\n  - { resource: arboles, date: 2026-01-02, was: 2025-10, now: 2026-01/2026-03, why: w, approvedBy: nadie }\n',
    ),
    ['plan-person-unknown 17'],
  ],
  [
    'a login with an at sign',
    member("{ login: '@ana', name: A, post: P, from: 2026-01-01 }"),
    ['plan-login-invalid 7'],
  ],
  ['a login with two hyphens', member('{ login: a--b, name: A, post: P, from: 2026-01-01 }'), ['plan-login-invalid 7']],
  [
    'a login too long',
    member(`{ login: ${'a'.repeat(40)}, name: A, post: P, from: 2026-01-01 }`),
    ['plan-login-invalid 7'],
  ],
  ['a login that an enterprise manages', member('{ login: ana_leon, name: A, post: P, from: 2026-01-01 }'), []],
  [
    'a term the wrong way round',
    member('{ login: c, name: A, post: P, from: 2026-02-01, until: 2026-01-01 }'),
    ['plan-term-invalid 7'],
  ],
  ['terms that overlap', member('{ login: BETO-m, name: A, post: P, from: 2027-01-01 }'), ['plan-term-overlap 7']],
  ['terms that follow', member('{ login: beto-m, name: A, post: P, from: 2027-01-02 }'), []],
  [
    'an open term and another',
    member('{ login: ana-m, name: A, post: P, from: 2026-05-01, until: 2026-06-01 }'),
    ['plan-term-overlap 7'],
  ],
  ['a steward who is nobody', edited(P, 'stewards: [ana-m]', 'stewards: [nadie]'), ['plan-person-unknown 4']],
  [
    'a steward by his post',
    edited(P, 'stewards: [ana-m]', 'stewards: [Auditoría]'),
    ['plan-login-invalid 4', 'plan-person-unknown 4'],
  ],
  ['a steward in other capitals', edited(P, 'stewards: [ana-m]', 'stewards: [Ana-M]'), []],
  [
    'a steward whose term ended',
    { ...edited(P, 'stewards: [ana-m]', 'stewards: [beto-m]'), [D]: descriptor({ 'dcat:modified': '2027-01-02' }) },
    ['plan-person-ended 4', 'plan-quorum 2'],
    '2027-01-02',
  ],
  ['a reviewer before his term', edited(P, 'date: 2026-02-01', 'date: 2025-02-01'), ['plan-person-ended 14']],
  [
    'a reviewer who is nobody',
    edited(P, 'reviewer: Jefatura de Datos', 'reviewer: Jefatura'),
    ['plan-person-unknown 14'],
  ],
  ['an owner who is nobody', riskAs('owner: governance', 'owner: nadie'), ['plan-person-unknown 2']],
  ['an owner who is a group', risk(''), []],
  ['mail from elsewhere', edited(P, 'ambiente@m.example', 'ambiente@gmail.com'), ['plan-mail-domain 3']],
  ['mail of a part of the institution', edited(P, 'ambiente@m.example', 'a@ambiente.m.example'), []],
  ['restricted without a ground', edited(P, 'level: publico', 'level: restringido'), ['plan-access-ground 13']],
  ['restricted with a ground', edited(P, 'level: publico', 'level: restringido, ground: Ley'), []],
  [
    'personal and not reviewed',
    {
      [P]: PROMISE.replace(/legalReview.*\n/, '').replace('level: publico', 'level: publico, ground: Datos personales'),
    },
    ['plan-legal-review-missing 13'],
  ],
  [
    'a norm on personal data and not reviewed',
    { [P]: `${PROMISE.replace(/legalReview.*\n/, '')}legalBasis:\n  - norm: Ley de Protección de Datos Personales\n` },
    ['plan-legal-review-missing 13'],
  ],
  ['not personal and not reviewed', { [P]: PROMISE.replace(/legalReview.*\n/, '') }, []],
  [
    'accepted in a field that is not there',
    edited(
      P,
      'findings: []',
      'findings: [{ kind: rfc, resource: arboles, field: rfc, ground: g, treatment: t, reviewer: ana-m, date: 2026-02-01 }]',
    ),
    ['plan-legal-finding-unknown 14'],
  ],
  [
    'accepted in a field that is there',
    edited(
      P,
      'findings: []',
      'findings: [{ kind: rfc, resource: arboles, field: id, ground: g, treatment: t, reviewer: ana-m, date: 2026-02-01 }]',
    ),
    [],
  ],
  ['a risk not reviewed', riskAs('2027-01-01', '2026-11-19'), ['plan-risk-overdue 2']],
  ['a risk to review today', riskAs('2027-01-01', TODAY), []],
  ['a closed risk', riskAs('2027-01-01, state: abierto', '2026-01-01, state: cerrado'), []],
  ['a risk of another level', riskAs('level: medio', 'level: alto'), ['plan-risk-level 2']],
  ['evidence of this room', action('plan-promise-missing'), []],
  ['evidence of another room', action('quality-completeness'), []],
  [
    'evidence of nothing',
    action('plan-nada'),
    ['plan-evidence-unknown 2', 'plan-evidence-unknown 2', 'plan-evidence-unknown 2'],
  ],
  ['a group that is not there', edited(POLICY, '[governance, steward]', '[strategy]'), ['plan-policy-group 5']],
  ['a group without a quorum', edited(POLICY, 'quorum: 2', 'quorum: 3'), ['plan-quorum 2']],
  ['a resource twice', second('{ name: arboles, title: S, commitment: 2027-01 }'), ['plan-duplicate 10']],
];

async function told(change: Change, today?: string): Promise<readonly string[]> {
  const { context, findings: read } = await readSample(memorySnapshot(sampleFiles(change)), today);
  const findings = [...read, ...checkPlan(context)];
  return findings.map(({ rule, place }) => `${rule} ${place.line ?? '?'}`).sort();
}

describe('each rule', () => {
  for (const [name, change, expected, today] of CASES) {
    test(name, async () => expect(await told(change, today)).toEqual(expected));
  }

  test('has a case that trips it', () => {
    const tripped = new Set(CASES.flatMap(([, , expected]) => expected.map((text) => text.split(' ')[0])));
    expect(PLAN_RULES.map(({ id }) => id).filter((id) => !tripped.has(id))).toEqual([]);
  });

  test('is in the list once, and is told', () => {
    const ids = PLAN_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !(id in planMessagesEs) || !(id in PLAN_SEVERITIES))).toEqual([]);
  });
});
