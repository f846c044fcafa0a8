import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account, App, Installation } from './account.ts';
import { suspend, uninstall } from './installing.ts';
import type { Repository } from './repository.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { createRepository } from './seed.ts';
import { clientIdOf } from './show/app.ts';

let sandbox: Sandbox;
let town: Account;
let app: App;
let privateKey: string;
let installation: Installation;
let open: Repository;
let secret: Repository;
/** How far the sandbox's clock is ahead. Milliseconds. */
let ahead = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => new Date(Date.now() + ahead) });
  town = sandbox.organization('town');
  ({ app, privateKey } = sandbox.app({
    slug: 'apertura',
    permissions: { contents: 'read', checks: 'write' },
    events: [],
  }));
  installation = sandbox.install(app, town);
  open = await createRepository(sandbox.world, { owner: town, name: 'open' });
  secret = await createRepository(sandbox.world, { owner: town, name: 'secret', visibility: 'private' });
});

beforeEach(() => {
  ahead = 0;
});

afterAll(() => sandbox.stop());

const now = (): number => Math.floor(Date.now() / 1000);
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

interface Claims {
  readonly iss?: unknown;
  readonly iat?: unknown;
  readonly exp?: unknown;
}

function jwt(claims: Claims = {}, key = privateKey, header: object = { alg: 'RS256', typ: 'JWT' }): string {
  const body = `${encoded(header)}.${encoded({ iss: app.id, iat: now() - 30, exp: now() + 300, ...claims })}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(key, 'base64url')}`;
}

