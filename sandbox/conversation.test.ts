import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gitEnvironment } from './git/run.ts';
import type { Repository } from './repository.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { commitFiles, createRepository, fork } from './seed.ts';

const run = promisify(execFile);

let sandbox: Sandbox;
let repository: Repository;

/** GitHub's client for a person. */
function as(login: string): Octokit {
  return new Octokit({ auth: sandbox.token(sandbox.user(login)), baseUrl: `${sandbox.url}/api/v3`, log: QUIET });
}

const silent = (): void => undefined;
const QUIET = { debug: silent, info: silent, warn: silent, error: silent };
const AT = { owner: 'municipio', repo: 'datos' };

beforeEach(async () => {
  sandbox = await startSandbox();
  const organization = sandbox.organization('municipio');
  for (const [login, role] of [
    ['ana', 'admin'],
    ['beto', 'member'],
    ['carla', 'member'],
  ] as const) {
    organization.members.set(login, { account: sandbox.user(login), role, state: 'active' });
  }
  repository = await createRepository(sandbox.world, { owner: organization, name: 'datos' });
  for (const login of ['beto', 'carla']) {
    repository.collaborators.set(login, { account: sandbox.user(login), role: 'write' });
  }
  await commitFiles(repository, {
    branch: 'main',
    files: { 'a.csv': 'id\n1\n', 'README.md': '# Datos\n' },
    message: 'Primera',
  });
});

afterEach(async () => {
  const { deviations } = sandbox;
  await sandbox.stop();
  expect(deviations).toEqual([]);
});

/** A pull request of beto's with one more row. */
async function proposed(branch = 'cambio'): Promise<{ readonly number: number; readonly head: string }> {
  const head = await commitFiles(repository, {
    branch,
    parent: 'main',
    files: { 'a.csv': 'id\n1\n2\n' },
    message: 'Otra',
  });
  const { data } = await as('beto').rest.pulls.create({
    ...AT,
    title: 'Agrega',
    head: branch,
    base: 'main',
    body: 'Datos',
  });
  return { number: data.number, head };
}

