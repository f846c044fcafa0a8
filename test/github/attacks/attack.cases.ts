/** What the attacks share: an institution on a sandbox with the real app, one repository an attempt. */
import { dump, load } from 'js-yaml';
import { expect } from 'vitest';
import type { Account, Team } from '../../../sandbox/account.ts';
import { makeTeam, setMember } from '../../../sandbox/api/institution.ts';
import { afterPush } from '../../../sandbox/git/push.ts';
import { tipOf } from '../../../sandbox/git/refs.ts';
import { git } from '../../../sandbox/git/run.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import { commitFiles } from '../../../sandbox/seed.ts';
import { type App, startApp } from '../../app.ts';
import {
  anotherRepository,
  clientOf,
  NOW,
  type Stage,
  type StagedCase,
  type StageOptions,
  stageCase,
  stageTown,
  told,
} from '../stage.ts';

/** A place to attack. */
export interface Ground {
  readonly sandbox: Sandbox;
  readonly town: Stage;
  readonly app: App;
  /** Opens the pull request of a recorded case in a repository of its own, and waits until the app has spoken. */
  open(name: string, how?: StageOptions): Promise<Attempt>;
  stop(): Promise<void>;
}

/** One attempt: its pull request, and what the app says of it. */
export interface Attempt {
  readonly stage: Stage;
  readonly it: StagedCase;
  readonly at: { readonly owner: string; readonly repo: string };
  readonly number: number;
  /** What is told at the head as it is now. */
  said(): Said;
  /** Approves, as GitHub lets a person do. */
  approve(login: string, commit?: string): Promise<void>;
  /** Pushes a commit to the head's branch (or another), as a person; `force`: in the place of what is there. */
  push(
    login: string,
    files: Files,
    options?: { readonly branch?: string; readonly force?: boolean; readonly author?: string },
  ): Promise<string>;
  settled(): Promise<void>;
}

type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

/** The app's word. */
export interface Said {
  readonly data: string | undefined;
  readonly governance: string | undefined;
  readonly comment: string;
}

/** Starts a sandbox with the institution and the app. */
export async function startGround(env: Readonly<Record<string, string>> = {}): Promise<Ground> {
  const sandbox = await startSandbox({ now: () => new Date(NOW) });
  const town = await stageTown(sandbox);
  const app = await startApp(sandbox, { ...town, env: { APERTURA_NOW: new Date(NOW).toISOString(), ...env } });
  let count = 0;
  return {
    sandbox,
    town,
    app,
    async open(name, how) {
      const stage = await anotherRepository(town, `${name}-${++count}`);
      const it = await stageCase(stage, name, how);
      await app.settled();
      return attemptOf(stage, it, app);
    },
    async stop() {
      await app.stop();
      const { deviations } = sandbox;
      await sandbox.stop();
      expect(deviations).toEqual([]);
    },
  };
}

function attemptOf(stage: Stage, it: StagedCase, app: App): Attempt {
  const { repository, sandbox } = stage;
  const at = { owner: repository.owner.login, repo: repository.name };
  const number = it.pull.issue.number;
  return {
    stage,
    it,
    at,
    number,
    said() {
      const { checks, comments } = told(stage, it.pull, 'apertura[bot]');
      const branch = it.pull.base.ref;
      return {
        data: checks[`apertura/datos (${branch})`]?.conclusion,
        governance: checks[`apertura/gobernanza (${branch})`]?.conclusion,
        comment: comments.join('\n'),
      };
    },
    async approve(login, commit) {
      const order = { ...at, pull_number: number, event: 'APPROVE' as const };
      await clientOf(stage, login).rest.pulls.createReview(
        commit === undefined ? order : { ...order, commit_id: commit },
      );
      await app.settled();
    },
    async push(login, files, { branch = 'cambio', force = false, author } = {}) {
      const ref = `refs/heads/${branch}`;
      const before = await tipOf(repository, ref);
      const more = { ...(force ? { parent: 'main' } : {}), ...(author === undefined ? {} : { author }) };
      const after = await commitFiles(repository, { branch, files, message: 'Otra cosa', ...more });
      await afterPush(sandbox.world, repository, sandbox.user(login), [{ ref, before, after }]);
      await app.settled();
      return after;
    },
    settled: app.settled,
  };
}

/** Writes into the base that a group has a team, and makes the team with these members (and those only invited). */
export async function giveTeam(
  { stage, push }: Attempt,
  group: string,
  members: readonly string[],
  invited: readonly string[] = [],
): Promise<Team> {
  const path = 'plan/groups.yaml';
  const plan = load(await git(stage.repository.folder, ['cat-file', 'blob', `main:${path}`])) as {
    groups: Record<string, { team?: string }>;
  };
  const one = plan.groups[group];
  if (one === undefined) throw new Error(`there is no group ${group}`);
  one.team = `${group}-${stage.repository.name}`.toLowerCase();
  const team = makeTeam(stage.sandbox.world, stage.organization, one.team);
  for (const login of members)
    team.members.set(login, { account: stage.sandbox.user(login), role: 'member', state: 'active' });
  for (const login of invited)
    team.members.set(login, { account: stage.sandbox.user(login), role: 'member', state: 'pending' });
  await push('admin-tic', { [path]: dump(plan) }, { branch: 'main' });
  return team;
}

/** Takes somebody out of a team, as its maintainer does. */
export function takeOut({ stage }: Attempt, team: Team, login: string): void {
  const admin: Account = stage.sandbox.user('admin-tic');
  setMember(stage.sandbox.world, stage.organization, team, stage.sandbox.user(login), false, admin);
}

/** The rules that `apertura setup` writes, as far as an attack meets them: checks of our app alone, and tags that stay. */
export async function protect({ stage, at }: Attempt): Promise<void> {
  const admin = clientOf(stage, 'admin-tic');
  const checks = ['apertura/datos (main)', 'apertura/gobernanza (main)'];
  await admin.rest.repos.createRepoRuleset({
    ...at,
    name: 'apertura: main',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      {
        type: 'pull_request',
        parameters: {
          required_approving_review_count: 0,
          dismiss_stale_reviews_on_push: false,
          require_code_owner_review: false,
          require_last_push_approval: false,
          required_review_thread_resolution: false,
        },
      },
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: false,
          required_status_checks: checks.map((context) => ({ context, integration_id: stage.app.id })),
        },
      },
    ],
  });
  await admin.rest.repos.createRepoRuleset({
    ...at,
    name: 'apertura: versiones',
    target: 'tag',
    enforcement: 'active',
    conditions: { ref_name: { include: ['refs/tags/*@*'], exclude: [] } },
    rules: [{ type: 'update' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
  });
}
