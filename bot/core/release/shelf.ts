/** Where consumers find what was published: GitHub's releases, or a folder that was laid out like them. */
import type { TagName } from './names.ts';

/** A publication on the shelf. */
export interface ShelfEntry {
  readonly tag: string;
  readonly name: TagName;
  /** ISO 8601, where it is known. */
  readonly date: string | undefined;
  readonly assets: readonly ShelfAsset[];
}

export interface ShelfAsset {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

export interface Shelf {
  /** Everything that is published, in no order. */
  list(): Promise<readonly ShelfEntry[]>;
  /** An asset's bytes in order; `undefined` where there is none of this name. */
  open(tag: string, asset: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** The annotated tag's message; `undefined` where the shelf has no tags. */
  tagMessage(tag: string): Promise<string | undefined>;
}
