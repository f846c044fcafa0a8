import { randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { Artifact, Repository, WorkflowRun } from '../repository.ts';
import { apiOf } from '../show/conversation.ts';
import type { World } from '../world.ts';

const READ = { permission: ['actions', 'read'], role: 'read' } as const;
const ACTIONS = '/repos/{owner}/{repo}/actions';
/** Days for which GitHub keeps an artifact. */
const KEPT = 90;

/** Artifacts of workflow runs; the runs themselves are put in by whoever plays the runner. */
export const ACTION_OPERATIONS: readonly Operation[] = [
  {
    id: 'actions/list-workflow-run-artifacts',
    method: 'GET',
    path: `${ACTIONS}/runs/{run_id}/artifacts`,
    needs: READ,
    handle: async (call) => {
      const run = need(call.repository.runs.get(Number(call.params['run_id'])));
      const found = [...call.repository.artifacts.values()].filter((artifact) => artifact.run === run);
      return await paginate(
        call,
        found,
        (each) => showArtifact(call.world, call.repository, each),
        (shown, total) => ({
          total_count: total,
          artifacts: shown,
        }),
      );
    },
  },
  {
    id: 'actions/get-artifact',
    method: 'GET',
    path: `${ACTIONS}/artifacts/{artifact_id}`,
    needs: READ,
    handle: (call) => ({ status: 200, body: showArtifact(call.world, call.repository, artifactOf(call)) }),
  },
  {
    id: 'actions/download-artifact',
    method: 'GET',
    path: `${ACTIONS}/artifacts/{artifact_id}/{archive_format}`,
    needs: READ,
    handle: download,
  },
];

function artifactOf({ repository, params }: Call): Artifact {
  return need(repository.artifacts.get(Number(params['artifact_id'])));
}

/** Addresses that are good once. */
const tickets = new Map<string, Artifact>();

function download(call: Call): Answer {
  if (call.params['archive_format'] !== 'zip') throw new ApiError(410, 'Gone');
  const ticket = randomUUID();
  tickets.set(ticket, artifactOf(call));
  return { status: 302, headers: { location: `${call.world.url}/artifacts/${ticket}` } };
}

/** The bytes behind such an address, which is good no more afterwards. */
export function redeemed(ticket: string): Uint8Array | undefined {
  const artifact = tickets.get(ticket);
  tickets.delete(ticket);
  return artifact?.bytes;
}

function showArtifact(world: World, repository: Repository, artifact: Artifact): Readonly<Record<string, unknown>> {
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
    expired: false,
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

/** A finished run of a workflow, as a runner leaves it. */
export function addRun(
  world: World,
  repository: Repository,
  order: Pick<WorkflowRun, 'name' | 'path' | 'event' | 'headSha' | 'headBranch' | 'headRepository'> & {
    readonly actor: Account;
  },
): WorkflowRun {
  const now = world.now();
  const run: WorkflowRun = {
    id: world.next(),
    ...order,
    status: 'completed',
    conclusion: 'success',
    createdAt: now,
    updatedAt: now,
  };
  repository.runs.set(run.id, run);
  return run;
}

/** An artifact that a run leaves. */
export function addArtifact(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  name: string,
  bytes: Uint8Array,
): Artifact {
  const artifact: Artifact = { id: world.next(), run, name, bytes, createdAt: world.now() };
  repository.artifacts.set(artifact.id, artifact);
  return artifact;
}