describe('a pull request', () => {
  test('is opened, told, listed, with its files and commits', async () => {
    const { number, head } = await proposed();
    const { data } = await as('ana').rest.pulls.get({ ...AT, pull_number: number });
    expect(data).toMatchObject({
      number: 1,
      state: 'open',
      mergeable: true,
      mergeable_state: 'clean',
      changed_files: 1,
    });
    expect(data.head.sha).toBe(head);
    const files = await as('ana').rest.pulls.listFiles({ ...AT, pull_number: number });
    expect(files.data.map(({ filename, status }) => [filename, status])).toEqual([['a.csv', 'modified']]);
    const commits = await as('ana').rest.pulls.listCommits({ ...AT, pull_number: number });
    expect(commits.data.map(({ sha }) => sha)).toEqual([head]);
    expect((await as('ana').rest.pulls.list(AT)).data).toHaveLength(1);
    await expect(proposed()).rejects.toMatchObject({ status: 422 });
  });

  test('is not approved by its author; an approval names its commit', async () => {
    const { number, head } = await proposed();
    const approve = { ...AT, pull_number: number, event: 'APPROVE' as const };
    await expect(as('beto').rest.pulls.createReview(approve)).rejects.toMatchObject({ status: 422 });
    const { data } = await as('carla').rest.pulls.createReview(approve);
    expect(data).toMatchObject({ state: 'APPROVED', commit_id: head });
    await as('ana').rest.pulls.dismissReview({ ...AT, pull_number: number, review_id: data.id, message: 'no' });
    const { data: reviews } = await as('ana').rest.pulls.listReviews({ ...AT, pull_number: number });
    expect(reviews.map(({ state }) => state)).toEqual(['DISMISSED']);
  });

  test('is merged only at the head that is expected, and the base moves', async () => {
    const { number, head } = await proposed();
    const merge = { ...AT, pull_number: number };
    await expect(as('ana').rest.pulls.merge({ ...merge, sha: '0'.repeat(40) })).rejects.toMatchObject({ status: 409 });
    const { data } = await as('ana').rest.pulls.merge({ ...merge, sha: head, merge_method: 'squash' });
    expect(data.merged).toBe(true);
    const { data: ref } = await as('ana').rest.git.getRef({ ...AT, ref: 'heads/main' });
    expect(ref.object.sha).toBe(data.sha);
    await expect(as('ana').rest.pulls.merge(merge)).rejects.toMatchObject({ status: 405 });
  });

  test('is not merged while a required check is missing or is another app’s', async () => {
    const { app } = sandbox.app({ slug: 'apertura', permissions: { checks: 'write' }, events: [] });
    const installation = sandbox.install(app, repository.owner);
    await as('ana').request('POST /repos/{owner}/{repo}/rulesets', {
      ...AT,
      name: 'main',
      target: 'branch',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [
        {
          type: 'required_status_checks',
          parameters: {
            required_status_checks: [{ context: 'apertura', integration_id: app.id }],
            strict_required_status_checks_policy: false,
          },
        },
      ],
    });
    const { number, head } = await proposed();
    const merge = { ...AT, pull_number: number };
    const forger = sandbox.install(
      sandbox.app({ slug: 'otra', permissions: { checks: 'write' }, events: [] }).app,
      repository.owner,
    );
    const check = { ...AT, name: 'apertura', head_sha: head, conclusion: 'success' as const };
    const by = (token: string): Octokit => new Octokit({ auth: token, baseUrl: `${sandbox.url}/api/v3`, log: QUIET });
    await by(sandbox.tokenOf(forger)).rest.checks.create(check);
    await expect(as('ana').rest.pulls.merge(merge)).rejects.toMatchObject({
      status: 405,
      message: expect.stringContaining('expected'),
    });
    const { data } = await by(sandbox.tokenOf(installation)).rest.checks.create(check);
    await expect(
      by(sandbox.tokenOf(forger)).rest.checks.update({ ...AT, check_run_id: data.id, conclusion: 'failure' }),
    ).rejects.toMatchObject({ status: 403 });
    expect((await as('ana').rest.pulls.merge(merge)).data.merged).toBe(true);
  });
});

