import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';

/** Whether what was locked is still ours: work that has lost its lock writes nothing more. */
export type Held = () => boolean;

/** Of several instances one at a time works on a thing. */
export interface Locks {
  /** Does the work when nobody else does it. Throws `LockBusy` where somebody did all the while. */
  run<Result>(name: string, work: (held: Held) => Promise<Result>): Promise<Result>;
}

/** Somebody else works on it: it is to be tried again, and nothing is wrong. */
export class LockBusy extends Error {
  override readonly name = 'LockBusy';
}

/** One instance is alone: its queue already does one job of a key at a time. */
export const NO_LOCKS: Locks = { run: async (_, work) => await work(() => true) };

/** Times in milliseconds. */
export interface LockTimes {
  /** A lock whose holder died is free after this. */
  readonly life: number;
  /** How long it is waited for. */
  readonly patience: number;
  /** Between two attempts to get it. */
  readonly step: number;
}

const TIMES: LockTimes = { life: 30_000, patience: 5000, step: 200 };

// Only the holder may touch a lock: it may have gone to another meanwhile.
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;
const RENEW = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`;

/**
 * Locks in Redis. Where Redis fails the work is done without one: it is idempotent, so the worst that two instances do
 * is the same twice.
 */
export class RedisLocks implements Locks {
  private readonly redis: Redis;
  private readonly prefix: string;
  private readonly times: LockTimes;
  private readonly onFailure: (error: unknown) => void;

  constructor(redis: Redis, prefix: string, onFailure: (error: unknown) => void, times: Partial<LockTimes> = {}) {
    this.redis = redis;
    this.prefix = prefix;
    this.onFailure = onFailure;
    this.times = { ...TIMES, ...times };
  }

  async run<Result>(name: string, work: (held: Held) => Promise<Result>): Promise<Result> {
    const key = `${this.prefix}:lock:${name}`;
    const token = randomUUID();
    if (!(await this.acquire(key, token))) return await work(() => true);
    const renewal = new Renewal(async () => await this.renew(key, token), this.times.life);
    try {
      return await work(() => renewal.held);
    } finally {
      renewal.stop();
      await this.redis.eval(RELEASE, 1, key, token).catch(this.onFailure);
    }
  }

  /** `false`: Redis fails, and there is no lock. */
  private async acquire(key: string, token: string): Promise<boolean> {
    const { life, patience, step } = this.times;
    for (let waited = 0; waited <= patience; waited += step) {
      try {
        if ((await this.redis.set(key, token, 'PX', life, 'NX')) === 'OK') return true;
      } catch (error) {
        this.onFailure(error);
        return false;
      }
      await pause(step);
    }
    throw new LockBusy(`somebody else holds ${key}`);
  }

  /** Whether it is still ours; where Redis cannot be asked, nobody else can have got it from there either. */
  private async renew(key: string, token: string): Promise<boolean> {
    try {
      return (await this.redis.eval(RENEW, 1, key, token, this.times.life)) === 1;
    } catch (error) {
      this.onFailure(error);
      return true;
    }
  }
}

/** Keeps a lock alive while the work goes on. */
class Renewal {
  held = true;
  private readonly timer: NodeJS.Timeout;

  constructor(renew: () => Promise<boolean>, life: number) {
    this.timer = setInterval(() => {
      void renew().then((held) => {
        this.held &&= held;
      });
    }, life / 3);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
