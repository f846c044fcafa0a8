import type { Octokit } from '@octokit/rest';

/** What is needed of an Octokit: Probot's, and `@octokit/rest`'s own. */
export type GitHubClient = Pick<Octokit, 'rest' | 'paginate' | 'request'>;

/** A repository on GitHub. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}
