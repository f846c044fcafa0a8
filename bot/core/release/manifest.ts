/**
 * What a publication is, for machines: an asset of the release (`manifest.json`), a file of the record, and, by its
 * SHA-256 in the tag's message, what a consumer's download is proved against.
 */
import type { Bump, Impact } from '../difference/impact.ts';
import type { Coverage } from './coverage.ts';

/** A file that the release offers. */
export interface ManifestAsset {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal, in lower case. */
  readonly sha256: string;
  readonly mediatype: string;
  /** The resource that it holds, of a Parquet file. */
  readonly resource?: string | undefined;
}

/** A resource as the zip holds it. */
export interface ManifestResource {
  readonly name: string;
  readonly title?: string | undefined;
  /** From the package's folder; of a resource in several files the first one. */
  readonly path?: string | undefined;
  readonly format?: string | undefined;
  readonly mediatype?: string | undefined;
  /** Bytes of all its files. */
  readonly bytes: number;
  /** Of its file; `undefined` where it has none or several. */
  readonly sha256?: string | undefined;
  /** Of a table. */
  readonly rows?: number | undefined;
  readonly fields?: number | undefined;
}

export interface Manifest {
  readonly apertura: 1;
  readonly kind: 'release' | 'tombstone';
  readonly dataset: string;
  /** `1.2.0`; of a tombstone that of the last version. */
  readonly version: string;
  readonly tag: string;
  readonly folio: string;
  readonly title: string;
  readonly commit: string;
  /** Git's id of the dataset's folder at that commit; `undefined` of a tombstone. */
  readonly tree?: string | undefined;
  /** ISO 8601 in UTC, to the second. */
  readonly date: string;
  /** The tag of the version before. */
  readonly previous?: string | undefined;
  readonly trial: boolean;
  readonly impact: Impact;
  readonly bump: Bump;
  /** Rows of all tables that came, went and were corrected since the version before; `undefined` where not known. */
  readonly rows?: { readonly added: number; readonly removed: number; readonly changed: number } | undefined;
  readonly coverage: readonly Coverage[];
  readonly resources: readonly ManifestResource[];
  /** All but the manifest itself, sorted by name. */
  readonly assets: readonly ManifestAsset[];
  readonly withdrawn?:
    | {
        readonly date: string | undefined;
        readonly reason: string;
        readonly ground: string | undefined;
        readonly takedown: boolean;
        readonly replacedBy: string | undefined;
        /** Its new name, where it was renamed and did not leave. */
        readonly renamedTo?: string | undefined;
      }
    | undefined;
  readonly program: string;
}

/** The manifest's bytes: the same value gives the same text. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
