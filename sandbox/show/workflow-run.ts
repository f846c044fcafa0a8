/** Runs of workflows and what they leave, in GitHub's form. */

import { commitsAt } from '../git/commits.ts';
import type { Artifact, Repository, WorkflowRun } from '../repository.ts';
import type { World } from '../world.ts';
import { showUser } from './account.ts';
import { apiOf, webOf } from './conversation.ts';
import { showRepository } from './repository.ts';

type Shown = Readonly<Record<string, unknown>>;

/** Days for which GitHub keeps an artifact. */
const KEPT = 90;

/** The number of a workflow, the same for all its runs. */
function workflowNumber({ path }: WorkflowRun): number {
  return [...path].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 2_147_483_647, 7);
}

/** `workflow-run`. */
export async function showRun(world: World, repository: Repository, run: WorkflowRun): Promise<Shown> {
  const { id, name, path, event, headSha, headBranch, headRepository, status, conclusion, actor, attempt } = run;
  const api = `${apiOf(world, repository)}/actions`;
  const url = `${api}/runs/${id}`;
  const [commit] = await commitsAt(repository, [headSha]).catch(() => []);
  return {
    id,
    name,
    node_id: `WFR_${id}`,
    head_branch: headBranch,
    head_sha: headSha,
    path,
    display_title: commit?.message.split('\n')[0] ?? name,
    run_number: run.number,
    run_attempt: attempt,
    event,
    status,
    conclusion: conclusion ?? null,
    workflow_id: workflowNumber(run),
    check_suite_id: id,
    check_suite_node_id: `CS_${id}`,
    url,
    html_url: `${webOf(world, repository)}/actions/runs/${id}`,
    pull_requests: [],
    created_at: run.createdAt.toISOString(),
    updated_at: run.updatedAt.toISOString(),
    actor: showUser(world, actor),
    triggering_actor: showUser(world, actor),
    run_started_at: run.createdAt.toISOString(),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${apiOf(world, repository)}/check-suites/${id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt > 1 ? `${url}/attempts/${attempt - 1}` : null,
    workflow_url: `${api}/workflows/${workflowNumber(run)}`,
    head_commit:
      commit === undefined
        ? null
        : {
            id: commit.sha,
            tree_id: commit.tree,
            message: commit.message,
            timestamp: commit.committer.date,
            author: { name: commit.author.name, email: commit.author.email },
            committer: { name: commit.committer.name, email: commit.committer.email },
          },
    repository: showRepository(world, repository),
    head_repository: showRepository(world, headRepository),
  };
}

/** The workflow that a run is of, as webhooks tell it. */
export function showWorkflow(world: World, repository: Repository, run: WorkflowRun): Shown {
  const { name, path } = run;
  const id = workflowNumber(run);
  const when = repository.createdAt.toISOString();
  return {
    id,
    node_id: `W_${id}`,
    name,
    path,
    state: 'active',
    created_at: when,
    updated_at: when,
    url: `${apiOf(world, repository)}/actions/workflows/${id}`,
    html_url: `${webOf(world, repository)}/blob/${repository.defaultBranch}/${path}`,
    badge_url: `${webOf(world, repository)}/workflows/${encodeURIComponent(name)}/badge.svg`,
  };
}

/** `artifact`. */
export function showArtifact(world: World, repository: Repository, artifact: Artifact): Shown {
  const { id, name, bytes, createdAt, run } = artifact;
  const url = `${apiOf(world, repository)}/actions/artifacts/${id}`;
  const expires = new Date(createdAt.getTime() + KEPT * 86_400_000);
  return {
    id,
    node_id: `AR_${id}`,
    name,
    size_in_bytes: bytes.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: isExpired(world, artifact),
    created_at: createdAt.toISOString(),
    expires_at: expires.toISOString(),
    updated_at: createdAt.toISOString(),
    workflow_run: {
      id: run.id,
      repository_id: repository.id,
      head_repository_id: run.headRepository.id,
      head_branch: run.headBranch,
      head_sha: run.headSha,
    },
  };
}

/** Whether GitHub has thrown an artifact away. */
export function isExpired(world: World, { createdAt }: Artifact): boolean {
  return world.now().getTime() >= createdAt.getTime() + KEPT * 86_400_000;
}
