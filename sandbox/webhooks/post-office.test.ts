import { createHmac } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Account, App, Installation } from '../account.ts';
import { addRepositories, install, removeRepositories, suspend, uninstall } from '../installing.ts';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { createRepository } from '../seed.ts';
import { startHook } from './hook.cases.ts';

let sandbox: Sandbox;
let hook: Awaited<ReturnType<typeof startHook>>;
let town: Account;
let app: App;
let privateKey: string;
let installation: Installation;
let status: number;
/** Answers wait for it. */
let gate: Promise<void>;

beforeEach(async () => {
  [status, gate] = [200, Promise.resolve()];
  sandbox = await startSandbox();
  hook = await startHook(async () => {
    await gate;
    return status;
  });
  town = sandbox.organization('town');
  const permissions = { issues: 'write', checks: 'write' } as const;
  const events = ['issues', 'label', 'check_run'];
  ({ app, privateKey } = sandbox.app({
    slug: 'apertura',
    permissions,
    events,
    hook: { url: hook.url, secret: 'öffnung' },
  }));
  installation = sandbox.install(app, town);
  await sandbox.outbox.idle();
  hook.received.length = 0;
});

afterEach(async () => {
  await sandbox.stop();
  await hook.stop();
});

function happen(
  action: string,
  more: { readonly name?: string; readonly payload?: Record<string, unknown> } = {},
): void {
  const { name = 'made_up', payload = {} } = more;
  sandbox.outbox.emit({ name, action, repository: undefined, organization: town, sender: town, payload });
}

function subscribed(action: string): void {
  happen(action, { name: 'label', payload: {} });
}

function asApp(): Octokit {
  return new Octokit({
    baseUrl: `${sandbox.url}/api/v3`,
    authStrategy: createAppAuth,
    auth: { appId: app.id, privateKey },
  });
}

