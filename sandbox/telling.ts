/** What apps are told of pulls, reviews, issues, comments and labels. */
import type { Account } from './account.ts';
import type { Comment, Issue, Label, Pull, Repository, Review } from './repository.ts';
import { showComment, showIssue, showLabel } from './show/conversation.ts';
import { showPull, showPullSimple, showReview } from './show/pull.ts';
import type { World } from './world.ts';

type Members = Readonly<Record<string, unknown>>;

/** Tells of a pull request; with what the action has of its own. */
export async function tellPull(
  world: World,
  repository: Repository,
  pull: Pull,
  action: string,
  sender: Account,
  more: Members = {},
): Promise<void> {
  pull.issue.updatedAt = world.now();
  const payload = { number: pull.issue.number, pull_request: await showPull(world, repository, pull), ...more };
  world.outbox.emit({ name: 'pull_request', action, repository, organization: undefined, sender, payload });
}

/** Tells of a review; where it was edited, with the text that it had. */
export function tellReview(
  world: World,
  repository: Repository,
  pull: Pull,
  review: Review,
  told: 'submitted' | 'dismissed' | { readonly edited: string },
  sender: Account,
): void {
  pull.issue.updatedAt = world.now();
  const shown = showReview(world, repository, pull, review);
  const payload = {
    review: { ...shown, state: review.state.toLowerCase(), submitted_at: review.submittedAt.toISOString() },
    pull_request: showPullSimple(world, repository, pull),
    ...(typeof told === 'string' ? {} : { changes: { body: { from: told.edited } } }),
  };
  const action = typeof told === 'string' ? told : 'edited';
  world.outbox.emit({ name: 'pull_request_review', action, repository, organization: undefined, sender, payload });
}

/** Tells of an issue that is no pull request. */
export function tellIssue(
  world: World,
  repository: Repository,
  issue: Issue,
  action: string,
  sender: Account,
  more: Members = {},
): void {
  issue.updatedAt = world.now();
  const payload = { issue: showIssue(world, repository, issue), ...more };
  world.outbox.emit({ name: 'issues', action, repository, organization: undefined, sender, payload });
}

/** Tells of a comment on an issue or a pull request. */
export function tellComment(
  world: World,
  repository: Repository,
  issue: Issue,
  comment: Comment,
  action: 'created' | 'edited' | 'deleted',
  sender: Account,
  more: Members = {},
): void {
  issue.updatedAt = world.now();
  const shown = showComment(world, repository, issue, comment);
  const payload = { issue: showIssue(world, repository, issue), comment: shown, ...more };
  world.outbox.emit({ name: 'issue_comment', action, repository, organization: undefined, sender, payload });
}

/** Tells of a label of the repository. */
export function tellLabel(
  world: World,
  repository: Repository,
  label: Label,
  action: 'created' | 'edited' | 'deleted',
  sender: Account,
  more: Members = {},
): void {
  const payload = { label: showLabel(world, repository, label), ...more };
  world.outbox.emit({ name: 'label', action, repository, organization: undefined, sender, payload });
}
