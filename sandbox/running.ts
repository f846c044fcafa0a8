/** Runs of workflows, as a runner goes through them: it is played by whoever tests. */
import type { Account } from './account.ts';
import type { Artifact, Repository, WorkflowRun } from './repository.ts';
import { showRun, showWorkflow } from './show/workflow-run.ts';
import type { World } from './world.ts';

/** What a run is of. */
export type RunOrder = Pick<
  WorkflowRun,
  'name' | 'path' | 'event' | 'headSha' | 'headBranch' | 'headRepository' | 'actor'
>;

/** A run begins, and apps are told. */
export async function startRun(world: World, repository: Repository, order: RunOrder): Promise<WorkflowRun> {
  const now = world.now();
  const before = [...repository.runs.values()].filter(({ path }) => path === order.path).length;
  const run: WorkflowRun = {
    id: world.next(),
    ...order,
    number: before + 1,
    attempt: 1,
    status: 'queued',
    conclusion: undefined,
    createdAt: now,
    updatedAt: now,
  };
  repository.runs.set(run.id, run);
  await tell(world, repository, run, 'requested', order.actor);
  run.status = 'in_progress';
  await tell(world, repository, run, 'in_progress', order.actor);
  return run;
}

/** A run ends. */
export async function finishRun(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  conclusion: 'success' | 'failure' | 'cancelled' = 'success',
): Promise<void> {
  Object.assign(run, { status: 'completed', conclusion, updatedAt: world.now() });
  await tell(world, repository, run, 'completed', run.actor);
}

/** A finished run is asked for once more. */
export async function runAgain(world: World, repository: Repository, run: WorkflowRun, by: Account): Promise<void> {
  Object.assign(run, { status: 'queued', conclusion: undefined, attempt: run.attempt + 1, updatedAt: world.now() });
  await tell(world, repository, run, 'requested', by);
}

/** An artifact that a run leaves; `bytes` are a zip. */
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

async function tell(
  world: World,
  repository: Repository,
  run: WorkflowRun,
  action: string,
  sender: Account,
): Promise<void> {
  const workflow = showWorkflow(world, repository, run);
  const payload = { workflow, workflow_run: await showRun(world, repository, run) };
  world.outbox.emit({ name: 'workflow_run', action, repository, organization: undefined, sender, payload });
}
