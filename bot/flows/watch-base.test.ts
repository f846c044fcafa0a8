import { describe, expect, test } from 'vitest';
import type { Activity } from '../core/release/happening.ts';
import type { HeldWhy, PublicationRecord } from '../core/release/record.ts';
import { type BaseHistory, watchBase } from './watch-base.ts';

/** A commit of a history in memory: what each dataset holds, as a word. */
interface Made {
  readonly commit: string;
  readonly parent?: string;
  readonly datasets: Readonly<Record<string, string>>;
  /** It came with a pull request that GitHub knows. */
  readonly merged?: boolean;
}

/** The last commit that publishing has looked at. */
const PUBLISHED: Made = { commit: 'p', datasets: { agua: 'a1', aire: 'b1' } };

function historyOf(line: readonly Made[], moves: readonly Partial<Activity>[] = []): BaseHistory & { asked: string[] } {
  const asked: string[] = [];
  const known = new Map(line.map((made) => [made.commit, made]));
  const lineOf = (commit: string | undefined): readonly Made[] => {
    const made = known.get(commit ?? '');
    return made === undefined ? [] : [made, ...lineOf(made.parent)];
  };
  const told = ({ commit, parent }: Made) => ({ commit, parent, date: `day of ${commit}`, subject: '' });
  const objectOf = (commit: string, path: string): string => {
    const [, dataset = '', file] = path.split('/');
    const holds = known.get(commit)?.datasets[dataset];
    return holds === undefined || (file !== undefined && file !== 'datapackage.json') ? '-' : `${holds} ${file ?? ''}`;
  };
  return {
    asked,
    commitAt: async (commit) => {
      const made = known.get(commit);
      return made && told(made);
    },
    isAncestor: async (older, newer) => lineOf(newer).some(({ commit }) => commit === older),
    lineAfter: async (after, tip) => {
      const all = lineOf(tip);
      const at = all.findIndex(({ commit }) => commit === after);
      return at < 0 ? undefined : all.slice(0, at).reverse().map(told);
    },
    objectAt: async (commit, path) => objectOf(commit, path),
    changedPaths: async (before, after) =>
      ['agua', 'aire', 'nuevo']
        .map((dataset) => `datasets/${dataset}`)
        .filter((folder) => objectOf(before, folder) !== objectOf(after, folder))
        .map((folder) => `${folder}/data/x.csv`),
    isMerged: async ({ commit }) => {
      asked.push(commit);
      return known.get(commit)?.merged === true;
    },
    moves: async () => {
      asked.push('moves');
      return moves.map((move) => ({
        kind: 'push',
        before: undefined,
        after: undefined,
        by: 'ana',
        when: 'then',
        ...move,
      }));
    },
  };
}

function recordOf(
  ...held: readonly { readonly subject: string; readonly commit: string; readonly why: HeldWhy }[]
): PublicationRecord {
  const all = held.map((each) => ({ ...each, pull: 7 }));
  const publications = ['agua', 'aire'].map((dataset) => ({ name: { dataset, tombstone: false } }));
  return { state: { apertura: 1, walked: 'p', covered: {}, pending: {}, held: all }, publications } as never;
}

/** The breaches at the tip of a line that begins with what was published. */
async function breaches(line: readonly Made[], record = recordOf(), moves?: readonly Partial<Activity>[]) {
  const all = [PUBLISHED, ...line.map((made, at) => ({ parent: line[at - 1]?.commit ?? 'p', ...made }))];
  const history = historyOf(all, moves);
  const { live } = await watchBase(history, 'main', all.at(-1)?.commit, record);
  return { ...live, told: live.breaches.map(({ subject, commit, why, by }) => [subject, commit, why, by]), history };
}

