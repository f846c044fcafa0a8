/** The names under which what was published is found. They are addresses that people cite: they never change. */
import { isTaggable } from '../dataset/dataset-name.ts';
import { type Version, versionOf, versionText } from './version.ts';

/** The branch that holds the record of all that was published, and the catalogue made from it. */
export const PUBLISHED_BRANCH = 'published';
/** What `published` says of itself: how far the history was walked. */
export const STATE_PATH = 'state.json';
/** The folder of the catalogue in it. */
export const CATALOG_FOLDER = 'catalog';
/** What a tombstone's version ends with: of the version that it stands for, with SemVer's build metadata. */
const WITHDRAWN_SUFFIX = '+withdrawn';

/** What a tag is about. */
export interface TagName {
  readonly dataset: string;
  readonly version: Version;
  readonly tombstone: boolean;
}

/** `presupuesto@1.2.0`, or `presupuesto@1.2.0+withdrawn`. */
export function tagText({ dataset, version, tombstone }: TagName): string {
  return `${dataset}@${versionText(version)}${tombstone ? WITHDRAWN_SUFFIX : ''}`;
}

/** A tag's name read; `undefined` where it is not one of ours. */
export function tagOf(text: string): TagName | undefined {
  const at = text.lastIndexOf('@');
  if (!isTaggable(text.slice(0, Math.max(0, at)))) return undefined;
  const tombstone = text.endsWith(WITHDRAWN_SUFFIX);
  const version = versionOf(text.slice(at + 1, tombstone ? text.length - WITHDRAWN_SUFFIX.length : undefined));
  return version && { dataset: text.slice(0, at), version, tombstone };
}

/** Where the record keeps a publication's manifest: `releases/presupuesto/1.2.0.json`. */
export function manifestPath(name: TagName): string {
  const version = `${versionText(name.version)}${name.tombstone ? WITHDRAWN_SUFFIX : ''}`;
  return `releases/${name.dataset}/${version}.json`;
}

/** Where the record keeps the descriptor that was published: the catalogue is made from it. */
export function descriptorPath(name: TagName): string {
  return `releases/${name.dataset}/${versionText(name.version)}.datapackage.json`;
}

/** Names of assets that are the same in every release. */
export const ASSETS = {
  dictionary: 'data-dictionary.csv',
  quality: 'quality.json',
  notesEs: 'notes.es.md',
  notesEn: 'notes.en.md',
  sums: 'SHA256SUMS',
  citation: 'CITATION.cff',
  receipt: 'receipt.txt',
  manifest: 'manifest.json',
} as const;

/**
 * The Data Package as one file. GitHub replaces what is not a Latin letter, a digit or a plain sign in an asset's name,
 * and then it would not be found under the name that sums and links have: here nothing is left for it to replace.
 */
export function zipName(dataset: string, version: Version): string {
  const plain = dataset.normalize('NFD').replace(/\p{M}/gu, '');
  const name = plain.replace(/[^\w.+-]+/g, '-').replace(/^[.-]+/, '');
  return `${name === '' ? 'datos' : name}-${versionText(version)}.zip`;
}
