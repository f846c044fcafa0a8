import { expect, test } from 'vitest';
import { examine } from './examine.ts';
import { reviewersOf } from './examine-people.ts';
import type { LivePeople, LiveRepository, Seen } from './live.ts';
import { group, plan, promise, rule, TODAY } from './sample.ts';
import { type CheckSource, REVIEW_WORKFLOWS, settingsFor } from './settings.ts';
import { bareRepository } from './settings-changes.ts';

const PLAN = plan(
  [{ ...group('governance', 'ana', 'beto 2025-01-01 2026-01-01'), team: 'gobernanza' }, group('strategy', 'eva')],
  [rule('dataset-changed', '1 governance steward')],
  [promise('agua', ['hugo', 'Ana'])],
);
const NOBODY: LivePeople = { apps: seen([]), codeowners: seen([]), writers: new Map() };

function seen<T>(value: T): Seen<T> {
  return { kind: 'seen', value };
}

function hidden<T>(status: number): Seen<T> {
  return { kind: 'hidden', status };
}

/** Rules and facts of what is found in a repository that is set up, but for what is changed. */
function findings(
  change: Partial<LiveRepository>,
  people: Partial<LivePeople> = {},
  source: CheckSource = { kind: 'actions' },
): readonly (readonly [string, object])[] {
  const settings = settingsFor(PLAN, TODAY, source);
  const live: LiveRepository = {
    ...bareRepository('muni', 'datos', settings),
    branchRules: seen(['pull_request']),
    rulesets: seen(
      settings.rulesets.map((set, id) => ({ ...set, ...set.conditions.ref_name, id, bypass: [] as readonly string[] })),
    ),
    labels: seen(settings.labels.map(({ name }) => name)),
    teams: new Map([['gobernanza', seen({ members: ['ana'], invited: [], writes: true })]]),
    immutableReleases: seen(true),
    workflowToken: seen({ writes: false, approves: false }),
    forkApproval: seen('all_external_contributors'),
    ...change,
  };
  const base = {
    plan: { ...PLAN, present: false },
    codeowners: undefined,
    workflows: new Map(REVIEW_WORKFLOWS.map((path) => [path, ''])),
    manifest: undefined,
  };
  const found = examine({ settings, live, people: { ...NOBODY, ...people }, base });
  return found.map(({ rule: id, facts }) => [id, facts]);
}

test('what is as it should be has no findings', () => {
  expect(findings({})).toEqual([]);
});

test('what may not be seen is told, never taken for sound or for missing', () => {
  const all: Partial<LiveRepository> = {
    branchRules: hidden(403),
    rulesets: hidden(403),
    labels: hidden(404),
    teams: new Map([['gobernanza', hidden(404)]]),
    immutableReleases: hidden(403),
    workflowToken: hidden(403),
    forkApproval: hidden(403),
  };
  const people = { apps: hidden<never>(404), writers: new Map([['ana', hidden<never>(403)]]) };
  const found = findings(all, people, { kind: 'app', id: 7 });
  expect(new Set(found.map(([id]) => id))).toEqual(new Set(['repository-unseen']));
  expect(found.map(([, facts]) => (facts as { readonly what: string }).what)).toEqual([
    'rulesets',
    'branch-rules',
    'apps',
    'team',
    'people',
    'labels',
    'immutable-releases',
    'workflow-token',
    'fork-approval',
  ]);
});

test('a person’s repository cannot have the teams that the plan names', () => {
  expect(findings({ personal: true, teams: new Map() })).toEqual([
    ['repository-personal', { owner: 'muni', teams: ['gobernanza'] }],
  ]);
});

test('an account that is not there, and one that may only read', () => {
  const writers: LivePeople['writers'] = new Map<string, Seen<{ role: string; writes: boolean } | undefined>>([
    ['ana', seen(undefined)],
    ['hugo', seen({ role: 'read', writes: false })],
    ['eva', seen({ role: 'admin', writes: true })],
  ]);
  expect(findings({}, { writers })).toEqual([
    ['repository-person-unknown', { login: 'ana' }],
    ['repository-person-without-write', { login: 'hugo', role: 'read' }],
  ]);
});

test('the token of workflows: either right is too much', () => {
  for (const token of [
    { writes: true, approves: false },
    { writes: false, approves: true },
  ]) {
    expect(findings({ workflowToken: seen(token) })).toEqual([['repository-workflow-token', token]]);
  }
});

test('those of whom a review may be asked: in office in a group that is asked, or stewards; each once', () => {
  expect(reviewersOf(PLAN, TODAY)).toEqual(['Ana', 'hugo']);
});
