import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { IMPACT_OF } from '../difference/impact.ts';
import type { DecisionCase } from './decisions/decision.cases.ts';
import { CHANGE_GROUPS, decidedBy, FROM, LIFE_GROUP } from './version-decisions.cases.ts';

const decide = decidedBy(memorySnapshot);
const NEXT: Readonly<Record<string, readonly [settled: string | undefined, trial: string | undefined]>> = {
  major: ['2.0.0', '0.5.0'],
  minor: ['1.5.0', '0.5.0'],
  patch: ['1.4.3', '0.4.3'],
  none: [undefined, undefined],
};

function named(one: DecisionCase): readonly [string, DecisionCase] {
  return [one[0], one];
}

describe.each(CHANGE_GROUPS)('$es', ({ cases }) => {
  test.each(cases.map(named))('%s', async (_, one) => {
    const { told, last, next, onTrial } = await decide(one);
    expect(told).toBe(one[4]);
    const bump = /\/(\w+)/.exec(one[4])?.[1] ?? '';
    expect([last, next, onTrial]).toEqual([FROM.settled, ...(NEXT[bump] ?? [])]);
  });
});

describe(LIFE_GROUP.es, () => {
  test.each(LIFE_GROUP.cases.map(named))('%s', async (_, one) => {
    const { told, next } = await decide(one);
    expect([told, next]).toEqual([one[4], one[5]?.next]);
  });
});

test('every reason for a version has its case', () => {
  const cases = [...CHANGE_GROUPS, LIFE_GROUP].flatMap((group) => group.cases);
  const told = new Set(cases.flatMap(([, , , , expected]) => expected.split(' ').slice(1)));
  expect(Object.keys(IMPACT_OF).filter((code) => !told.has(code))).toEqual([]);
  expect(cases.length).toBeGreaterThanOrEqual(100);
});
