import type { ResourceDescriptor } from './descriptor.ts';

export interface DatasetFile {
  /** Relative to the dataset's folder. */
  readonly path: string;
  readonly text: string;
}

/** What the README says in words; the rest of it comes from the descriptor. */
export interface Notes {
  readonly about: string;
  readonly maker: string;
  readonly reading: readonly string[];
  readonly limits: readonly string[];
}

/** What each dataset states of itself; the institution adds the rest of its descriptor. */
export interface Facts {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly keywords: readonly string[];
  /** A code of the European data-theme vocabulary. */
  readonly theme: string;
  /** Key of the unit that makes it. */
  readonly unit: string;
  /** ISO 8601 repetition: `R/P3M`. */
  readonly frequency: string;
  readonly created: string;
  readonly modified: string;
  /** ISO 8601 interval, ascending. */
  readonly temporal: string;
  readonly sources: readonly Source[];
}

export interface Source {
  readonly title: string;
  readonly path?: string;
  readonly version?: string;
}

export interface ExampleDataset {
  readonly facts: Facts;
  readonly notes: Notes;
  readonly resources: readonly ResourceDescriptor[];
  /** The data files, without descriptor and README. */
  readonly files: readonly DatasetFile[];
}
