import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casesIn } from '../../bot/tools/bless-pulls.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { type App, startApp } from '../app.ts';
import {
  anotherRepository,
  CASES,
  NOW,
  type Stage,
  type StagedCase,
  stageCase,
  stageTown,
  told,
  wanted,
} from './stage.ts';

/** What GitHub itself does not let happen, or what has no pull request. */
const NOT_THERE: Readonly<Record<string, string>> = {
  'history-rewritten': 'GitHub makes no pull request of two histories',
  'without-pull': 'there is no pull request',
  'approval-not-active': 'its teams are given by hand',
  'file-lfs-pointer': 'kept for the command line',
};

/** Some of them, of all kinds; every one by hand: `APERTURA_CASES=all npx vitest run test/github/app.test.ts`. */
const EACH = process.env['APERTURA_CASES'] === 'all' ? 1 : 4;
const cases = (await casesIn(CASES)).filter((name, at) => {
  if (at % EACH !== 0) return false;
  const one = JSON.parse(readFileSync(`${CASES}/${name}/case.json`, 'utf8')) as { today?: string };
  return one.today === undefined && NOT_THERE[name] === undefined;
});

let sandbox: Sandbox;
let app: App;
const staged = new Map<string, { readonly stage: Stage; readonly it: StagedCase }>();

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date(NOW) });
  const town = await stageTown(sandbox);
  app = await startApp(sandbox, { ...town, env: { APERTURA_NOW: new Date(NOW).toISOString() } });
  for (const name of cases) {
    const stage = await anotherRepository(town, name);
    staged.set(name, { stage, it: await stageCase(stage, name) });
  }
  await app.settled();
}, 300_000);

afterAll(async () => {
  expect(await app.stop()).toBe(0);
  await sandbox.stop();
});

describe('what the app says of a recorded change is what the command line says, byte by byte', () => {
  test.each(cases)('%s', async (name) => {
    const { stage, it } = staged.get(name) ?? {};
    if (stage === undefined || it === undefined) throw new Error('it was not set up');
    expect(told(stage, it.pull, 'apertura[bot]')).toEqual(wanted(await it.expected()));
  });

  test('all of it as GitHub describes it', () => {
    expect(sandbox.deviations).toEqual([]);
  });

  test('nothing was told twice, and what was told took few calls', () => {
    let judged = 0;
    for (const [name, { stage, it }] of staged) {
      const runs = [...stage.repository.checkRuns.values()].filter(({ headSha }) => headSha === it.pull.head.sha);
      const names = new Set(runs.map((run) => run.name));
      expect([...names].sort(), name).toEqual(['apertura/datos (main)', 'apertura/gobernanza (main)']);
      // A review that came after the first judgement makes for another one, of other facts: never for the same again.
      expect(new Set(runs.map((run) => `${run.name} ${run.externalId}`)).size, name).toBe(runs.length);
      judged += runs.filter((run) => run.name === 'apertura/gobernanza (main)').length;
    }
    const mine = sandbox.requests.filter(
      ({ actor, operation }) => actor === 'apertura[bot]' && !/^git\/(upload|receive)-pack$/.test(operation),
    );
    // A webhook that comes while its pull request is judged makes it be looked at once more, which costs four.
    expect(mine.length / judged).toBeLessThan(20);
  });
});
