import type { IssueIntent } from '../../../core/intent.ts';
import { UserError } from '../../../core/user-error.ts';
import type { GitPerson } from '../../git-import.ts';
import type { GitRemote } from '../../git-process.ts';
import type { GitHubClient, RepositoryName } from '../client.ts';
import type { Patience } from './patience.ts';

/** Where publications are carried out, and in whose name. */
export interface PublishTarget {
  readonly client: GitHubClient;
  readonly name: RepositoryName;
  /** A clone that has every commit that is published: only read. */
  readonly folder: string;
  readonly remote: GitRemote;
  /** By whom drafts and issues are known for ours: `github-actions[bot]`, `apertura[bot]`, or a person's login. */
  readonly bot: { readonly login: string };
  /** Author and committer of the record. */
  readonly by: GitPerson;
  readonly patience?: Patience;
}

/** One thing that was changed. */
export type Done =
  | { readonly kind: 'tag'; readonly tag: string; readonly commit: string }
  | { readonly kind: 'release'; readonly tag: string; readonly step: ReleaseStep; readonly asset?: string }
  | { readonly kind: 'record'; readonly commit: string }
  | { readonly kind: 'issue'; readonly number: number; readonly step: 'opened' | 'updated' | 'closed' };

/** What was done to a release. */
export type ReleaseStep = 'drafted' | 'uploaded' | 'removed' | 'published' | 'edited' | 'draft-removed';

/** What became of intents. */
export interface CarriedOut {
  /** In order; empty where everything was as wanted. */
  readonly done: readonly Done[];
  /** Why the rest was not begun: what stands there is not what is wanted, and may not be changed. */
  readonly fault: PublicationFault | undefined;
  /** Issues that cannot be written here (archived, switched off, no right): whoever asked tells them elsewhere. */
  readonly untold: readonly IssueIntent[];
}

/** What stands in the way and only a person can clear. */
export class PublicationFault extends UserError {
  /** `declined`: a rule or a missing right; else what is not as it has to be. */
  readonly fault: 'tag-other' | 'tag-missing' | 'asset-other' | 'asset-strange' | 'asset-missing' | 'declined';
  /** The tag or the branch. */
  readonly subject: string;

  constructor(fault: PublicationFault['fault'], subject: string, words: UserError['words']) {
    super(words);
    this.fault = fault;
    this.subject = subject;
  }
}

/** The other side does not let us write a ref. */
export function declined(ref: string, why: string): PublicationFault {
  return new PublicationFault('declined', ref, {
    es: `GitHub no permite escribir ${ref}. Revise las reglas del repositorio con «apertura doctor» y los permisos del token (contents: write). Dijo: ${why}`,
    en: `GitHub does not let ${ref} be written. Look at the repository’s rules with "apertura doctor" and at the token’s permissions (contents: write). It said: ${why}`,
  });
}
