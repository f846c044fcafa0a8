import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { git } from '../../sandbox/git/run.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { type Command, killPoints, run } from '../github/kill-points.ts';
import { type PublishingTown, publishingTown } from './publishing-town.ts';

/** At how many points it is killed; at all by hand: `APERTURA_KILLS=1000 npx vitest run test/publish/publish-kill.test.ts`. */
const KILLS = Number(process.env['APERTURA_KILLS'] ?? 4);
const HERE = ['dist/bot/apps/cli/main.js', 'publish', '--to', 'github', '--repo', 'municipio/datos'];
const TREES = 'datasets/arboles/data/arboles.csv';

let sandbox: Sandbox;
let town: PublishingTown;
/** What killed runs leave. */
let temporary: string;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'publish-kill-'));
  sandbox = await startSandbox();
  town = await publishingTown(sandbox, ['arboles']);
}, 60_000);

afterAll(async () => {
  const { deviations } = sandbox;
  await sandbox.stop();
  await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  expect(deviations).toEqual([]);
});

function commandOf(args: readonly string[]): Command {
  return { args: [...HERE, ...args], env: { ...town.environment(), TMPDIR: temporary } };
}

/** Whatever is published has to be kept by the record, however often it was written. */
async function isKept(): Promise<void> {
  const { folder } = town.stage.repository;
  for (const line of await town.tags()) {
    const [, object = ''] = line.split(' ');
    await git(folder, ['merge-base', '--is-ancestor', `${object}^{commit}`, 'published']);
  }
}

async function begun(): Promise<void> {
  if ((await town.tags()).length === 0) await town.publish('--adopt');
}

/** One more row, approved and merged. */
async function more(row: string): Promise<void> {
  await town.merge({ files: { [TREES]: `${await town.read(TREES)}${row},Fresno,2.4,2026-07-14,bueno\n` } });
}

/** Kills a publication at points of it, each time from the same beginning, and completes it. */
async function killed(args: readonly string[], kills: number): Promise<void> {
  const command = commandOf(args);
  const back = await town.mark();
  const undisturbed = await run(sandbox, command);
  expect(undisturbed).toMatchObject({ status: 0 });
  const due = await town.state();
  const points = killPoints(undisturbed.requests, kills);
  for (const point of points) {
    const words = `killed at request ${point.at} of ${undisturbed.requests}, which is ${point.last}`;
    await back();
    const first = await run(sandbox, command, point);
    expect(first.status, words).toBe('SIGKILL');
    const next = await run(sandbox, command);
    expect(next, words).toMatchObject({ status: 0, out: expect.not.stringContaining('    at ') });
    expect(await town.state(), words).toEqual(due);
    await isKept();
  }
  process.stdout.write(`${points.length} kills over ${undisturbed.requests} requests\n`);
}

test('killed at any request of the first publication, it is completed by the next run: nothing twice, nothing lost', async () => {
  await killed(['--adopt'], Math.floor(KILLS / 2));
}, 3_600_000);

test('killed at any request of a later one, the same', async () => {
  await begun();
  await more('A-9001');
  await killed([], Math.ceil(KILLS / 2));
}, 3_600_000);

test('one that died is completed by a run that has more to publish', async () => {
  await begun();
  const before = await town.tags();
  await more('A-9002');
  // While files are uploaded.
  const first = await run(sandbox, commandOf([]), { at: 22, last: 'done' });
  expect(first.status).toBe('SIGKILL');
  expect(town.releases().filter(({ draft }) => draft)).toHaveLength(1);
  await more('A-9003');
  await town.publish();
  expect(await town.tags()).toHaveLength(before.length + 2);
  const found = town.releases().map(({ draft, assets }) => [draft, assets.length]);
  expect(found).toEqual(Array.from({ length: before.length + 2 }, () => [false, 10]));
  await isKept();
});
