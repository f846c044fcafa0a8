/**
 * The record of all that was published, as the branch `published` holds it: for each publication its manifest, its
 * descriptor and its tag as git wrote it. Its commits have the published commits as parents, so that whoever has the
 * branch has everything from which tags and releases can be made again.
 */
import type { Json } from '../table/schema.ts';
import type { Coverage } from './coverage.ts';
import type { Manifest } from './manifest.ts';
import { manifestPath, type TagName } from './names.ts';

/** One publication as it is recorded. */
export interface Recorded {
  readonly name: TagName;
  readonly manifest: Manifest;
  /** The tag object's own text: written to git again it has the same id. */
  readonly tag: string;
  /** The published descriptor; of a tombstone that of the last version. */
  readonly descriptor: Json;
}

/** Something that is on the base branch and is not published, and why. */
export interface Held {
  /** A dataset's name, or `/rules`: groups, policy and schemas, without which no approval can be weighed. */
  readonly subject: string;
  /** The commit that brought it. */
  readonly commit: string;
  readonly why: HeldWhy;
  /** The pull request, where there was one. */
  readonly pull: number | undefined;
}

/** Why something is held. */
export type HeldWhy =
  /** Pushed without a pull request. */
  | 'pushed'
  /** The decision on the pull request does not let it through. */
  | 'not-approved'
  /** The data have errors. */
  | 'unsound'
  /** What was merged is not what the reviewed head gives. */
  | 'not-as-reviewed'
  /** It stands on something that is held. */
  | 'on-held'
  /** A withdrawal that has no record. */
  | 'vanished'
  /** Its folder has a name that no tag can have. */
  | 'unnameable';

/** How far the history was walked, and what of it is covered by decisions. */
export interface PublishState {
  readonly apertura: 1;
  /** The last commit of the base branch that was looked at. */
  readonly walked: string;
  /** Of each dataset, and of `/rules`: the digest of its last state that a decision covers. */
  readonly covered: Readonly<Record<string, string>>;
  /** Of each dataset: decisions that cover it and were not released yet, because nothing that is published changed. */
  readonly pending: Readonly<Record<string, readonly Coverage[]>>;
  readonly held: readonly Held[];
}

/** What the branch holds. */
export interface PublicationRecord {
  /** `undefined`: nothing was ever published. */
  readonly state: PublishState | undefined;
  /** The oldest first, by dataset and version. */
  readonly publications: readonly Recorded[];
}

/** Where the record keeps a publication's tag: `releases/presupuesto/1.2.0.tag`. */
export function tagPath(name: TagName): string {
  return manifestPath(name).replace(/\.json$/, '.tag');
}
