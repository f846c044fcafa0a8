import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../sandbox/faults.ts';
import { startApp } from '../app.ts';
import { type Attempt, type Ground, startGround } from './attacks/attack.cases.ts';
import { NOW, told, wanted } from './stage.ts';

let ground: Ground;

beforeAll(async () => {
  ground = await startGround({ APERTURA_REQUEST_SECONDS: '1', APERTURA_RETRY_MS: '10' });
}, 120_000);

afterAll(async () => {
  await ground.stop();
});

const FAULTS: readonly Fault[] = [
  { kind: 'answer', status: 500 },
  { kind: 'answer', status: 502 },
  { kind: 'secondary-limit', seconds: 0 },
  { kind: 'too-many', seconds: 0 },
  { kind: 'time-out', after: 1_500 },
  { kind: 'closed', work: 'before' },
  { kind: 'closed', work: 'after' },
  { kind: 'slow', pause: 50 },
  { kind: 'truncated' },
];

/** What a review asks of GitHub, one after another. */
const OPERATIONS = [
  'pulls/get',
  'git/get-ref',
  'pulls/list-reviews',
  'checks/list-for-ref',
  'issues/list-comments',
  'issues/create-comment',
  'issues/add-labels',
  'checks/create',
  'git/upload-pack',
];

/** Each fault at two of the operations; at every one by hand: `APERTURA_FAULTS=all npx vitest run test/github/faults.test.ts`. */
const ALL = process.env['APERTURA_FAULTS'] === 'all';
const PAIRS = FAULTS.flatMap((fault, at) =>
  OPERATIONS.flatMap((operation, place) => (ALL || (place + at) % 5 === 0 ? [{ fault, operation }] : [])),
);

/** What stands on GitHub is what would stand there had nothing happened, and there once. */
async function isAsDue({ stage, it }: Attempt): Promise<void> {
  const state = told(stage, it.pull, 'apertura[bot]');
  expect(state).toEqual(wanted(await it.expected()));
  expect(state.comments).toHaveLength(1);
}

describe('whatever fails, the final state is the same', () => {
  test.each(PAIRS)('$fault.kind at $operation', async ({ fault, operation }) => {
    const { faults } = ground.sandbox.world;
    const before = faults.struck;
    faults.add({ fault, operations: [operation], times: 1 });
    const attempt = await ground.open('approval-by-stranger');
    expect(faults.struck).toBe(before + 1);
    await isAsDue(attempt);
  });
});

describe('however deliveries come, the final state is the same', () => {
  test('twice each', async () => {
    ground.sandbox.outbox.repeat = 2;
    const attempt = await ground.open('approval-by-stranger');
    ground.sandbox.outbox.repeat = 1;
    await isAsDue(attempt);
  });

  test('in the opposite order, with a push and an approval among them', async () => {
    const attempt = await ground.open('cell-corrected');
    ground.sandbox.outbox.hold();
    await attempt.push('eje-raul', { 'datasets/arboles/README.md': '# Árboles\n' });
    await attempt.approve('gob-jose');
    ground.sandbox.outbox.release((held) => [...held].reverse());
    await attempt.settled();
    expect(attempt.said()).toMatchObject({ data: 'success', governance: 'success' });
  });

  test('never: the sweep of the next start finds it', async () => {
    const attempt = await ground.open('cell-corrected');
    ground.sandbox.outbox.lose = 10;
    await attempt.push('eje-raul', { 'datasets/arboles/README.md': '# Árboles\n' });
    ground.sandbox.outbox.lose = 0;
    expect(attempt.said().governance).toBeUndefined();
    const next = await startApp(ground.sandbox, { ...ground.town, env: { APERTURA_NOW: new Date(NOW).toISOString() } });
    await next.settled();
    expect(attempt.said().governance).toBe('action_required');
    await next.stop();
    ground.town.app.hook = { url: `${ground.app.url}/api/github/webhooks`, secret: ground.app.secret };
  });
});
