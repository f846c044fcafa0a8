import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_REDIS, type RedisServer, startRedis } from '../../../test/redis.ts';
import { SharedDeliveries } from './deliveries.ts';
import { LockBusy, RedisLocks } from './lock.ts';
import { connectRedis } from './redis.ts';

function fail(error: unknown): void {
  throw error;
}

/** Something that happens when a test says so. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

describe.skipIf(NO_REDIS !== undefined)(`with a real Redis${NO_REDIS === undefined ? '' : ` (${NO_REDIS})`}`, () => {
  let server: RedisServer;
  const clients: Redis[] = [];

  async function client(): Promise<Redis> {
    const redis = connectRedis(server.url, () => undefined);
    clients.push(redis);
    await redis.connect();
    return redis;
  }

  beforeAll(async () => {
    server = await startRedis();
  });

  afterAll(async () => {
    for (const redis of clients) redis.disconnect();
    await server.stop();
  });

  test('two instances never work on one thing at once, and both do it', async () => {
    const [one, other] = [new RedisLocks(await client(), 'a', fail), new RedisLocks(await client(), 'a', fail)];
    const [begun, end] = [gate(), gate()];
    const story: string[] = [];
    const first = one.run('1', async () => {
      story.push('first begins');
      begun.open();
      await end.opened;
      story.push('first ends');
    });
    await begun.opened;
    const second = other.run('1', async () => {
      story.push('second');
    });
    // Something else is not kept waiting.
    await other.run('2', async () => {
      story.push('elsewhere');
    });
    end.open();
    await Promise.all([first, second]);
    expect(story).toEqual(['first begins', 'elsewhere', 'first ends', 'second']);
  });

  test('whoever waits too long is told that somebody is at it', async () => {
    const impatient = new RedisLocks(await client(), 'b', fail, { patience: 20, step: 10 });
    const locks = new RedisLocks(await client(), 'b', fail);
    await locks.run('1', async () => {
      await expect(impatient.run('1', async () => undefined)).rejects.toBeInstanceOf(LockBusy);
    });
    await impatient.run('1', async () => undefined);
  });

  test('a lock is free after its holder failed, or died', async () => {
    const redis = await client();
    const locks = new RedisLocks(redis, 'c', fail, { life: 300, step: 10 });
    await expect(
      locks.run('1', async () => {
        throw new Error('failed');
      }),
    ).rejects.toThrow('failed');
    expect(await redis.get('c:lock:1')).toBeNull();
    // As one that was killed leaves it.
    await redis.set('c:lock:1', 'somebody', 'PX', 300);
    expect(await locks.run('1', async (held) => held())).toBe(true);
  });

  test('a lock lives as long as its work, and whoever has lost it knows', async () => {
    const redis = await client();
    const locks = new RedisLocks(redis, 'd', fail, { life: 3000, step: 10 });
    await locks.run('1', async (held) => {
      const [token, renewed] = [await redis.get('d:lock:1'), gate()];
      const poll = setInterval(async () => {
        if ((await redis.pttl('d:lock:1')) > 1600) renewed.open();
      }, 5);
      await redis.pexpire('d:lock:1', 1500);
      await renewed.opened;
      clearInterval(poll);
      expect(await redis.get('d:lock:1')).toBe(token);
      expect(held()).toBe(true);
      await redis.set('d:lock:1', 'another');
      while (held()) await new Promise((resolve) => setImmediate(resolve));
    });
    // And it leaves alone what is another's.
    expect(await redis.get('d:lock:1')).toBe('another');
  });

  test('a delivery is new to one instance only', async () => {
    const one = new SharedDeliveries(await client(), 'e', fail);
    const other = new SharedDeliveries(await client(), 'e', fail);
    expect([await one.isNew('x'), await other.isNew('x'), await one.isNew('x')]).toEqual([true, false, false]);
    expect(await other.isNew('y')).toBe(true);
  });
});

describe.skipIf(NO_REDIS !== undefined)('when Redis dies', () => {
  test('work goes on without it, and somebody is told', async () => {
    const server = await startRedis();
    const redis = connectRedis(server.url, () => undefined);
    await redis.connect();
    const failures: unknown[] = [];
    const locks = new RedisLocks(redis, 'f', (error) => failures.push(error));
    const deliveries = new SharedDeliveries(redis, 'f', (error) => failures.push(error));
    await locks.run('1', async (held) => {
      await server.kill();
      expect(held()).toBe(true);
    });
    expect(await locks.run('1', async () => 'done')).toBe('done');
    expect([await deliveries.isNew('x'), await deliveries.isNew('x')]).toEqual([true, false]);
    expect(failures.length).toBeGreaterThanOrEqual(3);
    redis.disconnect();
  });
});
