/** A pull request as far as a decision looks at it. */

export type ReviewState = 'approved' | 'changes-requested' | 'commented' | 'dismissed';

export interface Review {
  readonly login: string;
  readonly isBot: boolean;
  readonly state: ReviewState;
  /** The commit that was reviewed; `undefined` where GitHub does not say. */
  readonly commit: string | undefined;
  /** When it was submitted, in ISO 8601. */
  readonly when: string;
}

export interface Pull {
  readonly number: number | undefined;
  readonly author: string;
  /** The head's commit: only reviews of it count. */
  readonly head: string;
  /** In the order of submission. */
  readonly reviews: readonly Review[];
  readonly labels: readonly string[];
  /** Of each group whose team was asked: the logins whose membership is active. */
  readonly memberships: ReadonlyMap<string, ReadonlySet<string>>;
}
