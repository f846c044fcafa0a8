import { expect, test } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { checkPolicy } from './check-policy.ts';
import { governanceMessagesEn } from './messages.en.ts';
import { group, plan, promise, rule, TODAY } from './sample.ts';

const TWO = [rule('withdrawal', '2 governance')];
const PAIR = group('governance', 'ana', 'beto', 'ida 2025-01-01 2026-04-30');

/** Each finding by its rule and its sentence in English. */
function told(each: Plan, author?: string): readonly string[] {
  return checkPolicy(each, TODAY, author).map((finding) => {
    // The sentence was looked up by the finding's own rule.
    const said = governanceMessagesEn[finding.rule].says(finding as never);
    expect(said).toMatch(/\.$/);
    return `${finding.severity} ${finding.rule}${'members' in finding.facts ? ` ${finding.facts.members}` : ''}`;
  });
}

test.each<readonly [string, Plan, string | undefined, readonly string[]]>([
  ['two of two', plan([PAIR], TWO, []), undefined, []],
  ['two of two, one of whom proposes', plan([PAIR], TWO, []), 'BETO', ['warning policy-unsatisfiable 1']],
  [
    'one in office',
    plan([group('governance', 'ana', 'zoe 2027-01-01')], TWO, []),
    'x',
    ['warning policy-unsatisfiable 1'],
  ],
  [
    'the same one in two groups',
    plan([PAIR], [rule('breaking', '3 governance governance')], []),
    undefined,
    ['warning policy-unsatisfiable 2'],
  ],
  [
    'a group that is not there',
    plan([PAIR], [rule('machinery', '1 technical')], []),
    undefined,
    ['warning policy-unsatisfiable 0'],
  ],
  ['stewards count', plan([], [rule('dataset-changed', '1 steward')], [promise('a', ['raul'])]), undefined, []],
  [
    'each of two demands',
    plan([PAIR], [rule('rules', '1 strategy', '1 governance')], []),
    undefined,
    ['warning policy-unsatisfiable 0'],
  ],
  ['no policy', { ...plan([PAIR], [], []), policy: undefined }, undefined, ['error policy-missing']],
  ['no plan', { ...plan([], [], []), policy: undefined, present: false }, undefined, []],
])('%s', (_, each, author, expected) => {
  expect(told(each, author)).toEqual(expected);
});
