import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { load } from 'js-yaml';
import type { Account, App } from '../../../sandbox/account.ts';
import { makeTeam } from '../../../sandbox/api/institution.ts';
import type { Repository } from '../../../sandbox/repository.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { commitFiles, createRepository } from '../../../sandbox/seed.ts';
import { dataCheck, governanceCheck } from '../../core/governance/names.ts';
import { worktree } from '../../io/worktree.ts';
import { readManifest } from './manifest.ts';

/** The example institution on a GitHub of its own. */
export interface Town {
  readonly sandbox: Sandbox;
  readonly organization: Account;
  readonly repository: Repository;
  readonly app: App;
  readonly privateKey: string;
}

/** Where it lies: `owner/name`. */
export const AT = { owner: 'san-aurelio', repo: 'datos-abiertos' } as const;

/** The login of whoever administers it. */
export const ADMIN = 'msav-administracion';

/** The day on which the story happens: the people’s terms are those of that time. */
export const BEGINNING = Date.parse('2026-11-20T17:00:00Z');

/** What of this repository an institution's own repository holds. */
const KEPT = ['datasets', 'plan', 'schemas', '.github', 'README.md', 'README.es.md', 'LICENSE'];

/** Makes the organisation with its people and teams, the repository with its data and rules, and the app. */
export async function makeTown(sandbox: Sandbox, root: string): Promise<Town> {
  const organization = sandbox.organization(AT.owner, 'Municipio de San Aurelio de la Vega');
  const repository = await createRepository(sandbox.world, { owner: organization, name: AT.repo });
  await commitFiles(repository, {
    branch: 'main',
    files: await filesIn(root),
    message: 'Datos abiertos de San Aurelio',
    date: new Date(BEGINNING),
  });
  const groups = load(await readFile(join(root, 'plan', 'groups.yaml'), 'utf8')) as Groups;
  for (const { members, team } of Object.values(groups.groups)) {
    const its = team === undefined ? undefined : makeTeam(sandbox.world, organization, team);
    for (const { login, name } of members) {
      const account = sandbox.user(login, name);
      const key = login.toLowerCase();
      organization.members.set(key, { account, role: 'member', state: 'active' });
      repository.collaborators.set(key, { account, role: 'write' });
      its?.members.set(key, { account, role: 'member', state: 'active' });
    }
  }
  const { app, privateKey } = sandbox.app({ slug: 'apertura', ...readManifest(join(root, 'app.yml')) });
  sandbox.install(app, organization);
  await protect(sandbox, organization, app);
  return { sandbox, organization, repository, app, privateKey };
}

interface Groups {
  readonly groups: Readonly<
    Record<
      string,
      { readonly team?: string; readonly members: readonly { readonly login: string; readonly name: string }[] }
    >
  >;
}

async function filesIn(root: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const tree = worktree(root);
  const files: Record<string, Uint8Array> = {};
  for (const kept of KEPT) {
    const entry = await tree.stat(kept);
    const entries = entry?.kind === 'folder' ? await tree.list(kept) : entry === undefined ? [] : [entry];
    for (const { path, kind } of entries) if (kind === 'file') files[path] = await tree.read(path);
  }
  return files;
}

/** The branch rules: both checks, of this app and no other, and no way round them. */
async function protect(sandbox: Sandbox, organization: Account, app: App): Promise<void> {
  const admin = sandbox.user(ADMIN, 'Administración de la organización');
  organization.members.set(admin.login, { account: admin, role: 'admin', state: 'active' });
  const checks = [dataCheck('main'), governanceCheck('main')];
  await clientOf(sandbox, admin.login).rest.repos.createRepoRuleset({
    ...AT,
    name: 'apertura: main',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: checks.map((context) => ({ context, integration_id: app.id })),
        },
      },
    ],
  });
}

/** A person's own client. */
export function clientOf(sandbox: Sandbox, login: string): Octokit {
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  return new Octokit({ auth: sandbox.token(sandbox.user(login)), baseUrl: `${sandbox.url}/api/v3`, log });
}
