import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account } from '../account.ts';
import { git } from '../git/run.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { repositoryOf } from '../world.ts';

let sandbox: Sandbox;
let ana: Account;
let town: Account;
let octokit: Octokit;
let events: string[];

beforeEach(async () => {
  sandbox = await startSandbox();
  ana = sandbox.user('ana');
  town = sandbox.organization('town');
  town.members.set('ana', { account: ana, role: 'admin', state: 'active' });
  octokit = new Octokit({ baseUrl: `${sandbox.url}/api/v3`, auth: sandbox.token(ana) });
  events = [];
  const order = { permissions: { administration: 'write', metadata: 'read' }, events: ['repository', 'fork'] } as const;
  const { app } = sandbox.app({ slug: 'ear', ...order, hook: { url: 'http://127.0.0.1:9/', secret: 's' } });
  sandbox.install(app, town);
  sandbox.world.outbox.listen(({ name, action }) => events.push(action === undefined ? name : `${name}.${action}`));
});

afterEach(async () => {
  await sandbox.outbox.idle();
  await sandbox.stop();
  expect(sandbox.deviations).toEqual([]);
});

/** The status of what is refused, and its words. */
const refusal = async (asked: Promise<unknown>): Promise<readonly [number, string]> =>
  await asked.then(
    () => [200, ''] as const,
    (error: { status: number; message: string }) => [error.status, error.message] as const,
  );

it('makes repositories of an organisation and of a person', async () => {
  const { data } = await octokit.rest.repos.createInOrg({ org: 'town', name: 'data', auto_init: true });
  expect(data).toMatchObject({ full_name: 'town/data', default_branch: 'main', private: false });
  expect((await octokit.rest.repos.listCommits({ owner: 'town', repo: 'data' })).data).toHaveLength(1);
  await octokit.rest.repos.createForAuthenticatedUser({ name: 'mine', private: true });
  const own = await octokit.rest.repos.get({ owner: 'ana', repo: 'mine' });
  expect(own.data).toMatchObject({ visibility: 'private', permissions: { admin: true } });
  expect(events).toEqual(['repository.created', 'repository.created']);
  expect((await refusal(octokit.rest.repos.createInOrg({ org: 'town', name: 'DATA' })))[0]).toBe(422);
  expect((await refusal(octokit.rest.repos.createInOrg({ org: 'town', name: '..' })))[0]).toBe(422);
  town.members.delete('ana');
  expect((await refusal(octokit.rest.repos.createInOrg({ org: 'town', name: 'other' })))[0]).toBe(403);
});

it('changes the default branch where it is there, in git too', async () => {
  const repo = { owner: 'town', repo: 'data' };
  await octokit.rest.repos.createInOrg({ org: 'town', name: 'data', auto_init: true });
  const missing = await refusal(octokit.rest.repos.update({ ...repo, default_branch: 'next' }));
  expect(missing).toEqual([422, expect.stringContaining('The branch next was not found')]);
  const { data } = await octokit.rest.git.getRef({ ...repo, ref: 'heads/main' });
  await octokit.rest.git.createRef({ ...repo, ref: 'refs/heads/next', sha: data.object.sha });
  await octokit.rest.repos.update({ ...repo, default_branch: 'next', delete_branch_on_merge: true });
  const repository = repositoryOf(sandbox.world, 'town/data');
  expect(await git(repository?.folder ?? '', ['symbolic-ref', 'HEAD'])).toBe('refs/heads/next');
  expect((await octokit.rest.repos.get(repo)).data).toMatchObject({
    default_branch: 'next',
    delete_branch_on_merge: true,
  });
});

it('hides what is made private, and lets nothing be written to what is archived', async () => {
  const repo = { owner: 'town', repo: 'data' };
  await octokit.rest.repos.createInOrg({ org: 'town', name: 'data', auto_init: true });
  const stranger = new Octokit({ baseUrl: `${sandbox.url}/api/v3`, auth: sandbox.token(sandbox.user('eva')) });
  expect((await refusal(stranger.rest.repos.update({ ...repo, archived: true })))[0]).toBe(403);
  await octokit.rest.repos.update({ ...repo, visibility: 'private' });
  expect((await refusal(stranger.rest.repos.get(repo)))[0]).toBe(404);
  await octokit.rest.repos.update({ ...repo, archived: true });
  const content = Buffer.from('x').toString('base64');
  const written = octokit.rest.repos.createOrUpdateFileContents({ ...repo, path: 'x', message: 'x', content });
  expect((await refusal(written))[0]).toBe(403);
  expect((await refusal(octokit.rest.repos.update({ ...repo, description: 'x' })))[0]).toBe(403);
  await octokit.rest.repos.update({ ...repo, archived: false });
  expect(events.slice(1)).toEqual(['repository.privatized', 'repository.archived', 'repository.unarchived']);
});

it('makes one fork for each, and loses it', async () => {
  const repo = { owner: 'town', repo: 'data' };
  await octokit.rest.repos.createInOrg({ org: 'town', name: 'data', auto_init: true });
  const eva = new Octokit({ baseUrl: `${sandbox.url}/api/v3`, auth: sandbox.token(sandbox.user('eva')) });
  expect((await eva.rest.repos.createFork(repo)).data).toMatchObject({ full_name: 'eva/data', fork: true });
  expect((await eva.rest.repos.createFork(repo)).data).toMatchObject({ full_name: 'eva/data' });
  const mine = { owner: 'eva', repo: 'data' };
  expect((await eva.rest.repos.get(mine)).data.parent?.full_name).toBe('town/data');
  expect((await eva.rest.repos.listForks(repo)).data.map(({ full_name }) => full_name)).toEqual(['eva/data']);
  const content = Buffer.from('x').toString('base64');
  await eva.rest.repos.createOrUpdateFileContents({ ...mine, path: 'x', message: 'x', content });
  const compared = await octokit.rest.repos.compareCommitsWithBasehead({ ...repo, basehead: 'main...eva:main' });
  expect(compared.data).toMatchObject({ status: 'ahead', ahead_by: 1, files: [{ filename: 'x', status: 'added' }] });
  const pull = await eva.rest.pulls.create({ ...repo, title: 'x', head: 'eva:main', base: 'main' });
  expect((await refusal(octokit.rest.repos.delete(repo)))[0]).toBe(403);
  await eva.rest.repos.delete(mine);
  expect((await refusal(eva.rest.repos.get(mine)))[0]).toBe(404);
  const kept = repositoryOf(sandbox.world, 'town/data')?.pulls.get(pull.data.number);
  expect(kept?.head.repository).toBeUndefined();
  expect(events.filter((name) => name !== 'push' && !name.startsWith('pull'))).toEqual([
    'repository.created',
    'fork',
    'repository.deleted',
  ]);
});
