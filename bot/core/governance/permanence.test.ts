import { describe, expect, test } from 'vitest';
import type { ChangedPath } from '../changes.ts';
import type { DatasetDifference } from '../difference/difference.ts';
import type { EntryKind } from '../snapshot.ts';
import { governanceMessagesEs } from './messages.es.ts';
import { checkPermanence, type PermanenceEvidence } from './permanence.ts';
import { plan, promise } from './sample.ts';
import type { Withdrawal } from './withdrawal.ts';

const PLAN = plan([], [], [promise('arboles', ['raul'])]);
const BARE = plan([], [], []);

function path(text: string, after: EntryKind | 'gone' = 'file'): ChangedPath {
  const before = { path: text, kind: 'file', size: 1 } as const;
  return { path: text, before, after: after === 'gone' ? undefined : { path: text, kind: after, size: 1 } };
}

function difference(presence: DatasetDifference['presence'], removed: readonly string[] = [], kept = ['uno']) {
  const resources = [
    ...removed.map((resource) => ({ kind: 'removed', resource, rows: 1 })),
    ...kept.map((resource) => ({ kind: 'kept', resource })),
  ];
  const formerly = presence === 'renamed' ? 'arboles' : undefined;
  const dataset = presence === 'renamed' ? 'bosque' : 'arboles';
  // What permanence does not look at is left out.
  return { dataset, presence, formerly, resources, reasons: [] } as unknown as DatasetDifference;
}

function record(...resources: readonly string[]): Withdrawal {
  const rest = { ground: undefined, takedown: false, lastVersion: '1.0.0', replacedBy: undefined };
  return { dataset: 'arboles', resources, date: '2026-11-20', reason: 'x', ...rest };
}

function rules(evidence: Partial<PermanenceEvidence>): readonly string[] {
  const nothing = { withdrawals: [], invalidRecords: [], baseWithdrawals: [], exportIgnored: [] };
  const all = { paths: [], rewritten: false, differences: [], basePlan: PLAN, headPlan: PLAN, ...nothing, ...evidence };
  return checkPermanence(all).map((finding) => {
    const { facts } = finding;
    // The sentence was looked up by the finding's own rule.
    const said = governanceMessagesEs[finding.rule].says(finding as never);
    expect(said).toMatch(/^[A-ZÁÉÍÓÚ`].*\.$/su);
    return 'problem' in facts ? `${finding.rule} ${facts.problem}` : finding.rule;
  });
}

describe('what was published stays', () => {
  test.each<readonly [string, Partial<PermanenceEvidence>, readonly string[]]>([
    ['nothing leaves', { differences: [difference('kept')] }, []],
    ['a dataset', { differences: [difference('removed')], headPlan: BARE }, ['permanence-dataset']],
    ['with its record', { differences: [difference('removed')], withdrawals: [record()], headPlan: BARE }, []],
    [
      'with a record of one resource',
      { differences: [difference('removed')], withdrawals: [record('dos')], headPlan: BARE },
      ['permanence-dataset'],
    ],
    [
      'with a record that nobody can read, which is told by itself',
      { differences: [difference('removed')], invalidRecords: ['arboles'], headPlan: BARE },
      [],
    ],
    ['a resource', { differences: [difference('kept', ['dos'])] }, ['permanence-resource']],
    ['with its record', { differences: [difference('kept', ['dos'])], withdrawals: [record('dos')] }, []],
    [
      'with the record of another',
      { differences: [difference('kept', ['dos', 'tres'])], withdrawals: [record('dos')] },
      ['permanence-resource'],
    ],
    ['a new name that is declared', { differences: [difference('renamed')], headPlan: BARE }, []],
    ['the base’s history', { rewritten: true }, ['permanence-history']],
  ])('%s', (_, evidence, expected) => {
    expect(rules(evidence)).toEqual(expected);
  });
});

describe('a record says what leaves, no more', () => {
  const stays = [difference('kept')];

  test.each<readonly [string, Partial<PermanenceEvidence>, readonly string[]]>([
    ['the dataset stays', { differences: stays, withdrawals: [record()] }, ['withdrawal-invalid kept']],
    ['the resource stays', { differences: stays, withdrawals: [record('uno')] }, ['withdrawal-invalid kept']],
    ['it was never there', { differences: stays, withdrawals: [record('x')] }, ['withdrawal-invalid unknown-resource']],
    ['it left before', { differences: stays, withdrawals: [record('x')], baseWithdrawals: [record('x')] }, []],
    ['the record itself leaves', { paths: [path('datasets/arboles/withdrawn.yaml', 'gone')] }, ['permanence-dataset']],
    [
      'the record leaves because the data came back',
      { paths: [path('datasets/arboles/withdrawn.yaml', 'gone')], differences: stays },
      [],
    ],
  ])('%s', (_, evidence, expected) => {
    expect(rules(evidence)).toEqual(expected);
  });
});

describe('promises, paths and what is mixed', () => {
  const data = path('datasets/arboles/data/a.csv');

  test.each<readonly [string, Partial<PermanenceEvidence>, readonly string[]]>([
    ['a promise leaves, the data stay', { headPlan: BARE }, ['permanence-promise']],
    [
      'the data leave, the promise stays',
      { differences: [difference('removed')], withdrawals: [record()] },
      ['permanence-promise-kept'],
    ],
    ['a link', { paths: [path('datasets/arboles/a.csv', 'link')] }, ['change-link']],
    ['a link that leaves', { paths: [path('datasets/arboles/a.csv', 'gone')] }, []],
    ['a submodule', { paths: [path('bot/x', 'submodule')] }, ['change-submodule']],
    ['data and the program', { paths: [data, path('bot/a.ts')] }, ['change-mixed']],
    ['data and rules', { paths: [data, path('plan/policy.yaml')] }, ['change-mixed']],
    ['data and documents', { paths: [data, path('docs/a.md')] }, []],
    ['rules alone', { paths: [path('plan/policy.yaml'), path('bot/a.ts')] }, []],
    [
      'lines of attributes',
      { exportIgnored: [{ path: '.gitattributes', line: 2, dataset: 'arboles' }] },
      ['change-export-ignore'],
    ],
  ])('%s', (_, evidence, expected) => {
    expect(rules(evidence)).toEqual(expected);
  });
});
