/** The merge queue: candidates are merged one upon another, checked, and become the base branch in that order. */
import type { Account } from './account.ts';
import { mergeCommit } from './git/merge.ts';
import { afterPush } from './git/push.ts';
import { setRef, tipOf } from './git/refs.ts';
import { inTurn } from './in-turn.ts';
import { mergeStateOf } from './merge-state.ts';
import { mergeDone, mergeTitle, moveBase, settle, violations } from './merging.ts';
import { ApiError } from './operation.ts';
import type { MergeGroup, Pull, Repository } from './repository.ts';
import { requiredIn, type Standing, standingOf } from './required-checks.ts';
import { QUEUE_ONLY, rulesOf } from './rules.ts';
import { showMergeGroup } from './show/merge-group.ts';
import { tellPull } from './telling.ts';
import type { Event } from './webhooks/outbox.ts';
import type { World } from './world.ts';

type Reason = 'merged' | 'invalidated' | 'dequeued';

/**
 * Puts a pull into its base branch's queue, as the button does: GitHub's REST has no operation for it. Refused with 405
 * while rules other than the queue's own miss something. It is merged when the required checks have passed on the
 * candidate, and taken out when one fails or the pull changes.
 */
export async function enqueue(
  world: World,
  repository: Repository,
  pull: Pull,
  by: Account = pull.issue.author,
): Promise<void> {
  watch(world);
  await inTurn(repository, async () => {
    if (repository.mergeGroups.some((group) => group.pull === pull)) {
      throw new ApiError(422, 'Pull request is already in the queue');
    }
    const { state, missing } = await mergeStateOf(world, repository, pull, by);
    const asked = missing.filter((each) => each !== QUEUE_ONLY);
    if (state === 'draft') throw new ApiError(405, 'Pull Request is still a draft');
    if (state === 'dirty' || state === 'unknown') throw new ApiError(405, 'Pull Request is not mergeable');
    if (asked.length > 0) throw new ApiError(405, violations(asked));
    await tellPull(world, repository, pull, 'enqueued', by);
    await addGroup(world, repository, pull, by);
    await advance(world, repository, pull.base.ref);
  });
}

/** Takes a pull out of the queue; those behind it get new candidates. */
export async function dequeue(world: World, repository: Repository, pull: Pull): Promise<void> {
  await inTurn(repository, () => takeOut(world, repository, pull, 'MANUAL'));
}

/** Makes a candidate upon the last one, or upon the base; a pull that conflicts leaves the queue. */
async function addGroup(world: World, repository: Repository, pull: Pull, by: Account): Promise<void> {
  const baseRef = `refs/heads/${pull.base.ref}`;
  const last = queueOf(repository, pull.base.ref).at(-1);
  const base = last?.headSha ?? (await tipOf(repository, baseRef));
  const head = pull.head.sha;
  const message = `${mergeTitle(pull)}\n\n${pull.issue.title}`;
  const order = {
    base: base ?? '',
    head,
    method: 'merge',
    message,
    author: by,
    committer: by,
    now: world.now(),
  } as const;
  const headSha = base === undefined ? undefined : await mergeCommit(repository, order);
  if (base === undefined || headSha === undefined) {
    await tellPull(world, repository, pull, 'dequeued', by, { reason: 'MERGE_CONFLICT' });
    return;
  }
  const headRef = `refs/heads/gh-readonly-queue/${pull.base.ref}/pr-${pull.issue.number}-${base}`;
  const group: MergeGroup = { headSha, headRef, baseSha: base, baseRef, pull, by };
  repository.mergeGroups.push(group);
  await setRef(repository, headRef, headSha);
  await afterPush(world, repository, by, [{ ref: headRef, before: undefined, after: headSha }]);
  await tellGroup(world, repository, group, 'checks_requested');
}

function queueOf({ mergeGroups }: Repository, branch: string): readonly MergeGroup[] {
  return mergeGroups.filter((group) => branchOf(group) === branch);
}

function branchOf({ baseRef }: MergeGroup): string {
  return baseRef.slice('refs/heads/'.length);
}

async function tellGroup(
  world: World,
  repository: Repository,
  group: MergeGroup,
  told: 'checks_requested' | { readonly destroyed: Reason },
): Promise<void> {
  const shown = { merge_group: await showMergeGroup(repository, group) };
  const payload = told === 'checks_requested' ? shown : { reason: told.destroyed, ...shown };
  const action = told === 'checks_requested' ? told : 'destroyed';
  const sender = group.by;
  world.outbox.emit({ name: 'merge_group', action, repository, organization: undefined, sender, payload });
}

