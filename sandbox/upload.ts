/** Commits that are made here rather than pushed: by the page where a browser uploads files, and by the API. */
import type { Account, Actor } from './account.ts';
import { afterPush } from './git/push.ts';
import { tipOf } from './git/refs.ts';
import { GitError } from './git/run.ts';
import { ApiError } from './operation.ts';
import { signatureOf } from './people.ts';
import type { Repository } from './repository.ts';
import { refusedPush } from './rules.ts';
import { type CommitOrder, commitFiles } from './seed.ts';
import type { World } from './world.ts';

/** Which files become what, on which branch. */
export interface Upload extends Pick<CommitOrder, 'branch' | 'files' | 'message' | 'author' | 'committer'> {
  /** Where the branch was when it was looked at; `undefined` of a branch that is to be made. */
  readonly before: string | undefined;
}

/**
 * Makes a commit on a branch, with all that follows a push; gives the commit. Refused as GitHub refuses: 409 where a
 * rule is broken or the branch has moved.
 */
export async function upload(world: World, repository: Repository, by: Account, order: Upload): Promise<string> {
  const { branch, before, files, message } = order;
  const ref = `refs/heads/${branch}`;
  const refused = await refusedPush(repository, { ref, before, after: before }, { world, account: by });
  if (refused !== undefined) throw new ApiError(409, refused);
  const author = order.author ?? signatureOf(by);
  const committer = order.committer ?? author;
  const common = { branch, files, message, author, committer, date: world.now() };
  const parent = before === undefined ? {} : { parent: before, expected: before };
  try {
    const after = await commitFiles(repository, { ...common, ...parent });
    await afterPush(world, repository, by, [{ ref, before, after }]);
    return after;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const now = await tipOf(repository, ref);
    throw new ApiError(409, `${branch} is at ${now ?? 'nothing'} but expected ${before ?? 'nothing'}`);
  }
}

/** Whether an actor is an app without leave to write workflows, and some path is one. */
export function touchesWorkflows(actor: Actor, paths: readonly string[]): boolean {
  if (actor.kind !== 'installation' || actor.permissions['workflows'] === 'write') return false;
  return paths.some((path) => path.startsWith('.github/workflows/'));
}
