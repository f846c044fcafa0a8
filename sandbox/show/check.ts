/** Check runs, suites and statuses, in GitHub's form. */
import { type CheckRun, type CheckSuite, type CommitStatus, fullNameOf, type Repository } from '../repository.ts';
import type { World } from '../world.ts';
import { showUser } from './account.ts';
import { showApp } from './app.ts';
import type { CommitFacts } from './commit.ts';
import { apiOf, webOf } from './conversation.ts';
import { showRepository } from './repository.ts';

type Shown = Readonly<Record<string, unknown>>;

/** Open pulls whose head is a commit: `pull-request-minimal`s. */
function pullsAt(world: World, repository: Repository, sha: string): readonly Shown[] {
  const repo = (one: Repository): Shown => ({ id: one.id, url: apiOf(world, one), name: one.name });
  return [...repository.pulls.values()]
    .filter(({ head, issue }) => head.sha === sha && head.repository === repository && issue.state === 'open')
    .map(({ id, issue, head, base }) => ({
      id,
      number: issue.number,
      url: `${apiOf(world, repository)}/pulls/${issue.number}`,
      head: { ref: head.ref, sha: head.sha, repo: repo(repository) },
      base: { ref: base.ref, sha: base.sha, repo: repo(repository) },
    }));
}

/** `check-run`. */
export function showCheckRun(world: World, repository: Repository, run: CheckRun): Shown {
  const { id, suite, app, name, headSha, output } = run;
  const url = `${apiOf(world, repository)}/check-runs/${id}`;
  const page = `${webOf(world, repository)}/runs/${id}`;
  return {
    id,
    node_id: `CR_${id}`,
    head_sha: headSha,
    name,
    external_id: run.externalId,
    url,
    html_url: page,
    details_url: run.detailsUrl ?? page,
    status: run.status,
    conclusion: run.conclusion ?? null,
    started_at: run.startedAt?.toISOString() ?? null,
    completed_at: run.completedAt?.toISOString() ?? null,
    output: {
      title: output.title ?? null,
      summary: output.summary ?? null,
      text: output.text ?? null,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: suite.id },
    app: showApp(world, app),
    pull_requests: pullsAt(world, repository, headSha),
  };
}

/** As webhooks carry it: with its suite. */
export function showCheckRunTold(world: World, repository: Repository, run: CheckRun): Shown {
  return {
    ...showCheckRun(world, repository, run),
    started_at: (run.startedAt ?? new Date(0)).toISOString(),
    check_suite: {
      id: run.suite.id,
      node_id: `CS_${run.suite.id}`,
      head_branch: run.suite.headBranch ?? null,
      head_sha: run.headSha,
      status: 'completed',
      conclusion: run.conclusion ?? null,
      url: `${apiOf(world, repository)}/check-suites/${run.suite.id}`,
      before: null,
      after: null,
      pull_requests: pullsAt(world, repository, run.headSha),
      app: showApp(world, run.app),
      created_at: run.suite.createdAt.toISOString(),
      updated_at: run.suite.updatedAt.toISOString(),
    },
  };
}

/** `simple-commit`. */
export function showSimpleCommit({ sha, tree, message, author, committer }: CommitFacts): Shown {
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: committer.date,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  };
}

/** `check-suite`. */
export function showCheckSuite(world: World, repository: Repository, suite: CheckSuite, commit: CommitFacts): Shown {
  const { id, app, headSha, headBranch, createdAt, updatedAt } = suite;
  const url = `${apiOf(world, repository)}/check-suites/${id}`;
  const runs = [...repository.checkRuns.values()].filter((run) => run.suite === suite);
  const done = runs.length > 0 && runs.every(({ status }) => status === 'completed');
  return {
    id,
    node_id: `CS_${id}`,
    head_branch: headBranch ?? null,
    head_sha: headSha,
    status: done ? 'completed' : 'queued',
    conclusion: done ? (runs.find(({ conclusion }) => conclusion !== 'success')?.conclusion ?? 'success') : null,
    url,
    before: null,
    after: null,
    pull_requests: pullsAt(world, repository, headSha),
    app: showApp(world, app),
    repository: showRepository(world, repository),
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    head_commit: showSimpleCommit(commit),
    latest_check_runs_count: runs.length,
    check_runs_url: `${url}/check-runs`,
  };
}

/** `status`. */
export function showStatus(world: World, repository: Repository, status: CommitStatus): Shown {
  const { id, sha, state, context, description, targetUrl, author, createdAt } = status;
  return {
    url: `${world.url}/api/v3/repos/${fullNameOf(repository)}/statuses/${sha}`,
    avatar_url: `${world.url}/avatars/${author.id}`,
    id,
    node_id: `SC_${id}`,
    state,
    description,
    target_url: targetUrl ?? null,
    context,
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
    creator: showUser(world, author),
  };
}
