/** Which publication somebody means: `presupuesto`, `presupuesto@1`, `presupuesto@1.2` or `presupuesto@1.2.0`. */

import { isSafeName } from '../dataset/file-names.ts';
import { nearNames } from './near-names.ts';
import type { ShelfEntry } from './shelf.ts';
import { compareVersions, type Version } from './version.ts';

/** A dataset as it was asked for. */
export interface Asked {
  readonly dataset: string;
  /** The parts of the version that were named: none, the first, the first two or all. */
  readonly version: readonly number[];
}

/** A dataset on the shelf. */
export interface ShelvedDataset {
  readonly dataset: string;
  /** The newest first; tombstones are not among them. */
  readonly releases: readonly ShelfEntry[];
  /** The tombstone, where the dataset was withdrawn and did not come back. */
  readonly withdrawn: ShelfEntry | undefined;
}

/** What was found of what was asked for. */
export type Found =
  | { readonly kind: 'found'; readonly entry: ShelfEntry; readonly of: ShelvedDataset }
  | { readonly kind: 'no-dataset'; readonly near: readonly string[] }
  /** `of.releases` is empty where the dataset was withdrawn and nothing of it is left. */
  | { readonly kind: 'no-version'; readonly of: ShelvedDataset };

/** `NAME[@VERSION]` read; `undefined` where it is not well written. */
export function askedOf(text: string): Asked | undefined {
  const at = text.lastIndexOf('@');
  if (at < 0) return isSafeName(text) ? { dataset: text, version: [] } : undefined;
  // The tag of a withdrawal, as somebody finds it among the releases: what is downloaded is the version that it is about.
  const [dataset, version] = [text.slice(0, at), text.slice(at + 1).replace(/\+withdrawn$/, '')];
  const isVersion = /^(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){0,2}$/.test(version);
  return isSafeName(dataset) && isVersion ? { dataset, version: version.split('.').map(Number) } : undefined;
}

/** What is on a shelf, by dataset, sorted by name. What has a name that no file may have is left out. */
export function shelvedIn(entries: readonly ShelfEntry[]): readonly ShelvedDataset[] {
  const byName = new Map<string, ShelfEntry[]>();
  for (const entry of entries) {
    const { dataset } = entry.name;
    if (!isSafeName(dataset)) continue;
    byName.set(dataset, [...(byName.get(dataset) ?? []), entry]);
  }
  return [...byName]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([dataset, all]) =>
      shelved(
        dataset,
        all.toSorted((one, other) => compareVersions(versionOf(other), versionOf(one))),
      ),
    );
}

function shelved(dataset: string, all: readonly ShelfEntry[]): ShelvedDataset {
  const releases = all.filter(({ name }) => !name.tombstone);
  const tombstone = all.find(({ name }) => name.tombstone);
  const [last] = releases;
  const isLast =
    tombstone !== undefined && (last === undefined || compareVersions(versionOf(tombstone), versionOf(last)) >= 0);
  return { dataset, releases, withdrawn: isLast ? tombstone : undefined };
}

/** The newest version of those that were asked for. */
export function findRelease(datasets: readonly ShelvedDataset[], asked: Asked): Found {
  const of = datasets.find(({ dataset }) => dataset === asked.dataset);
  if (of === undefined) {
    const names = datasets.map(({ dataset }) => dataset);
    return { kind: 'no-dataset', near: nearNames(asked.dataset, names) };
  }
  const entry = of.releases.find(({ name }) => isWithin(name.version, asked.version));
  return entry === undefined ? { kind: 'no-version', of } : { kind: 'found', entry, of };
}

function isWithin({ major, minor, patch }: Version, parts: readonly number[]): boolean {
  return parts.every((part, at) => part === [major, minor, patch][at]);
}

function versionOf({ name }: ShelfEntry): Version {
  return name.version;
}