describe('git over HTTP', () => {
  test('a clone, a push that moves a pull, and a push without rights', async () => {
    const { number } = await proposed();
    const folder = await mkdtemp(join(tmpdir(), 'clone-'));
    try {
      const url = (login: string): string =>
        `http://${login}:${sandbox.token(sandbox.user(login))}@${sandbox.url.slice('http://'.length)}/municipio/datos.git`;
      const git = async (...args: readonly string[]): Promise<string> =>
        (await run('git', ['-C', folder, ...args], { env: gitEnvironment() })).stdout.trim();
      await git('clone', '--quiet', '--branch', 'cambio', url('beto'), '.');
      await writeFile(join(folder, 'a.csv'), 'id\n1\n2\n3\n');
      await git('commit', '--quiet', '--all', '--message', 'Y otra');
      await git('push', '--quiet', 'origin', 'HEAD:cambio');
      const head = await git('rev-parse', 'HEAD');
      expect((await as('ana').rest.pulls.get({ ...AT, pull_number: number })).data.head.sha).toBe(head);
      expect(await git('ls-remote', url('beto'), `refs/pull/${number}/head`)).toContain(head);
      await expect(git('push', url('dora'), 'HEAD:otra')).rejects.toThrow(/403|denied/);
      await expect(git('push', url('beto'), 'HEAD:refs/pull/1/head')).rejects.toThrow(/hidden ref|declined|deny/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('a branch with rules takes no push that breaks them, and nothing lands', async () => {
    const { data: made } = await as('ana').request('POST /repos/{owner}/{repo}/rulesets', {
      ...AT,
      name: 'main',
      target: 'branch',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
    });
    const folder = await mkdtemp(join(tmpdir(), 'clone-'));
    try {
      const secret = sandbox.token(sandbox.user('ana'));
      const url = `http://ana:${secret}@${sandbox.url.slice('http://'.length)}/municipio/datos.git`;
      const git = async (...args: readonly string[]): Promise<string> =>
        (await run('git', ['-C', folder, ...args], { env: gitEnvironment() })).stdout.trim();
      await git('clone', '--quiet', url, '.');
      const before = await git('rev-parse', 'HEAD');
      await git('commit', '--quiet', '--amend', '--message', 'Otra historia');
      await expect(git('push', '--force', 'origin', 'HEAD:main')).rejects.toThrow(/GH013.*force-push/s);
      await expect(git('push', 'origin', ':main')).rejects.toThrow(/GH013|deletion of the current branch/);
      expect(await git('ls-remote', 'origin', 'refs/heads/main')).toContain(before);
      await as('ana').request('DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}', { ...AT, ruleset_id: made.id });
      await git('push', '--quiet', '--force', 'origin', 'HEAD:main');
      expect(await git('ls-remote', 'origin', 'refs/heads/main')).not.toContain(before);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('a fork’s pull has its head among the base’s refs', async () => {
    const theirs = await fork(sandbox.world, repository, sandbox.user('dora'));
    const head = await commitFiles(theirs, {
      branch: 'suyo',
      parent: 'main',
      files: { 'b.csv': 'id\n' },
      message: 'De fuera',
    });
    const { data } = await as('dora').rest.pulls.create({ ...AT, title: 'De fuera', head: 'dora:suyo', base: 'main' });
    expect(data.head.repo?.full_name).toBe('dora/datos');
    expect((await as('dora').rest.pulls.listCommits({ ...AT, pull_number: data.number })).data[0]?.sha).toBe(head);
  });
});

describe('the conversation', () => {
  test('comments, labels and reactions are there once, and are taken away', async () => {
    const { number } = await proposed();
    const at = { ...AT, issue_number: number };
    const { data: comment } = await as('carla').rest.issues.createComment({ ...at, body: 'Hola' });
    await as('carla').rest.issues.updateComment({ ...AT, comment_id: comment.id, body: 'Adiós' });
    await as('ana').rest.reactions.createForIssueComment({ ...AT, comment_id: comment.id, content: 'eyes' });
    await as('ana').rest.reactions.createForIssueComment({ ...AT, comment_id: comment.id, content: 'eyes' });
    const { data: comments } = await as('ana').rest.issues.listComments(at);
    expect(comments.map(({ body, reactions }) => [body, reactions?.eyes])).toEqual([['Adiós', 1]]);
    await as('ana').rest.issues.addLabels({ ...at, labels: ['impacto: adición'] });
    await as('ana').rest.issues.removeLabel({ ...at, name: 'impacto: adición' });
    await expect(as('ana').rest.issues.removeLabel({ ...at, name: 'impacto: adición' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      as('dora').rest.issues.updateComment({ ...AT, comment_id: comment.id, body: 'x' }),
    ).rejects.toMatchObject({ status: 403 });
    await expect(as('ana').rest.issues.createComment({ ...at, body: 'x'.repeat(65_537) })).rejects.toMatchObject({
      status: 422,
    });
  });

  test('reviewers are collaborators, and never the author', async () => {
    const { number } = await proposed();
    const ask = async (login: string): Promise<unknown> =>
      await as('ana').rest.pulls.requestReviewers({ ...AT, pull_number: number, reviewers: [login] });
    await ask('carla');
    sandbox.user('dora');
    await expect(ask('dora')).rejects.toMatchObject({ status: 422 });
    await expect(ask('beto')).rejects.toMatchObject({ status: 422 });
    const { data } = await as('ana').rest.pulls.get({ ...AT, pull_number: number });
    expect(data.requested_reviewers?.map(({ login }) => login)).toEqual(['carla']);
  });
});
