/** Check runs and suites, in GitHub's form. */

import type { CommitFacts } from '../git/commits.ts';
import type { CheckRun, CheckSuite, Repository } from '../repository.ts';
import type { World } from '../world.ts';
import { showApp } from './app.ts';
import { encoded } from './branch.ts';
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
    check_suite: suiteFacts(world, repository, run.suite),
  };
}

/** `check-annotation`, of what was sent. */
export function showAnnotation(world: World, repository: Repository, run: CheckRun, sent: Shown): Shown {
  const { path, start_line, end_line, start_column, end_column, annotation_level, title, message, raw_details } = sent;
  return {
    path,
    start_line,
    end_line,
    start_column: start_column ?? null,
    end_column: end_column ?? null,
    annotation_level,
    title: title ?? null,
    message,
    raw_details: raw_details ?? null,
    blob_href: `${webOf(world, repository)}/blob/${run.headSha}/${encoded(String(path))}`,
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
  const shown = suiteFacts(world, repository, suite);
  return {
    ...shown,
    repository: showRepository(world, repository),
    head_commit: showSimpleCommit(commit),
    latest_check_runs_count: runsOf(repository, suite).length,
    check_runs_url: `${apiOf(world, repository)}/check-suites/${suite.id}/check-runs`,
    rerequestable: true,
    runs_rerequestable: true,
  };
}

function suiteFacts(world: World, repository: Repository, suite: CheckSuite): Shown {
  const { id, app, headSha, headBranch, createdAt, updatedAt } = suite;
  return {
    id,
    node_id: `CS_${id}`,
    head_branch: headBranch ?? null,
    head_sha: headSha,
    ...stateOf(repository, suite),
    url: `${apiOf(world, repository)}/check-suites/${id}`,
    before: null,
    after: null,
    pull_requests: pullsAt(world, repository, headSha),
    app: showApp(world, app),
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  };
}

/** The check runs of a suite, of each name the last. */
export function runsOf(repository: Repository, suite: CheckSuite): readonly CheckRun[] {
  const last = new Map<string, CheckRun>();
  for (const run of repository.checkRuns.values()) if (run.suite === suite) last.set(run.name, run);
  return [...last.values()];
}

/** Of several conclusions the first of these is that of the suite. */
const WORST = [
  'failure',
  'timed_out',
  'startup_failure',
  'action_required',
  'cancelled',
  'stale',
  'success',
  'neutral',
];

function stateOf(repository: Repository, suite: CheckSuite): Shown {
  const runs = runsOf(repository, suite);
  if (suite.isAsked || runs.length === 0) return { status: 'queued', conclusion: null };
  if (runs.some(({ status }) => status !== 'completed')) {
    return { status: runs.some(({ status }) => status !== 'queued') ? 'in_progress' : 'queued', conclusion: null };
  }
  const conclusions = new Set(runs.map(({ conclusion }) => conclusion));
  return { status: 'completed', conclusion: WORST.find((each) => conclusions.has(each)) ?? 'skipped' };
}
