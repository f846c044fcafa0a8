import { afterEach, beforeEach, expect, test } from 'vitest';
import { addArtifact, finishRun, type RunOrder, startRun } from './running.ts';
import { AT, refused, startTown, type Town } from './town.cases.ts';

let town: Town;
let order: RunOrder;

beforeEach(async () => {
  town = await startTown();
  const { head } = await town.propose();
  const common = { headSha: head, headBranch: 'cambio', headRepository: town.repository };
  order = {
    ...common,
    name: 'review',
    path: '.github/workflows/review.yaml',
    event: 'pull_request',
    actor: town.sandbox.user('beto'),
  };
  town.told();
}, 60_000);

afterEach(() => town.stop(), 60_000);

test('a run is told of as it goes, is found, and is run again', async () => {
  const { sandbox, repository } = town;
  const { actions } = town.as('ana').rest;
  const run = await startRun(sandbox.world, repository, order);
  const at = { ...AT, run_id: run.id };
  await expect(actions.reRunWorkflow(at)).rejects.toMatchObject(refused(403));
  await finishRun(sandbox.world, repository, run, 'failure');
  expect((await actions.getWorkflowRun(at)).data).toMatchObject({
    conclusion: 'failure',
    run_number: 1,
    run_attempt: 1,
  });
  await startRun(sandbox.world, repository, { ...order, event: 'push' });
  const found = async (more: object) =>
    (await actions.listWorkflowRunsForRepo({ ...AT, ...more })).data.workflow_runs.map(({ event }) => event);
  expect(await found({})).toEqual(['push', 'pull_request']);
  expect(await found({ status: 'failure', head_sha: order.headSha, branch: 'cambio' })).toEqual(['pull_request']);
  expect(await found({ event: 'schedule' })).toEqual([]);
  await expect(town.as('dora').rest.actions.reRunWorkflow(at)).rejects.toMatchObject(refused(403));
  await actions.reRunWorkflowFailedJobs(at);
  expect((await actions.getWorkflowRun(at)).data).toMatchObject({ status: 'queued', run_attempt: 2, conclusion: null });
  expect(town.told()).toEqual(
    ['requested', 'in_progress', 'completed', 'requested', 'in_progress', 'requested'].map(
      (action) => `workflow_run.${action}`,
    ),
  );
});

test('artifacts are found by name, and deleted; what is not there is refused', async () => {
  const { sandbox, repository } = town;
  const { actions } = town.as('ana').rest;
  const run = await startRun(sandbox.world, repository, order);
  for (const name of ['datos', 'respuesta']) addArtifact(sandbox.world, repository, run, name, Buffer.from('PK'));
  const { artifacts } = (await actions.listArtifactsForRepo({ ...AT, name: 'datos' })).data;
  expect(artifacts.map(({ name }) => name)).toEqual(['datos']);
  const at = { ...AT, artifact_id: artifacts[0]?.id ?? 0 };
  expect((await actions.getArtifact(at)).data.workflow_run).toMatchObject({ id: run.id, head_branch: 'cambio' });
  const path = `${sandbox.url}/api/v3/repos/municipio/datos/actions/artifacts/${at.artifact_id}/zip`;
  expect((await fetch(path, { redirect: 'manual' })).status).toBe(401);
  await expect(actions.downloadArtifact({ ...at, archive_format: 'tar' })).rejects.toMatchObject(refused(404));
  await actions.deleteArtifact(at);
  await expect(actions.getArtifact(at)).rejects.toMatchObject(refused(404));
  expect((await actions.listWorkflowRunArtifacts({ ...AT, run_id: run.id })).data.total_count).toBe(1);
});
