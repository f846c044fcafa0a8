import type { Catalogue } from './catalogue.ts';
import type { Agent, Download, Entry, EntryField, Territory } from './entry.ts';
import { jsonFile } from './json-file.ts';
import { spanText } from './moment.ts';
import { atMost, plainText } from './plain-text.ts';
import type { CatalogueFile } from './source.ts';

/** What search engines take as a description, in characters. */
const SHORTEST = 50;
const LONGEST = 5_000;

/** `schema-org.jsonld`: the catalogue and its datasets as search engines read them. https://schema.org/Dataset */
export function schemaOrg(catalogue: Catalogue): CatalogueFile {
  const { places, publisher } = catalogue;
  const own = {
    '@type': 'DataCatalog',
    '@id': places.name('catalog'),
    name: catalogue.title,
    description: descriptionOf(catalogue.description, catalogue.title, catalogue),
    url: publisher.page ?? places.repository,
    inLanguage: catalogue.words.language,
    publisher: organization(publisher),
    datePublished: catalogue.issued,
    dateModified: catalogue.modified,
    dataset: catalogue.entries.map(({ name }) => ({ '@id': places.name('dataset', name) })),
  };
  const graph = [own, ...catalogue.entries.map((entry) => datasetOf(entry, catalogue))];
  return jsonFile('schema-org.jsonld', 'application/ld+json', { '@context': 'https://schema.org/', '@graph': graph });
}

function datasetOf(entry: Entry, catalogue: Catalogue): object {
  const { places } = catalogue;
  const creators = entry.creators.length === 0 ? [entry.publisher] : entry.creators;
  return {
    '@type': 'Dataset',
    '@id': places.name('dataset', entry.name),
    name: entry.title,
    description: descriptionOf(entry.description, entry.title, catalogue),
    url: pageOf(entry, catalogue),
    identifier: [entry.name, entry.otherIdentifier].filter((each) => each !== undefined),
    version: entry.version,
    license: entry.licence?.address,
    creator: creators.map(organization),
    publisher: organization(entry.publisher),
    keywords: entry.keywords.length === 0 ? undefined : entry.keywords,
    inLanguage: entry.language,
    isAccessibleForFree: true,
    datePublished: entry.issued,
    dateModified: entry.modified,
    temporalCoverage: entry.temporal && spanText(entry.temporal),
    spatialCoverage: entry.territory && placeOf(entry.territory),
    variableMeasured: variablesOf(entry),
    distribution: entry.downloads.length === 0 ? undefined : entry.downloads.map(dataDownload),
    ...leftOf(entry, catalogue),
    includedInDataCatalog: { '@id': places.name('catalog') },
  };
}

function leftOf({ withdrawal }: Entry, { words }: Catalogue): object {
  if (withdrawal === undefined) return {};
  if (withdrawal.renamedTo !== undefined) return { creativeWorkStatus: words.statuses.DEPRECATED };
  return { creativeWorkStatus: words.statuses.WITHDRAWN, expires: withdrawal.date };
}

/** The page of a dataset: its own, else its release's, else its first file. */
export function pageOf({ landingPage, versions, downloads }: Entry, { places }: Catalogue): string {
  return landingPage ?? versions.at(-1)?.page ?? downloads[0]?.address ?? places.repository;
}

/** A description as long as search engines want it. */
export function descriptionOf(description: string, title: string, { words, publisher }: Catalogue): string {
  const long = description.length < SHORTEST ? `${description} ${words.offeredBy(title, publisher.name)}` : description;
  return atMost(long, LONGEST);
}

/** An office or an institution. */
export function organization({ name, mail, page }: Agent): object {
  return { '@type': 'Organization', name, url: page, email: mail };
}

function dataDownload({ name, title, address, mediatype, bytes, sha256 }: Download): object {
  return {
    '@type': 'DataDownload',
    name: title,
    alternateName: name,
    contentUrl: address,
    encodingFormat: mediatype,
    contentSize: bytes === undefined ? undefined : `${bytes} B`,
    sha256,
  };
}

/** schema.org writes a box as south, west, north, east. */
function placeOf({ key, name, bbox }: Territory): object {
  const [west, south, east, north] = bbox ?? [];
  return {
    '@type': 'Place',
    name: name ?? key,
    identifier: key,
    geo: bbox && { '@type': 'GeoShape', box: `${south} ${west} ${north} ${east}` },
  };
}

function variablesOf({ resources }: Entry): readonly object[] | undefined {
  const fields = new Map<string, EntryField>();
  for (const field of resources.flatMap((resource) => resource.fields)) {
    if (!fields.has(field.name)) fields.set(field.name, field);
  }
  if (fields.size === 0) return undefined;
  return [...fields.values()].map(({ name, title, description }) => ({
    '@type': 'PropertyValue',
    name: title ?? plainText(name),
    alternateName: title === undefined ? undefined : plainText(name),
    description,
  }));
}
