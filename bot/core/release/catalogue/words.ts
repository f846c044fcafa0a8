/** What the catalogue says in words of its own. */
import type { Language } from '../../finding.ts';
import type { Manifest } from '../manifest.ts';

/** All that the catalogue says by itself, in one language. */
export interface CatalogueWords {
  readonly language: Language;
  /** The catalogue's title: `Catálogo de datos abiertos de X`. */
  readonly title: (institution: string) => string;
  readonly description: (institution: string) => string;
  readonly feedTitle: (institution: string) => string;
  /** Where a dataset says nothing of itself. */
  readonly noDescription: (title: string) => string;
  /** Added where a description is shorter than schema.org wants it. */
  readonly offeredBy: (title: string, institution: string) => string;
  readonly noLicence: string;
  readonly versionTitle: (title: string, version: string) => string;
  readonly withdrawnTitle: (title: string) => string;
  readonly renamedTitle: (title: string, to: string) => string;
  readonly versionDescription: (title: string, version: string, day: string) => string;
  /** With its rows, where they were counted. */
  readonly firstVersion: (rows: number | undefined) => string;
  /** `12 filas agregadas, 0 eliminadas y 3 cambiadas`. */
  readonly rows: (counts: NonNullable<Manifest['rows']>) => string;
  readonly impact: Readonly<Record<Manifest['impact'], string>>;
  readonly withdrawn: (day: string, reason: string) => string;
  /** Of what lives on under another name. */
  readonly renamed: (day: string, to: string) => string;
  /** The dataset to be used instead, by its name. */
  readonly replacedBy: (dataset: string) => string;
  readonly closed: Readonly<Record<'restricted' | 'private', string>>;
  readonly approvedBy: (pulls: readonly number[]) => string;
  readonly package: (title: string, version: string) => string;
  readonly original: (title: string) => string;
  readonly ownTitles: Readonly<Record<'plan' | 'inventory' | 'catalogue', string>>;
  readonly ownDescriptions: Readonly<Record<'plan' | 'inventory' | 'catalogue', (institution: string) => string>>;
  readonly ownKeywords: readonly string[];
  /** Labels of the European Union's data themes, by their codes. */
  readonly themes: Readonly<Record<string, string>>;
  readonly themeScheme: string;
  readonly statuses: Readonly<Record<'COMPLETED' | 'DEPRECATED' | 'DEVELOP' | 'WITHDRAWN', string>>;
  readonly availabilities: Readonly<Record<'STABLE' | 'EXPERIMENTAL', string>>;
  readonly governments: Readonly<Record<'federal' | 'state' | 'municipal' | 'autonomous', string>>;
}
