import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { isInOffice, memberIndex, membersOn } from './groups.ts';
import { type Change, readSample, sampleFiles } from './sample.ts';

const sampleContext = (change: Change = {}, today?: string): ReturnType<typeof readSample> =>
  readSample(memorySnapshot(sampleFiles(change)), today);

const { plan } = (await sampleContext()).context;
const [governance] = plan.groups;
const logins = (day: string): readonly string[] =>
  governance ? membersOn(governance, day).map(({ login }) => login) : [];

describe('terms', () => {
  test.each([
    ['before all', '2025-12-31', []],
    ['the first day', '2026-01-01', ['ana-m', 'beto-m']],
    ['the last day', '2027-01-01', ['ana-m', 'beto-m']],
    ['the day after', '2027-01-02', ['ana-m']],
  ])('%s', (_, day, expected) => expect(logins(day)).toEqual(expected));

  test('a last day that is no date ends the term before it begins', async () => {
    const change = {
      'plan/groups.yaml':
        'groups: { g: { title: t, members: [{ login: a, name: A, post: P, from: 2026-01-01, until: 2026-02-30 }] } }',
    };
    const { context } = await sampleContext(change);
    const member = context.plan.groups[0]?.members[0];
    expect(member && isInOffice(member, '2026-01-15')).toBe(false);
  });
});

test.each([
  ['a login', 'ANA-M', ['ana-m']],
  ['a post', 'Auditoría', ['beto-m']],
  ['a group', 'governance', ['ana-m', 'beto-m']],
  ['nobody', 'nadie', []],
])('%s is found', (_, who, expected) => {
  expect(memberIndex(plan.groups)(who).map(({ login }) => login)).toEqual(expected);
});
