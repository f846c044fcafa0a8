import { Octokit } from '@octokit/rest';
import { expect } from 'vitest';
import type { Account, App, Installation, Permissions } from './account.ts';
import type { Pull, Repository } from './repository.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { commitFiles, createRepository } from './seed.ts';
import { EVENTS } from './webhooks/events.ts';
import { startHook } from './webhooks/hook.cases.ts';

/** A small institution, for tests: ana rules it, beto and carla write, dora is of another house. */
export interface Town {
  readonly sandbox: Sandbox;
  readonly organization: Account;
  readonly repository: Repository;
  /** Is told of everything, so that every payload is held against GitHub's description. */
  readonly app: App;
  readonly installation: Installation;
  /** What was told, as `event.action`, from the last time that it was asked. */
  told(): readonly string[];
  /** The payloads of an event, in order. */
  payloads(name: string): readonly Readonly<Record<string, unknown>>[];
  /** GitHub's client for a person. */
  as(login: string): Octokit;
  /** GitHub's client for whoever a token stands for. */
  client(token: string): Octokit;
  /** GitHub's client for the app, with all its permissions or those given. */
  asApp(permissions?: Permissions): Octokit;
  /** A pull request of beto's, with one more row unless told otherwise. */
  propose(order?: Proposal): Promise<{ readonly number: number; readonly head: string; readonly pull: Pull }>;
  /** A ruleset that binds the main branch. */
  rule(...rules: readonly { readonly type: string; readonly parameters?: Readonly<Record<string, unknown>> }[]): void;
  /** Ends it; a deviation from GitHub's description is a failure. */
  stop(): Promise<void>;
}

/** What a pull request of a test is made of. */
export interface Proposal {
  readonly branch?: string;
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly draft?: boolean;
  readonly by?: string;
}

/** Where everything is. */
export const AT = { owner: 'municipio', repo: 'datos' } as const;

/** Comes to every app, or is not among the events that the description lets an app have. */
const UNASKED = new Set(['installation', 'installation_repositories', 'repository_ruleset']);

const silent = (): void => undefined;
const QUIET = { debug: silent, info: silent, warn: silent, error: silent };
const ALL: Permissions = {
  checks: 'write',
  contents: 'write',
  issues: 'write',
  members: 'read',
  merge_queues: 'write',
  pull_requests: 'write',
  statuses: 'write',
};

/** Starts a sandbox with the institution, a repository of two files and an app. */
export async function startTown(): Promise<Town> {
  const sandbox = await startSandbox();
  const { world } = sandbox;
  const hook = await startHook();
  const organization = sandbox.organization('municipio');
  for (const [login, role] of [
    ['ana', 'admin'],
    ['beto', 'member'],
    ['carla', 'member'],
  ] as const) {
    organization.members.set(login, { account: sandbox.user(login), role, state: 'active' });
  }
  sandbox.user('dora');
  const repository = await createRepository(world, { owner: organization, name: 'datos' });
  for (const login of ['beto', 'carla']) {
    repository.collaborators.set(login, { account: sandbox.user(login), role: 'write' });
  }
  const files = { 'a.csv': 'id\n1\n', 'README.md': '# Datos\n' };
  await commitFiles(repository, { branch: 'main', files, message: 'Primera' });
  const events = [...new Set(EVENTS.map((each) => each.split('.')[0] ?? ''))].filter((each) => !UNASKED.has(each));
  const address = { url: hook.url, secret: 'secreto' };
  const { app } = sandbox.app({ slug: 'apertura', permissions: ALL, events, hook: address });
  const installation = sandbox.install(app, organization);
  const heard: { readonly name: string; readonly payload: Readonly<Record<string, unknown>> }[] = [];
  let read = 0;
  world.outbox.listen(({ name, action, payload }) =>
    heard.push({ name: action === undefined ? name : `${name}.${action}`, payload }),
  );
  const client = (auth: string): Octokit => new Octokit({ auth, baseUrl: `${sandbox.url}/api/v3`, log: QUIET });
  const as = (login: string): Octokit => client(sandbox.token(sandbox.user(login)));
  return {
    sandbox,
    organization,
    repository,
    app,
    installation,
    told() {
      const fresh = heard.slice(read).map(({ name }) => name);
      read = heard.length;
      return fresh;
    },
    payloads: (name) => heard.flatMap((each) => (each.name === name ? [each.payload] : [])),
    as,
    client,
    asApp: (permissions) => client(sandbox.tokenOf(installation, permissions)),
    async propose({ branch = 'cambio', files: changed = { 'a.csv': 'id\n1\n2\n' }, draft = false, by = 'beto' } = {}) {
      const head = await commitFiles(repository, {
        branch,
        parent: 'main',
        files: changed,
        message: `Cambia ${branch}`,
      });
      const { data } = await as(by).rest.pulls.create({ ...AT, title: 'Agrega', head: branch, base: 'main', draft });
      const pull = repository.pulls.get(data.number);
      if (pull === undefined) throw new Error('no pull was made');
      return { number: data.number, head, pull };
    },
    rule(...rules) {
      const now = world.now();
      const id = world.next();
      const conditions = { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } };
      const set = { id, name: `main ${id}`, target: 'branch', enforcement: 'active', conditions } as const;
      repository.rulesets.set(id, { ...set, bypassActors: [], rules, createdAt: now, updatedAt: now });
    },
    async stop() {
      await sandbox.outbox.idle();
      const { deviations } = sandbox;
      await sandbox.stop();
      await hook.stop();
      expect(deviations).toEqual([]);
    },
  };
}

/** What a refusal looks like to whoever asked. */
export function refused(status: number, words?: string): object {
  return words === undefined ? { status } : { status, message: expect.stringContaining(words) };
}
