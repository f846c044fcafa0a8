import { describe, expect, test } from 'vitest';
import type { DatasetDifference } from '../difference/difference.ts';
import { because, type Reason, worstImpact } from '../difference/impact.ts';
import type { Plan } from '../plan/plan.ts';
import type { ChangeNotice, DatasetPromise } from '../plan/promise.ts';
import { factsOf } from './facts.ts';
import { checkNotice, type NoticeEvidence } from './notice.ts';
import { AT, plan, promise, pull, review, rule, TODAY } from './sample.ts';

const FIELD = because('field-removed', { resource: 'arboles', field: 'estado', likely: undefined });
const ROWS = because('rows-added', { resource: 'arboles', added: 3 });
const MENDED = because('unread', { resource: undefined, side: 'base', why: 'descriptor' });
const BROKEN = because('unread', { resource: undefined, side: 'head', why: 'descriptor' });
const WHOLE = because('dataset-removed', { resources: 1 });
const PART = because('resource-removed', { resource: 'dos', rows: 3 });
const RENAMED = because('dataset-renamed', { formerly: 'bosque' });
const NEW = because('dataset-added', { resources: 1, rows: 3 });

function difference(formerly: string | undefined, ...reasons: readonly Reason[]): DatasetDifference {
  // What notice is not judged from is left out.
  return { dataset: 'arboles', formerly, impact: worstImpact(reasons), reasons } as unknown as DatasetDifference;
}

interface Said {
  readonly date?: string;
  readonly what?: string;
  readonly ground?: string;
  readonly trial?: boolean;
}

/** The promise of a dataset that says something of its changes; `undefined`: there is no promise. */
function said(words: Said | undefined, dataset = 'arboles'): readonly DatasetPromise[] {
  if (words === undefined) return [];
  const { date, what = 'se quita estado', ground, trial = false } = words;
  const notice: ChangeNotice = { date, what, ground, at: AT };
  const speaks = date !== undefined || ground !== undefined;
  return [{ ...promise(dataset, []), trial, notice: speaks ? notice : undefined }];
}

const LAW = rule('legal-takedown', '1 transparency');

function planOf(promises: readonly DatasetPromise[], noticeDays: number | undefined = 30, rules = [LAW]): Plan {
  const made = plan([], rules, promises);
  if (made.policy === undefined) throw new Error('no policy');
  return { ...made, policy: { ...made.policy, thresholds: { ...made.policy.thresholds, noticeDays } } };
}

const NOTHING = { differences: [], there: new Set(['arboles']), pull: undefined, today: TODAY };

function told(evidence: Partial<NoticeEvidence> & Pick<NoticeEvidence, 'basePlan' | 'headPlan'>): readonly string[] {
  return checkNotice({ ...NOTHING, ...evidence }).map(({ rule, facts }) => `${rule} ${Object.values(facts).join(' ')}`);
}

/** What a change to the data finds, its promise untouched. */
function ofChange(words: Said | undefined, ...reasons: readonly Reason[]): readonly string[] {
  const standing = planOf(said(words));
  return told({ differences: [difference(undefined, ...reasons)], basePlan: standing, headPlan: standing });
}

describe('a change that breaks', () => {
  test.each<readonly [string, Said | undefined, readonly Reason[], readonly string[]]>([
    ['without a promise', undefined, [FIELD], ['notice-missing 30 ']],
    ['unannounced', {}, [FIELD], ['notice-missing 30 ']],
    ['announced for tomorrow', { date: '2026-11-21' }, [FIELD], ['notice-early 2026-11-21 2026-11-20 se quita estado']],
    ['announced for today', { date: '2026-11-20' }, [FIELD], ['notice-given 2026-11-20 se quita estado']],
    ['on the last day of the notice', { date: '2026-10-21' }, [FIELD], ['notice-given 2026-10-21 se quita estado']],
    ['after it', { date: '2026-10-20' }, [FIELD], ['notice-missing 30 2026-11-19']],
    ['on trial', { trial: true }, [FIELD], []],
    ['and a part that leaves besides', {}, [PART, FIELD], ['notice-missing 30 ']],
    ['a descriptor broken', {}, [BROKEN], ['notice-missing 30 ']],
    ['by law, as said long before', { ground: 'Art. 6' }, [FIELD], ['notice-missing 30 ']],
  ])('%s', (_, words, reasons, expected) => {
    expect(ofChange(words, ...reasons)).toEqual(expected);
  });

  test('is nobody else’s matter where the policy demands no notice', () => {
    const standing = { ...planOf([]), policy: plan([], [], []).policy };
    expect(told({ differences: [difference(undefined, FIELD)], basePlan: standing, headPlan: standing })).toEqual([]);
  });

  test('is announced under the name that the dataset had', () => {
    const [basePlan, headPlan] = [planOf(said({ date: TODAY }, 'bosque')), planOf(said({ date: TODAY }))];
    const renamed = [difference('bosque', RENAMED)];
    expect(told({ differences: renamed, basePlan, headPlan, there: new Set() })).toEqual([
      'notice-given 2026-11-20 se quita estado',
    ]);
  });

  test('its own announcement does not count', () => {
    const headPlan = planOf(said({ date: '2026-12-20' }));
    const change = [difference(undefined, FIELD)];
    expect(told({ differences: change, basePlan: planOf(said({})), headPlan })).toEqual(['notice-missing 30 ']);
  });
});

