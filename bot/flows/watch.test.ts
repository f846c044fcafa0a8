import { expect, test } from 'vitest';
import type { Happening } from '../core/release/happening.ts';
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
