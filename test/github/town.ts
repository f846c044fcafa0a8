/** Towns in a sandbox, each with an organisation, a repository and an administrator, for `setup` and `doctor`. */
import { expect } from 'vitest';
import { codeownersOf } from '../../bot/core/governance/codeowners.ts';
import { readPlan } from '../../bot/core/plan/read-plan.ts';
import { FILES } from '../../bot/core/plan/sample.ts';
import { memorySnapshot } from '../../bot/io/memory.ts';
import type { Account, App } from '../../sandbox/account.ts';
import type { Repository, Ruleset } from '../../sandbox/repository.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { commitFiles, createRepository } from '../../sandbox/seed.ts';
import { folderOf, type Ran } from '../cli/run.ts';
import { aperturaHere } from '../cli/run-here.ts';

/** The day: the sample's plan is in order on it. */
export const DAY = '2026-11-20';
/** The plan's groups: two in office, and one whose term has ended. */
export const GROUPS = `groups:
  governance:
    title: Gobernanza
    team: gobernanza
    members:
      - { login: ana-m, name: Ana, post: Jefatura de Datos, from: 2026-01-01 }
      - { login: beto-m, name: Beto, post: Auditoría, from: 2026-01-01, until: 2027-01-01 }
      - { login: ida-m, name: Ida, post: Auditoría, from: 2025-01-01, until: 2025-12-31 }
`;
/** What the app asks for. */
export const MANIFEST = `name: apertura
default_permissions:
  checks: write
  members: read
default_events:
  - pull_request
  - pull_request_review
`;
/** A workflow without any action. */
const PINNED = `jobs: { a: { steps: [{ run: 'true' }] } }\n# uses:\n`;
/** The files of the plan. */
export const PLAN_FILES: Readonly<Record<string, string>> = { ...FILES, 'plan/groups.yaml': GROUPS };

/** A sandbox with an app, in which towns are founded. */
export interface Country {
  readonly sandbox: Sandbox;
  readonly app: App;
  readonly admin: Account;
}

/** A repository and what its administrator can do with it. */
export interface Town {
  readonly country: Country;
  readonly repository: Repository;
  /** `owner/name`. */
  readonly name: string;
  /** Runs a command in a folder with the plan's files, others where they are given. */
  readonly run: (
    command: 'setup' | 'doctor',
    args?: readonly string[],
    files?: Readonly<Record<string, string>>,
  ) => Promise<Ran>;
  /** Rules of what the doctor finds. */
  readonly found: (...args: readonly string[]) => Promise<readonly string[]>;
}

/** Prepares a sandbox: an app, and somebody who administers all towns. */
export function countryIn(sandbox: Sandbox): Country {
  const { app } = sandbox.app({
    slug: 'apertura',
    permissions: { checks: 'write', members: 'read' },
    events: ['pull_request', 'pull_request_review'],
  });
  return { sandbox, app, admin: sandbox.user('admin-m') };
}

/** The environment of a person with a token. */
export function environment({ sandbox }: Country, account: Account): Readonly<Record<string, string>> {
  return { GITHUB_TOKEN: sandbox.token(account), GITHUB_API_URL: `${sandbox.url}/api/v3` };
}

/** A repository of its own in an organisation of its own; with files in it, where asked. */
export async function found(country: Country, files: Readonly<Record<string, string>> | undefined): Promise<Town> {
  const { sandbox, app, admin } = country;
  const org = sandbox.organization(`muni-${sandbox.world.next()}`);
  for (const account of [admin, ...['ana-m', 'beto-m'].map((login) => sandbox.user(login))]) {
    const role = account === admin ? 'admin' : 'member';
    org.members.set(account.login, { account, role, state: 'active' });
  }
  sandbox.install(app, org);
  const repository = await createRepository(sandbox.world, { owner: org, name: 'datos' });
  if (files !== undefined) await commitFiles(repository, { branch: 'main', files, message: 'x' });
  const name = `${org.login}/datos`;
  const run: Town['run'] = async (command, args = [], here = PLAN_FILES) => {
    const options = { cwd: await folderOf(here), env: environment(country, admin) };
    return await aperturaHere([command, '--repo', name, '--today', DAY, ...args], options);
  };
  return { country, repository, name, run, found: async (...args) => await findings(app, run, args) };
}

async function findings({ id }: App, run: Town['run'], args: readonly string[]): Promise<readonly string[]> {
  const ran = await run('doctor', ['--format', 'json', '--app-id', String(id), ...args]);
  expect(ran.err).toBe('');
  const told = JSON.parse(ran.out) as {
    readonly verdict: string;
    readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  };
  const blocked = told.findings.some(({ severity }) => severity === 'error');
  expect([ran.status, told.verdict]).toEqual(blocked ? [1, 'unsound'] : [0, 'sound']);
  return told.findings.map(({ rule }) => rule);
}

/** The plan with everything beside it that a base branch should hold. */
export async function soundFiles(): Promise<Readonly<Record<string, string>>> {
  const { plan } = await readPlan(memorySnapshot(PLAN_FILES));
  return {
    ...PLAN_FILES,
    '.github/CODEOWNERS': codeownersOf(plan),
    '.github/workflows/review.yaml': PINNED,
    '.github/workflows/review-signal.yaml': PINNED,
    'app.yml': MANIFEST,
  };
}

/** A town whose repository was set up by `setup --apply`. */
export async function wellFounded(country: Country): Promise<Town> {
  const town = await found(country, await soundFiles());
  const ran = await town.run('setup', ['--app-id', String(country.app.id), '--apply']);
  expect([ran.status, ran.err]).toEqual([0, '']);
  return town;
}

/** A ruleset by its name. */
export function rulesetOf({ rulesets }: Repository, name: string): Ruleset {
  const set = [...rulesets.values()].find((each) => each.name === name);
  if (set === undefined) throw new Error(`no ruleset ${name}`);
  return set;
}
