/** What others say of a commit, in GitHub's form. */
import type { CommitStatus, Repository } from '../repository.ts';
import type { World } from '../world.ts';
import { showUser } from './account.ts';
import { apiOf } from './conversation.ts';
import { showRepository } from './repository.ts';

type Shown = Readonly<Record<string, unknown>>;

/** `simple-commit-status`, and with who said it `status`. */
export function showStatus(world: World, repository: Repository, status: CommitStatus): Shown {
  const { id, sha, state, context, description, targetUrl, author, createdAt } = status;
  return {
    url: `${apiOf(world, repository)}/statuses/${sha}`,
    avatar_url: `${world.url}/avatars/${author.id}`,
    id,
    node_id: `SC_${id}`,
    state,
    description: description === '' ? null : description,
    target_url: targetUrl ?? null,
    context,
    created_at: createdAt.toISOString(),
    updated_at: createdAt.toISOString(),
    creator: showUser(world, author),
  };
}

/** `combined-commit-status` of the last word of each context; `shown` are those of one page. */
export function showCombined(
  world: World,
  repository: Repository,
  sha: string,
  last: readonly CommitStatus[],
  shown: readonly unknown[],
): Shown {
  const url = `${apiOf(world, repository)}/commits/${sha}`;
  return {
    state: combine(last),
    statuses: shown,
    sha,
    total_count: last.length,
    repository: showRepository(world, repository),
    commit_url: url,
    url: `${url}/status`,
  };
}

function combine(last: readonly CommitStatus[]): string {
  if (last.some(({ state }) => state === 'failure' || state === 'error')) return 'failure';
  return last.length > 0 && last.every(({ state }) => state === 'success') ? 'success' : 'pending';
}
