import type { Account } from './account.ts';
import { commitsOf } from './git/commits.ts';
import { type MergeMethod, mergeCommit } from './git/merge.ts';
import { afterPush } from './git/push.ts';
import { tipOf } from './git/refs.ts';
import { GitError, git } from './git/run.ts';
import { inTurn } from './in-turn.ts';
import { mergeStateOf } from './merge-state.ts';
import { ApiError } from './operation.ts';
import type { Pull, Repository } from './repository.ts';
import { methodsOf } from './rules.ts';
import { tellPull } from './telling.ts';
import type { World } from './world.ts';

/** How a pull is merged. */
export interface PullMerge {
  readonly method: MergeMethod;
  /** The head that whoever merges has seen. */
  readonly expected?: string | undefined;
  readonly title?: string | undefined;
  readonly message?: string | undefined;
}

/**
 * Merges a pull, moves the base branch and tells of both; gives the commit. Refused as GitHub refuses: 405 with what is
 * missing, 409 where the head is another. Merges of one repository come one after another.
 */
export async function mergePull(
  world: World,
  repository: Repository,
  pull: Pull,
  by: Account,
  order: PullMerge,
): Promise<string> {
  const { before, sha } = await inTurn(repository, () => mergeNow(world, repository, pull, by, order));
  await mergeDone(world, repository, pull, by, before);
  return sha;
}

async function mergeNow(
  world: World,
  repository: Repository,
  pull: Pull,
  by: Account,
  order: PullMerge,
): Promise<{ readonly before: string; readonly sha: string }> {
  const head = pull.head.sha;
  if (pull.merged !== undefined || pull.issue.state === 'closed')
    throw new ApiError(405, 'Pull Request is not mergeable');
  if (order.expected !== undefined && order.expected !== head) throw moved();
  refuseMethod(repository, pull.base.ref, order.method);
  const { state, missing } = await mergeStateOf(world, repository, pull, by);
  if (state === 'draft') throw new ApiError(405, 'Pull Request is still a draft');
  if (state === 'dirty' || state === 'unknown') throw new ApiError(405, 'Pull Request is not mergeable');
  if (missing.length > 0) throw new ApiError(405, violations(missing));
  const ref = `refs/heads/${pull.base.ref}`;
  const before = await tipOf(repository, ref);
  if (before === undefined) throw new ApiError(405, 'Pull Request is not mergeable');
  const sha = await mergeCommit(repository, {
    base: before,
    head,
    method: order.method,
    message: await messageOf(repository, pull, order),
    author: order.method === 'squash' ? pull.issue.author : by,
    committer: by,
    now: world.now(),
  });
  if (sha === undefined) {
    throw new ApiError(405, order.method === 'rebase' ? "This branch can't be rebased" : 'Merge conflict');
  }
  // What was pushed while the commit was made counts, told of or not.
  const { repository: from, ref: branch } = pull.head;
  const tip = from === undefined ? undefined : await tipOf(from, `refs/heads/${branch}`);
  if (pull.head.sha !== head || (tip !== undefined && tip !== head)) throw moved();
  await moveBase(repository, ref, before, sha);
  settle(world, pull, by, sha);
  return { before, sha };
}

function moved(): ApiError {
  return new ApiError(409, 'Head branch was modified. Review and try the merge again.');
}

/** What the rules miss, as GitHub tells it. */
export function violations(missing: readonly string[]): string {
  return `Repository rule violations found\n\n${missing.join('\n\n')}\n\n`;
}

const REFUSED_METHODS: Readonly<Record<MergeMethod, readonly [setting: string, words: string]>> = {
  merge: ['allow_merge_commit', 'Merge commits are not allowed on this repository.'],
  squash: ['allow_squash_merge', 'Squash merges are not allowed on this repository.'],
  rebase: ['allow_rebase_merge', 'Rebase merges are not allowed on this repository.'],
};

function refuseMethod(repository: Repository, branch: string, method: MergeMethod): void {
  const [setting, words] = REFUSED_METHODS[method];
  if (repository.settings.get(setting) === false || !methodsOf(repository, branch).has(method)) {
    throw new ApiError(405, words);
  }
}

async function messageOf(repository: Repository, pull: Pull, { method, title, message }: PullMerge): Promise<string> {
  const { issue, base, head } = pull;
  if (method === 'squash') {
    const commits = [...(await commitsOf(repository, [`${base.sha}..${head.sha}`], 250))].reverse();
    const list = commits.map((each) => `* ${each.message}`).join('\n\n');
    return [title ?? `${issue.title} (#${issue.number})`, message ?? list].join('\n\n');
  }
  return [title ?? mergeTitle(pull), message ?? issue.title].join('\n\n');
}

/** The first line of a merge's commit. */
export function mergeTitle({ issue, head }: Pull): string {
  const owner = head.repository?.owner ?? issue.author;
  return `Merge pull request #${issue.number} from ${owner.login}/${head.ref}`;
}

/** Moves a base branch, only from what was merged into. */
export async function moveBase(repository: Repository, ref: string, before: string, after: string): Promise<void> {
  try {
    await git(repository.folder, ['update-ref', ref, after, before]);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new ApiError(405, 'Base branch was modified. Review and try the merge again.');
  }
}

/** Writes down that a pull is merged. */
export function settle(world: World, pull: Pull, by: Account, sha: string): void {
  const at = world.now();
  pull.merged = { at, by, sha };
  pull.issue.state = 'closed';
  pull.issue.closedAt = at;
  pull.issue.closedBy = by;
}

/** Tells of a merged pull, and of the base branch that moved. */
export async function mergeDone(
  world: World,
  repository: Repository,
  pull: Pull,
  by: Account,
  before: string,
): Promise<void> {
  const after = pull.merged?.sha;
  await tellPull(world, repository, pull, 'closed', by);
  await afterPush(world, repository, by, [{ ref: `refs/heads/${pull.base.ref}`, before, after }]);
}
