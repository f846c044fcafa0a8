import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { type Ran, runAction } from './action.cases.ts';
import { clientOf, type Stage, stageCase, stageTown, told, wanted } from './stage.ts';

let sandbox: Sandbox;
let stage: Stage;
let folder = '';

beforeEach(async () => {
  sandbox = await startSandbox();
  stage = await stageTown(sandbox);
  folder = await mkdtemp(join(tmpdir(), 'action-'));
});

afterEach(async () => {
  const { deviations } = sandbox;
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
  expect(deviations).toEqual([]);
});

/** Runs a job’s command of the stage. */
const run = async (command: 'read' | 'answer', event: string, payload: unknown): Promise<Ran> =>
  await runAction(stage, folder, command, event, payload);

const opened = (number: number): unknown => ({ action: 'opened', pull_request: { number } });

describe('without a server', () => {
  test.each([
    'cell-corrected',
    'dataset-deleted',
    'curp-in-column',
    'policy-edited-with-data',
    'hostile-names-and-cells',
  ])('what is told of %s is what the command line tells, byte by byte', async (name) => {
    const { pull, expected } = await stageCase(stage, name);
    expect((await run('read', 'pull_request_target', opened(pull.issue.number))).status).toBe(0);
    const answered = await run('answer', 'pull_request_target', opened(pull.issue.number));
    expect(answered.out).not.toMatch(/::error/);
    expect(told(stage, pull, 'github-actions[bot]')).toEqual(wanted(await expected()));
  });

  test('asked again, it has nothing to say; with an approval, another decision', async () => {
    const { pull } = await stageCase(stage, 'row-removed-keyed');
    pull.reviews.length = 0;
    const both = async (event = 'pull_request_target', payload = opened(pull.issue.number)): Promise<string> => {
      await rm(join(folder, 'answers'), { recursive: true, force: true });
      await run('read', event, payload);
      const names = await readdir(join(folder, 'answers'));
      if (names.length > 0) await run('answer', event, payload);
      return names.join();
    };
    expect(await both()).toBe('1.json');
    expect(await both()).toBe('');
    const check = (): string | undefined =>
      told(stage, pull, 'github-actions[bot]').checks['apertura/gobernanza (main)']?.conclusion;
    expect(check()).toBe('action_required');
    await clientOf(stage, 'gob-maria').rest.pulls.createReview({
      owner: 'municipio',
      repo: 'datos',
      pull_number: pull.issue.number,
      event: 'APPROVE',
    });
    // The signal of a review, as it comes from a fork too: it says only at which commit to look.
    expect(await both('workflow_run', { workflow_run: { head_sha: pull.head.sha } })).toBe('1.json');
    expect(check()).toBe('success');
    expect(await both('schedule', {})).toBe('');
  });

  test('the job that reads may write nothing', async () => {
    const { pull } = await stageCase(stage, 'cell-corrected');
    await run('read', 'pull_request_target', opened(pull.issue.number));
    expect(
      sandbox.requests.filter(
        ({ method, actor }) => actor === 'github-actions[bot]' && method !== 'GET' && method !== 'POST',
      ),
    ).toEqual([]);
    expect(told(stage, pull, 'github-actions[bot]')).toEqual({ checks: {}, comments: [], labels: [] });
  });

  test('poisoned answers are refused one by one, with words that no runner obeys', async () => {
    const { pull } = await stageCase(stage, 'cell-corrected');
    const event = opened(pull.issue.number);
    await run('read', 'pull_request_target', event);
    const path = join(folder, 'answers', '1.json');
    const good = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    const lying = { ...good, head: 'c'.repeat(40) };
    await writeFile(path, JSON.stringify(lying));
    await writeFile(join(folder, 'answers', '..::error::x.json'), '{}');
    await writeFile(join(folder, 'answers', '2.json'), JSON.stringify({ ...good, number: 2 }));
    await writeFile(join(folder, 'answers', '3.json'), 'x'.repeat(6 * 1024 * 1024));
    await symlink('/etc/passwd', join(folder, 'answers', '4.json'));
    await writeFile(join(folder, 'answers', '5.json'), JSON.stringify(good));
    const { status, out } = await run('answer', 'pull_request_target', event);
    expect(status).toBe(1);
    for (const why of [
      'another head',
      'no pull request’s number',
      'no such pull request',
      'too large',
      'no regular file',
      'another pull request than its name',
    ]) {
      expect(out).toContain(why);
    }
    expect(out.split('\n').filter((line) => line.startsWith('::'))).toHaveLength(6);
    expect(told(stage, pull, 'github-actions[bot]')).toEqual({ checks: {}, comments: [], labels: [] });
  });

  test('without what a runner gives it says so, and is no stack of calls', async () => {
    const child = spawn(process.execPath, ['dist/bot/apps/action/main.js', 'read', folder], {
      env: { PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const [status] = (await once(child, 'close')) as [number];
    expect(status).toBe(2);
    expect(out).toMatch(/^::error title=Apertura::Falta GITHUB_/);
  });
});
