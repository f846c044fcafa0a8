import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account, App, Installation, Permissions } from './account.ts';
import { FaultDesk } from './fault-desk.ts';
import { forget } from './git/look-up.ts';
import { install } from './installing.ts';
import { Conformity } from './openapi/conform.ts';
import { RateLimits } from './rate-limits.ts';
import type { Repository } from './repository.ts';
import { type LoggedRequest, makeServer } from './server.ts';
import { installationToken, personalToken } from './tokens.ts';
import { PostOffice } from './webhooks/post-office.ts';
import { accountOf, type World } from './world.ts';

/** How a sandbox begins; each has a default that suits a test. */
export interface SandboxOptions {
  /** Where the bare repositories lie; kept afterwards. One of its own, removed by `stop`, where not given. */
  readonly folder?: string;
  /** 0: whatever is free. */
  readonly port?: number;
  /** Whether everything is held against GitHub's description. */
  readonly conform?: 'record' | 'off';
  /** The clock. */
  readonly now?: () => Date;
}

/** What an app is made of. */
export interface AppOrder {
  readonly slug: string;
  readonly permissions: Permissions;
  /** Names of webhook events. */
  readonly events: readonly string[];
  readonly hook?: { readonly url: string; readonly secret: string };
  readonly owner?: Account;
}

/** The number of the app that workflows act as, the same as on GitHub. */
export const ACTIONS_APP = 15368;

/** A GitHub on this machine. */
export interface Sandbox {
  readonly world: World;
  /** `http://127.0.0.1:PORT`; the API is under `/api/v3`. */
  readonly url: string;
  /** Everything that did not agree with GitHub's description; each once. */
  readonly deviations: readonly string[];
  /** Every request to the API and to git, in the order in which they were done. */
  readonly requests: readonly LoggedRequest[];
  readonly outbox: PostOffice;
  readonly limits: RateLimits;
  /** The app that workflows act as. */
  readonly actions: App;
  /** A person, made where not there yet. */
  user(login: string, name?: string): Account;
  /** An organisation without members, made where not there yet. */
  organization(login: string, name?: string): Account;
  /** An app with a key pair of its own; the private half as PEM. */
  app(order: AppOrder): { readonly app: App; readonly privateKey: string };
  /** Installs an app on an account, for all its repositories or some; apps are told. */
  install(app: App, account: Account, repositories?: 'all' | readonly Repository[]): Installation;
  /** A personal token. */
  token(account: Account): string;
  /** A token of an installation with all its permissions, or those given. */
  tokenOf(installation: Installation, permissions?: Permissions): string;
  /** Ends it: no more answers, no more deliveries, its own folder removed. */
  stop(): Promise<void>;
}

/** Starts a GitHub on loopback; nothing is in it but the app that workflows act as. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, conform = 'record', now = () => new Date() } = options;
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'sandbox-')));
  await mkdir(folder, { recursive: true });
  const conformity = new Conformity(conform);
  const limits = new RateLimits(now);
  const outbox = new PostOffice(() => world);
  outbox.inspect = (event, payload) => conformity.event(event, payload);
  const world = makeWorld(folder, { limits, outbox, faults: new FaultDesk(), now });
  const requests: LoggedRequest[] = [];
  const server = makeServer({ world, conformity, limits, log: (request) => requests.push(request) });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const actions = addApp(world, ACTIONS_APP, { slug: 'github-actions', permissions: ACTIONS_PERMISSIONS, events: [] });
  return {
    world,
    url: world.url,
    get deviations() {
      return conformity.deviations;
    },
    requests,
    outbox,
    limits,
    actions,
    user: (login, name) => account(world, login, 'User', name),
    organization: (login, name) => account(world, login, 'Organization', name),
    app: (order) => appWithKey(world, order),
    install: (app, owner, repositories) => install(world, app, owner, repositories),
    token: (owner) => personalToken(world, owner),
    tokenOf: (installation, permissions) =>
      installationToken(world, installation, permissions === undefined ? {} : { permissions }),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await outbox.stop();
      await closed;
      forget(folder);
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What a workflow may ask for at most. */
const ACTIONS_PERMISSIONS: Permissions = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  merge_queues: 'write',
  pull_requests: 'write',
  statuses: 'write',
};

function makeWorld(folder: string, parts: Pick<World, 'limits' | 'outbox' | 'faults' | 'now'>): World {
  // Past GitHub's own numbers, as that of the app for workflows.
  let last = 100_000;
  return {
    folder,
    url: '',
    accounts: new Map(),
    apps: new Map(),
    installations: new Map(),
    repositories: new Map(),
    tokens: new Map(),
    ...parts,
    next: () => ++last,
  };
}

function account(world: World, login: string, type: Account['type'], name?: string): Account {
  const known = accountOf(world, login);
  if (known !== undefined) {
    known.name ??= name;
    return known;
  }
  const made: Account = { id: world.next(), login, type, name, members: new Map(), teams: new Map() };
  world.accounts.set(login.toLowerCase(), made);
  return made;
}

function addApp(world: World, id: number, order: AppOrder, publicKey?: string): App {
  const { slug, permissions, events, hook } = order;
  const app: App = {
    id,
    slug,
    name: slug,
    owner: order.owner ?? account(world, 'github', 'Organization', 'GitHub'),
    bot: account(world, `${slug}[bot]`, 'Bot'),
    permissions,
    events,
    publicKey,
    hook: hook === undefined ? undefined : { ...hook },
  };
  world.apps.set(id, app);
  return app;
}

function appWithKey(world: World, order: AppOrder): { readonly app: App; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return { app: addApp(world, world.next(), order, publicKey), privateKey };
}
