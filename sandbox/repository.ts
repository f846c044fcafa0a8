/** What a repository holds beside its git objects. */
import type { Account, App, Role } from './account.ts';

export interface Repository {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  /** The bare git repository. */
  readonly folder: string;
  visibility: 'public' | 'private';
  archived: boolean;
  defaultBranch: string;
  readonly forkOf: Repository | undefined;
  readonly createdAt: Date;
  /** Its making, until something is pushed. */
  pushedAt: Date;
  /** People asked by name. By login in small letters. */
  readonly collaborators: Map<string, { readonly account: Account; role: Role }>;
  /** Issues and pulls share their numbers. */
  readonly issues: Map<number, Issue>;
  readonly pulls: Map<number, Pull>;
  /** By name. */
  readonly labels: Map<string, Label>;
  readonly checkSuites: Map<number, CheckSuite>;
  readonly checkRuns: Map<number, CheckRun>;
  readonly statuses: CommitStatus[];
  readonly releases: Map<number, Release>;
  readonly rulesets: Map<number, Ruleset>;
  readonly runs: Map<number, WorkflowRun>;
  readonly artifacts: Map<number, Artifact>;
  readonly mergeGroups: MergeGroup[];
  /** Other settings that `doctor` reads, by GitHub's own names. */
  readonly settings: Map<string, unknown>;
}

/** `owner/name`. */
export function fullNameOf({ owner, name }: Pick<Repository, 'owner' | 'name'>): string {
  return `${owner.login}/${name}`;
}

export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string;
}

export interface Reaction {
  readonly id: number;
  readonly author: Account;
  readonly content: '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';
  readonly createdAt: Date;
}

export interface Comment {
  readonly id: number;
  readonly author: Account;
  /** The app that wrote it. */
  readonly app: App | undefined;
  body: string;
  readonly createdAt: Date;
  updatedAt: Date;
  readonly reactions: Reaction[];
}

/** An issue, and the conversation of a pull request: a pull's `issue` has the same number. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly author: Account;
  title: string;
  body: string;
  state: 'open' | 'closed';
  /** Names. */
  labels: string[];
  assignees: Account[];
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | undefined;
  closedBy: Account | undefined;
  /** Why it is open or closed; of pulls never. */
  stateReason?: 'completed' | 'not_planned' | 'reopened' | 'duplicate' | undefined;
}

export interface Pull {
  readonly id: number;
  readonly issue: Issue;
  /** `sha` follows the base branch's tip, as GitHub's does on events of the pull. */
  base: { ref: string; sha: string };
  /** `repository` is undefined when the fork is gone. */
  head: { repository: Repository | undefined; ref: string; sha: string };
  draft: boolean;
  readonly reviews: Review[];
  requestedReviewers: Account[];
  /** Slugs. */
  requestedTeams: string[];
  /** Who pushed its head last; its author until somebody does. */
  lastPusher?: Account | undefined;
  merged: { readonly at: Date; readonly by: Account; readonly sha: string } | undefined;
}

export interface Review {
  readonly id: number;
  readonly author: Account;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  body: string;
  commitId: string | undefined;
  submittedAt: Date;
}

export interface CheckSuite {
  readonly id: number;
  readonly app: App;
  readonly headSha: string;
  readonly headBranch: string | undefined;
  readonly createdAt: Date;
  updatedAt: Date;
  /** To be done again, and nothing has come since. */
  isAsked: boolean;
}

export interface CheckRun {
  readonly id: number;
  readonly suite: CheckSuite;
  readonly app: App;
  name: string;
  readonly headSha: string;
  externalId: string;
  detailsUrl: string | undefined;
  status: 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';
  conclusion: string | undefined;
  startedAt: Date | undefined;
  completedAt: Date | undefined;
  output: { title: string | undefined; summary: string | undefined; text: string | undefined };
  /** As they were sent: GitHub's own form. */
  readonly annotations: Readonly<Record<string, unknown>>[];
  actions: readonly { readonly label: string; readonly description: string; readonly identifier: string }[];
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly context: string;
  readonly description: string;
  readonly targetUrl: string | undefined;
  readonly author: Account;
  readonly createdAt: Date;
}

export interface Release {
  readonly id: number;
  readonly author: Account;
  tagName: string;
  target: string;
  name: string;
  body: string;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  readonly createdAt: Date;
  publishedAt: Date | undefined;
  readonly assets: ReleaseAsset[];
}

export interface ReleaseAsset {
  readonly id: number;
  name: string;
  label: string;
  readonly contentType: string;
  /** `starter`: its upload broke off, and it has no bytes. */
  readonly state: 'uploaded' | 'starter';
  readonly bytes: Uint8Array;
  readonly uploader: Account;
  readonly createdAt: Date;
}

export interface Ruleset {
  readonly id: number;
  name: string;
  target: 'branch' | 'tag';
  enforcement: 'active' | 'disabled' | 'evaluate';
  /** In GitHub's own form. */
  conditions: unknown;
  bypassActors: readonly unknown[];
  rules: readonly { readonly type: string; readonly parameters?: Readonly<Record<string, unknown>> }[];
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface WorkflowRun {
  readonly id: number;
  readonly name: string;
  /** `.github/workflows/x.yaml`. */
  readonly path: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly headRepository: Repository;
  /** From 1, of its workflow. */
  readonly number: number;
  /** From 1: a run that is asked for again is the same run. */
  attempt: number;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | undefined;
  readonly actor: Account;
  readonly createdAt: Date;
  updatedAt: Date;
}

export interface Artifact {
  readonly id: number;
  readonly run: WorkflowRun;
  readonly name: string;
  /** A zip. */
  readonly bytes: Uint8Array;
  readonly createdAt: Date;
}

/** A candidate of the merge queue. */
export interface MergeGroup {
  readonly headSha: string;
  /** `refs/heads/gh-readonly-queue/main/pr-1-<base sha>`. */
  readonly headRef: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly pull: Pull;
  /** Who put it into the queue. */
  readonly by: Account;
}
