import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judge } from '../../bot/apps/github/judge.ts';
import { afterPush } from '../../sandbox/git/push.ts';
import { tipOf } from '../../sandbox/git/refs.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { commitFiles } from '../../sandbox/seed.ts';
import { type App, startApp } from '../app.ts';
import {
  anotherRepository,
  clientOf,
  NOW,
  type Stage,
  type StagedCase,
  stageCase,
  stageTown,
  told,
  wanted,
} from './stage.ts';

/** How often the story is told; more by hand: `APERTURA_KILLS=50 npx vitest run test/github/kill.test.ts`. */
const RUNS = Number(process.env['APERTURA_KILLS'] ?? 1);
/** How often the app is killed in each. */
const KILLS = 3;
/** It is killed so many milliseconds after a start, at most: early, in the middle of its work, or when it has ended. */
const LATEST = 900;

let sandbox: Sandbox;
let town: Stage;
let cache = '';

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date(NOW) });
  town = await stageTown(sandbox);
  cache = await mkdtemp(join(tmpdir(), 'killed-'));
});

afterAll(async () => {
  await sandbox.stop();
  await rm(cache, { recursive: true, force: true });
});

const start = async (): Promise<App> =>
  await startApp(sandbox, { ...town, cache, env: { APERTURA_NOW: new Date(NOW).toISOString() } });

/** Kills the app at random moments, and starts it again each time. */
async function killAgainAndAgain(first: App): Promise<App> {
  let app = first;
  for (let time = 0; time < KILLS; time += 1) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LATEST));
    await app.kill();
    app = await start();
  }
  return app;
}

/** What people do meanwhile: four pull requests, a push that makes an approval stale, and another approval. */
async function story(run: number): Promise<readonly (readonly [Stage, StagedCase])[]> {
  const pulls: (readonly [Stage, StagedCase])[] = [];
  for (const name of ['cell-corrected', 'dataset-deleted', 'data-unsound', 'approval-by-stranger']) {
    const stage = await anotherRepository(town, `${name}-${run}`);
    pulls.push([stage, await stageCase(stage, name)]);
  }
  const [first] = pulls;
  if (first === undefined) throw new Error('there are four');
  const [{ repository }] = first;
  const ref = 'refs/heads/cambio';
  const before = await tipOf(repository, ref);
  const files = { 'datasets/arboles/README.md': '# Árboles\n\nCensados a pie.\n' };
  const after = await commitFiles(repository, { branch: 'cambio', files, message: 'Explica' });
  await afterPush(sandbox.world, repository, sandbox.user('eje-raul'), [{ ref, before, after }]);
  const at = { owner: repository.owner.login, repo: repository.name, pull_number: first[1].pull.issue.number };
  await clientOf(town, 'gob-jose').rest.pulls.createReview({ ...at, event: 'APPROVE' });
  return pulls;
}

/** What has to stand on GitHub in the end, by what GitHub holds in the end. */
async function due({ repository }: Stage, { pull, base }: StagedCase): Promise<ReturnType<typeof wanted>> {
  const reviews = pull.reviews.map(({ author, state, commitId, submittedAt }) => ({
    login: author.login,
    isBot: false,
    state: state === 'APPROVED' ? ('approved' as const) : ('commented' as const),
    commit: commitId,
    when: submittedAt.toISOString(),
  }));
  const facts = { number: pull.issue.number, author: pull.issue.author.login, head: pull.head.sha, reviews };
  const order = { folder: repository.folder, branch: 'main', base, head: pull.head.sha, now: NOW };
  return wanted(await judge({ ...order, pull: { ...facts, labels: [], memberships: {} } }));
}

describe('killed at random moments, the app leaves the right state in the end', () => {
  test.each(Array.from({ length: RUNS }, (_, run) => run + 1))('run %i', async (run) => {
    const first = await start();
    const [pulls, last] = await Promise.all([story(run), killAgainAndAgain(first)]);
    // What was delivered to a dead app is found by the sweep of the next one.
    await last.kill();
    const app = await start();
    try {
      await app.settled();
      for (const [stage, it] of pulls) {
        const state = told(stage, it.pull, 'apertura[bot]');
        expect(state, it.pull.issue.title).toEqual(await due(stage, it));
        expect(state.comments).toHaveLength(1);
      }
    } finally {
      await app.stop();
    }
  });
});
