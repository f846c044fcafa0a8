import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gitEnvironment } from '../../../sandbox/git/run.ts';
import { enqueue } from '../../../sandbox/merge-queue.ts';
import { apertura } from '../../cli/run.ts';
import { clientOf } from '../stage.ts';
import { type Attempt, type Ground, protect, startGround } from './attack.cases.ts';

const run = promisify(execFile);
const GOVERNANCE = 'apertura/gobernanza (main)';
const README = 'datasets/arboles/README.md';

let ground: Ground;

beforeAll(async () => {
  ground = await startGround();
}, 120_000);

afterAll(async () => {
  await ground.stop();
});

/** A sound change that waits for an approval, on a branch with rules. */
async function waiting(): Promise<Attempt> {
  const attempt = await ground.open('cell-corrected', { reviewed: false });
  await protect(attempt);
  expect(attempt.said()).toMatchObject({ data: 'success', governance: 'action_required' });
  return attempt;
}

async function merge(attempt: Attempt, sha?: string): Promise<unknown> {
  const order = { ...attempt.at, pull_number: attempt.number };
  return await clientOf(attempt.stage, 'eje-raul').rest.pulls.merge(sha === undefined ? order : { ...order, sha });
}

/** What was shut opens by an approval that counts. */
async function opens(attempt: Attempt): Promise<void> {
  await attempt.approve('gob-maria');
  await merge(attempt);
  await attempt.settled();
  expect(attempt.it.pull.merged).toBeDefined();
}

describe('the checks', () => {
  test('A46 a check of our name by another app opens nothing', async () => {
    const attempt = await waiting();
    const { sandbox, organization } = attempt.stage;
    const { app } = sandbox.app({ slug: `otra-${attempt.at.repo}`, permissions: { checks: 'write' }, events: [] });
    const forger = new Octokit({
      auth: sandbox.tokenOf(sandbox.install(app, organization)),
      baseUrl: `${sandbox.url}/api/v3`,
    });
    const check = {
      ...attempt.at,
      name: GOVERNANCE,
      head_sha: attempt.it.pull.head.sha,
      conclusion: 'success' as const,
    };
    await forger.rest.checks.create(check);
    await attempt.settled();
    await expect(merge(attempt)).rejects.toMatchObject({ status: 405 });
    await opens(attempt);
  });

  test('A47 a commit status of our name opens nothing', async () => {
    const attempt = await waiting();
    await clientOf(attempt.stage, 'eje-raul').rest.repos.createCommitStatus({
      ...attempt.at,
      sha: attempt.it.pull.head.sha,
      context: GOVERNANCE,
      state: 'success',
    });
    await expect(merge(attempt)).rejects.toMatchObject({ status: 405 });
    await opens(attempt);
  });

  test('A48 a success for another base does not open main', async () => {
    const attempt = await waiting();
    // A branch of one’s own, with rules that ask for nothing.
    await attempt.push(
      'eje-raul',
      { 'plan/policy.yaml': 'thresholds: {}\nrules: []\n' },
      { branch: 'laxa', force: true },
    );
    const client = clientOf(attempt.stage, 'eje-raul');
    const order = { ...attempt.at, pull_number: attempt.number };
    await client.rest.pulls.update({ ...order, base: 'laxa' });
    await attempt.settled();
    await client.rest.pulls.update({ ...order, base: 'main' });
    await attempt.settled();
    expect(attempt.said().governance).toBe('action_required');
    await expect(merge(attempt)).rejects.toMatchObject({ status: 405 });
    await opens(attempt);
  });

  test('A49 an old success does not outlive its approvals', async () => {
    const attempt = await waiting();
    const once = attempt.it.pull.head.sha;
    await attempt.approve('gob-maria');
    expect(attempt.said().governance).toBe('success');
    const review_id = attempt.it.pull.reviews.at(-1)?.id ?? 0;
    await clientOf(attempt.stage, 'admin-tic').rest.pulls.dismissReview({
      ...attempt.at,
      pull_number: attempt.number,
      review_id,
      message: 'No',
    });
    await attempt.push('eje-raul', { [README]: '# Otro\n' });
    await clientOf(attempt.stage, 'eje-raul').rest.git.updateRef({
      ...attempt.at,
      ref: 'heads/cambio',
      sha: once,
      force: true,
    });
    await attempt.settled();
    expect(attempt.it.pull.head.sha).toBe(once);
    expect(attempt.said().governance).toBe('action_required');
    await expect(merge(attempt)).rejects.toMatchObject({ status: 405 });
  });
});

