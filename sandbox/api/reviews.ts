import type { Account, Actor } from '../account.ts';
import { doer } from '../auth.ts';
import { Body } from '../body.ts';
import { dismissReview, reviewSubmitted } from '../conversation.ts';
import { isAncestor, tipOf } from '../git/refs.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { Pull, Review } from '../repository.ts';
import { showReview } from '../show/pull.ts';
import { tellReview } from '../telling.ts';
import { bounded } from './bounds.ts';
import { pullOf } from './pulls.ts';

const READ = { permission: ['pull_requests', 'read'], role: 'read' } as const;
const WRITE = { permission: ['pull_requests', 'write'], role: 'read' } as const;
const ALL = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews';
const ONE = `${ALL}/{review_id}`;

/** Reviews of pull requests. */
export const REVIEW_OPERATIONS: readonly Operation[] = [
  { id: 'pulls/list-reviews', method: 'GET', path: ALL, needs: READ, handle: list },
  { id: 'pulls/create-review', method: 'POST', path: ALL, needs: WRITE, handle: create },
  { id: 'pulls/get-review', method: 'GET', path: ONE, needs: READ, handle: (call) => answer(call, reviewOf(call)) },
  { id: 'pulls/update-review', method: 'PUT', path: ONE, needs: WRITE, handle: update },
  { id: 'pulls/delete-pending-review', method: 'DELETE', path: ONE, needs: WRITE, handle: forget },
  { id: 'pulls/submit-review', method: 'POST', path: `${ONE}/events`, needs: WRITE, handle: submit },
  {
    id: 'pulls/dismiss-review',
    method: 'PUT',
    path: `${ONE}/dismissals`,
    needs: { permission: ['pull_requests', 'write'], role: 'write' },
    handle: dismiss,
  },
];

function answer(call: Call, review: Review): Answer {
  return { status: 200, body: showReview(call.world, call.repository, pullOf(call), review) };
}

/** What is not submitted yet only its author sees. */
function isSeen({ actor }: Call, { state, author }: Review): boolean {
  return state !== 'PENDING' || isActor(actor, author);
}

function isActor(actor: Actor, author: Account): boolean {
  return actor.kind !== 'anonymous' && actor.account === author;
}

async function list(call: Call): Promise<Answer> {
  const pull = pullOf(call);
  const seen = pull.reviews.filter((review) => isSeen(call, review));
  return await paginate(call, seen, (review) => showReview(call.world, call.repository, pull, review));
}

function reviewOf(call: Call): Review {
  const id = Number(call.params['review_id']);
  return need(pullOf(call).reviews.find((review) => review.id === id && isSeen(call, review)));
}

function ownReviewOf(call: Call): Review {
  const review = reviewOf(call);
  if (!isActor(call.actor, review.author)) throw new ApiError(403, 'Must be the author of the review.');
  return review;
}

function unprocessable(why: string): ApiError {
  return new ApiError(422, 'Unprocessable Entity', [why]);
}

const STATES: Readonly<Record<string, Review['state']>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

/** The state that an event gives; refused where the author, or a workflow, judges what it may not. */
function stateAfter(call: Call, pull: Pull, author: Account, event: string, body: string): Review['state'] {
  const isOwn = pull.issue.author === author;
  if (event === 'APPROVE' && isOwn) throw unprocessable('Can not approve your own pull request');
  if (event === 'REQUEST_CHANGES' && isOwn) throw unprocessable('Can not request changes on your own pull request');
  const { actor, repository } = call;
  const isWorkflow = actor.kind === 'installation' && actor.app.slug === 'github-actions';
  if (event === 'APPROVE' && isWorkflow && repository.settings.get(WORKFLOWS_MAY) !== true) {
    throw unprocessable('GitHub Actions is not permitted to approve pull requests.');
  }
  if (event !== 'APPROVE' && body.trim() === '') throw unprocessable('Body is too short (minimum is 1 character)');
  const state = STATES[event];
  if (state === undefined)
    throw unprocessable('Variable $event of type PullRequestReviewEvent was provided invalid value');
  return state;
}

/** GitHub's own name of the setting. */
const WORKFLOWS_MAY = 'can_approve_pull_request_reviews';

async function create(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const pull = pullOf(call);
  const given = new Body(call);
  const author = doer(world, actor);
  const [event, body] = [given.text('event'), bounded(given.text('body') ?? '', undefined)];
  const state = event === undefined ? 'PENDING' : stateAfter(call, pull, author, event, body);
  const commit = given.text('commit_id');
  if (commit !== undefined) await refuseForeign(call, pull, commit);
  const pending = pull.reviews.some((review) => review.author === author && review.state === 'PENDING');
  if (pending) throw unprocessable('User can only have one pending review per pull request');
  const id = world.next();
  const review: Review = { id, author, state, body, commitId: commit ?? pull.head.sha, submittedAt: world.now() };
  pull.reviews.push(review);
  if (state !== 'PENDING') reviewSubmitted(world, repository, pull, review);
  return answer(call, review);
}

/** A review is of a commit that the pull has or had: one that is here and is not of the base. */
async function refuseForeign({ repository }: Call, { base }: Pull, commit: string): Promise<void> {
  const isWhole = /^[0-9a-f]{40}$/.test(commit);
  const isHere = isWhole && (await tipOf(repository, commit)) !== undefined;
  if (isHere && !(await isAncestor(repository, commit, base.sha))) return;
  throw unprocessable('commit_id is not part of the pull request');
}

function submit(call: Call): Answer {
  const { world, repository } = call;
  const [pull, review, given] = [pullOf(call), ownReviewOf(call), new Body(call)];
  if (review.state !== 'PENDING') throw unprocessable('Can not submit a review that is not pending');
  const body = bounded(given.text('body') ?? review.body, undefined);
  review.state = stateAfter(call, pull, review.author, given.needed('event'), body);
  review.body = body;
  review.submittedAt = world.now();
  reviewSubmitted(world, repository, pull, review);
  return answer(call, review);
}

function update(call: Call): Answer {
  const { world, repository } = call;
  const [pull, review] = [pullOf(call), ownReviewOf(call)];
  const before = review.body;
  review.body = bounded(new Body(call).needed('body'), undefined);
  if (review.state !== 'PENDING' && review.body !== before) {
    tellReview(world, repository, pull, review, { edited: before }, review.author);
  }
  return answer(call, review);
}

function forget(call: Call): Answer {
  const [pull, review] = [pullOf(call), ownReviewOf(call)];
  if (review.state !== 'PENDING') throw unprocessable('Can not delete a non-pending pull request review');
  const shown = answer(call, review);
  pull.reviews.splice(pull.reviews.indexOf(review), 1);
  return shown;
}

function dismiss(call: Call): Answer {
  const { world, repository, actor } = call;
  const [pull, review] = [pullOf(call), reviewOf(call)];
  const sender = doer(world, actor);
  new Body(call).needed('message');
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
    throw unprocessable(`Can not dismiss a ${review.state.toLowerCase()} pull request review`);
  }
  dismissReview(world, repository, pull, review, sender);
  return answer(call, review);
}
