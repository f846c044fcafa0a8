import type { Redis } from 'ioredis';

/** Which webhooks have been seen: GitHub, or somebody on the App's page, may hand the same over twice. */
export interface Deliveries {
  /** Whether this delivery is new; from now on it is not. */
  isNew(id: string): Promise<boolean>;
}

/** How many are kept in mind; each is some 40 bytes. */
const MOST = 10_000;
/** GitHub redelivers soon or not at all. Later a person asks for it, who wants something done. Seconds. */
const REMEMBERED = 600;

/** Of one instance alone. */
export class MemoryDeliveries implements Deliveries {
  private readonly seen = new Map<string, number>();
  private readonly now: () => number;

  /** `now` in milliseconds. */
  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  async isNew(id: string): Promise<boolean> {
    const now = this.now();
    const before = this.seen.get(id);
    if (before !== undefined && now - before < REMEMBERED * 1000) return false;
    this.seen.delete(id);
    this.seen.set(id, now);
    const [oldest] = this.seen.keys();
    if (this.seen.size > MOST && oldest !== undefined) this.seen.delete(oldest);
    return true;
  }
}

/** Of all instances that share a Redis. When it fails each goes on by itself: work done twice gives the same. */
export class SharedDeliveries implements Deliveries {
  private readonly redis: Redis;
  private readonly prefix: string;
  private readonly own = new MemoryDeliveries();
  private readonly onFailure: (error: unknown) => void;

  constructor(redis: Redis, prefix: string, onFailure: (error: unknown) => void) {
    this.redis = redis;
    this.prefix = prefix;
    this.onFailure = onFailure;
  }

  async isNew(id: string): Promise<boolean> {
    if (!(await this.own.isNew(id))) return false;
    try {
      return (await this.redis.set(`${this.prefix}:delivery:${id}`, '1', 'EX', REMEMBERED, 'NX')) === 'OK';
    } catch (error) {
      this.onFailure(error);
      return true;
    }
  }
}