describe('the merge', () => {
  test('A50 a pending change cannot be merged', async () => {
    const attempt = await waiting();
    await expect(merge(attempt)).rejects.toMatchObject({ status: 405 });
    await opens(attempt);
  });

  test('A51 a merge of another head is refused', async () => {
    const attempt = await waiting();
    const seen = attempt.it.pull.head.sha;
    await attempt.push('eje-raul', { [README]: '# Otro\n' });
    await attempt.approve('gob-maria');
    await expect(merge(attempt, seen)).rejects.toMatchObject({ status: 409 });
    await merge(attempt, attempt.it.pull.head.sha);
  });

  test('A52 a merge group is judged again', async () => {
    const attempt = await waiting();
    await attempt.approve('gob-maria');
    await enqueue(attempt.stage.sandbox.world, attempt.stage.repository, attempt.it.pull);
    await attempt.settled();
    const runs = [...attempt.stage.repository.checkRuns.values()];
    const groups = new Set(runs.map(({ headSha }) => headSha).filter((sha) => sha !== attempt.it.pull.head.sha));
    const judged = runs.filter(
      ({ name, app, headSha }) => name === GOVERNANCE && app === attempt.stage.app && groups.has(headSha),
    );
    expect(judged.map(({ conclusion }) => conclusion)).toContain('success');
    expect(attempt.it.pull.merged).toBeDefined();
  });

  test('A56 a change of the base is judged again in open changes', async () => {
    const attempt = await ground.open('cell-corrected');
    expect(attempt.said().governance).toBe('success');
    const approver = attempt.it.pull.reviews[0]?.author.login ?? '';
    const text = (
      await clientOf(attempt.stage, 'admin-tic').rest.repos.getContent({ ...attempt.at, path: 'plan/groups.yaml' })
    ).data as unknown as { content: string };
    const groups = Buffer.from(text.content, 'base64').toString();
    const without = groups.replace(
      new RegExp(`(login: ${approver}\\n(?: {8}.*\\n)*? {8}from: )\\S+`),
      '$12025-01-01\n        until: 2025-12-31',
    );
    expect(without).not.toBe(groups);
    await attempt.push('admin-tic', { 'plan/groups.yaml': without }, { branch: 'main' });
    expect(attempt.said().governance).toBe('action_required');
  });
});

describe('the branches', () => {
  test('A53 nobody pushes to main', async () => {
    const attempt = await waiting();
    await attempt.push('eje-raul', { [README]: '# Árboles\n\nCensados a pie.\n' });
    await refusesPush(attempt, 'cambio:main', /pull request/);
    await refusesPush(attempt, '+cambio~1:main', /force-push|pull request/);
    await refusesPush(attempt, ':main', /GH013|deletion/);
  });

  test("A54 a version's tag is not moved or deleted", async () => {
    const attempt = await waiting();
    await pushed(attempt, 'main:refs/tags/arboles@1.0.0');
    await refusesPush(attempt, '+cambio:refs/tags/arboles@1.0.0', /GH013/);
    await refusesPush(attempt, ':refs/tags/arboles@1.0.0', /GH013/);
  });

  test('A55 a label decides nothing', async () => {
    const attempt = await waiting();
    const order = { ...attempt.at, issue_number: attempt.number };
    const mine = attempt.it.pull.issue.labels.find((label) => label.startsWith('impacto: ')) ?? '';
    const client = clientOf(attempt.stage, 'eje-raul');
    await client.rest.issues.removeLabel({ ...order, name: mine });
    await client.rest.issues.addLabels({ ...order, labels: ['impacto: retiro'] });
    await attempt.settled();
    expect(attempt.said().governance).toBe('action_required');
    expect(attempt.it.pull.issue.labels.filter((label) => label.startsWith('impacto: '))).toEqual([mine]);
  });

  test('A57 the doctor sees a rule that was loosened', async () => {
    const attempt = await waiting();
    const doctor = async (): Promise<string> => {
      const { sandbox } = attempt.stage;
      const env = { GITHUB_TOKEN: sandbox.token(sandbox.user('admin-tic')), GITHUB_API_URL: `${sandbox.url}/api/v3` };
      const repo = `${attempt.at.owner}/${attempt.at.repo}`;
      const ran = await apertura(
        ['doctor', '--repo', repo, '--app-id', String(attempt.stage.app.id), '--format', 'json'],
        { env },
      );
      return ran.out;
    };
    const before = await doctor();
    const set = [...attempt.stage.repository.rulesets.values()].find(({ target }) => target === 'branch');
    if (set === undefined) throw new Error('it has just been made');
    await clientOf(attempt.stage, 'admin-tic').rest.repos.updateRepoRuleset({
      ...attempt.at,
      ruleset_id: set.id,
      enforcement: 'disabled',
    });
    const after = await doctor();
    const rules = (text: string): readonly string[] =>
      [...text.matchAll(/"rule": ?"(repository-[\w-]+)"/g)].map(([, rule]) => rule ?? '');
    expect(rules(before).length).toBeGreaterThan(0);
    expect(rules(after).filter((rule) => !rules(before).includes(rule)).length).toBeGreaterThan(0);
  });
});

/** A push by a publisher, with git itself, straight from the sandbox’s own objects. */
async function pushed({ stage, at }: Attempt, refspec: string): Promise<string> {
  const secret = stage.sandbox.token(stage.sandbox.user('eje-raul'));
  const url = `http://eje-raul:${secret}@${stage.sandbox.url.slice('http://'.length)}/${at.owner}/${at.repo}.git`;
  const { stderr } = await run('git', ['-C', stage.repository.folder, 'push', url, refspec], { env: gitEnvironment() });
  return stderr;
}

async function refusesPush(attempt: Attempt, refspec: string, why: RegExp): Promise<void> {
  const before = await refs(attempt);
  await expect(pushed(attempt, refspec)).rejects.toThrow(why);
  expect(await refs(attempt)).toBe(before);
}

async function refs({ stage }: Attempt): Promise<string> {
  return (await run('git', ['-C', stage.repository.folder, 'for-each-ref', 'refs/heads', 'refs/tags'])).stdout;
}
