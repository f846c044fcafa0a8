/** Pull requests and their reviews, in GitHub's form. */

import { countCommits } from '../git/difference.ts';
import { Known } from '../git/known.ts';
import { git } from '../git/run.ts';
import { mergeStateOf } from '../merge-state.ts';
import type { Pull, Repository, Review } from '../repository.ts';
import type { World } from '../world.ts';
import { showUser } from './account.ts';
import { apiOf, associationOf, labelsOf, webOf } from './conversation.ts';
import { showRepository } from './repository.ts';
import { showTeam } from './team.ts';

type Shown = Readonly<Record<string, unknown>>;

/** `pull-request-simple`. */
export function showPullSimple(world: World, repository: Repository, pull: Pull): Shown {
  const { id, issue, base, head, draft, requestedReviewers, requestedTeams, merged } = pull;
  const { number, title, body, author, state, labels, assignees, createdAt, updatedAt, closedAt } = issue;
  const api = `${apiOf(world, repository)}/pulls/${number}`;
  const issueApi = `${apiOf(world, repository)}/issues/${number}`;
  const web = `${webOf(world, repository)}/pull/${number}`;
  const headOwner = head.repository?.owner ?? author;
  const href = (url: string): Shown => ({ href: url });
  return {
    id,
    node_id: `PR_${id}`,
    url: api,
    html_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    issue_url: issueApi,
    commits_url: `${api}/commits`,
    review_comments_url: `${api}/comments`,
    review_comment_url: `${apiOf(world, repository)}/pulls/comments{/number}`,
    comments_url: `${issueApi}/comments`,
    statuses_url: `${apiOf(world, repository)}/statuses/${head.sha}`,
    number,
    state,
    locked: false,
    active_lock_reason: null,
    title,
    user: showUser(world, author),
    body: body === '' ? null : body,
    labels: labelsOf(world, repository, labels),
    milestone: null,
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    closed_at: closedAt?.toISOString() ?? null,
    merged_at: merged?.at.toISOString() ?? null,
    merge_commit_sha: merged?.sha ?? null,
    assignee: assignees[0] === undefined ? null : showUser(world, assignees[0]),
    assignees: assignees.map((each) => showUser(world, each)),
    requested_reviewers: requestedReviewers.map((each) => showUser(world, each)),
    requested_teams: requestedTeams.flatMap((slug) => {
      const team = repository.owner.teams.get(slug);
      return team === undefined ? [] : [showTeam(world, repository.owner, team)];
    }),
    head: {
      label: `${headOwner.login}:${head.ref}`,
      ref: head.ref,
      sha: head.sha,
      user: showUser(world, headOwner),
      repo: head.repository === undefined ? null : showRepository(world, head.repository),
    },
    base: {
      label: `${repository.owner.login}:${base.ref}`,
      ref: base.ref,
      sha: base.sha,
      user: showUser(world, repository.owner),
      repo: showRepository(world, repository),
    },
    _links: {
      self: href(api),
      html: href(web),
      issue: href(issueApi),
      comments: href(`${issueApi}/comments`),
      review_comments: href(`${api}/comments`),
      review_comment: href(`${apiOf(world, repository)}/pulls/comments{/number}`),
      commits: href(`${api}/commits`),
      statuses: href(`${apiOf(world, repository)}/statuses/${head.sha}`),
    },
    author_association: associationOf(world, repository, author),
    auto_merge: null,
    draft,
  };
}

/** `pull-request`: with what has to be counted. */
export async function showPull(world: World, repository: Repository, pull: Pull): Promise<Shown> {
  const { merged, base, head, issue } = pull;
  const state = await mergeStateOf(world, repository, pull);
  const { files, additions, deletions, commits } = await counted.of(repository, `${base.sha} ${head.sha}`, () =>
    count(repository, base.sha, head.sha),
  );
  return {
    ...showPullSimple(world, repository, pull),
    merge_commit_sha: merged?.sha ?? state.commit ?? null,
    merged: merged !== undefined,
    mergeable: state.mergeable ?? null,
    rebaseable: state.mergeable ?? null,
    mergeable_state: state.state,
    merged_by: merged === undefined ? null : showUser(world, merged.by),
    comments: issue.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits,
    additions,
    deletions,
    changed_files: files,
  };
}

interface Counts {
  readonly files: number;
  readonly additions: number;
  readonly deletions: number;
  readonly commits: number;
}

/** The same two commits always give the same counts. */
const counted = new Known<Counts>();

async function count(repository: Repository, base: string, head: string): Promise<Counts> {
  // Histories without a common commit have nothing to be held against.
  const args = ['diff', '--shortstat', '--find-renames', `${base}...${head}`];
  const stat = await git(repository.folder, args).catch(() => '');
  const commits = await countCommits(repository, base, head).catch(() => 0);
  const number = (pattern: RegExp): number => Number(pattern.exec(stat)?.[1] ?? 0);
  return {
    files: number(/(\d+) files? changed/),
    additions: number(/(\d+) insertion/),
    deletions: number(/(\d+) deletion/),
    commits,
  };
}

/** `pull-request-review`. */
export function showReview(world: World, repository: Repository, pull: Pull, review: Review): Shown {
  const { id, author, body, state, commitId, submittedAt } = review;
  const web = `${webOf(world, repository)}/pull/${pull.issue.number}#pullrequestreview-${id}`;
  const api = `${apiOf(world, repository)}/pulls/${pull.issue.number}`;
  return {
    id,
    node_id: `PRR_${id}`,
    user: showUser(world, author),
    body,
    state,
    html_url: web,
    pull_request_url: api,
    author_association: associationOf(world, repository, author),
    _links: { html: { href: web }, pull_request: { href: api } },
    commit_id: commitId ?? null,
    ...(state === 'PENDING' ? {} : { submitted_at: submittedAt.toISOString() }),
  };
}
