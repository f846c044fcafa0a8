/** The vocabularies that the catalogue uses, and the prefixes under which they are written. */

/** The vocabularies, by the prefixes that they are written with. */
export const PREFIXES = {
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  geosparql: 'http://www.opengis.net/ont/geosparql#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

type Prefix = keyof typeof PREFIXES;

/** The IRI of a term written with its prefix: `dcat:Dataset`. */
export function iriOf<Name extends `${Prefix}:${string}`>(name: Name): string {
  const colon = name.indexOf(':');
  // The template type says that what stands before the colon is a prefix.
  return PREFIXES[name.slice(0, colon) as Prefix] + name.slice(colon + 1);
}

const BY_LENGTH = Object.entries(PREFIXES).sort(([, one], [, other]) => other.length - one.length);
const SHORT = new Map<string, string | undefined>();

/** A term of a vocabulary with its prefix; `undefined` where it is of none, or cannot be written so in XML and Turtle. */
export function shortName(iri: string): string | undefined {
  // The same few terms come again with every dataset; addresses do not, and are not kept.
  if (SHORT.has(iri)) return SHORT.get(iri);
  const found = BY_LENGTH.find(([, base]) => iri.startsWith(base));
  if (found === undefined) return undefined;
  const local = iri.slice(found[1].length);
  const short = /^[A-Za-z_][\w-]*$/.test(local) ? `${found[0]}:${local}` : undefined;
  if (short !== undefined && SHORT.size < SHORT_LIMIT) SHORT.set(iri, short);
  return short;
}

const SHORT_LIMIT = 500;
