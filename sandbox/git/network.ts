import type { Repository } from '../repository.ts';
import { git } from './run.ts';

/** Puts a commit of one repository, with all that it needs, among the objects of another. */
export async function bringCommit(from: Repository, to: Repository, commit: string): Promise<void> {
  if (from === to) return;
  await git(to.folder, ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', from.folder, commit]);
}

/** What a fork was made of in the end. */
export function sourceOf(repository: Repository): Repository {
  return repository.forkOf === undefined ? repository : sourceOf(repository.forkOf);
}
