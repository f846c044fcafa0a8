import type { Review, ReviewState } from '../../core/governance/pull.ts';
import type { GitHubClient, RepositoryName } from './client.ts';
import type { PullFacts } from './pull-facts.ts';

const PAGE = 100;

/**
 * Reads a pull request: who proposes, at which commit, and what reviewers said. `undefined` where there is none. What
 * cannot be read whole is thrown, never taken for less. A head that moves meanwhile does no harm: an approval counts for
 * the commit that it names, and checks are put on the commit that was read.
 */
export async function readPullFacts(
  client: GitHubClient,
  name: RepositoryName,
  number: number,
): Promise<PullFacts | undefined> {
  const data = await readOnce(client, name, number);
  if (data === undefined) return undefined;
  const [base, reviews] = await Promise.all([tipOf(client, name, data.base.ref), readReviews(client, name, number)]);
  return factsOf(data, base, reviews);
}

type PullData = Awaited<ReturnType<GitHubClient['rest']['pulls']['get']>>['data'];

async function readOnce(client: GitHubClient, name: RepositoryName, number: number): Promise<PullData | undefined> {
  try {
    return (await client.rest.pulls.get({ ...name, pull_number: number })).data;
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return undefined;
    throw error;
  }
}

async function tipOf(client: GitHubClient, name: RepositoryName, branch: string): Promise<string> {
  const { data } = await client.rest.git.getRef({ ...name, ref: `heads/${branch}` });
  return data.object.sha;
}

async function readReviews(client: GitHubClient, name: RepositoryName, number: number): Promise<readonly Review[]> {
  const pages = await client.paginate(client.rest.pulls.listReviews, { ...name, pull_number: number, per_page: PAGE });
  const reviews = pages.flatMap((review): Review[] => {
    const state = stateOf(review.state);
    if (state === undefined) return [];
    // An account that is gone is GitHub's `ghost`: it is in no group.
    const login = review.user?.login ?? 'ghost';
    const isBot = review.user?.type === 'Bot' || login.endsWith('[bot]');
    return [{ login, isBot, state, commit: review.commit_id ?? undefined, when: review.submitted_at ?? '' }];
  });
  // A stable sort: of one moment, GitHub's own order stays.
  return reviews.sort((one, other) => (one.when < other.when ? -1 : one.when > other.when ? 1 : 0));
}

/** `undefined`: not yet submitted. A state that is not known here is no approval, and takes the place of an older one. */
function stateOf(state: string): ReviewState | undefined {
  switch (state.toUpperCase()) {
    case 'APPROVED':
      return 'approved';
    case 'CHANGES_REQUESTED':
      return 'changes-requested';
    case 'COMMENTED':
      return 'commented';
    case 'PENDING':
      return undefined;
    default:
      return 'dismissed';
  }
}

function factsOf(data: PullData, base: string, reviews: readonly Review[]): PullFacts {
  const author = data.user?.login ?? 'ghost';
  const labels = data.labels.map((label) => label.name);
  return {
    number: data.number,
    open: data.state === 'open',
    draft: data.draft === true,
    branch: data.base.ref,
    base,
    head: data.head.sha,
    fork: data.head.repo?.id !== data.base.repo.id,
    author,
    requested: [
      ...(data.requested_reviewers ?? []).map(({ login }) => login),
      ...(data.requested_teams ?? []).map(({ slug }) => slug),
    ],
    pull: { number: data.number, author, head: data.head.sha, reviews, labels, memberships: new Map() },
  };
}