/** Merges what stands first while its checks have passed, and takes out what has failed. */
async function advance(world: World, repository: Repository, branch: string): Promise<void> {
  for (let first = queueOf(repository, branch)[0]; first !== undefined; first = queueOf(repository, branch)[0]) {
    const standing = standingOfGroup(world, repository, first);
    if (standing === 'failed') await takeOut(world, repository, first.pull, 'CI_FAILURE');
    else if (standing === 'passed') await land(world, repository, first);
    else return;
  }
}

function standingOfGroup(world: World, repository: Repository, { baseRef, headSha }: MergeGroup): Standing {
  const required = rulesOf(repository, baseRef).flatMap(({ type, parameters = {} }) =>
    type === 'required_status_checks' ? requiredIn(parameters) : [],
  );
  const all = required.map((check) => standingOf(world, repository, headSha, check));
  if (all.includes('failed')) return 'failed';
  return all.every((each) => each === 'passed') ? 'passed' : 'pending';
}

async function land(world: World, repository: Repository, group: MergeGroup): Promise<void> {
  const { pull, baseRef, baseSha, headSha, by } = group;
  await moveBase(repository, baseRef, baseSha, headSha);
  settle(world, pull, by, headSha);
  await destroy(world, repository, group, 'merged');
  await mergeDone(world, repository, pull, by, baseSha);
}

async function destroy(world: World, repository: Repository, group: MergeGroup, reason: Reason): Promise<void> {
  const { mergeGroups } = repository;
  mergeGroups.splice(mergeGroups.indexOf(group), 1);
  await tellGroup(world, repository, group, { destroyed: reason });
  await setRef(repository, group.headRef, undefined);
  await afterPush(world, repository, group.by, [{ ref: group.headRef, before: group.headSha, after: undefined }]);
}

async function takeOut(
  world: World,
  repository: Repository,
  pull: Pull,
  reason: 'CI_FAILURE' | 'MANUAL' | 'BRANCH_PROTECTIONS',
): Promise<void> {
  const group = repository.mergeGroups.find((each) => each.pull === pull);
  if (group === undefined) return;
  const branch = branchOf(group);
  const queue = queueOf(repository, branch);
  const behind = queue.slice(queue.indexOf(group) + 1);
  await destroy(world, repository, group, 'dequeued');
  await tellPull(world, repository, pull, 'dequeued', group.by, { reason });
  await renew(world, repository, behind);
  await advance(world, repository, branch);
}

/** Candidates whose base is gone are made anew, in their order. */
async function renew(world: World, repository: Repository, groups: readonly MergeGroup[]): Promise<void> {
  for (const group of groups) await destroy(world, repository, group, 'invalidated');
  for (const { pull, by } of groups) await addGroup(world, repository, pull, by);
}

const watched = new WeakSet<World>();

/** Looks at what happens in a world, once something is in a queue of it. */
function watch(world: World): void {
  if (watched.has(world)) return;
  watched.add(world);
  world.outbox.listen((event) => {
    const { repository } = event;
    if (repository === undefined || repository.mergeGroups.length === 0) return;
    const work = workOn(world, repository, event);
    // What fails here is seen by the queue that stands still.
    if (work !== undefined) inTurn(repository, work).catch(() => undefined);
  });
}

function workOn(world: World, repository: Repository, event: Event): (() => Promise<void>) | undefined {
  const { name, action, payload } = event;
  const branches = [...new Set(repository.mergeGroups.map(branchOf))];
  if (name === 'check_run' || name === 'status') {
    return async () => {
      for (const branch of branches) await advance(world, repository, branch);
    };
  }
  const isRetargeted = 'base' in ((payload['changes'] ?? {}) as object);
  if (name === 'pull_request' && (CHANGING.has(action ?? '') || isRetargeted)) {
    const pull = repository.pulls.get(Number(payload['number']));
    return pull === undefined ? undefined : () => takeOut(world, repository, pull, 'BRANCH_PROTECTIONS');
  }
  const pushed = branches.find((branch) => name === 'push' && payload['ref'] === `refs/heads/${branch}`);
  return pushed === undefined ? undefined : () => follow(world, repository, pushed);
}

const CHANGING = new Set(['synchronize', 'closed', 'converted_to_draft']);

/** Where somebody moved the base past the queue, all its candidates are made anew. */
async function follow(world: World, repository: Repository, branch: string): Promise<void> {
  const queue = queueOf(repository, branch);
  const tip = await tipOf(repository, `refs/heads/${branch}`);
  if (queue[0] === undefined || queue[0].baseSha === tip) return;
  await renew(world, repository, queue);
  await advance(world, repository, branch);
}
