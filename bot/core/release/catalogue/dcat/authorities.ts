/** The European Union's authority tables that DCAT-AP asks for. http://publications.europa.eu/resource/authority */
import { parseInterval } from '../../../plan/frequency.ts';
import type { CatalogueWords } from '../words.ts';
import { describe, type Statement, type Term, text, thing } from './graph.ts';
import { iriOf } from './vocabulary.ts';

const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const IANA = 'http://www.iana.org/assignments/media-types';

/** A term of a table, and what the graph has to say of it. */
export interface Named {
  readonly term: Term;
  readonly statements: readonly Statement[];
}

/** A thing from elsewhere of which only the kind is said. */
export function ofKind(iri: string, kind: Parameters<typeof iriOf>[0]): Named {
  return { term: thing(iri), statements: describe(iri, [[iriOf('rdf:type'), thing(iriOf(kind))]]) };
}

/** A concept with its label. */
export function concept(iri: string, label: string, language: string, scheme?: string): Named {
  return {
    term: thing(iri),
    statements: describe(iri, [
      [iriOf('rdf:type'), thing(iriOf('skos:Concept'))],
      [iriOf('skos:prefLabel'), text(label, language)],
      [iriOf('skos:inScheme'), thing(scheme)],
    ]),
  };
}

/** The file types that the table has. */
const FILE_TYPES: Readonly<Record<string, string>> = {
  csv: 'CSV',
  tsv: 'TSV',
  json: 'JSON',
  geojson: 'GEOJSON',
  parquet: 'PARQUET',
  xlsx: 'XLSX',
  xls: 'XLS',
  ods: 'ODS',
  xml: 'XML',
  html: 'HTML',
  pdf: 'PDF',
  zip: 'ZIP',
  png: 'PNG',
  jpeg: 'JPEG',
  gif: 'GIF',
  svg: 'SVG',
  txt: 'TXT',
};

/** A file's type; `undefined` where the table has none. */
export function fileType(format: string | undefined): Named | undefined {
  if (format === undefined || !Object.hasOwn(FILE_TYPES, format)) return undefined;
  return ofKind(`${AUTHORITY}/file-type/${FILE_TYPES[format]}`, 'dct:MediaTypeOrExtent');
}

/** IANA's register of media types. */
export function mediaType(type: string | undefined): Named | undefined {
  return type === undefined ? undefined : ofKind(`${IANA}/${type}`, 'dct:MediaType');
}

/** By months and days, as the plan counts. */
const FREQUENCIES: Readonly<Record<string, string>> = {
  '0 1': 'DAILY',
  '0 7': 'WEEKLY',
  '0 14': 'BIWEEKLY',
  '1 0': 'MONTHLY',
  '2 0': 'BIMONTHLY',
  '3 0': 'QUARTERLY',
  '4 0': 'ANNUAL_3',
  '6 0': 'ANNUAL_2',
  '12 0': 'ANNUAL',
  '24 0': 'BIENNIAL',
  '36 0': 'TRIENNIAL',
  '48 0': 'QUADRENNIAL',
  '60 0': 'QUINQUENNIAL',
  '120 0': 'DECENNIAL',
};

/** How often data come; what the table has no word for is `OTHER`. */
export function frequency(written: string | undefined): Named | undefined {
  const interval = written === undefined ? undefined : parseInterval(written);
  if (interval === undefined || written === undefined) return undefined;
  const known = interval.kind === 'none' ? (interval.name === 'irregular' ? 'IRREG' : 'UPDATE_CONT') : undefined;
  const counted = interval.kind === 'none' ? undefined : FREQUENCIES[`${interval.months} ${interval.days}`];
  const name = known ?? (written.includes('T') ? 'OTHER' : (counted ?? 'OTHER'));
  return ofKind(`${AUTHORITY}/frequency/${name}`, 'dct:Frequency');
}

const LANGUAGES: Readonly<Record<string, string>> = {
  es: 'SPA',
  en: 'ENG',
  fr: 'FRA',
  pt: 'POR',
  de: 'DEU',
  it: 'ITA',
  nah: 'NAH',
};

/** The language of a BCP 47 tag; `undefined` where the table of this program has none. */
export function language(tag: string): Named | undefined {
  const base = tag.split('-')[0] ?? '';
  return Object.hasOwn(LANGUAGES, base)
    ? ofKind(`${AUTHORITY}/language/${LANGUAGES[base]}`, 'dct:LinguisticSystem')
    : undefined;
}

/** The scheme of themes. */
export const THEMES = `${AUTHORITY}/data-theme`;

/** A theme; one of another scheme has its own name as a label. */
export function theme(iri: string, { language: tag, themes }: CatalogueWords): Named {
  const local = iri.split(/[/#]/).at(-1) ?? '';
  const label = iri.startsWith(`${THEMES}/`) && Object.hasOwn(themes, local) ? themes[local] : undefined;
  return concept(iri, label ?? (local === '' ? iri : local), tag, iri.startsWith(`${THEMES}/`) ? THEMES : undefined);
}

/** Where a dataset stands in its life, in the EU's words. */
export type Status = 'COMPLETED' | 'DEPRECATED' | 'DEVELOP' | 'WITHDRAWN';

/** Where a dataset or a file stands in its life. */
export function status(
  of: 'dataset' | 'distribution',
  name: Status,
  { language: tag, statuses }: CatalogueWords,
): Named {
  return concept(`${AUTHORITY}/${of}-status/${name}`, statuses[name], tag);
}

/** How long a file is meant to stay: what is on trial may go, what was released stays. */
export function availability(trial: boolean, { language: tag, availabilities }: CatalogueWords): Named {
  const name = trial ? 'EXPERIMENTAL' : 'STABLE';
  return concept(`${AUTHORITY}/planned-availability/${name}`, availabilities[name], tag);
}

/** Everything that the graph lists is open to all, but what was taken down. */
export function accessRight(isPublic: boolean): Named {
  return ofKind(`${AUTHORITY}/access-right/${isPublic ? 'PUBLIC' : 'NON_PUBLIC'}`, 'dct:RightsStatement');
}
