import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '../account.ts';
import type { Repository } from '../repository.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { commitFiles, createRepository, fork } from '../seed.ts';
import type { Event } from '../webhooks/outbox.ts';
import { type Clone, cloneOf } from './client.cases.ts';
import { afterPush } from './push.ts';
import { tipOf } from './refs.ts';

let sandbox: Sandbox;
let ana: Account;
let repository: Repository;
let clones: Clone[];
let events: Event[];
let octokit: Octokit;

beforeEach(async () => {
  sandbox = await startSandbox();
  ana = sandbox.user('ana');
  const town = sandbox.organization('town');
  repository = await createRepository(sandbox.world, { owner: town, name: 'data' });
  repository.collaborators.set('ana', { account: ana, role: 'write' });
  await commitFiles(repository, { branch: 'main', files: { 'a.csv': 'x\n1\n', 'b.csv': 'x\n' }, message: 'Begin' });
  octokit = new Octokit({ baseUrl: `${sandbox.url}/api/v3`, auth: sandbox.token(ana) });
  events = [];
  // What is told is held against GitHub's description where somebody hears it.
  const { app } = sandbox.app({
    slug: 'ear',
    permissions: { contents: 'read', pull_requests: 'read' },
    events: ['push', 'create', 'delete', 'pull_request'],
    hook: { url: 'http://127.0.0.1:9/', secret: 's' },
  });
  sandbox.install(app, town);
  sandbox.world.outbox.listen((event) => events.push(event));
  clones = [];
});

afterEach(async () => {
  await sandbox.outbox.idle();
  for (const clone of clones) await clone.remove();
  await sandbox.stop();
  expect(sandbox.deviations).toEqual([]);
});

async function clone(of = repository): Promise<Clone> {
  const made = await cloneOf(sandbox, of, sandbox.token(ana));
  clones.push(made);
  return made;
}

const names = (): readonly string[] =>
  events.map(({ name, action }) => (action === undefined ? name : `${name}.${action}`));
const payloads = (name: string): readonly Readonly<Record<string, unknown>>[] =>
  events.filter((event) => event.name === name).map(({ payload }) => payload);
const open = async (head: string): Promise<number> =>
  (await octokit.rest.pulls.create({ owner: 'town', repo: 'data', title: 'Change', head, base: 'main' })).data.number;

it('tells of a branch that comes, moves and goes', async () => {
  const { git, commit } = await clone();
  const first = await commit({ 'c.csv': 'x\n', 'a.csv': 'x\n2\n' });
  await git('push', 'origin', 'HEAD:topic');
  await git('rm', '--quiet', 'b.csv');
  const second = await commit({}, 'Away');
  await git('push', 'origin', 'HEAD:topic');
  await git('push', 'origin', ':topic');
  expect(names()).toEqual(['create', 'push', 'push', 'delete', 'push']);
  expect(payloads('create')[0]).toMatchObject({ ref: 'topic', ref_type: 'branch', master_branch: 'main' });
  const [come, move, go] = payloads('push');
  const none = '0'.repeat(40);
  expect(come).toMatchObject({ ref: 'refs/heads/topic', before: none, after: first, created: true, forced: false });
  expect(come).toMatchObject({
    commits: [{ id: first, distinct: true, added: ['c.csv'], modified: ['a.csv'], removed: [] }],
  });
  expect(move).toMatchObject({ before: first, after: second, head_commit: { id: second, removed: ['b.csv'] } });
  expect(go).toMatchObject({ before: second, after: none, deleted: true, head_commit: null, commits: [] });
  expect(go?.['pusher']).toMatchObject({ name: 'ana' });
});

it('says of commits that another branch has that they are not distinct, and of tags which commit they mean', async () => {
  const { git, commit } = await clone();
  const sha = await commit({ 'c.csv': 'x\n' });
  await git('push', 'origin', 'HEAD:topic');
  await git('push', 'origin', 'HEAD:main');
  await git('tag', '-a', 'v1', '-m', 'First');
  await git('push', 'origin', 'v1');
  const [, main, tag] = payloads('push');
  expect(main).toMatchObject({ commits: [{ id: sha, distinct: false }] });
  expect(tag).toMatchObject({ ref: 'refs/tags/v1', head_commit: { id: sha }, commits: [] });
  expect(payloads('create')[1]).toMatchObject({ ref: 'v1', ref_type: 'tag' });
});

