import { describe, expect, test } from 'vitest';
import type { Finding, Messages, Sentence } from '../finding.ts';
import type {
  DateForm,
  DateProblem,
  HistoryProblem,
  PersonRole,
  PlanFinding,
  PlanItem,
  PlanKeyword,
  YamlProblem,
} from './finding.ts';
import { PLAN_SEVERITIES } from './finding.ts';
import { planMessagesEn } from './messages.en.ts';
import { planMessagesEs } from './messages.es.ts';
import { YAML_ES } from './words.es.ts';

type FactsOf<Rule extends string> = Extract<PlanFinding, { readonly rule: Rule }>['facts'];
type Samples = { readonly [Rule in PlanFinding['rule']]: readonly FactsOf<Rule>[] };

const KEYWORDS: { readonly [Keyword in PlanKeyword]: readonly string[] } = {
  required: ['title'],
  unknown: ['title', 'unit'],
  type: ['string'],
  enum: ['a', 'b'],
  format: ['id'],
  'min-items': ['1'],
  'min-length': ['1'],
  minimum: ['1'],
  maximum: ['5'],
  'unique-items': [],
  'min-properties': [],
  other: [],
};
const FORMS: readonly DateForm[] = ['day', 'period', 'interval'];
const PROBLEMS: readonly DateProblem[] = ['shape', 'unreal', 'descending'];
const HISTORY: readonly HistoryProblem[] = ['resource', 'order', 'chain', 'current'];
const ROLES: readonly PersonRole[] = ['steward', 'reviewer', 'owner', 'approver'];
const ITEMS: readonly PlanItem[] = [
  'resource',
  'flow',
  'milestone',
  'risk',
  'action',
  'commitment',
  'story',
  'app',
  'tool',
  'policy',
];

const SAMPLES: Samples = {
  'yaml-too-large': [{ bytes: 2_000_000, limit: 1_048_576 }],
  'yaml-encoding': [{ looks: 'utf-16' }, { looks: 'windows-1252', column: 3 }],
  'yaml-syntax': (Object.keys(YAML_ES) as readonly YamlProblem[]).flatMap((problem) => [
    { problem, found: '' },
    { problem, found: 'x', column: 2 },
  ]),
  'yaml-too-deep': [{ limit: 30 }, { limit: 30, column: 2 }],
  'yaml-duplicate-key': [{ key: 'a', first: 1, column: 1 }],
  'yaml-alias': [{ name: 'a', column: 1 }],
  'yaml-tag': [{ tag: '!x', column: 1 }],
  'plan-absent': [{}],
  'plan-file-missing': [{ file: 'plan/groups.yaml' }],
  'plan-file-unknown': [{ file: 'plan/x' }, { file: 'plan/x', similar: 'plan/y' }],
  'plan-file-kind': [{ kind: 'link' }, { kind: 'submodule' }],
  'plan-file-unreadable': [{ code: 'EACCES' }],
  'plan-profile': (Object.keys(KEYWORDS) as readonly PlanKeyword[]).flatMap((keyword) => [
    { keyword, property: 'x', expected: KEYWORDS[keyword], found: 'integer' },
    { keyword, property: '', expected: KEYWORDS[keyword], found: 'b' },
    { keyword, property: 'x', item: 2, expected: KEYWORDS[keyword], found: 'b' },
  ]),
  'plan-date-invalid': FORMS.flatMap((wanted) =>
    PROBLEMS.map((problem) => ({ property: 'x', found: 'y', wanted, problem })),
  ),
  'plan-story-front-matter': [{}],
  'plan-duplicate': ITEMS.map((what) => ({ what, id: 'a', first: 2 })),
  'plan-deadline': [{ deadline: '2026-01-01', days: 1 }],
  'plan-story-missing': [{ deadline: '2026-01-01', days: 2 }],
  'plan-promise-missing': [{ dataset: 'a' }],
  'plan-dataset-missing': [{ dataset: 'a', due: '2026-01-01', days: 1 }],
  'plan-dataset-unknown': ITEMS.map((what) => ({ what, dataset: 'a' })),
  'plan-resource-unpromised': [{ resource: 'a' }],
  'plan-title-differs': [{ promise: 'a', descriptor: 'b' }],
  'plan-unit-differs': [{ promise: 'a', descriptor: ['b', 'c'] }],
  'plan-frequency-differs': [{ promise: 'a', descriptor: 'b' }],
  'plan-frequency-mismatch': [{ word: 'a', iso: 'b', expected: 'c' }],
  'plan-date-differs': [{ promise: 'a', descriptor: 'b' }],
  'plan-date-future': [{ property: 'a', date: '2026-01-02', today: '2026-01-01' }],
  'plan-commitment-late': [{ resource: 'a', due: '2026-01-01', days: 12 }],
  'plan-update-late': [{ due: '2026-01-01', days: 1, last: '2025-01-01' }],
  'plan-milestone-late': [{ id: 'a', due: '2026-01-01', days: 1 }],
  'plan-history-broken': HISTORY.map((problem) => ({ problem, resource: 'a', expected: 'b', found: 'c' })),
  'plan-login-invalid': [{ login: '@a' }],
  'plan-term-invalid': [{ login: 'a', from: '2026-01-02', until: '2026-01-01' }],
  'plan-term-overlap': [{ login: 'a', group: 'b', first: 2 }],
  'plan-person-unknown': ROLES.map((role) => ({ role, who: 'a' })),
  'plan-person-ended': ROLES.map((role) => ({ role, who: 'a', date: '2026-01-01' })),
  'plan-mail-domain': [{ mail: 'a@b', domains: ['c', 'd'] }],
  'plan-access-ground': [{ level: 'privado' }],
  'plan-legal-review-missing': [{ ground: 'a' }],
  'plan-legal-finding-unknown': [
    { kind: 'rfc', resource: 'a' },
    { kind: 'rfc', resource: 'a', field: 'b' },
  ],
  'plan-risk-overdue': [{ id: 'a', review: '2026-01-01', days: 1 }],
  'plan-risk-level': [{ id: 'a', product: 6, level: 'alto', expected: 'medio' }],
  'plan-evidence-unknown': [{ rule: 'plan-x' }],
  'plan-policy-group': [{ group: 'a', groups: ['b', 'c'] }],
  'plan-quorum': [{ group: 'a', members: 1, quorum: 2 }],
};

function told(messages: Messages<PlanFinding>, finding: Finding): readonly [title: string, ...sentences: string[]] {
  // The samples are made of the same table of rules as the sentences.
  const sentence = (messages as unknown as Readonly<Record<string, Sentence<Finding>>>)[finding.rule];
  if (sentence === undefined) throw new Error(finding.rule);
  return [sentence.title, sentence.says(finding), sentence.mend(finding)];
}

describe.each([
  ['es', planMessagesEs],
  ['en', planMessagesEn],
] as const)('sentences in %s', (_, messages) => {
  test.each(Object.keys(PLAN_SEVERITIES))('%s', (rule) => {
    // The keys of both tables are the same rules.
    for (const facts of SAMPLES[rule as PlanFinding['rule']]) {
      const finding = { rule, severity: 'error' as const, place: { path: 'plan/a.yaml' }, facts };
      const [title, ...sentences] = told(messages, finding);
      expect(title).toMatch(/^\p{Lu}.*[^.]$/u);
      for (const sentence of sentences) {
        expect(sentence).toMatch(/^[\p{Lu}`"].*\.$/su);
        expect(sentence).not.toMatch(/undefined|\[object|NaN|[!¡](?!x)|\.\.|\s\s| [.;,]/);
      }
    }
  });
});
