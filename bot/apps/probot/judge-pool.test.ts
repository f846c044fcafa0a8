import { afterEach, describe, expect, test } from 'vitest';
import { JudgeFailed, JudgePool } from './judge-pool.ts';

const LOOK = { subject: 's', plan: { language: 'es', timeZone: 'UTC', groups: [] } };
const COMMITS = { folder: '.', base: 'b', head: 'h' };
const pools: JudgePool[] = [];

/** A pool whose threads do what a line of a program says with each question. */
function pool(line: string, limits: Partial<ConstructorParameters<typeof JudgePool>[0]> = {}): JudgePool {
  const program = `import { parentPort } from 'node:worker_threads';
    let asked = 0;
    const look = ${JSON.stringify(LOOK)};
    const tell = (answer) => parentPort.postMessage(answer);
    parentPort.on('message', ({ commits }) => { asked += 1; ${line} });`;
  const made = new JudgePool(
    { threads: 1, memoryMegabytes: 64, seconds: 60, ...limits },
    new URL(`data:text/javascript,${encodeURIComponent(program)}`),
  );
  pools.push(made);
  return made;
}

afterEach(async () => {
  for (const made of pools.splice(0)) await made.close();
});

test('an answer is handed over, and the thread is kept for the next', async () => {
  const made = pool(`tell({ kind: 'look', look: { ...look, subject: String(asked) } })`);
  const answers = await Promise.all([made.look(COMMITS), made.look(COMMITS), made.look(COMMITS)]);
  expect(answers.map((each) => each.kind === 'done' && each.value.subject)).toEqual(['1', '2', '3']);
});

describe('what takes too much is ended, and the next is answered', () => {
  const orElse = (line: string): string => `if (commits.head === 'bad') { ${line} } else tell({ kind: 'look', look })`;
  const BAD = { ...COMMITS, head: 'bad' };

  test('a loop without end', async () => {
    const made = pool(orElse('for (;;);'), { seconds: 0.2 });
    expect(await made.look(BAD)).toEqual({ kind: 'too-long', seconds: 0.2 });
  });

  test('memory without end', async () => {
    const made = pool(orElse('const all = []; for (;;) all.push(new Array(10_000).fill(Math.random()));'));
    const [swollen, next] = await Promise.all([made.look(BAD), made.look(COMMITS)]);
    expect(swollen).toEqual({ kind: 'too-large' });
    expect(next.kind).toBe('done');
  });

  test('a thread that ends, or throws outside of its answer', async () => {
    for (const line of ['process.exit(1)', "throw new Error('x')"]) {
      const made = pool(orElse(line));
      await expect(made.look(BAD)).rejects.toBeInstanceOf(JudgeFailed);
      expect((await made.look(COMMITS)).kind).toBe('done');
    }
  });

  test('what fails says where, and not what it read', async () => {
    const frames = ["'    at judge (/app/dist/bot/apps/github/judge.js:1:1)'"];
    const made = pool(`tell({ kind: 'failed', name: 'SyntaxError', frames: [${frames}] })`);
    const error = await made.look(COMMITS).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(JudgeFailed);
    expect((error as Error).message).toBe('the judging thread threw SyntaxError');
    expect((error as Error).stack).toContain('judge.js:1:1');
  });
});

test('secrets of the app are not in its threads', async () => {
  process.env['APERTURA_PROBE'] = 'secret';
  const made = pool(`tell({ kind: 'look', look: { ...look, subject: JSON.stringify(process.env) } })`);
  const answer = await made.look(COMMITS);
  delete process.env['APERTURA_PROBE'];
  expect(answer.kind === 'done' && Object.keys(JSON.parse(answer.value.subject))).not.toContain('APERTURA_PROBE');
});
