/** The catalogue as all its formats tell it. */
import type { ClosedEntry, Entry, EntryLicence, Publisher, Territory } from './entry.ts';
import type { Places } from './places.ts';
import type { CatalogueFile } from './source.ts';
import type { CatalogueWords } from './words.ts';

/** All that the catalogue tells, in whatever form. */
export interface Catalogue {
  readonly title: string;
  readonly description: string;
  readonly publisher: Publisher;
  readonly territory: Territory | undefined;
  /** Of all datasets, where all have the same. */
  readonly licence: EntryLicence | undefined;
  readonly issued: string;
  readonly modified: string;
  /** What is published, the withdrawn too, sorted by name; then the plan and the inventory. */
  readonly entries: readonly Entry[];
  /** What is promised and not to be public. */
  readonly closed: readonly ClosedEntry[];
  /** The tables of the plan and the inventory, in ADELA's forms. */
  readonly ownFiles: readonly CatalogueFile[];
  readonly places: Places;
  readonly words: CatalogueWords;
}
