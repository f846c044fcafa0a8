/** How things stand at GitHub, as far as the watch looks: plain data, read by the API and from git. */
import type { Happening } from './happening.ts';
import type { HeldWhy } from './record.ts';

/** A tag as it is. */
export interface LiveTag {
  /** Id of the tag object; of the commit where the tag is none. */
  readonly object: string;
}

/** A file of a release as it is. */
export interface LiveAsset {
  readonly id: number;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal; `undefined` where GitHub does not tell it. */
  readonly sha256: string | undefined;
  /** Who put it there and when. */
  readonly by: string | undefined;
  readonly when: string | undefined;
}

/** A release as it is. */
export interface LiveRelease {
  readonly id: number;
  readonly tag: string;
  readonly draft: boolean;
  /** Nothing of it can be changed, nor its name be used again when it is gone. */
  readonly immutable: boolean;
  readonly assets: readonly LiveAsset[];
}

/** The branch of the record. */
export interface LiveRecord {
  /** `undefined`: it is gone. */
  readonly tip: string | undefined;
  /** The last place where it was known to be whole; `undefined` where nothing is known of before. */
  readonly last: string | undefined;
  /** Whether the tip's history still has that place. */
  readonly keeps: boolean;
  /** Files of the record that a commit of it changed or took away: what is recorded never changes. */
  readonly altered: readonly AlteredRecord[];
}

/** A file of the record that somebody changed or removed. */
export interface AlteredRecord {
  readonly path: string;
  /** The commit that did it. */
  readonly commit: string;
  readonly by: string | undefined;
  readonly when: string | undefined;
}

/** A commit that came to the base branch without a decision that covers it. */
export interface Breach {
  /** A dataset, or `/rules`. */
  readonly subject: string;
  readonly commit: string;
  /** The commit before, in which it is as it was. */
  readonly parent: string | undefined;
  readonly why: HeldWhy;
  readonly by: string | undefined;
  readonly when: string | undefined;
}

/** Why publishing can hold back what was merged as it has to be. */
export const HELD_BACK = ['unsound', 'on-held', 'unnameable'] as const satisfies readonly HeldWhy[];

/** Something that was merged as it has to be, and is not published. */
export interface HeldBack {
  /** A dataset, or `/rules`. */
  readonly subject: string;
  readonly commit: string;
  readonly why: (typeof HELD_BACK)[number];
  readonly pull: number | undefined;
  /** Who merged it, and when it came. */
  readonly by: string | undefined;
  readonly when: string | undefined;
}

/** The base branch as it is. */
export interface LiveBase {
  readonly branch: string;
  /** `undefined`: it is gone. */
  readonly tip: string | undefined;
  /** The last commit that publishing looked at. */
  readonly walked: string | undefined;
  /** Whether the tip's history still has that commit. */
  readonly keeps: boolean;
  readonly breaches: readonly Breach[];
  /** What was merged as it has to be, and publishing holds back all the same. */
  readonly held: readonly HeldBack[];
  /** Of each published dataset. */
  readonly datasets: Readonly<Record<string, LiveFolder>>;
}

/** A published dataset's folder on the base branch. */
export interface LiveFolder {
  /** Git's id of it; `undefined`: it is not there. */
  readonly tree: string | undefined;
  /** Whether a record of withdrawal stands in it. */
  readonly withdrawn: boolean;
  /** What it was at the last commit that publishing looked at. */
  readonly walkedTree: string | undefined;
}

/** How a repository stands. */
export interface LiveState {
  /** `owner/name` as it is called now. */
  readonly repository: string;
  /** What it was asked for by. */
  readonly asked: string;
  readonly visibility: string;
  readonly archived: boolean;
  /** By name. */
  readonly tags: Readonly<Record<string, LiveTag>>;
  readonly releases: readonly LiveRelease[];
  readonly record: LiveRecord;
  readonly base: LiveBase;
  readonly happened: readonly Happening[];
}
