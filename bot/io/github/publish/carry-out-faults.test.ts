import { beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../../../sandbox/faults.ts';
import {
  HASTY,
  type PublishedState,
  type PublishScene,
  publishStage,
  targetOf,
} from '../../../../test/github/publish-stage.ts';
import { carryOut } from './carry-out.ts';

/** Each fault at some of the requests; at every one by hand: `APERTURA_FAULTS=all npx vitest run …`. */
const ALL = process.env['APERTURA_FAULTS'] === 'all';

const stage = publishStage();
let due: PublishedState;

beforeAll(async () => {
  const scene = await stage().scene();
  await carryOut(scene.target, scene.intents);
  due = await scene.state();
}, 60_000);

const FAULTS: readonly Fault[] = [
  { kind: 'answer', status: 500 },
  { kind: 'answer', status: 502 },
  { kind: 'answer', status: 409 },
  { kind: 'secondary-limit', seconds: 0 },
  { kind: 'too-many', seconds: 0 },
  { kind: 'time-out', after: 1_500 },
  { kind: 'closed', work: 'before' },
  { kind: 'closed', work: 'after' },
  { kind: 'slow', pause: 10 },
  { kind: 'truncated' },
];

/** What is asked of GitHub, and how many of the same pass first. Git asks for the refs before it pushes. */
const REQUESTS: readonly (readonly [operation: string, after: number])[] = [
  ['git/receive-pack', 0],
  ['git/receive-pack', 1],
  ['repos/get-release-by-tag', 0],
  ['repos/list-releases', 0],
  ['repos/create-release', 0],
  ['repos/list-releases', 1],
  ['repos/list-release-assets', 0],
  ['repos/upload-release-asset', 0],
  ['repos/upload-release-asset', 2],
  ['repos/list-release-assets', 1],
  ['git/get-ref', 0],
  ['repos/update-release', 0],
  ['repos/list-release-assets', 2],
  ['repos/create-release', 1],
  ['git/upload-pack', 0],
  ['git/receive-pack', 4],
  ['git/receive-pack', 5],
  ['issues/list-for-repo', 0],
  ['issues/create', 0],
];

const CASES = FAULTS.flatMap((fault, at) =>
  REQUESTS.flatMap(([operation, after], place) =>
    ALL || (place + at * 3) % REQUESTS.length < 1 ? [{ fault, operation, after }] : [],
  ),
);

async function isDue(scene: PublishScene): Promise<void> {
  expect(await scene.state()).toEqual(due);
  expect((await carryOut(scene.target, scene.intents)).done).toEqual([]);
}

describe('whatever goes wrong once, the final state is the same', () => {
  test.each(CASES)('$fault.kind at $operation after $after', async ({ fault, operation, after }) => {
    const scene = await stage().scene();
    const { faults } = stage().sandbox.world;
    const before = faults.struck;
    faults.add({ fault, operations: [operation], times: 1, after });
    const patience = { ...HASTY, answer: 1_000 };
    await carryOut({ ...scene.target, patience }, scene.intents);
    faults.clear();
    expect(faults.struck).toBe(before + 1);
    await isDue(scene);
  });
});

test.each(FAULTS.filter(({ kind }, at) => kind !== 'slow' && (ALL || at % 3 === 0)))(
  'a run that gives up at $kind is completed by the next',
  async (fault) => {
    const scene = await stage().scene();
    const { faults } = stage().sandbox.world;
    faults.add({ fault, times: 3, after: 12 });
    const patience = { ...HASTY, tries: 1 };
    // It gives up, again and again, until nothing goes wrong any more.
    let runs = 0;
    for (; runs < 5; runs += 1) {
      const isDone = await carryOut({ ...scene.target, patience }, scene.intents).then(
        ({ fault: found }) => found === undefined,
        () => false,
      );
      if (isDone) break;
    }
    faults.clear();
    expect(runs).toBeGreaterThan(0);
    expect(runs).toBeLessThan(5);
    await isDue(scene);
  },
);

test('a limit is waited for, as long as GitHub asks', async () => {
  const scene = await stage().scene();
  const { faults } = stage().sandbox.world;
  faults.add({ fault: { kind: 'secondary-limit', seconds: 1 }, operations: ['repos/create-release'], times: 1 });
  const start = stage().sandbox.requests.length;
  const started = performance.now();
  await carryOut(scene.target, scene.intents);
  // Not a limit on how long it takes: that it does not come back too soon.
  expect(performance.now() - started).toBeGreaterThanOrEqual(1_000);
  const created = stage()
    .sandbox.requests.slice(start)
    .filter(({ operation }) => operation === 'repos/create-release');
  expect(created.map(({ status }) => status)).toEqual([403, 201, 201]);
  await isDue(scene);
});

describe('runs at once do not hurt each other', () => {
  test.each(ALL ? Array.from({ length: 20 }, (_, run) => run) : [0, 1])('round %i', async () => {
    const scene = await stage().scene();
    const together = await Promise.all(
      [1, 2, 3].map(async () => await carryOut(targetOf(scene.order, stage().token), scene.intents)),
    );
    expect(together.map(({ fault }) => fault)).toEqual([undefined, undefined, undefined]);
    // Issues can be opened twice; whoever looks next leaves one.
    await carryOut(scene.target, scene.intents);
    await isDue(scene);
  });
});
