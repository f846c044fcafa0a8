import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { orderText } from '../../bot/tools/publishing/order.ts';
import { type Command, killPoints, run } from './kill-points.ts';
import { type PublishedState, type PublishScene, type PublishStage, startPublishStage } from './publish-stage.ts';

const PROGRAM = 'dist/bot/tools/publishing/main.js';
/** At how many points it is killed; at all by hand: `APERTURA_KILLS=1000 npx vitest run test/github/publish-kill.test.ts`. */
const KILLS = Number(process.env['APERTURA_KILLS'] ?? 5);
/** A file that is not sent in one piece. Bytes. */
const LARGE = 3_000_000;

let stage: PublishStage;

beforeAll(async () => {
  if (!existsSync(PROGRAM)) throw new Error('npm run build has to come first');
  stage = await startPublishStage();
}, 60_000);

afterAll(async () => {
  await stage.stop();
});

async function commandOf({ order }: PublishScene): Promise<Command> {
  const path = `${order.folder}.json`;
  await writeFile(path, orderText(order));
  return { args: [PROGRAM, path], env: { GITHUB_TOKEN: stage.token } };
}

async function undisturbed(): Promise<{ readonly due: PublishedState; readonly requests: number }> {
  const scene = await stage.scene({ bytes: LARGE });
  const { status, requests } = await run(stage.sandbox, await commandOf(scene));
  expect(status).toBe(0);
  return { due: await scene.state(), requests };
}

test('killed at any request, publishing is completed by the next run: nothing twice, nothing lost', async () => {
  const { due, requests } = await undisturbed();
  const points = killPoints(requests, KILLS);
  expect(points.length).toBeGreaterThan(0);
  for (const point of points) {
    const words = `killed at request ${point.at} of ${requests}, which is ${point.last}`;
    const scene = await stage.scene({ bytes: LARGE });
    const command = await commandOf(scene);
    const killed = await run(stage.sandbox, command, point);
    expect(killed.status, words).toBe('SIGKILL');
    const next = await run(stage.sandbox, command);
    expect([next.status, next.out], words).toMatchObject([0, expect.not.stringContaining('"fault"')]);
    expect(await scene.state(), words).toEqual(due);
    const last = await run(stage.sandbox, command);
    expect(JSON.parse(last.out), words).toEqual({ done: [], untold: 0 });
  }
  process.stdout.write(`${points.length} kills over ${requests} requests\n`);
}, 3_600_000);
