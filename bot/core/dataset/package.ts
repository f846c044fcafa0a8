/** Data Package v2 as we hold it, v0 and v1 spellings already read in their v2 meaning. https://datapackage.org/standard/ */
import type { Dialect } from '../table/dialect.ts';
import type { Json, Schema } from '../table/schema.ts';
import type { Origin } from './origin.ts';

export interface License {
  readonly name: string | undefined;
  readonly path: string | undefined;
  readonly title: string | undefined;
}

export interface Contributor {
  readonly title: string | undefined;
  readonly givenName: string | undefined;
  readonly familyName: string | undefined;
  readonly path: string | undefined;
  readonly email: string | undefined;
  readonly organization: string | undefined;
  /** The single `role` of v1 as a list of one. */
  readonly roles: readonly string[];
}

export interface Source {
  readonly title: string | undefined;
  readonly path: string | undefined;
  readonly email: string | undefined;
  readonly version: string | undefined;
}

/** Where a resource's data is. Paths are safe and from the snapshot's root. */
export type ResourceData =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'inline'; readonly data: Json }
  | { readonly kind: 'remote'; readonly urls: readonly string[] }
  | { readonly kind: 'unknown' };

export interface DeclaredHash {
  /** In lower case, such as `md5` or `sha256`. */
  readonly algorithm: string;
  /** Hexadecimal, in lower case. */
  readonly digest: string;
}

export interface Resource {
  readonly name: string;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly kind: 'table' | 'file';
  readonly data: ResourceData;
  /** From `format`, else `mediatype`, else the file's extension, in lower case. */
  readonly format: string | undefined;
  readonly mediatype: string | undefined;
  /** As declared; `undefined` where it is not. */
  readonly encoding: string | undefined;
  readonly compression: 'gz' | undefined;
  readonly bytes: number | undefined;
  readonly hash: DeclaredHash | undefined;
  readonly dialect: Dialect;
  readonly schema: Schema | undefined;
  /** The schema as it is written, in the descriptor or in the file that it names. */
  readonly authoredSchema: Json | undefined;
  /** Its own licences and sources; where empty, the package's hold. */
  readonly licenses: readonly License[];
  readonly sources: readonly Source[];
  /** Whether its data can be read. Where not, findings say why, and its data is to be left alone. */
  readonly readable: boolean;
  readonly authored: Json;
  readonly at: Origin;
  /** Where the schema stands: in the descriptor, or in the file that it names. */
  readonly schemaAt: Origin | undefined;
}

export interface Package {
  /** The dataset's folder, from the snapshot's root. */
  readonly folder: string;
  /** The dataset: its folder's name. */
  readonly dataset: string;
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly homepage: string | undefined;
  readonly image: string | undefined;
  readonly version: string | undefined;
  readonly created: string | undefined;
  readonly keywords: readonly string[];
  readonly licenses: readonly License[];
  readonly contributors: readonly Contributor[];
  readonly sources: readonly Source[];
  readonly resources: readonly Resource[];
  /** The path of `README.md`, where there is one. */
  readonly readme: string | undefined;
  readonly authored: Json;
  readonly at: Origin;
}

/** The descriptor's name, which the standard fixes. */
export const DESCRIPTOR = 'datapackage.json';
