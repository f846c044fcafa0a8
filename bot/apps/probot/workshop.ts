import type { Logger } from 'probot';
import type { RepositoryName } from '../../io/github/client.ts';
import type { GitHubApp } from './github-app.ts';
import type { Job, Task, Workplace } from './job.ts';
import { judgeGroup } from './judge-group.ts';
import type { JudgePool } from './judge-pool.ts';
import { type Bench, judgePull, tellFault } from './judge-pull.ts';
import type { Held, Locks } from './lock.ts';
import type { Metrics } from './metrics.ts';
import { markDone, runCommand } from './run-command.ts';
import type { SeenPulls } from './seen-pulls.ts';
import { sweepBranch, sweepEverything, sweepHead, sweepInstallation, sweepRepository } from './sweep.ts';
import { watchRepository } from './watch-repository.ts';
import type { WatchedDays } from './watched-days.ts';

/** Everything that jobs are done with. */
export interface Workshop {
  readonly app: GitHubApp;
  readonly pool: JudgePool;
  readonly locks: Locks;
  readonly seen: SeenPulls;
  readonly watched: WatchedDays;
  /** Where alarms go that cannot be told where they are. */
  readonly alarms: RepositoryName | undefined;
  /** How long a publication by a person may take. */
  readonly publishMinutes: number;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Of the program. */
  readonly version: string;
  /** The root of the pages that people see. */
  readonly webUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Puts a job into the queue. */
  readonly add: (job: Job) => void;
}

type PullTask = Extract<Task, { readonly kind: 'pull' }>;

/** Does a job to its end. Everything may be done twice, and half of it may have been done before. */
export async function doJob(shop: Workshop, job: Job): Promise<void> {
  const started = performance.now();
  const outcome = await outcomeOf(shop, job);
  const seconds = (performance.now() - started) / 1000;
  if (job.kind === 'pull' || job.kind === 'group') {
    shop.metrics.judgements.add({ state: outcome });
    shop.metrics.judging.observe(seconds);
  }
  shop.log.info({ ...loggedOf(job), outcome, seconds: Math.round(seconds * 1000) / 1000 }, 'done');
}

async function outcomeOf(shop: Workshop, job: Job): Promise<string> {
  switch (job.kind) {
    case 'pull':
      return await shop.locks.run(job.key, async (held) => await lookAt(shop, job, held));
    case 'group':
      return await shop.locks.run(
        job.key,
        async (held) => await judgeGroup(await benchOf(shop, job.place, held), job.group),
      );
    case 'command':
      return await shop.locks.run(
        job.key,
        async (held) => await runCommand(shop, await benchOf(shop, job.place, held), job.place, job.asked),
      );
    case 'watch':
      return await shop.locks.run(job.key, async () => await watchRepository(shop, job.place, job.happened));
    case 'branch':
      return await sweepBranch(shop, job.place, job.branch);
    case 'head':
      return await sweepHead(shop, job.place, job.head);
    case 'repository':
      return await sweepRepository(shop, job.place);
    case 'installation':
      return await sweepInstallation(shop, job.installation, job.patient);
    case 'everything':
      return await sweepEverything(shop);
  }
}

async function lookAt(shop: Workshop, task: PullTask, held: Held): Promise<string> {
  const { place, number, forced, seen } = task;
  const bench = await benchOf(shop, place, held);
  const outcome = await judgePull(bench, number, forced);
  for (const comment of task.answers) await markDone(bench, comment);
  if (outcome.kind === 'closed') {
    shop.seen.forget(place.id, number);
    return 'closed';
  }
  const { facts, subject } = outcome;
  const { head, branch } = facts;
  if (subject !== undefined) shop.seen.keep(place.id, number, { head, branch, subject });
  // Only where nothing was written: our own writing shows in what the next sweep sees.
  if (seen !== undefined && outcome.kind === 'unchanged') shop.seen.keepSwept(place.id, number, seen);
  return outcome.kind === 'judged' ? outcome.state : outcome.kind;
}

async function benchOf({ app, pool, version, now }: Workshop, place: Workplace, held: Held): Promise<Bench> {
  return {
    client: await app.clientOf(place.installation),
    name: place.name,
    bot: await app.identity(),
    mirror: app.mirrorOf(place),
    pool,
    version,
    now,
    held,
  };
}

/** What is left to do about a job that was given up: whoever waits for a judgement is told that there is none. */
export async function giveUp(shop: Workshop, job: Job): Promise<void> {
  // Whatever it was told of is lost with it: the next sweep looks how things stand.
  if (job.kind === 'watch') shop.watched.forget(job.place.id);
  if (job.kind !== 'pull') return;
  const { place, number } = job;
  await shop.locks.run(job.key, async (held) => await tellFault(await benchOf(shop, place, held), number));
  shop.metrics.judgements.add({ state: 'fault' });
}

/** A job's facts for the log: where and what, nothing of what anybody wrote. */
export function loggedOf(job: Job): Readonly<Record<string, string | number>> {
  switch (job.kind) {
    case 'pull':
      return { job: job.kind, ...loggedPlace(job.place), pull: job.number };
    case 'group':
      return { job: job.kind, ...loggedPlace(job.place), head: job.group.head };
    case 'command':
      return { job: job.kind, ...loggedPlace(job.place), pull: job.asked.number, command: job.asked.command.kind };
    case 'head':
      return { job: job.kind, ...loggedPlace(job.place), head: job.head };
    case 'branch':
      return { job: job.kind, ...loggedPlace(job.place), branch: job.branch };
    case 'watch':
    case 'repository':
      return { job: job.kind, ...loggedPlace(job.place) };
    case 'installation':
      return { job: job.kind, installation: job.installation };
    case 'everything':
      return { job: job.kind };
  }
}

function loggedPlace({ name, installation }: Workplace): {
  readonly repository: string;
  readonly installation: number;
} {
  return { repository: `${name.owner}/${name.repo}`, installation };
}