describe('what needs no notice', () => {
  test.each<readonly [string, Reason]>([
    ['more rows', ROWS],
    ['a dataset withdrawn', WHOLE],
    ['a resource withdrawn', PART],
    ['a first version', NEW],
    ['a broken descriptor mended', MENDED],
  ])('%s', (_, reason) => {
    expect(ofChange({}, reason)).toEqual([]);
  });
});

describe('a promise that announces', () => {
  const BASE: readonly (readonly [string, Said, Said, readonly string[]])[] = [
    ['with the days that are asked', {}, { date: '2026-12-20' }, []],
    ['with a day less', {}, { date: '2026-12-19' }, ['notice-short 2026-12-19 2026-12-20 30']],
    ['what was announced already', { date: '2026-11-25' }, { date: '2026-11-25' }, []],
    ['the same, put off', { date: '2026-11-25' }, { date: '2026-11-28' }, []],
    ['the same, sooner', { date: '2027-01-25' }, { date: '2026-11-28' }, ['notice-short 2026-11-28 2026-12-20 30']],
    [
      'something else for that day',
      { date: '2026-11-25' },
      { date: '2026-11-25', what: 'se quita todo' },
      ['notice-short 2026-11-25 2026-12-20 30'],
    ],
    [
      'again what was long past',
      { date: '2026-01-01' },
      { date: '2026-11-21' },
      ['notice-short 2026-11-21 2026-12-20 30'],
    ],
    ['nothing any more', { date: '2026-12-25' }, {}, []],
  ];
  test.each(BASE)('%s', (_, before, after, expected) => {
    expect(told({ basePlan: planOf(said(before)), headPlan: planOf(said(after)) })).toEqual(expected);
  });

  test.each<readonly [string, string, readonly string[]]>([
    ['approved a week ago: the days count from then', '2026-11-13T10:00:00Z', []],
    ['approved a month ago: from a week ago', '2026-10-13T10:00:00Z', []],
    ['approved yesterday', '2026-11-19T10:00:00Z', ['notice-short 2026-12-13 2026-12-19 30']],
    ['approved, it is said, tomorrow', '2026-11-21T10:00:00Z', ['notice-short 2026-12-13 2026-12-20 30']],
  ])('%s', (_, when, expected) => {
    const asked = pull('ana', [{ ...review('rosa', 'approved'), when }]);
    const [basePlan, headPlan] = [planOf(said({})), planOf(said({ date: '2026-12-13' }))];
    expect(told({ basePlan, headPlan, pull: asked })).toEqual(expected);
  });

  test('an approval of an older head counts from nowhere', () => {
    const asked = pull('ana', [{ ...review('rosa', 'approved', 'older'), when: '2026-11-13T10:00:00Z' }]);
    const [basePlan, headPlan] = [planOf(said({})), planOf(said({ date: '2026-12-13' }))];
    expect(told({ basePlan, headPlan, pull: asked })).toEqual(['notice-short 2026-12-13 2026-12-20 30']);
  });
});

describe('a trial', () => {
  test('that begins again is told', () => {
    const [basePlan, headPlan] = [planOf(said({})), planOf(said({ trial: true }))];
    expect(told({ basePlan, headPlan })).toEqual(['trial-again arboles']);
    expect(told({ basePlan, headPlan, there: new Set() })).toEqual([]);
    const renamed = { differences: [difference('bosque', ROWS)], basePlan: planOf(said({}, 'bosque')), headPlan };
    expect(told({ ...renamed, there: new Set() })).toEqual(['trial-again arboles']);
  });

  test('that the change itself begins spares it nothing', () => {
    const change = [difference(undefined, FIELD)];
    const rules = told({ differences: change, basePlan: planOf(said({})), headPlan: planOf(said({ trial: true })) });
    expect(rules).toEqual(['notice-missing 30 ', 'trial-again arboles']);
  });
});

describe('what by law cannot wait', () => {
  const change = [difference(undefined, FIELD)];
  const [basePlan, headPlan] = [planOf(said({})), planOf(said({ ground: 'Art. 6' }))];
  const facts = (base: Plan): readonly string[] =>
    factsOf({ paths: [], differences: change, personalData: [], withdrawals: [], basePlan: base, headPlan }).map(
      ({ predicate, datasets }) => [predicate, ...datasets].join(' '),
    );

  test('is made at once, with the approvals of a legal takedown', () => {
    expect(told({ differences: change, basePlan, headPlan })).toEqual(['notice-waived Art. 6 se quita estado']);
    expect(facts(basePlan)).toContain('legal-takedown arboles');
  });

  test('waits where the policy asks nobody about it', () => {
    const alone = planOf(said({}), 30, []);
    expect(told({ differences: change, basePlan: alone, headPlan })).toEqual(['notice-missing 30 ']);
    expect(facts(alone)).not.toContain('legal-takedown arboles');
  });

  test('is said anew each time', () => {
    const base = planOf(said({ ground: 'Art. 6' }));
    expect(told({ differences: change, basePlan: base, headPlan })).toEqual(['notice-missing 30 ']);
  });
});
