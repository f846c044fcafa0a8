import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import { commitFiles, fork } from '../../../sandbox/seed.ts';
import { brokenLaws } from '../../workflows/laws.ts';
import { type Ran, READING, runAction } from '../action.cases.ts';
import { clientOf, NOW, type Stage, type StagedCase, stageCase, stageTown, told } from '../stage.ts';

const BOT = 'github-actions[bot]';
const NOTHING = { checks: {}, comments: [], labels: [] };
const workflows = readdirSync('.github/workflows').map((name) => ({
  path: name,
  text: readFileSync(join('.github/workflows', name), 'utf8'),
}));

let sandbox: Sandbox;
let stage: Stage;
let folder = '';

beforeEach(async () => {
  sandbox = await startSandbox({ now: () => new Date(NOW) });
  stage = await stageTown(sandbox);
  folder = await mkdtemp(join(tmpdir(), 'poisoned-'));
});

afterEach(async () => {
  const { deviations } = sandbox;
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
  expect(deviations).toEqual([]);
});

const run = async (command: 'read' | 'answer', number: number): Promise<Ran> =>
  await runAction(stage, folder, command, 'pull_request_target', { pull_request: { number } });

/** A judged pull request whose answer can be poisoned before it is carried out. */
async function answered(
  name = 'approval-by-stranger',
): Promise<StagedCase & { readonly answer: Record<string, unknown> }> {
  const it = await stageCase(stage, name);
  expect((await run('read', 1)).status).toBe(0);
  return {
    ...it,
    answer: JSON.parse(await readFile(join(folder, 'answers', '1.json'), 'utf8')) as Record<string, unknown>,
  };
}

async function poison(value: unknown, name = '1.json'): Promise<void> {
  await writeFile(join(folder, 'answers', name), typeof value === 'string' ? value : JSON.stringify(value));
}

describe('what a pull request brings', () => {
  test('A76 a privileged workflow never checks out the head', async () => {
    for (const workflow of workflows) expect(brokenLaws(workflow)).toEqual([]);
    const pwned = join(folder, 'pwned');
    const { pull } = await stageCase(stage, 'cell-corrected');
    const theirs = await fork(sandbox.world, stage.repository, sandbox.user('dora'));
    const scripts = { preinstall: `touch ${pwned}`, build: `touch ${pwned}` };
    await commitFiles(theirs, {
      branch: 'suyo',
      parent: 'main',
      files: {
        'package.json': JSON.stringify({ scripts }),
        '.github/workflows/review.yaml': 'on: pull_request_target\n',
      },
      message: 'Suyo',
    });
    const at = { owner: 'municipio', repo: 'datos' };
    const { data } = await clientOf(stage, 'dora').rest.pulls.create({
      ...at,
      title: 'Suyo',
      head: 'dora:suyo',
      base: 'main',
    });
    expect((await run('read', data.number)).status).toBe(0);
    expect((await run('answer', data.number)).status).toBe(0);
    expect(existsSync(pwned)).toBe(false);
    const theirPull = stage.repository.pulls.get(data.number) ?? pull;
    expect(told(stage, theirPull, BOT).checks['apertura/gobernanza (main)']?.conclusion).toBe('action_required');
  });

  test('A81 a run of another workflow is not carried on', async () => {
    const { pull } = await stageCase(stage, 'approval-by-stranger');
    const event = async (head: string): Promise<number> => {
      await runAction(stage, folder, 'read', 'workflow_run', {
        workflow_run: { head_sha: head, name: 'otra', conclusion: 'success', pull_requests: [{ number: 99 }] },
      });
      return readdirSync(join(folder, 'answers')).length;
    };
    // It says only at which commit to look: one of no open pull request is none, and of one, what is said is ours.
    expect(await event('c'.repeat(40))).toBe(0);
    expect(await event(pull.head.sha)).toBe(1);
    await run('answer', 1);
    expect(told(stage, pull, BOT).checks['apertura/gobernanza (main)']?.conclusion).toBe('action_required');
  });

  test('A82 no event text reaches a shell', () => {
    for (const workflow of workflows) expect(brokenLaws(workflow)).toEqual([]);
    const [review] = workflows.filter(({ path }) => path === 'review.yaml');
    const poisoned = (review?.text ?? '').replace(
      'run: npm run build',
      ['run: echo "$', '{{ github.event.pull_request.title }}"'].join(''),
    );
    expect(brokenLaws({ path: 'x', text: poisoned }).join()).toMatch(/stranger’s text/);
  });

  test('A84 every action is pinned by commit', () => {
    const uses = workflows.flatMap(({ text }) => [...text.matchAll(/uses: (\S+)/g)].map(([, name]) => name ?? ''));
    expect(uses.length).toBeGreaterThan(5);
    for (const name of uses) expect(name).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
  });
});

