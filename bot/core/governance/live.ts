/** A repository as GitHub tells it at one moment: plain data, so that it is judged without a network. */
import type { RulesetRule } from './settings.ts';

/** Something that was looked at; or that the token may not see, with GitHub's answer. */
export type Seen<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'hidden'; readonly status: number };

export interface LiveRuleset {
  readonly id: number;
  readonly name: string;
  readonly target: string;
  readonly enforcement: string;
  /** `undefined`: only shown to whoever may change the ruleset. In GitHub's own words. */
  readonly bypass: readonly string[] | undefined;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: readonly RulesetRule[];
}

export interface LiveTeam {
  readonly members: readonly string[];
  /** Invited, and not yet in. */
  readonly invited: readonly string[];
  /** Whether its members may write to the repository. */
  readonly writes: boolean;
}

/** An app as it is installed. */
export interface LiveApp {
  readonly id: number;
  readonly slug: string;
  readonly suspended: boolean;
  /** `read`, `write` or `admin`, by GitHub's names of permissions. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}

export interface LiveRepository {
  readonly owner: string;
  readonly name: string;
  /** It belongs to a person: such a repository has no teams. */
  readonly personal: boolean;
  readonly defaultBranch: string;
  readonly visibility: string;
  /** Types of the rules that bind the base branch, whoever made them. */
  readonly branchRules: Seen<readonly string[]>;
  readonly rulesets: Seen<readonly LiveRuleset[]>;
  /** Names. */
  readonly labels: Seen<readonly string[]>;
  /** By slug; `undefined`: there is none. */
  readonly teams: ReadonlyMap<string, Seen<LiveTeam | undefined>>;
  readonly immutableReleases: Seen<boolean>;
  readonly workflowToken: Seen<{ readonly writes: boolean; readonly approves: boolean }>;
  /** GitHub's word for whose workflows from forks wait for a person. */
  readonly forkApproval: Seen<string>;
}

/** What only an examination asks about, besides. */
export interface LivePeople {
  readonly apps: Seen<readonly LiveApp[]>;
  /** GitHub's own complaints about CODEOWNERS. */
  readonly codeowners: Seen<readonly { readonly line: number; readonly kind: string }[]>;
  /** By login as the plan writes it; `undefined`: there is no such account. */
  readonly writers: ReadonlyMap<string, Seen<{ readonly role: string; readonly writes: boolean } | undefined>>;
}

/** The value of what was seen; what is hidden is nothing. */
export function shown<T>(seen: Seen<T>): T | undefined {
  return seen.kind === 'seen' ? seen.value : undefined;
}
