import { request as httpRequest } from 'node:http';
import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from './faults.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { createRepository } from './seed.ts';

let sandbox: Sandbox;
let octokit: Octokit;
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  sandbox = await startSandbox({ now: () => new Date(Date.now() + ahead) });
  octokit = octokitOf(sandbox.token(sandbox.user('ana', 'Ana')));
});

afterEach(() => sandbox.stop());

const quiet = (): undefined => undefined;

function octokitOf(auth: string): Octokit {
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  return new Octokit({ baseUrl: `${sandbox.url}/api/v3`, auth, log });
}

describe('a fault', () => {
  const strike = (fault: Fault, times = 1): void =>
    sandbox.world.faults.add({ fault, operations: ['users/get-authenticated'], times });
  const seen = async (): Promise<unknown> => {
    try {
      const { status, data } = await octokit.rest.users.getAuthenticated();
      return [status, typeof data === 'string' ? 'text' : data.login];
    } catch (error) {
      const { status, response, message } = error as {
        status: number;
        message: string;
        response?: { headers: object };
      };
      return [status, response === undefined ? message : { ...response.headers }];
    }
  };

  it.each<readonly [string, Fault, unknown]>([
    ['500', { kind: 'answer', status: 500 }, [500, expect.anything()]],
    ['502', { kind: 'answer', status: 502 }, [502, expect.anything()]],
    ['503', { kind: 'answer', status: 503 }, [503, expect.anything()]],
    ['502 of what was done', { kind: 'answer', status: 502, work: 'after' }, [502, expect.anything()]],
    [
      'a secondary limit',
      { kind: 'secondary-limit', seconds: 7 },
      [403, expect.objectContaining({ 'retry-after': '7' })],
    ],
    ['429', { kind: 'too-many', seconds: 9 }, [429, expect.objectContaining({ 'retry-after': '9' })]],
    ['no answer', { kind: 'time-out', after: 5 }, [500, expect.stringMatching(/closed|reset|fetch failed/)]],
    [
      'a connection that ends before',
      { kind: 'closed', work: 'before' },
      [500, expect.stringMatching(/closed|reset|fetch/)],
    ],
    [
      'a connection that ends after',
      { kind: 'closed', work: 'after' },
      [500, expect.stringMatching(/closed|reset|fetch/)],
    ],
    ['a slow answer', { kind: 'slow', pause: 2 }, [200, 'ana']],
    // Octokit takes what is no JSON for text: whoever reads a list must look whether it is one.
    ['half an answer', { kind: 'truncated' }, [200, 'text']],
  ])('%s is what octokit sees, once', async (_, fault, expected) => {
    strike(fault);
    expect(await seen()).toEqual(expected);
    expect(await seen()).toEqual([200, 'ana']);
    expect(sandbox.world.faults.struck).toBe(1);
    expect(sandbox.deviations).toEqual([]);
  });

  it('strikes its operations alone, as often as it was ordered, and lets some pass first', async () => {
    const { faults } = sandbox.world;
    const fault = { kind: 'answer', status: 502 } as const;
    faults.add({ fault, operations: ['users/get-authenticated'], times: 2, after: 1 });
    await octokit.rest.users.getByUsername({ username: 'ana' });
    const answers = [await seen(), await seen(), await seen(), await seen()];
    expect(answers.map((each) => (each as readonly unknown[])[0])).toEqual([200, 502, 502, 200]);
    strike({ kind: 'answer', status: 500 }, 5);
    faults.clear();
    expect(await seen()).toEqual([200, 'ana']);
  });

  it('before the work leaves it undone, after the work leaves it done', async () => {
    const { app } = sandbox.app({ slug: 'a', permissions: {}, events: [] });
    const token = sandbox.tokenOf(sandbox.install(app, sandbox.user('ana')));
    const revoke = () => octokitOf(token).rest.apps.revokeInstallationAccessToken();
    for (const [work, left] of [
      ['before', true],
      ['after', false],
    ] as const) {
      sandbox.world.faults.add({ fault: { kind: 'closed', work }, times: 1 });
      await expect(revoke()).rejects.toThrow();
      await expect.poll(() => sandbox.requests.at(-1)?.status).toBe(0);
      expect(sandbox.world.tokens.has(token)).toBe(left);
    }
  });

  it('does not outlive the sandbox', async () => {
    strike({ kind: 'time-out', after: 3_600_000 });
    const asked = seen();
    await expect.poll(() => sandbox.world.faults.struck).toBe(1);
    await sandbox.stop();
    expect(await asked).toEqual([500, expect.anything()]);
    sandbox = await startSandbox();
  });
});

