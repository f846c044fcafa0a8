import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account, Installation, Permissions } from './account.ts';
import { ALL_OPERATIONS } from './api/all.ts';
import type { Repository } from './repository.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { commitFiles, createRepository } from './seed.ts';

let sandbox: Sandbox;
let town: Account;
let installation: Installation;
const made: Record<string, Repository> = {};

const GRANTED: Permissions = { contents: 'write', members: 'read', pull_requests: 'write' };

beforeAll(async () => {
  sandbox = await startSandbox();
  town = sandbox.organization('town');
  sandbox.organization('city');
  for (const name of ['open', 'secret', 'outside', 'shut', 'old'] as const) {
    const visibility = name === 'secret' || name === 'shut' ? 'private' : 'public';
    made[name] = await createRepository(sandbox.world, { owner: town, name, visibility });
    await commitFiles(made[name], { branch: 'main', files: { 'a.csv': 'a\n' }, message: 'one' });
  }
  repository('old').archived = true;
  const { app } = sandbox.app({ slug: 'apertura', permissions: GRANTED, events: [] });
  installation = sandbox.install(app, town, [repository('open'), repository('secret'), repository('old')]);
  town.members.set('root', { account: sandbox.user('root'), role: 'admin', state: 'active' });
  for (const [login, role] of [
    ['reader', 'read'],
    ['writer', 'write'],
  ] as const) {
    repository('secret').collaborators.set(login, { account: sandbox.user(login), role });
  }
});

afterAll(() => sandbox.stop());

function repository(name: string): Repository {
  const found = made[name];
  if (found === undefined) throw new Error(name);
  return found;
}

async function ask(method: string, path: string, token?: string, body?: object) {
  const response = await fetch(`${sandbox.url}/api/v3${path}`, {
    method,
    headers: token === undefined ? {} : { authorization: `token ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, message: text === '' ? '' : JSON.parse(text).message, headers: response.headers };
}

const ref = { ref: 'refs/heads/new', sha: '0'.repeat(40) };
const integration = 'Resource not accessible by integration';

describe('an installation', () => {
  const everything = undefined;
  it.each<readonly [string, Permissions | undefined, string, string, number]>([
    ['reads with the permission', everything, 'GET', '/repos/town/secret/contents/a.csv', 200],
    ['reads not without it', { pull_requests: 'read' }, 'GET', '/repos/town/secret/contents/a.csv', 403],
    ['reads what anybody may', { pull_requests: 'read' }, 'GET', '/repos/town/outside/contents/a.csv', 200],
    ['sees nothing private that is not its own', everything, 'GET', '/repos/town/shut/contents/a.csv', 404],
    ['writes not outside', everything, 'POST', '/repos/town/outside/git/refs', 403],
    ['writes not with the right to read', { contents: 'read' }, 'POST', '/repos/town/open/git/refs', 403],
    ['writes not with another right', { pull_requests: 'write' }, 'POST', '/repos/town/open/git/refs', 403],
    ['reaches the words of the operation with the right', everything, 'POST', '/repos/town/open/git/refs', 422],
    ['writes not to what is archived', everything, 'POST', '/repos/town/old/git/refs', 403],
    ['reads the members of its organisation', everything, 'GET', '/orgs/town/teams', 200],
    ['reads not those of another', everything, 'GET', '/orgs/city/teams', 403],
    ['reads no members without the permission', { contents: 'write' }, 'GET', '/orgs/town/teams', 403],
  ])('%s', async (_, permissions, method, path, status) => {
    const body = method === 'POST' ? ref : undefined;
    expect((await ask(method, path, sandbox.tokenOf(installation, permissions), body)).status).toBe(status);
  });

  it('is told which permission would have done', async () => {
    const token = sandbox.tokenOf(installation, { pull_requests: 'read' });
    const { message, headers } = await ask('GET', '/repos/town/open/contents/a.csv', token);
    expect([message, headers.get('x-accepted-github-permissions')]).toEqual([integration, 'contents=read']);
  });
});

describe('a person', () => {
  it.each<readonly [string | undefined, string, string, number]>([
    ['reader', 'GET', '/repos/town/secret/contents/a.csv', 200],
    ['reader', 'POST', '/repos/town/secret/git/refs', 403],
    ['writer', 'POST', '/repos/town/secret/git/refs', 422],
    ['stranger', 'GET', '/repos/town/secret/contents/a.csv', 404],
    ['stranger', 'POST', '/repos/town/secret/git/refs', 404],
    ['stranger', 'GET', '/repos/town/open/contents/a.csv', 200],
    ['stranger', 'POST', '/repos/town/open/git/refs', 403],
    ['root', 'POST', '/repos/town/open/git/refs', 422],
    ['root', 'POST', '/repos/town/old/git/refs', 403],
    [undefined, 'GET', '/repos/town/open/contents/a.csv', 200],
    [undefined, 'GET', '/repos/town/secret/contents/a.csv', 404],
    [undefined, 'POST', '/repos/town/open/git/refs', 401],
  ])('%s: %s %s is %i', async (login, method, path, status) => {
    const token = login === undefined ? undefined : sandbox.token(sandbox.user(login));
    expect((await ask(method, path, token, method === 'POST' ? ref : undefined)).status).toBe(status);
  });
});

describe('each operation that writes', () => {
  const writing = ALL_OPERATIONS.filter(({ method }) => method !== 'GET');
  const filled = (path: string): string =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ({ owner: 'town', repo: 'open', org: 'town' })[name] ?? '1');

  it.each(writing.map(({ id, method, path, needs }) => [id, method, path, needs] as const))(
    'refuses whoever has no token, and apps without the right: %s',
    async (_, method, path, needs) => {
      expect([401, 403, 404]).toContain((await ask(method, filled(path), undefined, {})).status);
      if (needs.permission === undefined) return;
      const token = sandbox.tokenOf(installation, {});
      expect(await ask(method, filled(path), token, {})).toMatchObject({ status: 403, message: integration });
    },
  );
});
