/** All that a catalogue is made from. Plain data, read from the record and the plan. */
import type { Plan } from '../../plan/plan.ts';
import type { Json } from '../../table/schema.ts';
import type { Manifest } from '../manifest.ts';

/** Where things are on the web. None ends with a slash. */
export interface Addresses {
  /** The repository: `https://github.com/municipio/datos`. */
  readonly repository: string;
  /** Assets are at `<releases>/<tag>/<asset>`, each part percent-encoded: `https://github.com/municipio/datos/releases/download`. */
  readonly releases: string;
  /** The catalogue's own files: `https://raw.githubusercontent.com/municipio/datos/published/catalog`. */
  readonly catalog: string;
}

export interface CatalogueDataset {
  readonly dataset: string;
  /** The last version. */
  readonly manifest: Manifest;
  /** Its descriptor, as published. */
  readonly descriptor: Json;
  /** All its releases, the oldest first; tombstones are not among them. */
  readonly history: readonly Manifest[];
  /** The tombstone, where the dataset was withdrawn and did not come back. */
  readonly withdrawn: Manifest | undefined;
}

export interface CatalogueSource {
  /** Of the tip of the base branch. */
  readonly plan: Plan;
  readonly addresses: Addresses;
  /** Sorted by name; the withdrawn ones too. */
  readonly datasets: readonly CatalogueDataset[];
  /** The newest publication's date, ISO 8601 in UTC: the only date of the catalogue itself. */
  readonly modified: string;
}

/** A file of the catalogue. */
export interface CatalogueFile {
  /** Below the catalogue's folder: `dcat.jsonld`. */
  readonly path: string;
  readonly mediatype: string;
  readonly text: string;
}
