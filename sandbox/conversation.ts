/** What happens to pull requests and their reviews: the operations of the API, pushes and the pages share it. */
import type { Account } from './account.ts';
import type { Pull, Repository, Review } from './repository.ts';
import { answerRequests, requestOwners } from './review-requests.ts';
import { dismissesStale } from './rules.ts';
import { tellPull, tellReview } from './telling.ts';
import type { World } from './world.ts';

/** A pull is there: apps are told, and its code owners asked. */
export async function pullOpened(world: World, repository: Repository, pull: Pull): Promise<void> {
  await tellPull(world, repository, pull, 'opened', pull.issue.author);
  await requestOwners(world, repository, pull, pull.issue.author);
}

/** A pull's head moved: reviews of older commits stay, unless the branch's rule dismisses them. */
export async function pullSynchronized(
  world: World,
  repository: Repository,
  pull: Pull,
  sender: Account,
  before: string,
): Promise<void> {
  pull.lastPusher = sender;
  // Before anybody is told: who asks then sees no approval of what is gone.
  const stale = dismissesStale(repository, pull.base.ref) ? takeApprovals(pull) : [];
  await tellPull(world, repository, pull, 'synchronize', sender, { before, after: pull.head.sha });
  for (const review of stale) tellReview(world, repository, pull, review, 'dismissed', sender);
  await requestOwners(world, repository, pull, sender);
}

function takeApprovals({ reviews }: Pull): readonly Review[] {
  const approvals = reviews.filter(({ state }) => state === 'APPROVED');
  for (const review of approvals) review.state = 'DISMISSED';
  return approvals;
}

/** Makes a draft of a pull, or a pull of a draft; what GitHub's REST has no operation for. */
export async function setDraft(
  world: World,
  repository: Repository,
  pull: Pull,
  draft: boolean,
  sender: Account,
): Promise<void> {
  if (pull.draft === draft || pull.issue.state === 'closed') return;
  pull.draft = draft;
  await tellPull(world, repository, pull, draft ? 'converted_to_draft' : 'ready_for_review', sender);
  await requestOwners(world, repository, pull, sender);
}

/** What is changed of a pull's words and of its base. */
export interface PullEdit {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly base?: { readonly ref: string; readonly sha: string } | undefined;
}

/** Changes a pull, and tells of it where anything is different. */
export async function editPull(
  world: World,
  repository: Repository,
  pull: Pull,
  { title, body, base }: PullEdit,
  sender: Account,
): Promise<void> {
  const { issue, base: old } = pull;
  const changes: Record<string, unknown> = {};
  if (title !== undefined && title !== issue.title) changes['title'] = { from: issue.title };
  if (body !== undefined && body !== issue.body) changes['body'] = { from: issue.body };
  const isMoved = base !== undefined && base.ref !== old.ref;
  if (isMoved) changes['base'] = { ref: { from: old.ref }, sha: { from: old.sha } };
  if (Object.keys(changes).length === 0) return;
  issue.title = title ?? issue.title;
  issue.body = body ?? issue.body;
  if (isMoved) pull.base = { ...base };
  const stale = isMoved && dismissesStale(repository, base.ref) ? takeApprovals(pull) : [];
  await tellPull(world, repository, pull, 'edited', sender, { changes });
  for (const review of stale) tellReview(world, repository, pull, review, 'dismissed', sender);
}

/** Closes a pull without merging it, or opens it again, and tells of it. */
export async function setPullState(
  world: World,
  repository: Repository,
  pull: Pull,
  state: 'open' | 'closed',
  sender: Account,
): Promise<void> {
  const { issue } = pull;
  if (issue.state === state || pull.merged !== undefined) return;
  issue.state = state;
  issue.closedAt = state === 'closed' ? world.now() : undefined;
  issue.closedBy = state === 'closed' ? sender : undefined;
  await tellPull(world, repository, pull, state === 'closed' ? 'closed' : 'reopened', sender);
}

/** A review is there for all to see: it answers a request, and apps are told. */
export function reviewSubmitted(world: World, repository: Repository, pull: Pull, review: Review): void {
  answerRequests(repository, pull, review.author);
  tellReview(world, repository, pull, review, 'submitted', review.author);
}

/** Takes a review's force away; it stays to be read. */
export function dismissReview(world: World, repository: Repository, pull: Pull, review: Review, sender: Account): void {
  review.state = 'DISMISSED';
  tellReview(world, repository, pull, review, 'dismissed', sender);
}
