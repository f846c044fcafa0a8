/** Where consumers find what was published: GitHub's releases, or a folder that was laid out like them. */
import type { TagName } from './names.ts';

/** A publication on the shelf. */
export interface ShelfEntry {
  readonly tag: string;
  readonly name: TagName;
  /** ISO 8601, where it is known. */
  readonly date: string | undefined;
  /** What the dataset is called, where the shelf says so without opening anything large. */
  readonly title?: string | undefined;
  /** The publication's own page on the web, where it has one: an address that stays. */
  readonly page?: string | undefined;
  readonly assets: readonly ShelfAsset[];
}

/** A file on a shelf. */
export interface ShelfAsset {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** What a shelf knows of a publication's tag. */
export type ShelfTag =
  | {
      readonly kind: 'annotated';
      /** The tag object's own id, and the commit that it names: full ids. */
      readonly object: string;
      readonly commit: string;
      readonly message: string;
    }
  /** A name for a commit, without a message. */
  | { readonly kind: 'lightweight'; readonly commit: string }
  | { readonly kind: 'missing' }
  /** The shelf has no tags. */
  | { readonly kind: 'unknown' };

/** Where publications are found, and read from. */
export interface Shelf {
  /** Everything that is published, in no order. */
  list(): Promise<readonly ShelfEntry[]>;
  /** An asset's bytes in order; `undefined` where there is none of this name. Ends early with an error, never silently. */
  open(tag: string, asset: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  tag(tag: string): Promise<ShelfTag>;
}
