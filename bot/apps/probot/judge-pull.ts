import { governanceCheck } from '../../core/governance/names.ts';
import { dayAt } from '../../core/plan/dates.ts';
import type { GitHubClient, RepositoryName } from '../../io/github/client.ts';
import { deliver } from '../../io/github/deliver.ts';
import { readVerdicts } from '../../io/github/deliver-checks.ts';
import type { PullFacts } from '../../io/github/pull-facts.ts';
import { readPullFacts } from '../../io/github/read-pull.ts';
import type { Verdict } from '../../io/github/verdict.ts';
import type { Mirror } from '../../io/mirror.ts';
import { fingerprintOf, membershipsOf, plainPull } from '../github/fingerprint.ts';
import { unjudged } from '../github/judge.ts';
import type { Judgement, JudgeOrder } from '../github/judgement.ts';
import type { BasePlan } from '../github/subject.ts';
import type { JudgePool } from './judge-pool.ts';
import type { Held } from './lock.ts';
import { LockBusy } from './lock.ts';

/** Everything that a judgement works with. */
export interface Bench {
  readonly client: GitHubClient;
  readonly name: RepositoryName;
  readonly bot: { readonly appId: number; readonly login: string };
  readonly mirror: Mirror;
  readonly pool: JudgePool;
  /** Of the program: what another version judged is judged again. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly held: Held;
}

/** What came of looking at a pull request. */
export type PullOutcome =
  | { readonly kind: 'closed' }
  /** Our checks say already what they would say. */
  | { readonly kind: 'unchanged'; readonly facts: PullFacts; readonly subject: string }
  | {
      readonly kind: 'judged';
      readonly facts: PullFacts;
      /** `undefined`: it could not even be looked at. */
      readonly subject: string | undefined;
      readonly state: Judgement['state'] | 'unjudged';
      readonly writes: number;
    };

/** A head that moves more often while it is judged is left for a later try. */
const MOST_MOVES = 5;

/** Judges a pull request as it stands, and tells it so. Doing it again changes nothing. */
export async function judgePull(bench: Bench, number: number, forced: boolean): Promise<PullOutcome> {
  const { client, name, mirror } = bench;
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const facts = await readPullFacts(client, name, number);
    if (facts === undefined || !facts.open) {
      await mirror.forget(keyOf(number));
      return { kind: 'closed' };
    }
    await mirror.fetch(keyOf(number), [facts.base, facts.head]);
    const told = await judgeFacts(bench, facts, forced);
    if (told.kind === 'unchanged') return told;
    if (!(await isStill(bench, facts))) continue;
    if (!bench.held()) throw new LockBusy('the lock went to another');
    const { judgement, fingerprint, subject, state, verdicts } = told;
    const target = { name, number, head: facts.head, bot: bench.bot, fingerprint, facts: { ...facts, ...facts.pull } };
    const { writes } = await deliver(
      client,
      verdicts === undefined ? target : { ...target, verdicts },
      judgement.intents,
    );
    return { kind: 'judged', facts, subject, state, writes };
  }
  throw new Error('the head keeps moving');
}

/** Under which name the commits of a pull request are kept. */
function keyOf(number: number): string {
  return `pull-${number}`;
}

type Told =
  | Extract<PullOutcome, { readonly kind: 'unchanged' }>
  | {
      readonly kind: 'told';
      readonly judgement: Pick<Judgement, 'intents'>;
      readonly fingerprint: string;
      readonly subject: string | undefined;
      readonly state: Judgement['state'] | 'unjudged';
      /** Our checks on the head, where they were read: nobody else writes them while the lock is held. */
      readonly verdicts?: readonly Verdict[];
    };

async function judgeFacts(bench: Bench, facts: PullFacts, forced: boolean): Promise<Told> {
  const { base, head, branch } = facts;
  const { folder } = bench.mirror;
  const now = bench.now();
  const seen = await bench.pool.look({ folder, base, head });
  if (seen.kind !== 'done') {
    const judgement = unjudged(seen, facts, 'es', dayAt(now, 'UTC'));
    return { kind: 'told', judgement, fingerprint: UNKNOWN, subject: undefined, state: 'unjudged' };
  }
  const { plan, subject } = seen.value;
  const pull = plainPull(facts, await membershipsOf(bench.client, bench.name.owner, plan, facts));
  const today = dayAt(now, plan.timeZone);
  const fingerprint = fingerprintOf({ version: bench.version, subject, branch, draft: facts.draft, today, pull });
  const verdicts = await readVerdicts(bench.client, { name: bench.name, head, bot: bench.bot });
  if (!forced && carried(verdicts, branch) === fingerprint) return { kind: 'unchanged', facts, subject };
  const order: JudgeOrder = { folder, branch, base, head, pull, now };
  const { judgement, state } = await judged(bench, order, plan, today);
  // Whoever asked for it again wants to see it again: a check that says the same is not left as it is.
  const mark = forced ? `${fingerprint}${AGAIN}${now.toString(36)}` : fingerprint;
  return { kind: 'told', judgement, fingerprint: mark, subject, state, verdicts };
}

/** Parts a fingerprint from what tells one request for a judgement from another. */
const AGAIN = '.';

/** The judgement, or the words for one that took too much: the same commits would take it again. */
export async function judged(
  { pool }: Pick<Bench, 'pool'>,
  order: JudgeOrder,
  plan: BasePlan,
  today: string,
): Promise<{ readonly judgement: Judgement; readonly state: Judgement['state'] | 'unjudged' }> {
  const outcome = await pool.judge(order);
  if (outcome.kind === 'done') return { judgement: outcome.value, state: outcome.value.state };
  return { judgement: unjudged(outcome, order, plan.language, today), state: 'unjudged' };
}

/** On checks that are to be looked at again, whatever the pull request is like then. */
const UNKNOWN = 'unknown';

/** What our check of the approvals on the head was made from. */
function carried(verdicts: readonly Verdict[], branch: string): string | undefined {
  const last = verdicts.find(({ name }) => name === governanceCheck(branch));
  return last?.fingerprint.split(AGAIN)[0];
}

/** Whether the pull request is still at the commits that were judged: what has moved is judged anew. */
async function isStill({ client, name }: Bench, facts: PullFacts): Promise<boolean> {
  const { data } = await client.rest.pulls.get({ ...name, pull_number: facts.number });
  return data.head.sha === facts.head && data.base.ref === facts.branch && data.state === 'open';
}

/** Tells a pull request that the program failed on it, after all tries: nothing passes, and the change is not to blame. */
export async function tellFault(bench: Bench, number: number): Promise<void> {
  const { client, name } = bench;
  const facts = await readPullFacts(client, name, number);
  if (facts === undefined || !facts.open) return;
  const { intents } = unjudged({ kind: 'fault' }, facts, 'es', dayAt(bench.now(), 'UTC'));
  // Without a fingerprint of a judgement: the next look at it tries again.
  const target = { name, number, head: facts.head, bot: bench.bot, fingerprint: UNKNOWN };
  await deliver(client, { ...target, facts: { ...facts, ...facts.pull } }, intents);
}
