import type { Catalogue } from '../catalogue.ts';
import type { Download, Entry } from '../entry.ts';

/** What the graph calls the parts of a dataset. */
export interface DatasetNames {
  readonly dataset: string;
  readonly publisher: string;
  readonly contact: string;
  readonly period: string;
  readonly place: string;
  readonly otherIdentifier: string;
  readonly creator: (index: number) => string;
  readonly version: (version: string) => string;
  readonly file: (version: string | undefined, download: Download) => string;
}

/** The names of a dataset's parts; the institution itself has one name for all. */
export function namesOf({ name, publisher }: Entry, catalogue: Catalogue): DatasetNames {
  const { places } = catalogue;
  const part = (...parts: readonly string[]): string => places.name('dataset', name, ...parts);
  return {
    dataset: part(),
    publisher: publisher === catalogue.publisher ? places.name('publisher') : part('publisher'),
    contact: part('contact'),
    period: part('period'),
    place: part('place'),
    otherIdentifier: part('identifier'),
    creator: (index) => part('creator', String(index + 1)),
    version: (version) => part('version', version),
    file: (version, { kind, name: file }) =>
      version === undefined ? part(kind, file) : part('version', version, kind, file),
  };
}
