import type { Review, ReviewState } from '../../core/governance/pull.ts';
import type { GitHubClient, RepositoryName } from './client.ts';
import { everyPage, OddAnswer } from './pages.ts';
import type { PullFacts } from './pull-facts.ts';

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
  const listed = await everyPage((page) => client.rest.pulls.listReviews({ ...name, pull_number: number, ...page }));
  const reviews = listed.flatMap((review): Told[] => {
    const state = stateOf(review.state);
    if (state === 'pending') return [];
    // An account that is gone is GitHub's `ghost`: it is in no group.
    const login = review.user?.login ?? 'ghost';
    const isBot = review.user?.type === 'Bot' || login.endsWith('[bot]');
    const when = review.submitted_at;
    // Without its moment nobody knows what it was said after.
    if (when === undefined || when === null) throw new OddAnswer(`review ${review.id} was submitted at no time`);
    return [{ login, isBot, state, commit: review.commit_id ?? undefined, when }];
  });
  // A stable sort: of one moment, GitHub's own order stays.
  return known(reviews.sort((one, other) => (one.when < other.when ? -1 : one.when > other.when ? 1 : 0)));
}

/** A review whose state may be one that is not known here. */
type Told = Omit<Review, 'state'> & { readonly state: ReviewState | 'unknown' };

/** What a state that is not known here may do: end the same person's approval, and lift no objection. */
function known(reviews: readonly Told[]): readonly Review[] {
  const objecting = new Set<string>();
  return reviews.map((review): Review => {
    const { login, state } = review;
    if (state === 'changes-requested') objecting.add(login);
    else if (state === 'approved' || state === 'dismissed') objecting.delete(login);
    else if (state === 'unknown') return { ...review, state: objecting.has(login) ? 'commented' : 'dismissed' };
    return { ...review, state };
  });
}

function stateOf(state: string): ReviewState | 'pending' | 'unknown' {
  switch (state.toUpperCase()) {
    case 'APPROVED':
      return 'approved';
    case 'CHANGES_REQUESTED':
      return 'changes-requested';
    case 'COMMENTED':
      return 'commented';
    case 'DISMISSED':
      return 'dismissed';
    case 'PENDING':
      return 'pending';
    default:
      return 'unknown';
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
    requested: (data.requested_reviewers ?? []).map(({ login }) => login),
    pull: { number: data.number, author, head: data.head.sha, reviews, labels, memberships: new Map() },
  };
}
