import type { LineCommit } from '../../core/release/history.ts';
import type { GitHubClient, RepositoryName } from './client.ts';
import { everyPage } from './pages.ts';

/** A merged pull request, as far as the history is told apart by it. */
export interface MergedFacts {
  readonly number: number;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly merged: string;
  /** The last commit that its merge made on the base branch. */
  readonly commit: string;
  /** GitHub itself says that the commit asked about came with it. */
  readonly associated: boolean;
}

/**
 * The pull requests that were merged into a branch and that a commit may come from. GitHub knows which commits came with
 * a pull request only after a while, so those that the commit's own message names are asked too; what counts is only
 * what GitHub says of each.
 */
export async function mergedPullsOf(
  client: GitHubClient,
  name: RepositoryName,
  branch: string,
  { commit, subject }: LineCommit,
): Promise<readonly MergedFacts[]> {
  const associated = await everyPage((page) =>
    client.rest.repos.listPullRequestsAssociatedWithCommit({ ...name, commit_sha: commit, ...page }),
  );
  const known = associated.filter(({ base }) => base.ref === branch).map(({ number }) => number);
  const named = [...subject.matchAll(/#(\d{1,9})\b/g)].map(([, number]) => Number(number));
  const found: MergedFacts[] = [];
  for (const number of new Set([...known, ...named])) {
    const facts = await mergedPull(client, name, branch, number);
    if (facts !== undefined) found.push({ ...facts, associated: known.includes(number) });
  }
  return found;
}

async function mergedPull(
  client: GitHubClient,
  name: RepositoryName,
  branch: string,
  number: number,
): Promise<Omit<MergedFacts, 'associated'> | undefined> {
  try {
    const { data } = await client.rest.pulls.get({ ...name, pull_number: number });
    const { merged_at: merged, merge_commit_sha: commit } = data;
    if (merged === null || commit === null || data.base.ref !== branch) return undefined;
    return { number, title: data.title, merged: new Date(merged).toISOString().replace('.000Z', 'Z'), commit };
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return undefined;
    throw error;
  }
}
