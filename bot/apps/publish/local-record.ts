import { PUBLISHED_BRANCH } from '../../core/release/names.ts';
import type { PublicationRecord } from '../../core/release/record.ts';
import { UserError } from '../../core/user-error.ts';
import { GitRepository } from '../../io/git.ts';
import { readRecord } from '../../io/published-branch.ts';

/** The record as a clone has it: of its own branch, or of the one that came from `origin`; an empty one where it has none. */
export async function localRecord(folder: string): Promise<PublicationRecord> {
  const commit = await localTip(folder);
  return commit === undefined ? { state: undefined, publications: [] } : await readRecord(folder, commit);
}

/** The tip of the branch `published` as a clone has it. */
export async function localTip(folder: string): Promise<string | undefined> {
  const repository = new GitRepository(folder);
  try {
    for (const ref of [`refs/remotes/origin/${PUBLISHED_BRANCH}`, `refs/heads/${PUBLISHED_BRANCH}`]) {
      try {
        return await repository.commitOf(ref);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }
    return undefined;
  } finally {
    await repository.close();
  }
}
