import type { Finding, FindingOf, Place, Severity } from '../finding.ts';

/** What reading and checking a plan can find, each rule with the facts its sentence needs. Days are `AAAA-MM-DD`. */
export type PlanFacts = {
  'yaml-too-large': { bytes: number; limit: number };
  'yaml-encoding': { looks: 'utf-16' | 'windows-1252'; column?: number | undefined };
  'yaml-syntax': { problem: YamlProblem; found: string; column?: number | undefined };
  'yaml-too-deep': { limit: number; column?: number | undefined };
  'yaml-duplicate-key': { key: string; first: number; column: number };
  'yaml-alias': { name: string; column: number };
  'yaml-tag': { tag: string; column: number };
  'plan-absent': Record<never, never>;
  'plan-file-missing': { file: string };
  'plan-file-unknown': { file: string; similar?: string | undefined };
  'plan-file-kind': { kind: string };
  'plan-file-unreadable': { code: string };
  /** A violation of the file's schema. `expected` holds what `keyword` asks for: types, values, names, a limit. */
  'plan-profile': {
    keyword: PlanKeyword;
    property: string;
    /** Which item of the property's list, from 1; `undefined` for the property itself. */
    item?: number | undefined;
    expected: readonly string[];
    found: string;
    column?: number | undefined;
  };
  'plan-date-invalid': { property: string; found: string; wanted: DateForm; problem: DateProblem };
  'plan-story-front-matter': Record<never, never>;
  'plan-duplicate': { what: PlanItem; id: string; first: number };
  'plan-deadline': { deadline: string; days: number };
  'plan-story-missing': { deadline: string; days: number };
  'plan-promise-missing': { dataset: string };
  'plan-dataset-missing': { dataset: string; due: string; days: number };
  'plan-dataset-unknown': { what: PlanItem; dataset: string };
  'plan-resource-unpromised': { resource: string };
  'plan-title-differs': { promise: string; descriptor: string };
  'plan-unit-differs': { promise: string; descriptor: readonly string[] };
  'plan-frequency-differs': { promise: string; descriptor: string };
  'plan-frequency-mismatch': { word: string; iso: string; expected: string };
  'plan-date-differs': { promise: string; descriptor: string };
  'plan-date-future': { property: string; date: string; today: string };
  'plan-commitment-late': { resource: string; due: string; days: number };
  'plan-update-late': { due: string; days: number; last: string };
  'plan-milestone-late': { id: string; due: string; days: number };
  'plan-history-broken': { problem: HistoryProblem; resource: string; expected: string; found: string };
  'plan-login-invalid': { login: string };
  'plan-term-invalid': { login: string; from: string; until: string };
  'plan-term-overlap': { login: string; group: string; first: number };
  'plan-person-unknown': { role: PersonRole; who: string };
  'plan-person-ended': { role: PersonRole; who: string; date: string };
  'plan-mail-domain': { mail: string; domains: readonly string[] };
  'plan-access-ground': { level: string };
  'plan-legal-review-missing': { ground: string };
  'plan-legal-finding-unknown': { kind: string; resource: string; field?: string | undefined };
  'plan-risk-overdue': { id: string; review: string; days: number };
  'plan-risk-level': { id: string; product: number; level: string; expected: string };
  'plan-evidence-unknown': { rule: string };
  'plan-policy-group': { group: string; groups: readonly string[] };
  'plan-quorum': { group: string; members: number; quorum: number };
};

export type PlanFinding = FindingOf<PlanFacts>;
export type PlanRuleId = keyof PlanFacts & string;

export type YamlProblem =
  | 'empty'
  | 'tab'
  | 'indent'
  | 'colon'
  | 'comma'
  | 'open-quote'
  | 'open-bracket'
  | 'escape'
  | 'character'
  | 'key'
  | 'documents'
  | 'directive'
  | 'unexpected';

export type PlanKeyword =
  | 'required'
  | 'unknown'
  | 'type'
  | 'enum'
  | 'format'
  | 'min-items'
  | 'min-length'
  | 'minimum'
  | 'maximum'
  | 'unique-items'
  | 'min-properties'
  | 'other';

/** A day; a day, a month or a range of them; ISO 8601's repeating interval. */
export type DateForm = 'day' | 'period' | 'interval';
export type DateProblem = 'shape' | 'unreal' | 'descending';

export type HistoryProblem = 'resource' | 'order' | 'chain' | 'current';
export type PersonRole = 'steward' | 'reviewer' | 'owner' | 'approver';
export type PlanItem =
  | 'resource'
  | 'flow'
  | 'milestone'
  | 'risk'
  | 'action'
  | 'commitment'
  | 'story'
  | 'app'
  | 'tool'
  | 'policy';

/** How grave each rule is. */
export const PLAN_SEVERITIES: { readonly [Rule in PlanRuleId]: Severity } = {
  'yaml-too-large': 'error',
  'yaml-encoding': 'error',
  'yaml-syntax': 'error',
  'yaml-too-deep': 'error',
  'yaml-duplicate-key': 'error',
  'yaml-alias': 'error',
  'yaml-tag': 'error',
  'plan-absent': 'note',
  'plan-file-missing': 'error',
  'plan-file-unknown': 'warning',
  'plan-file-kind': 'error',
  'plan-file-unreadable': 'error',
  'plan-profile': 'error',
  'plan-date-invalid': 'error',
  'plan-story-front-matter': 'error',
  'plan-duplicate': 'error',
  'plan-deadline': 'warning',
  'plan-story-missing': 'note',
  'plan-promise-missing': 'error',
  'plan-dataset-missing': 'warning',
  'plan-dataset-unknown': 'error',
  'plan-resource-unpromised': 'warning',
  'plan-title-differs': 'error',
  'plan-unit-differs': 'error',
  'plan-frequency-differs': 'error',
  'plan-frequency-mismatch': 'error',
  'plan-date-differs': 'warning',
  'plan-date-future': 'error',
  'plan-commitment-late': 'warning',
  'plan-update-late': 'warning',
  'plan-milestone-late': 'warning',
  'plan-history-broken': 'error',
  'plan-login-invalid': 'error',
  'plan-term-invalid': 'error',
  'plan-term-overlap': 'error',
  'plan-person-unknown': 'error',
  'plan-person-ended': 'warning',
  'plan-mail-domain': 'warning',
  'plan-access-ground': 'error',
  'plan-legal-review-missing': 'error',
  'plan-legal-finding-unknown': 'error',
  'plan-risk-overdue': 'warning',
  'plan-risk-level': 'error',
  'plan-evidence-unknown': 'error',
  'plan-policy-group': 'error',
  'plan-quorum': 'warning',
};

/** Takes a finding. */
export type Report = (finding: PlanFinding) => void;

/** Makes a finding of this room, with the severity that its rule has. */
export function found<Rule extends PlanRuleId>(
  rule: Rule,
  facts: PlanFacts[Rule],
  place: Place,
): Finding<Rule, PlanFacts[Rule]> {
  return { rule, severity: PLAN_SEVERITIES[rule], place, facts };
}
