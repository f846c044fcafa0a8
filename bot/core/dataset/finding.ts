import type { Finding, FindingOf, Place, Severity } from '../finding.ts';
import type { NameProblem } from './file-names.ts';

/** What reading and checking a Data Package can find, each rule with the facts its sentence needs. */
export type DatasetFacts = {
  'descriptor-missing': Record<never, never>;
  /** Bytes that are no UTF-8; `looks` is the encoding that they seem to be. */
  'descriptor-encoding': { looks: 'utf-16' | 'windows-1252' };
  'descriptor-bom': Record<never, never>;
  'descriptor-syntax': { problem: SyntaxProblem; found: string; column?: number | undefined };
  'descriptor-too-large': { bytes: number; limit: number };
  'descriptor-too-deep': { limit: number };
  /** A violation of the profile. `expected` holds what `keyword` asks for: types, values, names, a limit. */
  'descriptor-error': {
    keyword: ProfileKeyword;
    property: string;
    /** Which item of the property's list, from 1; `undefined` for the property itself. */
    item?: number | undefined;
    expected: readonly string[];
    found: string;
  };
  'path-or-data': { found: 'both' | 'neither' };
  /** The resource's data was not read, because its description or its files have errors. */
  'resource-unread': { errors: number };
  'profile-unknown': { profile: string };
  'duplicate-name': { name: string; first: number };
  'duplicate-field': { name: string; first: number };
  'name-style': { name: string };
  'unknown-field': { key: KeyProperty; field: string; fields: readonly string[]; resource?: string | undefined };
  'unknown-resource': { resource: string; resources: readonly string[] };
  'key-length': { fields: number; reference: number };
  'missing-values-invalid': { what: 'value' | 'label'; value: string };
  'constraint-invalid': {
    property: string;
    kind: ConstraintProblem;
    value: string;
    type: string;
    detail?: string | undefined;
  };
  'format-invalid': { type: string; format: string; detail?: string | undefined };
  'dialect-conflict': { properties: readonly string[] };
  'inline-format-missing': Record<never, never>;
  'unsafe-path': { written: string; problem: PathProblem };
  'remote-path': { url: string };
  'mixed-paths': Record<never, never>;
  /** `similar` is a file that is there and differs only in capitals, accents or spaces. */
  'file-missing': { written: string; similar?: string | undefined };
  'not-a-file': { written: string; kind: 'folder' | 'submodule' | 'other' };
  'file-empty': Record<never, never>;
  'file-unreadable': { code: string };
  'byte-count': { declared: number; found: number };
  'hash-count': { algorithm: string; declared: string; found: string };
  'hash-unknown': { algorithm: string };
  'reference-unreadable': { property: 'schema' | 'dialect'; written: string; problem: 'missing' | 'not-a-file' };
  'remote-reference': { property: 'schema' | 'dialect'; url: string };
  'compression-unknown': { compression: string };
  'media-type-mismatch': { declared: string; against: 'format' | 'extension'; other: string };
  'file-signature': { expected: string; found?: string | undefined };
  'geojson-error': { problem: GeojsonProblem; at: string; found: string };
  'geojson-too-large': { bytes: number; limit: number };
  'package-name': { folder: string; name?: string | undefined };
  'package-title': Record<never, never>;
  'package-description': Record<never, never>;
  'package-licenses': Record<never, never>;
  'package-contributors': Record<never, never>;
  'package-keywords': Record<never, never>;
  'package-readme': Record<never, never>;
  'resource-schema': Record<never, never>;
  'field-type': Record<never, never>;
  'field-description': Record<never, never>;
  /** The name of a dataset's folder that no tag can have; `better` is one that would do. */
  'dataset-name': { name: string; problem: NameProblem | 'tag'; better: string };
  /** A dataset in another folder than `datasets/NAME`; `better` is where it would be published from. */
  'dataset-nested': { better: string };
  /** A part of a path that not every system can hold; `better` is one that would do. */
  'path-unportable': {
    name: string;
    problem: NameProblem | 'long';
    better?: string | undefined;
    length?: number | undefined;
    limit?: number | undefined;
  };
  /** Two names that Windows or macOS take for one. */
  'path-collision': { name: string; other: string; differ: 'capitals' | 'accents'; of: 'dataset' | 'file' };
};

