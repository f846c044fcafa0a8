/** One pull request in a sandbox and the app that answers it: for tests of what is read from GitHub and put there. */
import { Octokit } from '@octokit/rest';
import type { DeliverTarget } from '../../bot/io/github/deliver-target.ts';
import { readPullFacts } from '../../bot/io/github/read-pull.ts';
import type { Account, Installation } from '../../sandbox/account.ts';
import type { Repository } from '../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { commitFiles, createRepository } from '../../sandbox/seed.ts';

/** Where the pull request is, as its number 1. */
export const NAME = { owner: 'municipio', repo: 'datos' };

const PERMISSIONS = {
  checks: 'write',
  issues: 'write',
  pull_requests: 'write',
  contents: 'read',
  members: 'read',
} as const;

/** The pull request by beto, in an organisation of ana (who administers it), beto and carla. */
export interface PullStage {
  readonly sandbox: Sandbox;
  readonly organization: Account;
  readonly repository: Repository;
  readonly installation: Installation;
  readonly head: string;
  /** The app's client; `fetch` stands between it and the sandbox. */
  readonly client: (fetch?: typeof globalThis.fetch) => Octokit;
  /** A person's client. */
  readonly as: (login: string) => Octokit;
  /** The pull request as it stands, to deliver to. */
  readonly target: (fingerprint?: string) => Promise<DeliverTarget>;
}

/** Starts a sandbox with the pull request in it; whoever asks for it stops it. */
export async function pullStage(): Promise<PullStage> {
  const sandbox = await startSandbox();
  const organization = sandbox.organization(NAME.owner);
  const repository = await createRepository(sandbox.world, { owner: organization, name: NAME.repo });
  for (const login of ['ana', 'beto', 'carla']) {
    const account = sandbox.user(login);
    organization.members.set(login, { account, role: login === 'ana' ? 'admin' : 'member', state: 'active' });
  }
  repository.collaborators.set('beto', { account: sandbox.user('beto'), role: 'write' });
  const { app } = sandbox.app({ slug: 'apertura', permissions: PERMISSIONS, events: [] });
  const installation = sandbox.install(app, organization);
  const client = (fetch?: typeof globalThis.fetch): Octokit => octokit(sandbox, sandbox.tokenOf(installation), fetch);
  const as = (login: string): Octokit => octokit(sandbox, sandbox.token(sandbox.user(login)));
  await commitFiles(repository, { branch: 'main', files: { 'a.csv': 'id\n1\n' }, message: 'Primera' });
  const changed = { branch: 'cambio', parent: 'main', files: { 'a.csv': 'id\n2\n' }, message: 'Otra' };
  const head = await commitFiles(repository, changed);
  await as('beto').rest.pulls.create({ ...NAME, title: 'Cambia', head: 'cambio', base: 'main' });
  const bot = { appId: app.id, login: app.bot.login };
  const target = async (fingerprint = 'f1'): Promise<DeliverTarget> => {
    const facts = await readPullFacts(client(), NAME, 1);
    if (facts === undefined) throw new Error('there is a pull request');
    const { author, requested, draft, pull } = facts;
    const known = { author, requested, draft, labels: pull.labels };
    return { name: NAME, number: 1, head: facts.head, bot, fingerprint, facts: known };
  };
  return { sandbox, organization, repository, installation, head, client, as, target };
}

const silent = (): void => undefined;

/** A client that tries once and says nothing. */
export function octokit(sandbox: Sandbox, token: string, fetch = globalThis.fetch): Octokit {
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  return new Octokit({ auth: token, baseUrl: `${sandbox.url}/api/v3`, log, request: { fetch } });
}