it('moves the heads of open pulls before the pusher hears that it is done', async () => {
  const { git, commit } = await clone();
  await commit({ 'c.csv': 'x\n' });
  await git('push', 'origin', 'HEAD:topic');
  const number = await open('topic');
  const pull = repository.pulls.get(number);
  const before = pull?.head.sha;
  const after = await commit({ 'c.csv': 'x\n1\n' });
  await git('push', 'origin', 'HEAD:topic');
  expect(pull?.head.sha).toBe(after);
  expect(await tipOf(repository, `refs/pull/${number}/head`)).toBe(after);
  const told = events.find(({ action }) => action === 'synchronize')?.payload;
  expect(told).toMatchObject({ before, after, pull_request: { head: { sha: after } } });
});

it('says when a branch was forced, and moves the pull all the same', async () => {
  const { git, commit } = await clone();
  await commit({ 'c.csv': 'x\n' });
  await git('push', 'origin', 'HEAD:topic');
  const number = await open('topic');
  await git('reset', '--quiet', '--hard', 'origin/main');
  const after = await commit({ 'd.csv': 'x\n' });
  await git('push', '--force', 'origin', 'HEAD:topic');
  expect(payloads('push').at(-1)).toMatchObject({ forced: true, after });
  expect(repository.pulls.get(number)?.head.sha).toBe(after);
});

it('brings what is pushed to a fork where the pull is', async () => {
  const made = await fork(sandbox.world, repository, ana);
  const { git, commit } = await clone(made);
  await commit({ 'c.csv': 'x\n' });
  await git('push', 'origin', 'HEAD:topic');
  const number = await open('ana:topic');
  const after = await commit({ 'c.csv': 'x\n1\n' });
  await git('push', 'origin', 'HEAD:topic');
  expect(await tipOf(repository, `refs/pull/${number}/head`)).toBe(after);
  expect(repository.pulls.get(number)?.head.sha).toBe(after);
});

it('lets the base of open pulls follow the base branch', async () => {
  const { git, commit } = await clone();
  await commit({ 'c.csv': 'x\n' });
  await git('push', 'origin', 'HEAD:topic');
  const number = await open('topic');
  await git('reset', '--quiet', '--hard', 'origin/main');
  const base = await commit({ 'd.csv': 'x\n' });
  await git('push', 'origin', 'HEAD:main');
  expect(repository.pulls.get(number)?.base.sha).toBe(base);
});

it('closes pulls whose head is taken away, and leaves the commit to be read', async () => {
  const { git, commit } = await clone();
  const sha = await commit({ 'c.csv': 'x\n' });
  await git('push', 'origin', 'HEAD:topic');
  const number = await open('topic');
  await git('push', 'origin', ':topic');
  expect(repository.pulls.get(number)?.issue.state).toBe('closed');
  expect(await tipOf(repository, `refs/pull/${number}/head`)).toBe(sha);
  expect(names()).toContain('pull_request.closed');
});

it('counts the last of two pushes, whichever is followed up first', async () => {
  const { git, commit } = await clone();
  const first = await commit({ 'c.csv': 'x\n' });
  await git('push', 'origin', 'HEAD:topic');
  const number = await open('topic');
  const ref = 'refs/heads/topic';
  const second = await commitFiles(repository, { branch: 'topic', files: { 'c.csv': '2' }, message: 'Second' });
  const third = await commitFiles(repository, { branch: 'topic', files: { 'c.csv': '3' }, message: 'Third' });
  await Promise.all([
    afterPush(sandbox.world, repository, ana, [{ ref, before: second, after: third }]),
    afterPush(sandbox.world, repository, ana, [{ ref, before: first, after: second }]),
  ]);
  expect(repository.pulls.get(number)?.head.sha).toBe(third);
  expect(names().filter((name) => name === 'pull_request.synchronize')).toHaveLength(1);
});

it('tells nothing of refs that are neither branches nor tags', async () => {
  const { git, commit } = await clone();
  const sha = await commit({ 'c.csv': 'x\n' });
  expect((await git('push', 'origin', 'HEAD:refs/notes/commits')).status).toBe(0);
  expect(await tipOf(repository, 'refs/notes/commits')).toBe(sha);
  expect(names()).toEqual([]);
});