describe('the rate limit', () => {
  const left = async (): Promise<readonly unknown[]> => {
    const { headers } = await octokit.rest.users.getAuthenticated();
    return [headers['x-ratelimit-limit'], headers['x-ratelimit-remaining'], headers['x-ratelimit-used']];
  };

  it('is told with each answer, refused when used up, and whole again after an hour', async () => {
    sandbox.limits.limit = 2;
    expect(await left()).toEqual(['2', '1', '1']);
    expect(await left()).toEqual(['2', '0', '2']);
    await expect(left()).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('API rate limit exceeded for user ID'),
      response: { headers: { 'x-ratelimit-remaining': '0' } },
    });
    const { data } = await octokit.rest.rateLimit.get();
    expect(data.resources.core).toMatchObject({ limit: 2, remaining: 0, used: 2 });
    expect(data.rate.reset * 1000).toBeGreaterThan(Date.now());
    const other = octokitOf(sandbox.token(sandbox.user('eva')));
    expect((await other.rest.users.getAuthenticated()).headers['x-ratelimit-remaining']).toBe('1');
    ahead = 3_600_001;
    expect(await left()).toEqual(['2', '1', '1']);
  });

  it('is not used by an answer that says nothing new', async () => {
    const first = await octokit.rest.users.getAuthenticated();
    const headers = { 'if-none-match': first.headers.etag };
    await expect(octokit.rest.users.getAuthenticated({ headers })).rejects.toMatchObject({ status: 304 });
    expect((await octokit.rest.rateLimit.get()).data.rate.used).toBe(1);
    sandbox.user('ana').name = 'Ana María';
    const again = await octokit.rest.users.getAuthenticated({ headers });
    expect([again.status, again.data.name]).toEqual([200, 'Ana María']);
    expect(again.headers.etag).not.toBe(first.headers.etag);
  });

  it('of a minute is off until set', async () => {
    for (let time = 0; time < 20; time += 1) await octokit.rest.users.getAuthenticated();
    ahead = 60_001;
    sandbox.limits.secondary = { points: 2 };
    await left();
    await left();
    await expect(left()).rejects.toMatchObject({ status: 403, response: { headers: { 'retry-after': '60' } } });
  });
});

describe('a list', () => {
  it('comes in pages with links', async () => {
    const town = sandbox.organization('town');
    const { app } = sandbox.app({ slug: 'a', permissions: {}, events: [] });
    const asApp = octokitOf(sandbox.tokenOf(sandbox.install(app, town)));
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await createRepository(sandbox.world, { owner: town, name });
    const list = asApp.rest.apps.listReposAccessibleToInstallation;
    const all = await asApp.paginate(list, { per_page: 2 });
    expect(all.map(({ name }) => name)).toEqual(names);
    const { data, headers } = await list({ per_page: 2, page: 2 });
    expect([data.total_count, data.repositories.map(({ name }) => name)]).toEqual([5, ['c', 'd']]);
    const links = [...String(headers.link).matchAll(/<([^>]+)>; rel="(\w+)"/g)].map(
      ([, url = '', rel]) => [rel, new URL(url)] as const,
    );
    expect(links.map(([rel, url]) => `${rel} ${url.searchParams.get('page')}`)).toEqual([
      'prev 1',
      'next 3',
      'last 3',
      'first 1',
    ]);
    expect(links[0]?.[1].origin).toBe(sandbox.url);
    expect((await list({ per_page: 100 })).headers.link).toBeUndefined();
    expect((await list({ per_page: 2, page: 9 })).data.repositories).toEqual([]);
    expect(sandbox.deviations).toEqual([]);
  });
});

describe('what is no good', () => {
  const ask = async (path: string, init: RequestInit = {}): Promise<readonly [number, unknown]> => {
    const response = await fetch(`${sandbox.url}${path}`, init);
    return [response.status, ((await response.json()) as { message: string }).message];
  };

  it('is refused in GitHub’s form', async () => {
    expect(await ask('/api/v3/no/such/thing')).toEqual([404, 'Not Found']);
    expect(sandbox.deviations).toEqual(['GET /api/v3/no/such/thing: the sandbox has no such operation']);
    expect(await ask('/api/v3/users/nobody')).toEqual([404, 'Not Found']);
    expect(await ask('/api/v3/users/%E0%A4%A')).toEqual([404, 'Not Found']);
    const post = { method: 'POST', body: '{' };
    expect(await ask('/api/v3/app/hook/deliveries/1/attempts', post)).toEqual([401, expect.anything()]);
    const large = { method: 'POST', body: Buffer.alloc(26 * 1024 * 1024) };
    expect(await ask('/api/v3/app/hook/deliveries/1/attempts', large)).toEqual([413, 'Payload too large']);
  });

  it('harms nobody when it is no address at all', async () => {
    const { port } = new URL(sandbox.url);
    const status = await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: '//[', agent: false as const };
      httpRequest(options, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect([400, 404]).toContain(status);
    expect((await octokit.rest.users.getAuthenticated()).status).toBe(200);
  });
});

it('keeps a log of what was asked, and gives each request a number', async () => {
  const { headers } = await octokit.rest.users.getAuthenticated();
  expect(headers['x-github-request-id']).toMatch(/^[0-9A-F]+(:[0-9A-F]+){4}$/);
  await expect.poll(() => sandbox.requests).toHaveLength(1);
  expect(sandbox.requests[0]).toMatchObject({
    method: 'GET',
    path: '/api/v3/user',
    operation: 'users/get-authenticated',
    status: 200,
    actor: 'ana',
  });
});
