/** Issues, and the comments on them and on pull requests: the operations of the API and the pages share it. */
import type { Account, App } from './account.ts';
import type { Comment, Issue, Repository } from './repository.ts';
import { tellComment, tellIssue } from './telling.ts';
import type { World } from './world.ts';

/** What an issue, or the conversation of a pull, begins with. */
export interface IssueOrder {
  readonly author: Account;
  readonly title: string;
  readonly body: string;
  /** Names of labels that the repository has. */
  readonly labels?: readonly string[];
  readonly assignees?: readonly Account[];
}

/** An issue with the next number. It counts as given only when the issue or its pull is in the repository's map. */
export function makeIssue(world: World, repository: Repository, order: IssueOrder): Issue {
  const numbers = [...repository.issues.keys(), ...repository.pulls.keys()];
  const now = world.now();
  return {
    id: world.next(),
    number: Math.max(0, ...numbers) + 1,
    author: order.author,
    title: order.title,
    body: order.body,
    state: 'open',
    labels: [...(order.labels ?? [])],
    assignees: [...(order.assignees ?? [])],
    comments: [],
    reactions: [],
    createdAt: now,
    updatedAt: now,
    closedAt: undefined,
    closedBy: undefined,
  };
}

/** Opens an issue, and tells of it. */
export function openIssue(world: World, repository: Repository, order: IssueOrder): Issue {
  const issue = makeIssue(world, repository, order);
  repository.issues.set(issue.number, issue);
  tellIssue(world, repository, issue, 'opened', order.author);
  return issue;
}

/** The issue of a number, or the conversation of the pull of that number. */
export function issueOf(repository: Repository, number: number): Issue | undefined {
  return repository.issues.get(number) ?? repository.pulls.get(number)?.issue;
}

/** All issues and conversations of pulls, in the order of their numbers. */
export function issuesOf({ issues, pulls }: Repository): readonly Issue[] {
  const all = [...issues.values(), ...[...pulls.values()].map(({ issue }) => issue)];
  return all.sort((one, other) => one.number - other.number);
}

/** A comment and what it is on. */
export function commentOf(repository: Repository, id: number): readonly [Issue, Comment] | undefined {
  for (const issue of issuesOf(repository)) {
    const comment = issue.comments.find((each) => each.id === id);
    if (comment !== undefined) return [issue, comment];
  }
  return undefined;
}

/** Writes a comment, and tells of it. */
export function addComment(
  world: World,
  repository: Repository,
  issue: Issue,
  order: { readonly author: Account; readonly app: App | undefined; readonly body: string },
): Comment {
  const now = world.now();
  const comment: Comment = { id: world.next(), ...order, createdAt: now, updatedAt: now, reactions: [] };
  issue.comments.push(comment);
  tellComment(world, repository, issue, comment, 'created', order.author);
  return comment;
}

/** Writes a comment anew, and tells of it with the text that it had. */
export function editComment(
  world: World,
  repository: Repository,
  [issue, comment]: readonly [Issue, Comment],
  body: string,
  sender: Account,
): void {
  const changes = { body: { from: comment.body } };
  comment.body = body;
  comment.updatedAt = world.now();
  tellComment(world, repository, issue, comment, 'edited', sender, { changes });
}

/** Takes a comment away, and tells of it. */
export function deleteComment(
  world: World,
  repository: Repository,
  [issue, comment]: readonly [Issue, Comment],
  sender: Account,
): void {
  issue.comments.splice(issue.comments.indexOf(comment), 1);
  tellComment(world, repository, issue, comment, 'deleted', sender);
}
