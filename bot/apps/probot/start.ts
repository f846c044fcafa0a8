import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Redis } from 'ioredis';
import { createNodeMiddleware, type Logger, type Probot } from 'probot';
import { MemoryDeliveries, SharedDeliveries } from './deliveries.ts';
import { receive } from './events.ts';
import { faultOf, nextPause } from './faults.ts';
import { GitHubApp, type Identity, makeProbot, webUrl } from './github-app.ts';
import { absorb, type Job, jobOf } from './job.ts';
import { JudgePool } from './judge-pool.ts';
import { NO_LOCKS, RedisLocks } from './lock.ts';
import { Metrics } from './metrics.ts';
import { Queue, type Verdict } from './queue.ts';
import { connectRedis } from './redis.ts';
import { SeenPulls } from './seen-pulls.ts';
import { makeServer, WEBHOOK_PATH } from './server.ts';
import type { Settings } from './settings.ts';
import { WatchedDays } from './watched-days.ts';
import { doJob, giveUp, loggedOf, type Workshop } from './workshop.ts';

/** An app that listens. */
export interface RunningApp {
  readonly host: string;
  readonly port: number;
  readonly log: Logger;
  /** Takes nothing more, lets what runs end, and closes. Whether it ended in time. */
  drain(): Promise<boolean>;
}

/** Jobs that wait for GitHub most of the time leave the judging threads free. */
const JOBS_A_THREAD = 4;
/** Between two attempts to reach GitHub at the start. Milliseconds. */
const KNOCK = 5000;

/** Starts the app; it listens when this returns. `version` is the program's. */
export async function startApp(settings: Settings, version: string): Promise<RunningApp> {
  const metrics = new Metrics();
  const probot = await makeProbot(settings, metrics).ready();
  const log = probot.log.child({ name: 'apertura' });
  await mkdir(settings.cache, { recursive: true });
  const pool = new JudgePool({
    threads: settings.jobs,
    memoryMegabytes: settings.memoryMegabytes,
    seconds: settings.judgeSeconds,
  });
  const redis = await redisOf(settings, log);
  const app = new GitHubApp(probot, settings);
  const seen = new SeenPulls();
  const onRedis = (error: unknown): void => log.warn({ reason: textOf(error) }, 'Redis fails; going on without it');
  const prefix = `apertura:${settings.appId}`;
  const queue: Queue<Job> = new Queue<Job>({
    concurrency: settings.jobs * JOBS_A_THREAD,
    work: async (job) => await doJob(shop, job),
    absorb,
    onFailure: async (job, error, attempt) => await fail(shop, settings, job, error, attempt),
  });
  const shop: Workshop = {
    app,
    pool,
    locks: redis === undefined ? NO_LOCKS : new RedisLocks(redis, prefix, onRedis),
    seen,
    watched: new WatchedDays(),
    alarms: settings.alarms,
    publishMinutes: settings.publishMinutes,
    metrics,
    log,
    version,
    webUrl: webUrl(settings.baseUrl),
    now: () => Date.now() + settings.clockOffset,
    add: (job) => queue.add(job),
  };
  metrics.jobs = () => ({ ...queue.sizes() });
  const entrance = new Entrance(shop, settings);
  const server = await listen(settings, probot, {
    queue,
    shop,
    redis,
    entrance,
    deliveries: redis === undefined ? new MemoryDeliveries() : new SharedDeliveries(redis, prefix, onRedis),
  });
  entrance.open();
  const { port } = server.address() as AddressInfo;
  return {
    host: settings.host,
    port,
    log,
    async drain() {
      entrance.close();
      // Connections end as their answers do; what comes new is refused, and GitHub notes it as failed.
      server.close();
      server.closeIdleConnections();
      const inTime = await queue.drain(settings.drainSeconds * 1000);
      server.closeAllConnections();
      await pool.close();
      redis?.disconnect();
      return inTime;
    },
  };
}

interface Parts {
  readonly queue: Queue<Job>;
  readonly shop: Workshop;
  readonly redis: Redis | undefined;
  readonly entrance: Entrance;
  readonly deliveries: MemoryDeliveries | SharedDeliveries;
}

