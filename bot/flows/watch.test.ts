import { describe, expect, test } from 'vitest';
import type { Happening } from '../core/release/happening.ts';
import type { HeldBack } from '../core/release/live.ts';
import { type UnderWay, type WatchOrder, watch } from './watch.ts';

const TAG = 'arboles@2.0.0';
const COMMIT = '1'.repeat(40);

/** A repository in which nothing was published yet, and somebody has made the tag of a version. */
function tagged(made: Partial<Happening> | undefined, publishing: UnderWay | undefined): WatchOrder {
  const happening = { what: 'tag-created', subject: TAG, by: undefined, when: undefined, ...made } as const;
  return {
    record: { state: { apertura: 1, walked: COMMIT, covered: {}, pending: {}, held: [] }, publications: [] },
    live: {
      repository: 'municipio/datos',
      asked: 'municipio/datos',
      visibility: 'public',
      archived: false,
      tags: { [TAG]: { object: '2'.repeat(40) } },
      releases: [],
      record: { tip: COMMIT, last: COMMIT, keeps: true, altered: [] },
      base: {
        branch: 'main',
        tip: COMMIT,
        walked: COMMIT,
        keeps: true,
        breaches: [],
        held: [],
        datasets: { arboles: { tree: COMMIT, withdrawn: false, walkedTree: COMMIT } },
      },
      happened: made === undefined ? [] : [happening],
    },
    objects: {},
    open: [],
    language: 'es',
    publishing,
    now: '2026-11-21T12:00:00Z',
  };
}

const SINCE = { since: '2026-11-21T11:45:00Z' };

test.each<[string, Partial<Happening> | undefined, UnderWay | undefined, boolean]>([
  ['by a person, long ago', { by: 'ana', when: '2026-11-21T11:44:59Z' }, SINCE, true],
  ['by a person who may be publishing', { by: 'ana', when: '2026-11-21T11:50:00Z' }, SINCE, false],
  ['by a person, nobody knows when', { by: 'ana' }, SINCE, true],
  ['by a bot that may be publishing', { by: 'github-actions[bot]', when: '2026-11-20T00:00:00Z' }, SINCE, false],
  ['by nobody knows whom', undefined, SINCE, false],
  ['by a person, while nothing is published', { by: 'ana', when: '2026-11-21T11:50:00Z' }, undefined, true],
  ['by a bot, while nothing is published', { by: 'github-actions[bot]' }, undefined, true],
  ['by nobody knows whom, while nothing is published', undefined, undefined, true],
])('a version that is in no record, %s', (_, made, publishing, isAlarm) => {
  const { alarms, issues, restorations } = watch(tagged(made, publishing));
  expect(alarms.map(({ kind, by }) => [kind, by])).toEqual(isAlarm ? [['tag-forged', made?.by]] : []);
  expect(issues).toHaveLength(isAlarm ? 1 : 0);
  // What somebody made is not taken away by a program.
  expect(restorations).toEqual([]);
});

describe('what was merged in order and is not published', () => {
  const LONG_AGO = '2026-11-20T12:00:00Z';
  const held = (why: HeldBack['why'], when: string, subject = 'arboles'): HeldBack => {
    return { subject, commit: COMMIT, why, pull: 12, by: 'ana', when };
  };

  /** A repository where nothing is wrong but this. */
  function holding(...all: readonly HeldBack[]): WatchOrder {
    const order = tagged(undefined, undefined);
    return { ...order, live: { ...order.live, tags: {}, base: { ...order.live.base, held: all } } };
  }

  test.each(['unsound', 'on-held', 'unnameable'] as const)(
    '%s, is told after a day, by whom and how to mend it',
    (why) => {
      const { alarms, issues, restorations } = watch(holding(held(why, LONG_AGO)));
      expect(alarms).toMatchObject([{ kind: `held-${why}`, subject: 'arboles', pull: 12, by: 'ana', when: LONG_AGO }]);
      expect(issues[0]?.title).toMatch(/^No se publica arboles: /);
      expect(issues[0]?.body).toMatch(/#12[\s\S]*`ana`[\s\S]*2026-11-20 a las 12:00 UTC[\s\S]*solicitud/);
      // Nothing was lost, and there is nothing to bring back.
      expect(restorations).toEqual([]);
    },
  );

  test('is nobody’s alarm on the first day: who merged it may be mending it', () => {
    expect(watch(holding(held('unsound', '2026-11-20T12:00:01Z'))).alarms).toEqual([]);
  });

  test('is told once, where what it stands on was pushed', () => {
    const order = holding(held('unsound', LONG_AGO), held('on-held', LONG_AGO, 'compras'));
    const breach = { subject: 'arboles', commit: COMMIT, parent: undefined, why: 'pushed', by: 'ana', when: LONG_AGO };
    const base = { ...order.live.base, breaches: [breach as never] };
    const { alarms } = watch({ ...order, live: { ...order.live, base } });
    expect(alarms.map(({ kind }) => kind)).toEqual(['pushed', 'held-on-held']);
  });

  test('closes its issue when it is published', () => {
    const [raised] = watch(holding(held('unsound', LONG_AGO))).issues;
    const open = [{ marker: raised?.marker ?? '', title: raised?.title ?? '', traced: true }];
    expect(watch({ ...holding(), open }).issues).toMatchObject([{ marker: raised?.marker, body: undefined }]);
  });
});
