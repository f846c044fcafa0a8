import { describe, expect, test } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import type { Predicate } from '../plan/policy.ts';
import { type Case, decide } from './decide.ts';
import type { ChangeFact } from './facts.ts';
import type { Review } from './pull.ts';
import { group, plan, promise, pull, review, rule, TODAY } from './sample.ts';

const GROUPS = [
  group('governance', 'ana', 'beto', 'carla'),
  group('transparency', 'tina'),
  group('execution', 'raul', 'sara'),
];
const PROMISES = [promise('arboles', ['raul']), promise('aire', ['sara'])];
const RULES = [
  rule('dataset-changed', '1 governance steward'),
  rule('withdrawal', '2 governance'),
  rule('legal-takedown', '1 transparency', '1 governance'),
];
const PLAN = plan(GROUPS, RULES, PROMISES);

function about(predicate: Predicate, ...datasets: readonly string[]): ChangeFact {
  return { predicate, datasets, paths: [] };
}

function made(facts: readonly ChangeFact[], reviews: readonly Review[] | undefined, rest: Partial<Case> = {}) {
  const asked = reviews === undefined ? undefined : pull('autor', reviews);
  return decide({ basePlan: PLAN, headPlan: PLAN, facts, refusals: [], pull: asked, today: TODAY, ...rest });
}

/** In a line: the state, then each demand that is not met. */
function told(facts: readonly ChangeFact[], reviews: readonly Review[] | undefined, rest?: Partial<Case>): string {
  const { state, requirements } = made(facts, reviews, rest);
  const missing = requirements.filter((one) => one.missing > 0);
  return [state, ...missing.map(({ when, datasets, missing: count }) => `${when} ${datasets.join(' ')} ${count}`)].join(
    '; ',
  );
}

const CHANGED = [about('dataset-changed', 'arboles')];
const BOTH = [about('dataset-changed', 'aire', 'arboles')];
const GONE = [...CHANGED, about('withdrawal', 'arboles')];

describe('what a change needs', () => {
  test.each<readonly [string, readonly ChangeFact[], readonly Review[] | undefined, string]>([
    ['nothing', [], [], 'not-needed'],
    ['nobody was asked', CHANGED, undefined, 'pending; dataset-changed arboles 1'],
    ['a steward', CHANGED, [review('raul', 'approved')], 'approved'],
    ['the steward of another', CHANGED, [review('sara', 'approved')], 'pending; dataset-changed arboles 1'],
    ['one steward for two datasets', BOTH, [review('raul', 'approved')], 'pending; dataset-changed aire 1'],
    ['both stewards', BOTH, [review('raul', 'approved'), review('sara', 'approved')], 'approved'],
    ['one of governance for both', BOTH, [review('ana', 'approved')], 'approved'],
    ['one of two', GONE, [review('ana', 'approved')], 'pending; withdrawal arboles 1'],
    [
      'the same one twice',
      GONE,
      [review('ana', 'approved'), review('ANA', 'approved')],
      'pending; withdrawal arboles 1',
    ],
    ['two', GONE, [review('ana', 'approved'), review('beto', 'approved')], 'approved'],
    [
      'an objection',
      GONE,
      [review('ana', 'approved'), review('beto', 'changes-requested')],
      'refused; withdrawal arboles 1',
    ],
    [
      'an objection that nothing asks for',
      CHANGED,
      [review('raul', 'approved'), review('tina', 'changes-requested')],
      'approved',
    ],
    [
      'two groups',
      [about('legal-takedown', 'arboles')],
      [review('ana', 'approved'), review('beto', 'approved')],
      'pending; legal-takedown arboles 1',
    ],
  ])('%s', (_, facts, reviews, expected) => {
    expect(told(facts, reviews)).toBe(expected);
  });

  test('what no approval mends is refused, whoever approves', () => {
    expect(told(CHANGED, [review('ana', 'approved')], { refusals: ['permanence-dataset'] })).toBe('refused');
  });
});

describe('fails closed', () => {
  const unknown = plan(GROUPS, [rule(undefined, '1 governance')], PROMISES);

  test.each<readonly [string, Plan, string]>([
    ['a condition that is not known applies to every change', unknown, 'pending; undefined  1'],
    ['a plan without a policy', { ...PLAN, policy: undefined }, 'refused'],
    ['a policy without rules', plan(GROUPS, [], PROMISES), 'refused'],
    ['no plan at all asks nobody', { ...PLAN, present: false, policy: undefined, groups: [] }, 'not-needed'],
  ])('%s', (_, basePlan, expected) => {
    expect(told([], [], { basePlan })).toBe(expected);
  });

  test('the head’s groups and stewards are nobody’s', () => {
    const headPlan = plan([group('governance', 'nueva')], [], [promise('arboles', ['nueva'])]);
    expect(told(CHANGED, [review('nueva', 'approved')], { headPlan })).toBe('pending; dataset-changed arboles 1');
  });

  test('a record is looked for in the head, and wanting it stays pending', () => {
    const records = plan(GROUPS, [{ ...rule('dataset-added'), records: ['legal-review'] }], PROMISES);
    const review = { date: '2026-11-01', reviewer: 'tina', conclusion: 'x', findings: [] };
    const written = plan(GROUPS, [], [promise('arboles', ['raul'], { ...review, at: PLAN.groups[0]?.at } as never)]);
    const facts = [about('dataset-added', 'arboles')];
    expect(told(facts, [], { basePlan: records })).toBe('pending');
    expect(told(facts, [], { basePlan: records, headPlan: written })).toBe('approved');
  });
});

describe('what is told', () => {
  test('who can still approve: not the author, not who has, not who has left', () => {
    const memberships = new Map([['governance', new Set(['ana', 'beto'])]]);
    const asked = pull('Beto', [review('ana', 'approved')], memberships);
    const [, withdrawal] = made(GONE, [], { pull: asked }).requirements;
    expect(withdrawal).toMatchObject({ given: ['ana'], missing: 1, candidates: [] });
  });

  test('an approval that nothing asks for, with its reason', () => {
    const { setAside } = made(CHANGED, [review('tina', 'approved'), review('sara', 'changes-requested')]);
    expect(setAside.map(({ login, reason, when }) => [login, reason, when !== ''])).toEqual([
      ['tina', 'not-asked', true],
      ['sara', 'not-asked', true],
    ]);
  });
});