describe('the answer between the jobs', () => {
  test('A77 a report that does not fit its schema is refused', async () => {
    const { pull, answer } = await answered();
    const [check] = answer['intents'] as readonly Record<string, unknown>[];
    const lies: readonly unknown[] = [
      { ...answer, intents: [{ kind: 'merge' }] },
      { ...answer, intents: [{ ...check, conclusion: 'neutralised' }] },
      { ...answer, intents: [{ ...check, name: 'ci' }] },
      { ...answer, more: true },
      'no es JSON',
    ];
    for (const lie of lies) {
      await poison(lie);
      expect((await run('answer', 1)).status).toBe(1);
    }
    expect(told(stage, pull, BOT)).toEqual(NOTHING);
    await poison(answer);
    expect((await run('answer', 1)).status).toBe(0);
    expect(told(stage, pull, BOT).comments).toHaveLength(1);
  });

  test('A78 a report of another change is refused', async () => {
    const { pull, answer } = await answered();
    for (const lie of [
      { ...answer, head: 'c'.repeat(40) },
      { ...answer, branch: 'otra' },
      { ...answer, number: 2 },
    ]) {
      await poison(lie);
      expect((await run('answer', 1)).status).toBe(1);
    }
    // True when it was read, and of another commit when it is answered.
    await poison(answer);
    const head = await commitFiles(stage.repository, {
      branch: 'cambio',
      files: { 'docs/a.md': 'a' },
      message: 'Otro',
    });
    pull.head.sha = head;
    expect((await run('answer', 1)).out).toMatch(/another head/);
    expect(told(stage, pull, BOT)).toEqual(NOTHING);
  });

  test('A79 a poisoned archive writes nothing', async () => {
    const { pull, answer } = await answered();
    await rm(join(folder, 'answers', '1.json'));
    await symlink('/etc/passwd', join(folder, 'answers', '1.json'));
    await poison(answer, '..1.json');
    await poison('x'.repeat(6 * 1024 * 1024), '2.json');
    const { status, out } = await run('answer', 1);
    expect(status).toBe(1);
    expect(out).toMatch(/no regular file/);
    expect(out).toMatch(/too large/);
    expect(out).not.toMatch(/root:/);
    expect(told(stage, pull, BOT)).toEqual(NOTHING);
  });

  test('A80 a poisoned report mentions nobody', async () => {
    const { pull, answer } = await answered();
    const intents = answer['intents'] as readonly Record<string, unknown>[];
    const comment = intents.find(({ kind }) => kind === 'comment');
    const marker = '<!-- apertura:review -->';
    const crowd = Array.from({ length: 30 }, (_, at) => `@persona${at}`).join(' ');
    const bodies = [`${marker}\n${crowd}`, `${marker}\n<img src=x>`, `${marker}\n<!-- apertura:otra -->`, 'sin marca'];
    for (const body of bodies) {
      await poison({ ...answer, intents: [{ ...comment, body }] });
      const { status, out } = await run('answer', 1);
      expect(status).toBe(1);
      expect(
        out.split('\n').filter((line) => line.startsWith('::') && !line.startsWith('::error title=Apertura::')),
      ).toEqual([]);
    }
    expect(told(stage, pull, BOT)).toEqual(NOTHING);
  });

  test('A83 the reading job cannot write', async () => {
    const { pull } = await stageCase(stage, 'cell-corrected');
    const review = load(readFileSync('.github/workflows/review.yaml', 'utf8')) as {
      jobs: Record<string, { permissions: Record<string, string> }>;
    };
    expect(Object.values(review.jobs['read']?.permissions ?? {})).toEqual(['read', 'read', 'read']);
    expect(Object.keys(review.jobs['answer']?.permissions ?? {}).sort()).toEqual([
      'checks',
      'contents',
      'issues',
      'pull-requests',
    ]);
    const token = sandbox.tokenOf(sandbox.install(sandbox.actions, stage.organization), READING);
    const reader = new Octokit({
      auth: token,
      baseUrl: `${sandbox.url}/api/v3`,
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    const at = { owner: 'municipio', repo: 'datos' };
    const check = {
      ...at,
      name: 'apertura/gobernanza (main)',
      head_sha: pull.head.sha,
      conclusion: 'success' as const,
    };
    await expect(reader.rest.checks.create(check)).rejects.toMatchObject({ status: 403 });
    await expect(reader.rest.issues.createComment({ ...at, issue_number: 1, body: 'x' })).rejects.toMatchObject({
      status: 403,
    });
  });

  test('A85 a forged job does not merge without a code owner', async () => {
    const { pull } = await stageCase(stage, 'approval-by-stranger');
    const at = { owner: 'municipio', repo: 'datos' };
    await commitFiles(stage.repository, {
      branch: 'main',
      files: { '.github/CODEOWNERS': '* @gob-maria @gob-jose\n' },
      message: 'Dueños',
    });
    await clientOf(stage, 'admin-tic').rest.repos.createRepoRuleset({
      ...at,
      name: 'apertura: main',
      target: 'branch',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [
        {
          type: 'pull_request',
          parameters: {
            required_approving_review_count: 1,
            dismiss_stale_reviews_on_push: true,
            require_code_owner_review: true,
            require_last_push_approval: true,
            required_review_thread_resolution: false,
          },
        },
        {
          type: 'required_status_checks',
          parameters: {
            strict_required_status_checks_policy: false,
            required_status_checks: [{ context: 'apertura/gobernanza (main)', integration_id: sandbox.actions.id }],
          },
        },
      ],
    });
    // The job of a publisher’s own workflow: the same App, and so a check that counts as ours.
    const forged = sandbox.tokenOf(sandbox.install(sandbox.actions, stage.organization), {
      checks: 'write',
      contents: 'read',
    });
    const job = new Octokit({ auth: forged, baseUrl: `${sandbox.url}/api/v3` });
    await job.rest.checks.create({
      ...at,
      name: 'apertura/gobernanza (main)',
      head_sha: pull.head.sha,
      conclusion: 'success',
    });
    const merge = async (): Promise<unknown> =>
      await clientOf(stage, 'eje-raul').rest.pulls.merge({ ...at, pull_number: 1 });
    await expect(merge()).rejects.toMatchObject({ status: 405, message: expect.stringMatching(/code owner/i) });
    await clientOf(stage, 'gob-maria').rest.pulls.createReview({ ...at, pull_number: 1, event: 'APPROVE' });
    await merge();
  });
});

const quiet = (): void => undefined;
