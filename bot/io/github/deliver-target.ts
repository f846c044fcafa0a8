import type { RepositoryName } from './client.ts';
import type { Verdict } from './verdict.ts';

/** Where intents are carried out, and what is known to be there already. */
export interface DeliverTarget {
  readonly name: RepositoryName;
  /** The pull request; `undefined` for a merge group, which has checks alone. */
  readonly number: number | undefined;
  readonly head: string;
  /** By whom checks and comments are known for ours. */
  readonly bot: { readonly appId: number; readonly login: string };
  /** Written with the checks, and read again by `readVerdicts`: what was judged. */
  readonly fingerprint: string;
  /** Our checks on the head as they were read a moment ago; where not given, they are read. */
  readonly verdicts?: readonly Verdict[];
  readonly facts: {
    readonly author: string;
    readonly labels: readonly string[];
    readonly requested: readonly string[];
    readonly draft: boolean;
  };
}

/** A target that is a pull request. */
export type PullTarget = DeliverTarget & { readonly number: number };
