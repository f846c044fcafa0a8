import type { Place } from '../../finding.ts';
import type { PlanRuleId } from '../../plan/finding.ts';
import type { SamplesOf } from './sample.ts';

const PROMISE: Place = { path: 'plan/datasets/obra-publica.yaml', line: 12 };
const GROUPS: Place = { path: 'plan/groups.yaml', line: 8 };
const RISKS: Place = { path: 'plan/risks.yaml', line: 5 };
const POLICY: Place = { path: 'plan/policy.yaml', line: 9 };
const ACTIONS: Place = { path: 'plan/actions.yaml', line: 30 };
const MILESTONES: Place = { path: 'plan/milestones.yaml', line: 22 };
const INSTITUTION: Place = { path: 'plan/institution.yaml', line: 1 };
const STORY: Place = { path: 'plan/promotion/stories/obra.md', line: 1 };

/** A case of each rule about the plan. */
export const PLAN_SAMPLES: SamplesOf<PlanRuleId> = {
  'yaml-too-large': { place: PROMISE, facts: { bytes: 2_097_152, limit: 1_048_576 } },
  'yaml-encoding': { place: PROMISE, facts: { looks: 'windows-1252', column: 14 } },
  'yaml-syntax': { place: PROMISE, facts: { problem: 'tab', found: '', column: 1 } },
  'yaml-too-deep': { place: PROMISE, facts: { limit: 30 } },
  'yaml-duplicate-key': { place: PROMISE, facts: { key: 'title', first: 1, column: 1 } },
  'yaml-alias': { place: PROMISE, facts: { name: 'unidad', column: 7 } },
  'yaml-tag': { place: PROMISE, facts: { tag: '!texto', column: 8 } },
  'plan-absent': { place: { path: 'plan' }, facts: {} },
  'plan-file-missing': { place: { path: 'plan/policy.yaml' }, facts: { file: 'plan/policy.yaml' } },
  'plan-file-unknown': {
    place: { path: 'plan/risk.yaml' },
    facts: { file: 'plan/risk.yaml', similar: 'plan/risks.yaml' },
  },
  'plan-file-kind': { place: { path: 'plan/risks.yaml' }, facts: { kind: 'link' } },
  'plan-file-unreadable': { place: { path: 'plan/risks.yaml' }, facts: { code: 'EACCES' } },
  'plan-profile': { place: PROMISE, facts: { keyword: 'required', property: '', expected: ['unit'], found: '' } },
  'plan-date-invalid': {
    place: PROMISE,
    facts: { property: 'published', found: '2026-02-30', wanted: 'day', problem: 'unreal' },
  },
  'plan-story-front-matter': { place: STORY, facts: {} },
  'plan-duplicate': { place: RISKS, facts: { what: 'risk', id: 'rotacion', first: 2 } },
  'plan-deadline': { place: INSTITUTION, facts: { deadline: '2026-12-30', days: 12 } },
  'plan-story-missing': { place: INSTITUTION, facts: { deadline: '2027-03-30', days: 12 } },
  'plan-promise-missing': { place: PROMISE, facts: { dataset: 'obra-publica' } },
  'plan-dataset-missing': { place: PROMISE, facts: { dataset: 'obra-publica', due: '2026-03-31', days: 12 } },
  'plan-dataset-unknown': { place: RISKS, facts: { what: 'risk', dataset: 'Obra pública' } },
  'plan-resource-unpromised': { place: PROMISE, facts: { resource: 'avances' } },
  'plan-title-differs': { place: PROMISE, facts: { promise: 'Obra pública', descriptor: 'Obras' } },
  'plan-unit-differs': { place: PROMISE, facts: { promise: 'Obras Públicas', descriptor: ['Tesorería'] } },
  'plan-frequency-differs': { place: PROMISE, facts: { promise: 'R/P3M', descriptor: 'R/P1Y' } },
  'plan-frequency-mismatch': { place: PROMISE, facts: { word: 'trimestral', iso: 'R/P1M', expected: 'R/P3M' } },
  'plan-date-differs': { place: PROMISE, facts: { promise: '2026-01-10', descriptor: '2026-02-10' } },
  'plan-date-future': { place: PROMISE, facts: { property: 'published', date: '2027-01-10', today: '2026-11-20' } },
  'plan-commitment-late': { place: PROMISE, facts: { resource: 'avances', due: '2026-03-31', days: 12 } },
  'plan-update-late': { place: PROMISE, facts: { due: '2026-10-01', days: 50, last: '2026-07-01' } },
  'plan-milestone-late': { place: MILESTONES, facts: { id: 'apertura', due: '2026-08-31', days: 12 } },
  'plan-history-broken': {
    place: PROMISE,
    facts: { problem: 'chain', resource: 'avances', expected: '2026-01/2026-03', found: '2026-02' },
  },
  'plan-login-invalid': { place: GROUPS, facts: { login: '@ana' } },
  'plan-term-invalid': { place: GROUPS, facts: { login: 'msav-ana', from: '2026-05-01', until: '2026-04-30' } },
  'plan-term-overlap': { place: GROUPS, facts: { login: 'msav-ana', group: 'governance', first: 4 } },
  'plan-person-unknown': { place: PROMISE, facts: { role: 'steward', who: 'msav-ana' } },
  'plan-person-ended': { place: PROMISE, facts: { role: 'steward', who: 'msav-ana', date: '2026-11-20' } },
  'plan-mail-domain': { place: PROMISE, facts: { mail: 'obras@example.com', domains: ['sanaurelio.example'] } },
  'plan-access-ground': { place: PROMISE, facts: { level: 'privado' } },
  'plan-legal-review-missing': { place: PROMISE, facts: { ground: 'Ley de protección de datos personales' } },
  'plan-legal-finding-unknown': { place: PROMISE, facts: { kind: 'rfc', resource: 'obras', field: 'RFC' } },
  'plan-risk-overdue': { place: RISKS, facts: { id: 'rotacion', review: '2026-10-31', days: 20 } },
  'plan-risk-level': { place: RISKS, facts: { id: 'rotacion', product: 6, level: 'alto', expected: 'medio' } },
  'plan-evidence-unknown': { place: ACTIONS, facts: { rule: 'plan-promise-mising' } },
  'plan-policy-group': { place: POLICY, facts: { group: 'gobernanza', groups: ['governance', 'strategy'] } },
  'plan-quorum': { place: GROUPS, facts: { group: 'governance', members: 1, quorum: 2 } },
};
