import type { Language } from '../../core/finding.ts';
import type { Happening } from '../../core/release/happening.ts';
import type { UnderWay } from '../../flows/watch.ts';
import type { GitRemote } from '../../io/git-process.ts';
import type { GitHubClient, RepositoryName } from '../../io/github/client.ts';
import type { Patience } from '../../io/github/publish/patience.ts';
import type { Mirror } from '../../io/mirror.ts';

/** A repository that is watched over, and what is known of it beforehand. */
export interface WatchPlace {
  readonly client: GitHubClient;
  /** As it was asked for, or as it was called when something happened. */
  readonly name: RepositoryName;
  readonly mirror: Mirror;
  readonly remote: GitRemote;
  /** By whom alarms are known for ours. */
  readonly bot: { readonly login: string };
  /** How long is waited for GitHub; as long as a run can that nobody waits for, where not given. */
  readonly patience?: Patience | undefined;
  /** The base branch, where it is not the default one. */
  readonly branch?: string | undefined;
  /** Where the branch of the record was known to be, in whatever order. */
  readonly known: readonly string[];
  /** What was told of a moment ago. */
  readonly happened: readonly Happening[];
  /** A publication may be under way. */
  readonly publishing?: UnderWay | undefined;
  /** The moment: ISO 8601 in UTC, to the second. */
  readonly now: string;
}

/** In which language alarms are told where no plan says. */
export const NO_LANGUAGE: Language = 'es';