it('signs what it sends, and says what it is', async () => {
  subscribed('created');
  await sandbox.outbox.idle();
  const [{ headers, body } = { headers: {}, body: '' }] = hook.received;
  expect(headers['x-hub-signature-256']).toBe(`sha256=${createHmac('sha256', 'öffnung').update(body).digest('hex')}`);
  expect(headers['x-github-event']).toBe('label');
  expect(headers['user-agent']).toMatch(/^GitHub-Hookshot\//);
  expect(headers['x-github-delivery']).toBe(sandbox.outbox.deliveries.at(-1)?.guid);
  expect(JSON.parse(body)).toMatchObject({
    action: 'created',
    sender: { login: 'town' },
    organization: { login: 'town' },
    installation: { id: installation.id },
  });
});

it('tells only those who asked, are installed there and are not suspended', async () => {
  happen('created');
  sandbox.outbox.emit({
    name: 'label',
    action: 'created',
    repository: await createRepository(sandbox.world, { owner: sandbox.user('ana'), name: 'elsewhere' }),
    organization: undefined,
    sender: town,
    payload: {},
  });
  suspend(sandbox.world, installation);
  subscribed('deleted');
  await sandbox.outbox.idle();
  expect(hook.names()).toEqual(['installation.suspend']);
});

it('asks only the app that has a check to run it again', async () => {
  const other = await startHook();
  const permissions = { checks: 'write' } as const;
  const made = sandbox.app({
    slug: 'other',
    permissions,
    events: ['check_run'],
    hook: { url: other.url, secret: 's' },
  });
  sandbox.install(made.app, town);
  await sandbox.outbox.idle();
  other.received.length = 0;
  happen('rerequested', { name: 'check_run', payload: { check_run: { app: { id: made.app.id } } } });
  happen('created', { name: 'check_run', payload: { check_run: { app: { id: made.app.id } } } });
  await sandbox.outbox.idle();
  expect(hook.names()).toEqual(['check_run.created']);
  expect(other.names().sort()).toEqual(['check_run.created', 'check_run.rerequested']);
  await other.stop();
});

it('hands over what it held in the order that it gets, and loses what it does not get', async () => {
  sandbox.outbox.hold();
  for (const action of ['created', 'edited', 'deleted']) subscribed(action);
  await sandbox.outbox.idle();
  expect(hook.received).toHaveLength(0);
  sandbox.outbox.release(([first, , third]) => [third, first].flatMap((each) => (each === undefined ? [] : [each])));
  await sandbox.outbox.idle();
  expect(hook.names()).toEqual(['label.deleted', 'label.created']);
  expect(sandbox.outbox.deliveries.slice(-3).map((each) => each.status)).toEqual(['OK', 'lost', 'OK']);
});

it('hands over as often as it is told', async () => {
  sandbox.outbox.repeat = 2;
  subscribed('created');
  await sandbox.outbox.idle();
  expect(hook.received).toHaveLength(2);
  expect(new Set(hook.received.map(({ headers }) => headers['x-github-delivery'])).size).toBe(1);
});

it('loses what it is told to lose, and hands it over when asked to by its guid', async () => {
  sandbox.outbox.lose = 1;
  subscribed('created');
  await sandbox.outbox.idle();
  expect(hook.received).toHaveLength(0);
  const { rest } = asApp();
  const { data } = await rest.apps.listWebhookDeliveries();
  const lost = data.filter((each) => each.status !== 'OK');
  expect(lost.map(({ event, status_code }) => [event, status_code])).toEqual([['label', 502]]);
  await rest.apps.redeliverWebhookDelivery({ delivery_id: lost[0]?.id ?? 0 });
  await sandbox.outbox.idle();
  expect(hook.received.map(({ headers }) => headers['x-github-delivery'])).toEqual([lost[0]?.guid]);
  const [newest] = (await rest.apps.listWebhookDeliveries({ per_page: 1 })).data;
  expect(newest).toMatchObject({ guid: lost[0]?.guid, redelivery: true, status: 'OK', status_code: 200 });
  const whole = await rest.apps.getWebhookDelivery({ delivery_id: newest?.id ?? 0 });
  expect(whole.data.request.payload).toMatchObject({ action: 'created' });
  expect(sandbox.deviations.filter((line) => line.startsWith('apps/'))).toEqual([]);
});

it('lists deliveries by a cursor', async () => {
  for (const action of ['created', 'edited', 'deleted']) subscribed(action);
  await sandbox.outbox.idle();
  const all = await asApp().paginate('GET /app/hook/deliveries', { per_page: 1 });
  expect(all.map(({ event, action }) => `${event}.${action}`)).toEqual([
    'label.deleted',
    'label.edited',
    'label.created',
    'installation.created',
  ]);
});

it('keeps what an app answered, and tries no more by itself', async () => {
  status = 500;
  subscribed('created');
  await sandbox.outbox.idle();
  expect(sandbox.outbox.deliveries.at(-1)).toMatchObject({ statusCode: 500, status: 'Internal Server Error' });
  expect(hook.received).toHaveLength(1);
});

it('gives up on an app that does not answer', async () => {
  let open = (): void => undefined;
  gate = new Promise((resolve) => {
    open = resolve;
  });
  sandbox.outbox.patience = 20;
  subscribed('created');
  await sandbox.outbox.idle();
  open();
  expect(sandbox.outbox.deliveries.at(-1)).toMatchObject({ statusCode: 0, status: 'timed out' });
  await hook.stop();
  subscribed('edited');
  await sandbox.outbox.idle();
  expect(sandbox.outbox.deliveries.at(-1)).toMatchObject({ statusCode: 0, status: 'failed to connect to host' });
  hook = await startHook();
});

it('delivers at once what happens at once', async () => {
  let open = (): void => undefined;
  gate = new Promise((resolve) => {
    open = resolve;
  });
  for (const action of ['created', 'edited', 'deleted']) subscribed(action);
  await expect.poll(() => hook.received.length).toBe(3);
  open();
  await sandbox.outbox.idle();
});

it('tells an app of its own installations, whatever it asked for, as GitHub describes it', async () => {
  const { world } = sandbox;
  const [one, two] = [
    await createRepository(world, { owner: town, name: 'one' }),
    await createRepository(world, { owner: town, name: 'two', visibility: 'private' }),
  ];
  const other = sandbox.app({ slug: 'other', permissions: {}, events: [], hook: { url: hook.url, secret: 's' } });
  uninstall(world, installation);
  const second = install(world, other.app, town, [one]);
  addRepositories(world, second, [two]);
  removeRepositories(world, second, [one]);
  suspend(world, second);
  suspend(world, second, false);
  await sandbox.outbox.idle();
  expect(hook.names().sort()).toEqual([
    'installation.created',
    'installation.deleted',
    'installation.suspend',
    'installation.unsuspend',
    'installation_repositories.added',
    'installation_repositories.removed',
  ]);
  expect([...(second.repositories === 'all' ? [] : second.repositories)]).toEqual(['town/two']);
  expect(sandbox.deviations).toEqual([]);
});