describe('a commit after the last that was published', () => {
  const CHANGED = { agua: 'a2', aire: 'b1' };

  test('without a pull request is told, with who brought it', async () => {
    const { told, history } = await breaches([{ commit: 'x', datasets: CHANGED }], recordOf(), [
      { before: 'p', after: 'x', by: 'raul' },
      { after: 'p', by: 'eva' },
    ]);
    expect(told).toEqual([['agua', 'x', 'pushed', 'raul']]);
    expect(history.asked).toEqual(['x', 'moves']);
  });

  test('with one is not, nor is anybody looked for', async () => {
    const { told, history } = await breaches([{ commit: 'x', datasets: CHANGED, merged: true }]);
    expect(told).toEqual([]);
    expect(history.asked).toEqual(['x']);
  });

  test('that only the branch’s log knows as a merge is not', async () => {
    const merge = { kind: 'pr_merge', before: 'p', after: 'x' };
    expect((await breaches([{ commit: 'x', datasets: CHANGED }], recordOf(), [merge])).told).toEqual([]);
  });

  test('that touches nothing published costs no question', async () => {
    const { told, history } = await breaches([{ commit: 'x', datasets: { ...PUBLISHED.datasets, nuevo: 'n1' } }]);
    expect(told).toEqual([]);
    expect(history.asked).toEqual([]);
  });

  test('is over when the dataset is again as it was, whoever brought it back', async () => {
    const line = [
      { commit: 'x', datasets: CHANGED },
      { commit: 'y', datasets: PUBLISHED.datasets },
    ];
    expect((await breaches(line)).told).toEqual([]);
  });

  test('is told of who broke it last, where it was put right between', async () => {
    const line = [
      { commit: 'x', datasets: CHANGED },
      { commit: 'y', datasets: PUBLISHED.datasets },
      { commit: 'z', datasets: { agua: 'a3', aire: 'b1' } },
    ];
    expect((await breaches(line)).told).toEqual([['agua', 'z', 'pushed', undefined]]);
  });

  test('is told of who broke it first, where others went on', async () => {
    const line = [
      { commit: 'x', datasets: CHANGED },
      { commit: 'y', datasets: { agua: 'a3', aire: 'b2' } },
    ];
    expect((await breaches(line)).told).toEqual([
      ['agua', 'x', 'pushed', undefined],
      ['aire', 'y', 'pushed', undefined],
    ]);
  });
});

describe('what publishing has judged', () => {
  const [X, Y] = [
    { commit: 'x', datasets: { agua: 'a2', aire: 'b1' }, merged: true },
    { commit: 'y', datasets: PUBLISHED.datasets, merged: true },
  ];
  const walkedTo = (commit: string, record: PublicationRecord): PublicationRecord =>
    ({ ...record, state: { ...record.state, walked: commit } }) as PublicationRecord;

  test('stays told, even of a merge, until the dataset is as it was before it', async () => {
    const record = walkedTo('x', recordOf({ subject: 'agua', commit: 'x', why: 'not-approved' }));
    const merge = { kind: 'pr_merge', before: 'p', after: 'x', by: 'raul' };
    expect((await breaches([X], record, [merge])).told).toEqual([['agua', 'x', 'not-approved', 'raul']]);
    expect((await breaches([X, Y], record, [merge])).told).toEqual([]);
  });

  test('of the rules stays until publishing says otherwise', async () => {
    const record = walkedTo('x', recordOf({ subject: '/rules', commit: 'x', why: 'pushed' }));
    expect((await breaches([X, Y], record)).told).toMatchObject([['/rules', 'x', 'pushed', undefined]]);
  });

  test('and holds back is no breach: it is told with its pull request and when it came', async () => {
    const record = walkedTo('x', recordOf({ subject: 'agua', commit: 'x', why: 'unsound' }));
    const { told, held } = await breaches([X], record, [{ before: 'p', after: 'x', by: 'raul', when: 'at noon' }]);
    expect(told).toEqual([]);
    expect(held).toEqual([{ subject: 'agua', commit: 'x', why: 'unsound', pull: 7, by: 'raul', when: 'at noon' }]);
    expect((await breaches([X], record)).held).toMatchObject([{ by: undefined, when: 'day of x' }]);
  });

  test('and a rewriting took off the branch is that one’s alarm', async () => {
    const record = recordOf(
      { subject: 'agua', commit: 'gone', why: 'pushed' },
      { subject: 'aire', commit: 'gone', why: 'unsound' },
    );
    const { told, held, keeps } = await breaches([X], record);
    expect({ told, held, keeps }).toEqual({ told: [], held: [], keeps: true });
  });
});

describe('the branch', () => {
  test('that lost what was published keeps it no more, and who moved it is looked for', async () => {
    const history = historyOf([PUBLISHED, { commit: 'other', datasets: { aire: 'b1' } }]);
    const { live } = await watchBase(history, 'main', 'other', recordOf());
    expect(live).toMatchObject({ keeps: false, walked: 'p', breaches: [] });
    expect(live.datasets['agua']).toEqual({ tree: undefined, withdrawn: false, walkedTree: 'a1 ' });
    expect(live.datasets['aire']).toEqual({ tree: 'b1 ', withdrawn: false, walkedTree: 'b1 ' });
    expect(history.asked).toEqual(['moves']);
  });

  test('that is gone, or whose published commit is, is told as far as it is known', async () => {
    expect((await watchBase(historyOf([PUBLISHED]), 'main', undefined, recordOf())).live).toMatchObject({
      tip: undefined,
      keeps: false,
      datasets: { agua: { tree: undefined, walkedTree: 'a1 ' } },
    });
    const alone = historyOf([{ commit: 'other', datasets: { agua: 'a1' } }]);
    expect((await watchBase(alone, 'main', 'other', recordOf())).live).toMatchObject({
      keeps: false,
      datasets: { agua: { tree: 'a1 ', walkedTree: undefined } },
    });
  });
});