async function listen(settings: Settings, probot: Probot, parts: Parts): Promise<Server> {
  const { shop, redis, entrance, deliveries } = parts;
  const desk = {
    deliveries,
    metrics: shop.metrics,
    self: () => entrance.identity,
    appId: settings.appId,
    now: shop.now,
    add: shop.add,
    later: (job: Job) => {
      setTimeout(() => shop.add(job), settings.publishMinutes * 60_000).unref();
    },
    forget: ({ id }: { readonly id: number }, number: number) => shop.seen.forget(id, number),
  };
  const middleware = await createNodeMiddleware((app) => receive(app, desk), { probot, webhooksPath: WEBHOOK_PATH });
  const server = makeServer({
    webhooks: async (request, response) => (await middleware(request, response)) === true,
    unready: async () => await entrance.unready(redis),
    metrics: shop.metrics,
  });
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  return server;
}

/** Whether the app is open for work: it knows who it is on GitHub, and has not been told to stop. */
class Entrance {
  identity: Identity | undefined;
  private closed = false;
  private readonly shop: Workshop;
  private readonly settings: Settings;
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(shop: Workshop, settings: Settings) {
    this.shop = shop;
    this.settings = settings;
  }

  /** Looks for what was missed, now and at intervals, as soon as GitHub can be reached. */
  open(): void {
    const { sweepMinutes, clockOffset } = this.settings;
    if (clockOffset !== 0) this.shop.log.warn('APERTURA_NOW is set: days are not those of this machine');
    void this.knock();
    if (sweepMinutes > 0) this.timers.push(setInterval(() => this.sweep(), sweepMinutes * 60_000));
  }

  private sweep(): void {
    this.shop.add(jobOf({ kind: 'everything' }, true));
  }

  close(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  async unready(redis: Redis | undefined): Promise<string | undefined> {
    if (this.closed) return 'draining';
    if (this.identity === undefined) return 'github';
    if (redis === undefined) return undefined;
    return await redis.ping().then(
      () => undefined,
      () => 'redis',
    );
  }

  private async knock(): Promise<void> {
    try {
      this.identity = await this.shop.app.identity();
      this.shop.log.info({ login: this.identity.login }, 'GitHub knows us');
      this.sweep();
    } catch (error) {
      this.shop.log.error({ reason: textOf(error) }, 'GitHub does not know us, or cannot be reached');
      if (!this.closed) this.timers.push(setTimeout(() => void this.knock(), KNOCK));
    }
  }
}

async function redisOf({ redisUrl }: Settings, log: Logger): Promise<Redis | undefined> {
  if (redisUrl === undefined) return undefined;
  const redis = connectRedis(redisUrl, (error) => log.warn({ reason: error.message }, 'Redis'));
  // It goes on trying by itself, and until then the work is done without it.
  await redis.connect().catch(() => undefined);
  return redis;
}

/** What becomes of a job that failed. */
async function fail(
  shop: Workshop,
  { retryMilliseconds }: Settings,
  job: Job,
  error: unknown,
  attempt: number,
): Promise<Verdict> {
  const fault = faultOf(error, Date.now());
  const again = nextPause(fault, attempt, retryMilliseconds, Math.random());
  if (fault.kind !== 'busy') {
    shop.metrics.failures.add({ kind: fault.kind });
    shop.log.warn({ ...loggedOf(job), attempt, fault: fault.kind, again, reason: textOf(error) }, 'failed');
  }
  if (again !== undefined) return { again, counts: fault.kind !== 'busy' };
  if (fault.kind !== 'gone') {
    await giveUp(shop, job).catch((worse: unknown) =>
      shop.log.error({ ...loggedOf(job), reason: textOf(worse) }, 'could not say that it failed'),
    );
  }
  return 'give-up';
}

/**
 * An error for the log: its message and where in our own program; never the request or the answer it came with. What a
 * judging thread says comes without its message, which could quote the data.
 */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no error';
  const where = error.stack?.split('\n').find((line) => line.includes('/bot/'));
  return `${error.name}: ${error.message.slice(0, 500)}${where === undefined ? '' : ` (${where.trim()})`}`;
}
