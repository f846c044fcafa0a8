import { randomUUID } from 'node:crypto';
import { doer } from '../auth.ts';
import { type Answer, ApiError, type Call, type Operation } from '../operation.ts';
import { need, paginate } from '../pagination.ts';
import type { Artifact, WorkflowRun } from '../repository.ts';
import { runAgain } from '../running.ts';
import { isExpired, showArtifact, showRun } from '../show/workflow-run.ts';
import type { World } from '../world.ts';

const READ = { permission: ['actions', 'read'], role: 'read' } as const;
const WRITE = { permission: ['actions', 'write'], role: 'write' } as const;
const ACTIONS = '/repos/{owner}/{repo}/actions';
const RUN = `${ACTIONS}/runs/{run_id}`;
const ARTIFACT = `${ACTIONS}/artifacts/{artifact_id}`;

/** Runs of workflows and their artifacts; the runs are put in by whoever plays the runner. */
export const ACTION_OPERATIONS: readonly Operation[] = [
  { id: 'actions/list-workflow-runs-for-repo', method: 'GET', path: `${ACTIONS}/runs`, needs: READ, handle: listRuns },
  {
    id: 'actions/get-workflow-run',
    method: 'GET',
    path: RUN,
    needs: READ,
    handle: async (call) => ({ status: 200, body: await showRun(call.world, call.repository, runIn(call)) }),
  },
  { id: 'actions/re-run-workflow', method: 'POST', path: `${RUN}/rerun`, needs: WRITE, handle: rerun },
  {
    id: 'actions/re-run-workflow-failed-jobs',
    method: 'POST',
    path: `${RUN}/rerun-failed-jobs`,
    needs: WRITE,
    handle: rerun,
  },
  {
    id: 'actions/list-workflow-run-artifacts',
    method: 'GET',
    path: `${RUN}/artifacts`,
    needs: READ,
    handle: (call) => {
      const run = runIn(call);
      return listArtifacts(call, (artifact) => artifact.run === run);
    },
  },
  {
    id: 'actions/list-artifacts-for-repo',
    method: 'GET',
    path: `${ACTIONS}/artifacts`,
    needs: READ,
    handle: (call) => listArtifacts(call, () => true),
  },
  {
    id: 'actions/get-artifact',
    method: 'GET',
    path: ARTIFACT,
    needs: READ,
    handle: (call) => ({ status: 200, body: showArtifact(call.world, call.repository, artifactIn(call)) }),
  },
  {
    id: 'actions/delete-artifact',
    method: 'DELETE',
    path: ARTIFACT,
    needs: WRITE,
    handle: (call) => {
      call.repository.artifacts.delete(artifactIn(call).id);
      return { status: 204 };
    },
  },
  {
    id: 'actions/download-artifact',
    method: 'GET',
    path: `${ARTIFACT}/{archive_format}`,
    needs: READ,
    handle: download,
  },
];

function runIn({ repository, params }: Call): WorkflowRun {
  return need(repository.runs.get(Number(params['run_id'])));
}

function artifactIn({ repository, params }: Call): Artifact {
  return need(repository.artifacts.get(Number(params['artifact_id'])));
}

/** What a run is asked for by, and what it has of that. */
const FILTERS: Readonly<Record<string, (run: WorkflowRun) => readonly (string | undefined)[]>> = {
  actor: ({ actor }) => [actor.login],
  branch: ({ headBranch }) => [headBranch],
  event: ({ event }) => [event],
  head_sha: ({ headSha }) => [headSha],
  status: ({ status, conclusion }) => [status, conclusion],
};

async function listRuns(call: Call): Promise<Answer> {
  const { world, repository, query } = call;
  const found = [...repository.runs.values()].reverse().filter((run) =>
    Object.entries(FILTERS).every(([name, valuesOf]) => {
      const asked = query.get(name);
      return asked === null || valuesOf(run).includes(asked);
    }),
  );
  const show = (run: WorkflowRun): Promise<unknown> => showRun(world, repository, run);
  return await paginate(call, found, show, (shown, total) => ({ total_count: total, workflow_runs: shown }));
}

async function rerun(call: Call): Promise<Answer> {
  const { world, repository, actor } = call;
  const run = runIn(call);
  if (run.status !== 'completed') throw new ApiError(403, 'This workflow is already running');
  await runAgain(world, repository, run, doer(world, actor));
  return { status: 201, body: {} };
}

async function listArtifacts(call: Call, isWanted: (artifact: Artifact) => boolean): Promise<Answer> {
  const { world, repository, query } = call;
  const name = query.get('name');
  const found = [...repository.artifacts.values()]
    .reverse()
    .filter((artifact) => isWanted(artifact) && (name === null || artifact.name === name));
  const show = (artifact: Artifact): unknown => showArtifact(world, repository, artifact);
  return await paginate(call, found, show, (artifacts, total) => ({ total_count: total, artifacts }));
}

/** Addresses that are good once, by world. */
const tickets = new WeakMap<World, Map<string, Artifact>>();

function download(call: Call): Answer {
  const { world, params, actor } = call;
  if (actor.kind === 'anonymous') throw new ApiError(401, 'Requires authentication');
  const artifact = artifactIn(call);
  if (params['archive_format'] !== 'zip') throw new ApiError(404, 'Not Found');
  if (isExpired(world, artifact)) throw new ApiError(410, 'Artifact has expired');
  const known = tickets.get(world) ?? new Map<string, Artifact>();
  const ticket = randomUUID();
  tickets.set(world, known.set(ticket, artifact));
  return { status: 302, headers: { location: `${world.url}/artifacts/${ticket}` } };
}

/** The bytes behind such an address, which is good no more afterwards. */
export function redeemed(world: World, ticket: string): Uint8Array | undefined {
  const known = tickets.get(world);
  const artifact = known?.get(ticket);
  known?.delete(ticket);
  return artifact?.bytes;
}
