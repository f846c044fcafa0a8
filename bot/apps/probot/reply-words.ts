/** What the app answers to a command. Whatever somebody else wrote comes in as markdown that does nothing. */
export interface Replies {
  readonly help: readonly string[];
  readonly unknown: string;
  readonly noRule: string;
  readonly noDataset: string;
  readonly notThere: (asked: string, kind: 'rule' | 'dataset') => string;
  readonly perhaps: (names: readonly string[]) => string;
  readonly example: string;
  readonly mend: string;
  readonly source: string;
  readonly or: string;
  /** Of a withdrawal: its title, why, the steps and what else there is to know. */
  readonly withdrawal: (links: WithdrawalWords) => readonly string[];
  /** Comments in the record that is begun for them. */
  readonly record: readonly string[];
}

/** What the words of a withdrawal need, ready to stand in markdown. */
export interface WithdrawalWords {
  readonly dataset: string;
  readonly folder: string;
  readonly promise: string;
  /** In the branch of this pull request; `undefined` where it is gone. */
  readonly here: { readonly link: string; readonly branch: string } | undefined;
  /** In the base branch, from where GitHub opens another pull request. */
  readonly afresh: { readonly link: string; readonly branch: string };
}
