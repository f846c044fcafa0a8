import { describe, expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { calendarOf } from './calendar.ts';
import { type Change, edited, FILES, readSample, sampleFiles } from './sample.ts';

const sampleContext = (change: Change = {}, today?: string): ReturnType<typeof readSample> =>
  readSample(memorySnapshot(sampleFiles(change)), today);

const P = 'plan/datasets/arboles.yaml';

async function dues(change: Change, today?: string): Promise<readonly string[]> {
  const { context } = await sampleContext(change, today);
  return calendarOf(context).map(({ kind, due, days }) => `${kind} ${due} ${days}`);
}

const ALWAYS = ['update 2027-01-01 42', 'term 2027-01-01 42', 'first-story 2027-03-30 130'];

describe('calendarOf', () => {
  const cases: readonly (readonly [name: string, change: Change, expected: readonly string[]])[] = [
    ['the next data, a term, the first story', {}, ALWAYS],
    [
      'a resource that was promised',
      edited(P, 'priority', '  - { name: s, title: S, commitment: 2026-12 }\npriority'),
      ['commitment 2026-12-31 41', ...ALWAYS],
    ],
    [
      'a resource that is late',
      edited(P, 'priority', '  - { name: s, title: S, commitment: 2026-10 }\npriority'),
      ['commitment 2026-10-31 -20', ...ALWAYS],
    ],
    [
      'a petition without an answer',
      { [P]: `${FILES[P]}requests: [{ issue: 1, date: 2026-11-01, asks: a }]\n` },
      ['petition 2026-12-01 11', ...ALWAYS],
    ],
    [
      'a petition that was answered',
      { [P]: `${FILES[P]}requests: [{ issue: 1, date: 2026-11-01, asks: a, answer: si }]\n` },
      ALWAYS,
    ],
    [
      'a change that is announced',
      { [P]: `${FILES[P]}announce: { date: 2026-12-15, what: w }\n` },
      ['announced-change 2026-12-15 25', ...ALWAYS],
    ],
    ['a change whose day is past', { [P]: `${FILES[P]}announce: { date: 2026-11-19, what: w }\n` }, ALWAYS],
    [
      'a milestone',
      { 'plan/milestones.yaml': 'milestones: [{ id: m, title: t, owner: o, period: 2026-11, state: pendiente }]' },
      ['milestone 2026-11-30 10', ...ALWAYS],
    ],
    [
      'a milestone that is done',
      { 'plan/milestones.yaml': 'milestones: [{ id: m, title: t, owner: o, period: 2026-11, state: cumplido }]' },
      ALWAYS,
    ],
  ];
  test.each(cases)('%s', async (_, change, expected) => expect(await dues(change)).toEqual(expected));

  test('a plan without promises has its first day', async () => {
    const change = { [P]: undefined, 'datasets/arboles/datapackage.json': undefined };
    expect(await dues(change)).toContain('first-plan 2026-12-30 40');
  });
});
