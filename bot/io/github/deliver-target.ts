import type { RepositoryName } from './client.ts';

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
  readonly facts: {
    readonly author: string;
    readonly labels: readonly string[];
    readonly requested: readonly string[];
    readonly draft: boolean;
  };
}

/** A target that is a pull request. */
export type PullTarget = DeliverTarget & { readonly number: number };
