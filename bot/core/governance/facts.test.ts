import { describe, expect, test } from 'vitest';
import type { ChangedPath } from '../changes.ts';
import type { DatasetDifference } from '../difference/difference.ts';
import { because, type Reason, worstImpact } from '../difference/impact.ts';
import type { DatasetPromise } from '../plan/promise.ts';
import { type ChangeEvidence, factsOf } from './facts.ts';
import { promiseChanges } from './promise-changes.ts';
import { AT, plan, promise } from './sample.ts';
import type { Withdrawal } from './withdrawal.ts';

const PLAN = plan([], [], [promise('arboles', ['raul'])]);

function told(evidence: Partial<ChangeEvidence>): readonly string[] {
  const nothing = { paths: [], differences: [], personalData: [], withdrawals: [], basePlan: PLAN, headPlan: PLAN };
  const facts = factsOf({ ...nothing, ...evidence });
  return facts.map(({ predicate, datasets }) => [predicate, ...datasets].join(' '));
}

function changed(path: string): ChangedPath {
  const entry = { path, kind: 'file', size: 1 } as const;
  return { path, before: entry, after: entry };
}

function difference(presence: DatasetDifference['presence'], ...reasons: readonly Reason[]): DatasetDifference {
  // What facts are not taken from is left out.
  return { dataset: 'arboles', presence, impact: worstImpact(reasons), reasons } as unknown as DatasetDifference;
}

function takedown(...resources: readonly string[]): Withdrawal {
  const rest = { ground: 'x', takedown: true, lastVersion: '1.0.0', replacedBy: undefined };
  return { dataset: 'arboles', resources, date: '2026-11-20', reason: 'x', ...rest };
}

const WHOLE = because('dataset-removed', { resources: 1 });
const RESOURCE = because('resource-removed', { resource: 'uno', rows: 3 });
const ROWS = because('rows-removed', { resource: 'dos', removed: 9, undeclared: 0, share: 0.3, beyond: true });
const ROW = because('rows-removed', { resource: 'dos', removed: 1, undeclared: 1, share: 0.01, beyond: false });

describe('what is true of a change', () => {
  test.each<readonly [string, Partial<ChangeEvidence>, readonly string[]]>([
    ['nothing', { paths: [changed('docs/a.md')] }, []],
    ['data', { paths: [changed('datasets/b/x'), changed('datasets/a/x')] }, ['dataset-changed a b']],
    ['a new dataset', { differences: [difference('added')] }, ['dataset-added arboles']],
    ['a row', { differences: [difference('kept', ROW)] }, ['breaking arboles']],
    ['a significant part', { differences: [difference('kept', ROWS)] }, ['breaking arboles', 'withdrawal arboles']],
    ['a dataset leaves', { differences: [difference('removed', WHOLE)] }, ['withdrawal arboles']],
    ['by law', { differences: [difference('removed', WHOLE)], withdrawals: [takedown()] }, ['legal-takedown arboles']],
    [
      'a resource, by law',
      { differences: [difference('kept', RESOURCE)], withdrawals: [takedown('uno')] },
      ['legal-takedown arboles'],
    ],
    [
      'and more than the law asks for',
      { differences: [difference('kept', RESOURCE, ROWS)], withdrawals: [takedown('uno')] },
      ['withdrawal arboles', 'legal-takedown arboles'],
    ],
    ['persons', { personalData: ['arboles'] }, ['personal-data arboles']],
    ['the plan', { paths: [changed('plan/milestones.yaml')] }, ['plan-scope']],
    ['what is told of its use', { paths: [changed('plan/promotion/apps.yaml')] }, []],
    ['a promise leaves', { headPlan: plan([], [], []) }, ['plan-scope arboles', 'rules']],
    ['a steward is named', { headPlan: plan([], [], [promise('arboles', ['raul', 'yo'])]) }, ['rules']],
    ['who decides', { paths: [changed('plan/groups.yaml')] }, ['rules']],
    ['what runs', { paths: [changed('action.yml')] }, ['machinery']],
  ])('%s', (_, evidence, expected) => {
    expect(told(evidence)).toEqual(expected);
  });
});

describe('what a legal review says is rewritten', () => {
  const accepts = {
    kind: 'rfc',
    resource: 'uno',
    ground: 'x',
    treatment: 'x',
    reviewer: 'x',
    date: '2026-01-01',
    at: AT,
  };
  const silent = { date: '2026-01-01', reviewer: 'x', conclusion: 'x', findings: [], at: AT };
  const accepting = { ...silent, findings: [{ ...accepts, field: 'rfc' }] };
  const plain = promise('arboles', []);
  const of = (review: NonNullable<DatasetPromise['legalReview']>): DatasetPromise => promise('arboles', [], review);

  test.each<readonly [string, DatasetPromise | undefined, DatasetPromise | undefined, boolean]>([
    ['nothing', of(silent), of({ ...silent }), false],
    ['an acceptance comes', of(silent), of(accepting), true],
    ['an acceptance leaves', of(accepting), of(silent), true],
    ['a review comes', plain, of(silent), true],
    ['a review leaves', of(silent), plain, true],
    ['a new promise with a review', undefined, of(silent), false],
    ['a new promise that accepts', undefined, of(accepting), true],
    ['a promise leaves', of(accepting), undefined, false],
  ])('%s', (_, before, after, expected) => {
    const { legalReview } = promiseChanges(before === undefined ? [] : [before], after === undefined ? [] : [after]);
    expect(legalReview).toEqual(expected ? ['arboles'] : []);
  });
});
