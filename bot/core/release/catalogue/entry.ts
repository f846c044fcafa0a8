/** A dataset as every format of the catalogue tells it: read once, made harmless once. */
import type { Field, ForeignKey } from '../../table/schema.ts';
import type { Manifest } from '../manifest.ts';
import type { Span } from './moment.ts';

/** What level of government an institution is of. */
export type Government = 'federal' | 'state' | 'municipal' | 'autonomous';

/** An institution, an office or a person. */
export interface Agent {
  readonly name: string;
  readonly mail: string | undefined;
  /** A web address. */
  readonly page: string | undefined;
}

/** The institution that publishes. */
export interface Publisher extends Agent {
  readonly acronym: string | undefined;
  readonly government: Government | undefined;
}

/** Whom to ask. */
export interface Contact extends Agent {
  /** As the plan knows it: `Tesorero Municipal`. */
  readonly post: string | undefined;
}

/** Under what terms data may be used. */
export interface EntryLicence {
  readonly address: string;
  readonly title: string;
}

/** The place that data are about. */
export interface Territory {
  /** INEGI's key: `11035`. */
  readonly key: string | undefined;
  readonly name: string | undefined;
  /** West, south, east, north, in degrees. */
  readonly bbox: readonly [number, number, number, number] | undefined;
}

/** What a downloadable file is of the dataset: all of it, a table, a file as it was delivered, or a document about it. */
export type DownloadKind = 'package' | 'table' | 'original';

/** A file that can be downloaded. */
export interface Download {
  readonly kind: DownloadKind;
  /** The file's name. */
  readonly name: string;
  readonly title: string;
  readonly address: string;
  /** Such as `csv`; `undefined` where it is not known. */
  readonly format: string | undefined;
  /** `text/csv`, without parameters; `undefined` where it is no media type. */
  readonly mediatype: string | undefined;
  readonly bytes: number | undefined;
  /** Hexadecimal, in lower case. */
  readonly sha256: string | undefined;
  /** The resource that it holds. */
  readonly resource: string | undefined;
}

/** A resource of the last version. */
export interface EntryResource {
  readonly name: string;
  readonly title: string;
  readonly description: string | undefined;
  /** In the zip. */
  readonly path: string | undefined;
  readonly format: string | undefined;
  readonly mediatype: string | undefined;
  readonly bytes: number | undefined;
  readonly sha256: string | undefined;
  readonly rows: number | undefined;
  readonly fields: readonly EntryField[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

/** A field; its name is the column's, to the letter. */
export type EntryField = Pick<Field, 'name' | 'type' | 'title' | 'description'>;

/** A version that was published. */
export interface EntryVersion {
  readonly manifest: Manifest;
  /** The release's page. */
  readonly page: string;
  /** The zip, where it is still offered. */
  readonly package: Download | undefined;
  readonly notes: string;
}

/** That a dataset was withdrawn, and why; or that it has another name now. */
export interface EntryWithdrawal {
  readonly date: string;
  readonly reason: string;
  readonly ground: string | undefined;
  /** By order of law: nothing is offered any more. */
  readonly takedown: boolean;
  readonly replacedBy: string | undefined;
  /** Its new name, where it was renamed and did not leave. */
  readonly renamedTo: string | undefined;
}

/** A published dataset, as the catalogue tells of it. */
export interface Entry {
  /** The dataset's name: its identity, which never changes. */
  readonly name: string;
  readonly title: string;
  /** Never empty. */
  readonly description: string;
  /** A BCP 47 tag. */
  readonly language: string;
  readonly keywords: readonly string[];
  /** Web addresses of concepts. */
  readonly themes: readonly string[];
  readonly licence: EntryLicence | undefined;
  readonly publisher: Publisher;
  readonly creators: readonly Agent[];
  readonly contact: Contact;
  readonly temporal: Span | undefined;
  readonly territory: Territory | undefined;
  /** `R/P3M`, `irregular` or `realtime`. */
  readonly frequency: string | undefined;
  readonly landingPage: string | undefined;
  readonly dictionary: string | undefined;
  readonly quality: string | undefined;
  /** The descriptor's own id. */
  readonly otherIdentifier: string | undefined;
  /** Of the first version, and of the last: ISO 8601 in UTC. */
  readonly issued: string;
  readonly modified: string;
  /** `undefined` of what has no versions: the plan and the inventory. */
  readonly version: string | undefined;
  readonly trial: boolean;
  /** The oldest first. */
  readonly versions: readonly EntryVersion[];
  /** Of the last version. */
  readonly downloads: readonly Download[];
  readonly resources: readonly EntryResource[];
  readonly withdrawal: EntryWithdrawal | undefined;
}

/** Something promised that is not to be public: its name and its ground, and no data. */
export interface ClosedEntry {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly level: 'restricted' | 'private';
  readonly ground: string;
  readonly contact: Contact;
  readonly frequency: string | undefined;
  readonly keywords: readonly string[];
  readonly modified: string;
}
