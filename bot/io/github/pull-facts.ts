import type { Pull } from '../../core/governance/pull.ts';

/** A pull request as GitHub tells it at one moment: what is decided from, and what is there already. */
export interface PullFacts {
  readonly number: number;
  readonly open: boolean;
  readonly draft: boolean;
  /** The base branch's name, as in `main`. */
  readonly branch: string;
  /** The base branch's tip, read from the branch itself: what the pull request says of it may be old. */
  readonly base: string;
  readonly head: string;
  /** The head lies in another repository, or in one that is gone. */
  readonly fork: boolean;
  readonly author: string;
  /** Logins of whom a review has been requested. Teams are not among them: one may be called as a person is. */
  readonly requested: readonly string[];
  /** The decision's own view of it; `memberships` are read apart. */
  readonly pull: Pull;
}
