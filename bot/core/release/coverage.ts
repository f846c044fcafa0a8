/** On whose word something was published. */

/** Somebody whose approval counted, and for which rules of the policy. */
export interface CountedApproval {
  readonly login: string;
  /** Name and post, where the plan knows them. */
  readonly name: string | undefined;
  readonly post: string | undefined;
  /** Groups of the plan, or `steward`. */
  readonly groups: readonly string[];
  /** What the plan calls each of them, in the same order; '' where it has no title. */
  readonly titles?: readonly string[] | undefined;
  /** The names of the rules that it satisfied. */
  readonly rules: readonly string[];
}

export type Coverage =
  /** A merged pull request whose decision lets it through. */
  | {
      readonly kind: 'pull';
      readonly number: number;
      readonly title: string;
      readonly author: string;
      /** The head that was reviewed, and the commit on the base branch that merging it made. */
      readonly head: string;
      readonly commit: string;
      /** ISO 8601, UTC. */
      readonly merged: string;
      readonly state: 'approved' | 'not-needed';
      readonly approvals: readonly CountedApproval[];
    }
  /** What stood in the repository when it began to publish. */
  | { readonly kind: 'adopted'; readonly by: string; readonly commit: string }
  /** A rehearsal on a disk: nobody was asked. Nothing with this word is ever tagged. */
  | { readonly kind: 'unreviewed' };
