import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { placeOf } from '../../bot/apps/cli/publish-place-here.ts';
import { publishAtGitHub } from '../../bot/apps/publish/publish-at-github.ts';
import { UserError } from '../../bot/core/user-error.ts';
import { publishingFailure } from '../../bot/io/github/publish/failure.ts';
import type { Fault } from '../../sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { HASTY } from '../github/publish-stage.ts';
import { type PublishingTown, publishingTown } from './publishing-town.ts';

/** Each fault at some of the requests; at every one by hand: `APERTURA_FAULTS=all npx vitest run test/publish/publish-faults.test.ts`. */
const ALL = process.env['APERTURA_FAULTS'] === 'all';
/** From the place of one fault to that of the next: prime to the number of requests, and odd. */
const STRIDE = 7;
const TREES = 'datasets/arboles/data/arboles.csv';
const NAME = { owner: 'municipio', repo: 'datos' } as const;

const FAULTS: readonly Fault[] = [
  { kind: 'answer', status: 500 },
  { kind: 'answer', status: 502 },
  { kind: 'answer', status: 502, work: 'after' },
  { kind: 'answer', status: 409 },
  { kind: 'secondary-limit', seconds: 0 },
  { kind: 'too-many', seconds: 0 },
  { kind: 'time-out', after: 1_500 },
  { kind: 'closed', work: 'before' },
  { kind: 'closed', work: 'after' },
  { kind: 'slow', pause: 10 },
  { kind: 'truncated' },
];

/** Tries again, and hangs up on an answer that does not come. */
const STUBBORN = { ...HASTY, answer: 1_000 };
/** Gives up at the first failure, and at nothing else, however slow the machine is. */
const FAINT = { ...HASTY, tries: 1, answer: 60_000 };

let sandbox: Sandbox;
let town: PublishingTown;
let back: () => Promise<void>;
let due: unknown;
let requests: number;

beforeAll(async () => {
  sandbox = await startSandbox();
  town = await publishingTown(sandbox, ['arboles']);
  for (const [name, value] of Object.entries(town.environment())) vi.stubEnv(name, value);
  await attempt();
  await town.merge({ files: { [TREES]: `${await town.read(TREES)}A-9001,Fresno,2.4,2026-07-14,bueno\n` } });
  back = await town.mark();
  const asked = sandbox.requests.length;
  await attempt();
  requests = sandbox.requests.length - asked;
  due = await town.state();
}, 60_000);

afterEach(() => sandbox.world.faults.clear());

afterAll(async () => {
  vi.unstubAllEnvs();
  const { deviations } = sandbox;
  await sandbox.stop();
  expect(deviations).toEqual([]);
});

/** A whole run, as the command does it but for how long it waits. */
async function attempt({ tries, answer } = HASTY): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'publish-faults-'));
  try {
    const place = await placeOf(NAME, work, { ...HASTY, tries, answer });
    await publishAtGitHub({ place, assets: join(work, 'assets'), keep: false, adopt: 'admin-tic', dryRun: false });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Requests, by their number, at which a fault strikes. */
function placesOf(fault: number): readonly number[] {
  const all = Array.from({ length: requests }, (_, at) => at);
  return ALL ? all : all.filter((at) => at === (fault * STRIDE) % requests);
}

describe.each(FAULTS)('whatever goes wrong once, the final state is the same: $kind $status $work', (fault) => {
  test('in a run that tries again, and in one that gives up and is followed by another', async () => {
    const { faults } = sandbox.world;
    for (const at of placesOf(FAULTS.indexOf(fault))) {
      for (const patience of ALL ? [STUBBORN, FAINT] : [at % 2 === 0 ? STUBBORN : FAINT]) {
        const words = `at request ${at}, ${patience.tries} tries`;
        await back();
        const before = faults.struck;
        faults.add({ fault, times: 1, after: at });
        const failure = await attempt(patience).catch(publishingFailure);
        faults.clear();
        expect(faults.struck, words).toBe(before + 1);
        if (patience === STUBBORN) expect(failure, words).toBe(undefined);
        else if (failure !== undefined) {
          expect(failure, words).toBeInstanceOf(UserError);
          await attempt();
        }
        expect(await town.state(), words).toEqual(due);
      }
    }
  }, 3_600_000);
});
