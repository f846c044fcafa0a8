/** Issues, comments, labels and reactions, in GitHub's form. */
import { roleIn } from '../access.ts';
import type { Account, App } from '../account.ts';
import { type Comment, fullNameOf, type Issue, type Label, type Reaction, type Repository } from '../repository.ts';
import type { World } from '../world.ts';
import { showUser } from './account.ts';
import { showApp } from './app.ts';

type Shown = Readonly<Record<string, unknown>>;

/** The address of a repository in the API. */
export function apiOf({ url }: World, repository: Repository): string {
  return `${url}/api/v3/repos/${fullNameOf(repository)}`;
}

/** The address of its pages. */
export function webOf({ url }: World, repository: Repository): string {
  return `${url}/${fullNameOf(repository)}`;
}

/** How an author belongs to a repository, in GitHub's words. */
export function associationOf(world: World, repository: Repository, author: Account): string {
  if (repository.owner === author) return 'OWNER';
  if (repository.owner.members.get(author.login.toLowerCase())?.state === 'active') return 'MEMBER';
  const role = roleIn(world, repository, author);
  return role === 'none' || role === 'read' ? 'NONE' : 'COLLABORATOR';
}

/** `label`. */
export function showLabel(world: World, repository: Repository, { id, name, color, description }: Label): Shown {
  const url = `${apiOf(world, repository)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: `LA_${id}`, url, name, color, default: false, description };
}

/** What one can say with a sign. */
export const REACTIONS = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;

function showReactions(url: string, reactions: readonly Reaction[]): Shown {
  const counts = REACTIONS.map((content) => [content, reactions.filter((each) => each.content === content).length]);
  return { url: `${url}/reactions`, total_count: reactions.length, ...Object.fromEntries(counts) };
}

/** `reaction`. */
export function showReaction(world: World, { id, author, content, createdAt }: Reaction): Shown {
  return { id, node_id: `REA_${id}`, user: showUser(world, author), content, created_at: createdAt.toISOString() };
}

/** `issue`; of a pull request with a `pull_request` member. */
export function showIssue(world: World, repository: Repository, issue: Issue): Shown {
  const { id, number, title, body, author, state, labels, assignees, comments, createdAt, updatedAt } = issue;
  const pull = repository.pulls.has(number);
  const api = `${apiOf(world, repository)}/issues/${number}`;
  const web = `${webOf(world, repository)}/${pull ? 'pull' : 'issues'}/${number}`;
  const pullApi = `${apiOf(world, repository)}/pulls/${number}`;
  return {
    id,
    node_id: `I_${id}`,
    url: api,
    repository_url: apiOf(world, repository),
    labels_url: `${api}/labels{/name}`,
    comments_url: `${api}/comments`,
    events_url: `${api}/events`,
    html_url: web,
    number,
    title,
    user: showUser(world, author),
    labels: labelsOf(world, repository, labels),
    state,
    state_reason: issue.stateReason ?? null,
    locked: false,
    active_lock_reason: null,
    assignee: assignees[0] === undefined ? null : showUser(world, assignees[0]),
    assignees: assignees.map((each) => showUser(world, each)),
    milestone: null,
    comments: comments.length,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    closed_at: issue.closedAt?.toISOString() ?? null,
    author_association: associationOf(world, repository, author),
    ...(pull
      ? {
          pull_request: {
            url: pullApi,
            html_url: web,
            diff_url: `${web}.diff`,
            patch_url: `${web}.patch`,
            merged_at: repository.pulls.get(number)?.merged?.at.toISOString() ?? null,
          },
          draft: repository.pulls.get(number)?.draft ?? false,
        }
      : {}),
    body,
    reactions: showReactions(api, issue.reactions),
    timeline_url: `${api}/timeline`,
  };
}

/** Labels by their names; one that is gone is left out. */
export function labelsOf(world: World, repository: Repository, names: readonly string[]): readonly Shown[] {
  return names.flatMap((name) => {
    const label = repository.labels.get(name);
    return label === undefined ? [] : [showLabel(world, repository, label)];
  });
}

/** `issue-comment`. */
export function showComment(world: World, repository: Repository, issue: Issue, comment: Comment): Shown {
  const { id, author, app, body, createdAt, updatedAt, reactions } = comment;
  const api = `${apiOf(world, repository)}/issues/comments/${id}`;
  const kind = repository.pulls.has(issue.number) ? 'pull' : 'issues';
  return {
    id,
    node_id: `IC_${id}`,
    url: api,
    html_url: `${webOf(world, repository)}/${kind}/${issue.number}#issuecomment-${id}`,
    issue_url: `${apiOf(world, repository)}/issues/${issue.number}`,
    user: showUser(world, author),
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    author_association: associationOf(world, repository, author),
    body,
    reactions: showReactions(api, reactions),
    performed_via_github_app: via(world, app),
  };
}

function via(world: World, app: App | undefined): Shown | null {
  return app === undefined ? null : showApp(world, app);
}
