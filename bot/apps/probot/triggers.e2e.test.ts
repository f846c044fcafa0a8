import { afterEach, beforeEach, expect, test } from 'vitest';
import { afterPush } from '../../../sandbox/git/push.ts';
import { tipOf } from '../../../sandbox/git/refs.ts';
import { enqueue } from '../../../sandbox/merge-queue.ts';
import { startSandbox } from '../../../sandbox/sandbox.ts';
import { commitFiles } from '../../../sandbox/seed.ts';
import { type App, startApp } from '../../../test/app.ts';
import { clientOf, NOW, type Stage, stageCase, stageTown, told, wanted } from '../../../test/github/stage.ts';

const GOVERNANCE = 'apertura/gobernanza (main)';
const BOT = 'apertura[bot]';
const AT = { owner: 'municipio', repo: 'datos' };

let stage: Stage;
let app: App;

beforeEach(async () => {
  stage = await stageTown(await startSandbox());
  const { sandbox, app: registered, privateKey } = stage;
  const env = { APERTURA_NOW: new Date(NOW).toISOString() };
  app = await startApp(sandbox, { app: registered, privateKey, env });
});

afterEach(async () => {
  await app.stop();
  const { deviations } = stage.sandbox;
  await stage.sandbox.stop();
  expect(deviations).toEqual([]);
});

/** How often a pull request has been looked at so far. */
async function looks(): Promise<number> {
  return await app.metric('apertura_judgement_seconds_count');
}

/** Somebody merges files into the base. */
async function mergeIntoBase(files: Readonly<Record<string, string>>): Promise<void> {
  const { sandbox, repository } = stage;
  const before = await tipOf(repository, 'refs/heads/main');
  const after = await commitFiles(repository, { branch: 'main', files, message: 'Integra' });
  const changes = [{ ref: 'refs/heads/main', before, after }];
  await afterPush(sandbox.world, repository, sandbox.user('admin-tic'), changes);
}

test('a comment or a label of ours that somebody changes is put right', async () => {
  const one = await stageCase(stage, 'cell-corrected');
  await app.settled();
  const admin = clientOf(stage, 'admin-tic');
  const issue = { ...AT, issue_number: one.pull.issue.number };
  const [comment] = one.pull.issue.comments;
  await admin.rest.issues.updateComment({
    ...AT,
    comment_id: comment?.id ?? 0,
    body: '<!-- apertura:review -->\nListo',
  });
  await app.settled();
  expect(told(stage, one.pull, BOT)).toEqual(wanted(await one.expected()));
  await admin.rest.issues.deleteComment({ ...AT, comment_id: comment?.id ?? 0 });
  await app.settled();
  expect(told(stage, one.pull, BOT)).toEqual(wanted(await one.expected()));
  for (const name of [...one.pull.issue.labels]) await admin.rest.issues.removeLabel({ ...issue, name });
  await admin.rest.issues.addLabels({ ...issue, labels: ['impacto: retiro'] });
  await app.settled();
  expect(told(stage, one.pull, BOT)).toEqual(wanted(await one.expected()));
});

test('a check that is asked for again is made again', async () => {
  const one = await stageCase(stage, 'cell-corrected');
  await app.settled();
  const runs = [...stage.repository.checkRuns.values()];
  const id = runs.find(({ name }) => name === GOVERNANCE)?.id ?? 0;
  await clientOf(stage, one.pull.issue.author.login).rest.checks.rerequestRun({ ...AT, check_run_id: id });
  await app.settled();
  expect(stage.repository.checkRuns.size).toBe(runs.length + 2);
  expect(told(stage, one.pull, BOT)).toEqual(wanted(await one.expected()));
});

test('a merge of something else costs no look; one that concerns it is judged again', async () => {
  const one = await stageCase(stage, 'cell-corrected');
  await app.settled();
  const before = await looks();
  await mergeIntoBase({ 'docs/otra.md': 'Otra guía.\n' });
  await app.settled();
  expect(await looks()).toBe(before);
  await mergeIntoBase({ 'datasets/arboles/data/arboles.csv': 'otra cosa\n' });
  await app.settled();
  expect(await looks()).toBe(before + 1);
  expect(told(stage, one.pull, BOT).checks[GOVERNANCE]?.conclusion).toBe('failure');
});

test('the merge queue’s candidate is judged with the approvals of its pull request', async () => {
  const one = await stageCase(stage, 'cell-corrected');
  await app.settled();
  const { sandbox, repository } = stage;
  repository.rulesets.set(1, {
    id: 1,
    name: 'main',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    bypassActors: [],
    rules: [
      { type: 'merge_queue', parameters: {} },
      {
        type: 'required_status_checks',
        parameters: { required_status_checks: [{ context: GOVERNANCE, integration_id: stage.app.id }] },
      },
    ],
    createdAt: new Date(),
    updatedAt: new Date(),
  });
  await enqueue(sandbox.world, repository, one.pull, sandbox.user('admin-tic'));
  await app.settled();
  const onGroup = [...repository.checkRuns.values()].filter(({ headSha }) => headSha !== one.head);
  expect(onGroup.map(({ name, conclusion }) => [name, conclusion]).sort()).toEqual([
    ['apertura/datos (main)', 'success'],
    [GOVERNANCE, 'success'],
  ]);
  expect(one.pull.merged).toBeDefined();
});

test('a closed pull request is left alone', async () => {
  const one = await stageCase(stage, 'cell-corrected');
  await app.settled();
  const checks = stage.repository.checkRuns.size;
  await clientOf(stage, 'admin-tic').rest.pulls.update({ ...AT, pull_number: one.pull.issue.number, state: 'closed' });
  await app.settled();
  expect(await app.metric('apertura_judgements_total{state="closed"}')).toBe(1);
  expect(stage.repository.checkRuns.size).toBe(checks);
});
