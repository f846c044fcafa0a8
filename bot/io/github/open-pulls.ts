import type { GitHubClient, RepositoryName } from './client.ts';
import { everyPage } from './pages.ts';

/** An open pull request, as a list tells it. */
export interface OpenPull {
  readonly number: number;
  readonly head: string;
  /** The base branch's name. */
  readonly branch: string;
  readonly draft: boolean;
  readonly author: string;
  /** When anything about it last changed, as GitHub tells it. */
  readonly updated: string;
}

/** The open pull requests of a repository, or those into one branch, by number. */
export async function openPulls(
  client: GitHubClient,
  name: RepositoryName,
  branch?: string,
): Promise<readonly OpenPull[]> {
  const only = branch === undefined ? {} : { base: branch };
  const listed = await everyPage((page) => client.rest.pulls.list({ ...name, ...only, state: 'open', ...page }));
  return listed
    .map(({ number, head, base, draft, user, updated_at }) => ({
      number,
      head: head.sha,
      branch: base.ref,
      draft: draft === true,
      author: user?.login ?? 'ghost',
      updated: updated_at,
    }))
    .sort((one, other) => one.number - other.number);
}
