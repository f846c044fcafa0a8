/** Recorded pull requests, set up in a sandbox as they would be on GitHub: the same commits, people and reviews. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { load } from 'js-yaml';
import { judge } from '../../bot/apps/github/judge.ts';
import type { Judgement } from '../../bot/apps/github/judgement.ts';
import { readPull } from '../../bot/core/governance/read-pull.ts';
import { COMMON } from '../../bot/tools/bless-pulls.ts';
import { readManifest } from '../../bot/tools/demo/manifest.ts';
import { readCase, TODAY } from '../../bot/tools/pulls/case.ts';
import { filesOfCase } from '../../bot/tools/pulls/files.ts';
import { addCommits } from '../../bot/tools/pulls/repository.ts';
import type { Account, App, Installation } from '../../sandbox/account.ts';
import { lookInto } from '../../sandbox/git/look-up.ts';
import type { Pull, Repository, Review } from '../../sandbox/repository.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { createRepository } from '../../sandbox/seed.ts';

/** The folder of the recorded cases. */
export const CASES = 'test/pulls';
/** The moment at which cases are judged: two in the afternoon in Mexico. */
export const NOW = Date.parse(`${TODAY}T20:00:00Z`);

/** A repository of the institution with its people. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly organization: Account;
  readonly repository: Repository;
  readonly app: App;
  readonly privateKey: string;
  readonly installation: Installation;
}

/** The same institution with another repository, empty. */
export async function anotherRepository(stage: Stage, name: string): Promise<Stage> {
  const repository = await createRepository(stage.sandbox.world, { owner: stage.organization, name });
  return { ...stage, repository };
}

/** Makes the organisation, its repository (empty) and the app in it. */
export async function stageTown(sandbox: Sandbox, name = 'datos'): Promise<Stage> {
  const organization = sandbox.organization('municipio');
  admit(sandbox, organization, 'admin-tic', 'admin');
  const repository = await createRepository(sandbox.world, { owner: organization, name });
  const { app, privateKey } = sandbox.app({ slug: 'apertura', ...readManifest('app.yml') });
  const installation = sandbox.install(app, organization);
  return { sandbox, organization, repository, app, privateKey, installation };
}

function admit(sandbox: Sandbox, organization: Account, login: string, role: 'admin' | 'member'): void {
  organization.members.set(login.toLowerCase(), { account: sandbox.user(login), role, state: 'active' });
}

/** Everybody whom a plan's groups name, as members of the organisation who may write. */
export function peopleOf({ sandbox, organization, repository }: Stage, groups: string): void {
  const plan = load(groups) as { groups: Record<string, { members: readonly { login: string }[] }> };
  for (const { members } of Object.values(plan.groups)) {
    for (const { login } of members) {
      admit(sandbox, organization, login, 'member');
      repository.collaborators.set(login.toLowerCase(), { account: sandbox.user(login), role: 'write' });
    }
  }
}

/** A client of GitHub's API for a person. */
export function clientOf({ sandbox }: Pick<Stage, 'sandbox'>, login: string): Octokit {
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  return new Octokit({ auth: sandbox.token(sandbox.user(login)), baseUrl: `${sandbox.url}/api/v3`, log });
}

/** A recorded case whose pull request is open, with its reviews. */
export interface StagedCase {
  readonly pull: Pull;
  readonly base: string;
  readonly head: string;
  /** What is to be said of it, by the same commits, reviews and moment. */
  readonly expected: () => Promise<Judgement>;
}

/** How a recorded case is set up. */
export interface StageOptions {
  /** `false`: nobody has reviewed it yet. */
  readonly reviewed?: boolean;
}

