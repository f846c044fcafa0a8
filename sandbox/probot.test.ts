import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNodeMiddleware, createProbot, type Probot } from 'probot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from './sandbox.ts';

let sandbox: Sandbox;
let stop: () => Promise<void>;
let url: string;

const SECRET = 'a secret';

/** A real Probot that hears and asks as on GitHub. */
async function startProbot(privateKey: string, appId: number, listen: (probot: Probot) => void): Promise<void> {
  const probot = createProbot({
    env: { GHE_HOST: new URL(sandbox.url).host, GHE_PROTOCOL: 'http' },
    overrides: { appId, privateKey, secret: SECRET, logLevel: 'fatal' },
  });
  const middleware = await createNodeMiddleware(listen, { probot, webhooksPath: '/hook' });
  const server = createServer((request, response) => void middleware(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

beforeEach(async () => {
  sandbox = await startSandbox();
});

afterEach(async () => {
  await stop();
  await sandbox.stop();
});

it('is a GitHub to Probot: it hears of its installation, and asks with a token of its own', async () => {
  const { app, privateKey } = sandbox.app({ slug: 'apertura', permissions: { issues: 'write' }, events: ['issues'] });
  const seen: unknown[] = [];
  await startProbot(privateKey, app.id, (probot) => {
    probot.on('installation.created', async ({ octokit, payload }) => {
      const { data } = await octokit.rest.apps.listReposAccessibleToInstallation();
      seen.push([payload.installation.account?.id, data.total_count]);
    });
  });
  app.hook = { url, secret: SECRET };
  const town = sandbox.organization('town');
  sandbox.install(app, town);
  await sandbox.outbox.idle();
  expect(sandbox.outbox.deliveries.map(({ statusCode }) => statusCode)).toEqual([200]);
  expect(seen).toEqual([[town.id, 0]]);
  expect(sandbox.requests.map(({ operation, actor }) => [operation, actor])).toEqual([
    ['apps/create-installation-access-token', 'apertura[bot]'],
    ['apps/list-repos-accessible-to-installation', 'apertura[bot]'],
  ]);
  expect(sandbox.deviations).toEqual([]);
});

it('is refused by Probot when it signs with another secret', async () => {
  const { app, privateKey } = sandbox.app({ slug: 'apertura', permissions: {}, events: [] });
  const seen: unknown[] = [];
  await startProbot(privateKey, app.id, (probot) => {
    probot.on('installation.created', ({ id }) => void seen.push(id));
  });
  app.hook = { url, secret: 'another' };
  sandbox.install(app, sandbox.organization('town'));
  await sandbox.outbox.idle();
  expect(sandbox.outbox.deliveries.map(({ statusCode }) => statusCode)).toEqual([400]);
  expect(seen).toEqual([]);
});