async function ask(path: string, token?: string, init: RequestInit = {}) {
  const response = await fetch(`${sandbox.url}/api/v3${path}`, {
    ...init,
    headers: { ...init.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

async function messageOf(path: string, token?: string): Promise<string> {
  const { status, body } = await ask(path, token);
  return `${status} ${body.message ?? ''}`;
}

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs1',
  format: 'pem',
});

describe('the JWT of an app', () => {
  it('is taken by number or by client id', async () => {
    for (const iss of [app.id, String(app.id), clientIdOf(app)]) {
      expect((await ask('/app', jwt({ iss }))).body).toMatchObject({ id: app.id, slug: 'apertura' });
    }
  });

  const undecoded = '401 A JSON web token could not be decoded';
  const wrongExpiry =
    "401 'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  const wrongIssue =
    "401 'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  it.each<readonly [string, () => string, string]>([
    ['expired', () => jwt({ exp: now() - 1 }), wrongExpiry],
    ['too long', () => jwt({ exp: now() + 3600 }), "401 'Expiration time' claim ('exp') is too far in the future"],
    ['without an end', () => jwt({ exp: undefined }), wrongExpiry],
    ['from the future', () => jwt({ iat: now() + 300 }), wrongIssue],
    ['of a broken second', () => jwt({ iat: now() - 30.5 }), wrongIssue],
    ['of nobody', () => jwt({ iss: 1 }), '401 Integration not found'],
    ['of the app for workflows, which has no key', () => jwt({ iss: sandbox.actions.id }), '401 Integration not found'],
    ['with a stranger’s key', () => jwt({}, String(stranger)), undecoded],
    ['of another app', () => jwt({ iss: sandbox.app({ slug: 'o', permissions: {}, events: [] }).app.id }), undecoded],
    ['unsigned', () => `${encoded({ alg: 'none' })}.${jwt().split('.')[1]}.`, undecoded],
    [
      'whose claims were changed',
      () => jwt().replace(/\.[^.]+\./, `.${encoded({ iss: app.id, iat: now(), exp: now() + 9 })}.`),
      undecoded,
    ],
    ['that is none', () => 'a.b.c', undecoded],
  ])('is refused when %s', async (_, token, message) => {
    expect(await messageOf('/app', token())).toBe(message);
  });

  it('is not taken when signed with the public key as a shared secret', async () => {
    const body = `${encoded({ alg: 'HS256' })}.${encoded({ iss: app.id, iat: now(), exp: now() + 9 })}`;
    const forged = `${body}.${createHmac('sha256', app.publicKey ?? '')
      .update(body)
      .digest('base64url')}`;
    expect(await messageOf('/app', forged)).toBe(undecoded);
  });

  it('is good for the app alone, and the app for nothing else', async () => {
    expect(await messageOf('/installation/repositories', jwt())).toMatch(/^403 /);
    expect(await messageOf('/app', sandbox.tokenOf(installation))).toMatch(/^401 /);
    expect(await messageOf('/app', sandbox.token(sandbox.user('ana')))).toMatch(/^401 /);
    expect(await messageOf('/app')).toMatch(/^401 /);
  });

  it('is mended by octokit when the clocks differ', async () => {
    ahead = 3_600_000;
    const octokit = new Octokit({
      baseUrl: `${sandbox.url}/api/v3`,
      authStrategy: createAppAuth,
      auth: { appId: app.id, privateKey },
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    expect((await octokit.rest.apps.getAuthenticated()).data?.slug).toBe('apertura');
  });
});

describe('the token of an installation', () => {
  const make = (body: object, token = jwt(), id = installation.id) =>
    ask(`/app/installations/${id}/access_tokens`, token, { method: 'POST', body: JSON.stringify(body) });
  const reached = async (token: string): Promise<readonly string[]> =>
    (await ask('/installation/repositories', token)).body.repositories.map((each: { name: string }) => each.name);

  it('has everything that was granted, unless less is asked for', async () => {
    const whole = await make({});
    expect(whole).toMatchObject({
      status: 201,
      body: { permissions: { metadata: 'read', contents: 'read', checks: 'write' }, repository_selection: 'all' },
    });
    expect(await reached(whole.body.token)).toEqual(['open', 'secret']);
    const less = await make({ repositories: ['open'], permissions: { checks: 'read' } });
    expect(less.body).toMatchObject({ permissions: { checks: 'read' }, repository_selection: 'selected' });
    expect(less.body.permissions).not.toHaveProperty('contents');
    expect(await reached(less.body.token)).toEqual(['open']);
    const byNumber = await make({ repository_ids: [secret.id] });
    expect(await reached(byNumber.body.token)).toEqual(['secret']);
  });

  it.each<readonly [string, object, RegExp]>([
    ['a permission that the app lacks', { permissions: { issues: 'read' } }, /permissions requested are not granted/],
    ['more of a permission', { permissions: { contents: 'write' } }, /permissions requested are not granted/],
    ['a permission that does not exist', { permissions: { contents: 'all' } }, /Invalid request/],
    ['a repository that is not there', { repositories: ['none'] }, /repository that does not exist/],
    ['a repository of somebody else', { repository_ids: [1] }, /repository that does not exist/],
    ['a list that is none', { repositories: 'open' }, /Invalid request/],
  ])('is not made for %s', async (_, body, message) => {
    const { status, body: answer } = await make(body);
    expect([status, answer.status]).toEqual([422, '422']);
    expect(answer.message).toMatch(message);
  });

  it('is made by nobody but its app', async () => {
    const other = sandbox.app({ slug: 'other', permissions: {}, events: [] });
    expect((await make({}, jwt({ iss: other.app.id }, other.privateKey))).status).toBe(404);
    expect((await make({}, sandbox.tokenOf(installation))).status).toBe(401);
    expect((await make({}, jwt(), 1)).status).toBe(404);
  });

  it('ends after an hour, when revoked, when suspended and when the app is taken away', async () => {
    const state = async (token: string): Promise<number> => (await ask('/installation/repositories', token)).status;
    const token = sandbox.tokenOf(installation);
    ahead = 3_599_000;
    expect(await state(token)).toBe(200);
    ahead = 3_601_000;
    expect(await messageOf('/installation/repositories', token)).toBe('401 Bad credentials');
    ahead = 0;
    const revoked = sandbox.tokenOf(installation);
    expect((await ask('/installation/token', revoked, { method: 'DELETE' })).status).toBe(204);
    expect(await state(revoked)).toBe(401);
    const brief = sandbox.install(app, sandbox.user('ana'));
    const last = sandbox.tokenOf(brief);
    suspend(sandbox.world, brief);
    expect(await messageOf('/installation/repositories', last)).toBe('403 This installation has been suspended');
    expect((await make({}, jwt(), brief.id)).status).toBe(403);
    suspend(sandbox.world, brief, false);
    expect(await state(last)).toBe(200);
    uninstall(sandbox.world, brief);
    expect(await state(last)).toBe(401);
  });

  it('is found by repository, organisation and person', async () => {
    const paths = ['/repos/town/open/installation', '/orgs/town/installation', '/users/town/installation'];
    for (const path of paths) expect((await ask(path, jwt())).body.id).toBe(installation.id);
    expect((await ask('/repos/town/none/installation', jwt())).status).toBe(404);
    expect((await ask('/orgs/nowhere/installation', jwt())).status).toBe(404);
  });
});

describe('a personal token', () => {
  it('says who somebody is, as token and as bearer', async () => {
    const token = sandbox.token(sandbox.user('ana', 'Ana'));
    for (const scheme of ['token', 'Bearer', 'bearer']) {
      const { body } = await ask('/user', undefined, { headers: { authorization: `${scheme} ${token}` } });
      expect(body).toMatchObject({ login: 'ana', name: 'Ana' });
    }
    expect(await messageOf('/user', 'ghp_nobody')).toBe('401 Bad credentials');
    expect(await messageOf('/user')).toBe('401 Requires authentication');
    expect(await messageOf('/user', sandbox.tokenOf(installation))).toMatch(/^403 /);
    const { status } = await ask('/user', undefined, { headers: { authorization: 'Digest x' } });
    expect(status).toBe(401);
  });
});

it('is all as GitHub describes it', () => {
  expect(open.owner).toBe(town);
  expect(sandbox.deviations).toEqual([]);
});