/** Opens the pull request of a recorded case; its reviews are there before it is told of. */
export async function stageCase(
  stage: Stage,
  name: string,
  { reviewed = true }: StageOptions = {},
): Promise<StagedCase> {
  const { sandbox, repository } = stage;
  const folder = join(CASES, name);
  const one = await readCase(folder);
  const { base: baseFiles, head: headFiles } = await filesOfCase(folder, join(CASES, COMMON), one);
  const commits = { base: baseFiles, head: headFiles, rewritten: one.rewritten, branches: ['main', 'cambio'] } as const;
  const { base, head } = await addCommits(repository.folder, commits);
  const authored: unknown = JSON.parse(readFileSync(join(folder, 'pull.json'), 'utf8'));
  const { memberships: _, ...read } = readPull(authored ?? { author: 'alguien' }, head);
  const facts = reviewed ? read : { ...read, reviews: [] };
  const groups = await lookInto(repository.folder, 'main:plan/groups.yaml');
  if (groups !== undefined) peopleOf(stage, groups.bytes.toString());
  repository.collaborators.set(facts.author.toLowerCase(), { account: sandbox.user(facts.author), role: 'write' });
  const author = clientOf(stage, facts.author);
  sandbox.outbox.hold();
  const at = { owner: repository.owner.login, repo: repository.name };
  const { data } = await author.rest.pulls.create({ ...at, title: one.title, head: 'cambio', base: 'main' });
  const pull = repository.pulls.get(data.number);
  if (pull === undefined) throw new Error('the pull request was just made');
  for (const review of facts.reviews) pull.reviews.push(reviewOf(sandbox, review));
  sandbox.outbox.release();
  const order = {
    folder: repository.folder,
    branch: 'main',
    base,
    head,
    now: Date.parse(`${one.today ?? TODAY}T20:00:00Z`),
  };
  const reviews = facts.reviews.map((review) => ({ ...review, when: new Date(review.when).toISOString() }));
  const judged = { ...facts, number: data.number, head, reviews, labels: [], memberships: {} };
  return { pull, base, head, expected: async () => await judge({ ...order, pull: judged }) };
}

const STATES = {
  approved: 'APPROVED',
  'changes-requested': 'CHANGES_REQUESTED',
  commented: 'COMMENTED',
  dismissed: 'DISMISSED',
} as const;

function reviewOf(
  sandbox: Sandbox,
  { login, isBot, state, commit, when }: ReturnType<typeof readPull>['reviews'][number],
): Review {
  const author = sandbox.user(login);
  const account = isBot ? { ...author, type: 'Bot' as const } : author;
  return {
    id: sandbox.world.next(),
    author: account,
    state: STATES[state],
    body: '',
    commitId: commit,
    submittedAt: new Date(when),
  };
}

/** What stands on GitHub of a judgement: the checks' conclusions, titles and summaries, and the comment. */
export function told({ repository }: Pick<Stage, 'repository'>, pull: Pull, by: string): Told {
  const runs = new Map<
    string,
    { conclusion: string | undefined; title: string | undefined; summary: string | undefined }
  >();
  for (const run of repository.checkRuns.values()) {
    if (run.headSha !== pull.head.sha || run.app.bot.login !== by) continue;
    runs.set(run.name, { conclusion: run.conclusion, title: run.output.title, summary: run.output.summary });
  }
  const comments = pull.issue.comments.filter(({ author }) => author.login === by).map(({ body }) => body);
  const labels = pull.issue.labels.filter((label) => label.startsWith('impacto: '));
  return { checks: Object.fromEntries([...runs].sort()), comments, labels };
}

/** What GitHub holds of us. */
export interface Told {
  readonly checks: Readonly<
    Record<
      string,
      {
        readonly conclusion: string | undefined;
        readonly title: string | undefined;
        readonly summary: string | undefined;
      }
    >
  >;
  readonly comments: readonly string[];
  readonly labels: readonly string[];
}

/** What a judgement has GitHub hold. */
export function wanted({ intents }: Pick<Judgement, 'intents'>): Told {
  const checks = intents.flatMap((intent) =>
    intent.kind === 'check'
      ? [
          [
            intent.name,
            { conclusion: intent.conclusion.replace('-', '_'), title: intent.title, summary: intent.summary },
          ] as const,
        ]
      : [],
  );
  const comments = intents.flatMap((intent) => (intent.kind === 'comment' ? [intent.body] : []));
  const labels = intents.flatMap((intent) =>
    intent.kind === 'labels' && intent.label !== undefined ? [intent.label] : [],
  );
  return { checks: Object.fromEntries(checks.sort()), comments, labels };
}