export type DatasetFinding = FindingOf<DatasetFacts>;
export type DatasetRuleId = keyof DatasetFacts;

export type SyntaxProblem =
  | 'end'
  | 'comment'
  | 'quote'
  | 'open-string'
  | 'trailing-comma'
  | 'missing-comma'
  | 'unexpected';

export type ProfileKeyword =
  | 'required'
  | 'any-of-required'
  | 'type'
  | 'enum'
  | 'format'
  | 'min-items'
  | 'max-items'
  | 'min-length'
  | 'max-length'
  | 'minimum'
  | 'min-properties'
  | 'unique-items'
  | 'other';

export type KeyProperty = 'primaryKey' | 'uniqueKeys' | 'foreignKeys' | 'reference';

export type PathProblem =
  | 'empty'
  | 'control'
  | 'scheme'
  | 'absolute'
  | 'home'
  | 'backslash'
  | 'parent'
  | 'dot'
  | 'hidden'
  | 'link';

export type ConstraintProblem =
  | 'not-castable'
  | 'range'
  | 'pattern'
  | 'not-for-type'
  | 'not-subset'
  | 'duplicate'
  | 'json-schema';

export type GeojsonProblem =
  | 'encoding'
  | 'syntax'
  | 'depth'
  | 'not-object'
  | 'type'
  | 'member'
  | 'position'
  | 'longitude'
  | 'latitude'
  | 'swapped'
  | 'line-length'
  | 'ring-length'
  | 'ring-open'
  | 'id'
  | 'bbox';

/** How grave each rule is. Only errors make a dataset invalid under the standard. */
export const DATASET_SEVERITIES: { readonly [Rule in DatasetRuleId]: Severity } = {
  'descriptor-missing': 'error',
  'descriptor-encoding': 'error',
  'descriptor-bom': 'note',
  'descriptor-syntax': 'error',
  'descriptor-too-large': 'error',
  'descriptor-too-deep': 'error',
  'descriptor-error': 'error',
  'path-or-data': 'error',
  'resource-unread': 'note',
  'profile-unknown': 'warning',
  'duplicate-name': 'error',
  'duplicate-field': 'warning',
  'name-style': 'warning',
  'unknown-field': 'error',
  'unknown-resource': 'error',
  'key-length': 'error',
  'missing-values-invalid': 'error',
  'constraint-invalid': 'error',
  'format-invalid': 'error',
  'dialect-conflict': 'warning',
  'inline-format-missing': 'error',
  'unsafe-path': 'error',
  'remote-path': 'warning',
  'mixed-paths': 'error',
  'file-missing': 'error',
  'not-a-file': 'error',
  'file-empty': 'warning',
  'file-unreadable': 'error',
  'byte-count': 'error',
  'hash-count': 'error',
  'hash-unknown': 'warning',
  'reference-unreadable': 'error',
  'remote-reference': 'warning',
  'compression-unknown': 'warning',
  'media-type-mismatch': 'warning',
  'file-signature': 'error',
  'geojson-error': 'error',
  'geojson-too-large': 'note',
  'package-name': 'warning',
  'package-title': 'warning',
  'package-description': 'warning',
  'package-licenses': 'warning',
  'package-contributors': 'warning',
  'package-keywords': 'warning',
  'package-readme': 'warning',
  'resource-schema': 'warning',
  'field-type': 'warning',
  'field-description': 'warning',
  'dataset-name': 'error',
  'dataset-nested': 'error',
  'path-unportable': 'error',
  'path-collision': 'error',
};

/** Makes a finding of this room, with the severity that its rule has. */
export function found<Rule extends DatasetRuleId>(
  rule: Rule,
  facts: DatasetFacts[Rule],
  place: Place,
): Finding<Rule, DatasetFacts[Rule]> {
  return { rule, severity: DATASET_SEVERITIES[rule], place, facts };
}
