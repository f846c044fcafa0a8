import { describe, expect, test } from 'vitest';
import { Queue, type Queued, type Verdict } from './queue.ts';

interface Job extends Queued {
  readonly forced: boolean;
}

/** A job of `share#number`, as `agua#1`; one that is patient ends with `~`. */
function job(key: string, forced = false): Job {
  return { key, share: key.split('#')[0] ?? '', patient: key.endsWith('~'), forced };
}

/** A queue whose jobs end when they are told to. */
class Bench {
  readonly begun: string[] = [];
  readonly ended: string[] = [];
  readonly failures: number[] = [];
  readonly queue: Queue<Job>;
  private readonly endings = new Map<string, (error?: Error) => void>();
  private changed: () => void = () => undefined;

  constructor(concurrency: number, verdict: (attempt: number) => Verdict = () => 'give-up') {
    this.queue = new Queue<Job>({
      concurrency,
      work: async ({ key, forced }) => {
        this.begun.push(forced ? `${key}!` : key);
        this.changed();
        await new Promise<void>((resolve, reject) =>
          this.endings.set(key, (error) => (error ? reject(error) : resolve())),
        );
        this.ended.push(key);
      },
      absorb: (waiting, later) => ({ ...waiting, forced: waiting.forced || later.forced }),
      onFailure: async (_, __, attempt) => {
        this.failures.push(attempt);
        return verdict(attempt);
      },
    });
  }

  end(key: string, error?: Error): void {
    this.endings.get(key)?.(error);
  }

  /** Resolves when so many jobs have begun. */
  async until(count: number): Promise<readonly string[]> {
    while (this.begun.length < count) {
      await new Promise<void>((resolve) => {
        this.changed = resolve;
      });
    }
    return this.begun;
  }
}

test('triggers of a job that waits are absorbed; one that runs is followed by one more', async () => {
  const bench = new Bench(1);
  bench.queue.add(job('agua#1'));
  await bench.until(1);
  bench.queue.add(job('agua#1'));
  bench.queue.add(job('agua#1', true));
  bench.queue.add(job('agua#1'));
  expect(bench.queue.sizes()).toEqual({ waiting: 1, running: 1, delayed: 0 });
  bench.end('agua#1');
  expect(await bench.until(2)).toEqual(['agua#1', 'agua#1!']);
  bench.end('agua#1');
  await bench.queue.idle();
  expect(bench.begun).toHaveLength(2);
});

test('one at a time of a key, and no more at once than is allowed', async () => {
  const bench = new Bench(2);
  for (const key of ['a#1', 'a#1', 'a#2', 'a#3']) bench.queue.add(job(key));
  expect(await bench.until(2)).toEqual(['a#1', 'a#2']);
  expect(bench.queue.sizes()).toEqual({ waiting: 2, running: 2, delayed: 0 });
  bench.queue.add(job('a#1'));
  bench.end('a#2');
  expect(await bench.until(3)).toEqual(['a#1', 'a#2', 'a#3']);
  bench.end('a#3');
  bench.end('a#1');
  expect(await bench.until(4)).toEqual(['a#1', 'a#2', 'a#3', 'a#1']);
  bench.end('a#1');
  await bench.queue.idle();
});

test('repositories take turns, and what is patient comes last', async () => {
  const bench = new Bench(1);
  for (const key of ['a#1', 'a#2', 'a#3', 'b#1', 'c#9~', 'b#2']) bench.queue.add(job(key));
  for (let count = 1; count <= 6; count += 1) bench.end((await bench.until(count)).at(-1) ?? '');
  await bench.queue.idle();
  expect(bench.begun).toEqual(['a#1', 'b#1', 'a#2', 'b#2', 'a#3', 'c#9~']);
});

describe('a job that fails', () => {
  test('is tried again, and absorbs what comes meanwhile', async () => {
    const bench = new Bench(1, (attempt) => (attempt < 3 ? { again: 1, counts: true } : 'give-up'));
    bench.queue.add(job('a#1'));
    await bench.until(1);
    bench.queue.add(job('a#1', true));
    bench.end('a#1', new Error('once'));
    await bench.until(2);
    bench.end('a#1', new Error('twice'));
    await bench.until(3);
    bench.end('a#1', new Error('for good'));
    await bench.queue.idle();
    expect(bench.begun).toEqual(['a#1', 'a#1!', 'a#1!']);
    expect(bench.failures).toEqual([1, 2, 3]);
    expect(bench.ended).toEqual([]);
  });

  test('does not count where it only had to wait', async () => {
    const bench = new Bench(1, () => (bench.failures.length < 3 ? { again: 1, counts: false } : 'give-up'));
    bench.queue.add(job('a#1'));
    for (let count = 1; count <= 3; count += 1) {
      await bench.until(count);
      bench.end('a#1', new Error('busy'));
    }
    await bench.queue.idle();
    expect(bench.failures).toEqual([1, 1, 1]);
  });
});

describe('drained', () => {
  test('it starts nothing more, and waits for what runs', async () => {
    const bench = new Bench(1);
    for (const key of ['a#1', 'a#2']) bench.queue.add(job(key));
    await bench.until(1);
    const drained = bench.queue.drain(60_000);
    bench.queue.add(job('a#3'));
    bench.end('a#1');
    expect(await drained).toBe(true);
    expect(bench.begun).toEqual(['a#1']);
    expect(bench.queue.sizes()).toEqual({ waiting: 0, running: 0, delayed: 0 });
  });

  test('it does not wait for ever', async () => {
    const bench = new Bench(1);
    bench.queue.add(job('a#1'));
    await bench.until(1);
    expect(await bench.queue.drain(1)).toBe(false);
    bench.end('a#1');
  });
});
