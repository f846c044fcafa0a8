import { dayAt } from '../../core/plan/dates.ts';
import { deliver } from '../../io/github/deliver.ts';
import type { PullFacts } from '../../io/github/pull-facts.ts';
import { readPullFacts } from '../../io/github/read-pull.ts';
import { membershipsOf } from '../github/fingerprint.ts';
import { unjudged } from '../github/judge.ts';
import type { Judgement } from '../github/judgement.ts';
import type { MergeGroup } from './job.ts';
import { type Bench, judged } from './judge-pull.ts';

/**
 * Judges a candidate of the merge queue: what would be merged, with the approvals that the pull request has at its own
 * head. Where it cannot be told which pull request that is, nothing is merged.
 */
export async function judgeGroup(bench: Bench, group: MergeGroup): Promise<Judgement['state'] | 'unjudged'> {
  const { client, name, mirror, bot } = bench;
  const branch = group.baseRef.replace(/^refs\/heads\//, '');
  const facts = await pullOf(bench, group, branch);
  const key = `group-${group.head}`;
  await mirror.fetch(key, [group.base, group.head]);
  const { judgement, state } = await judgeFacts(bench, group, branch, facts);
  // Checks alone: the conversation is the pull request's.
  const checks = judgement.intents.filter(({ kind }) => kind === 'check');
  const none = { author: '', labels: [], requested: [], draft: false };
  const target = { name, number: undefined, head: group.head, bot, fingerprint: group.base, facts: none };
  await deliver(client, target, checks);
  await mirror.forget(key);
  return state;
}

async function judgeFacts(
  bench: Bench,
  { base, head }: MergeGroup,
  branch: string,
  facts: PullFacts | undefined,
): Promise<{ readonly judgement: Judgement; readonly state: Judgement['state'] | 'unjudged' }> {
  const { pool, mirror, client, name } = bench;
  const now = bench.now();
  const commits = { folder: mirror.folder, base, head };
  const seen = facts && (await pool.look(commits));
  if (facts === undefined || seen?.kind !== 'done') {
    const why = seen === undefined || seen.kind === 'done' ? ({ kind: 'fault' } as const) : seen;
    return { judgement: unjudged(why, { base, head, branch }, 'es', dayAt(now, 'UTC')), state: 'unjudged' };
  }
  const { plan } = seen.value;
  const pull = { ...facts.pull, memberships: await membershipsOf(client, name.owner, plan, facts) };
  return await judged(bench, { ...commits, branch, pull, now }, plan, dayAt(now, plan.timeZone));
}

/** The pull request that a candidate is of: the one that its name names, while it is open and into the same branch. */
async function pullOf(
  { client, name }: Bench,
  { headRef }: MergeGroup,
  branch: string,
): Promise<PullFacts | undefined> {
  const number = pullNumberOf(headRef, branch);
  const facts = number === undefined ? undefined : await readPullFacts(client, name, number);
  return facts?.open === true && facts.branch === branch ? facts : undefined;
}

/** The number in `refs/heads/gh-readonly-queue/main/pr-12-<commit>`. */
export function pullNumberOf(headRef: string, branch: string): number | undefined {
  const prefix = `gh-readonly-queue/${branch}/`;
  const name = headRef.replace(/^refs\/heads\//, '');
  if (!name.startsWith(prefix)) return undefined;
  const [, number] = /^pr-([1-9]\d{0,9})-[0-9a-f]{40,64}$/.exec(name.slice(prefix.length)) ?? [];
  return number === undefined ? undefined : Number(number);
}
