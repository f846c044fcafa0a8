import type { FieldType } from '../../table/schema.ts';
import type { Catalogue } from './catalogue.ts';
import { CROISSANT_CONTEXT } from './croissant-context.ts';
import type { Download, Entry, EntryField, EntryResource } from './entry.ts';
import { jsonFile } from './json-file.ts';
import { plainText } from './plain-text.ts';
import { descriptionOf, organization, pageOf } from './schema-org.ts';
import type { CatalogueFile } from './source.ts';
import { uriPart } from './web-address.ts';

/** The path of a dataset's Croissant below the catalogue's folder. */
export function croissantPath(name: string): string {
  return `croissant/${name}.json`;
}

/** Croissant 1.1 of each dataset that can be downloaded. http://mlcommons.org/croissant/1.1 */
export function croissants(catalogue: Catalogue): readonly CatalogueFile[] {
  return catalogue.entries
    .filter(({ version, downloads }) => version !== undefined && downloads.length > 0)
    .map((entry) => jsonFile(croissantPath(entry.name), 'application/ld+json', croissant(entry, catalogue)));
}

function croissant(entry: Entry, catalogue: Catalogue): object {
  const creators = entry.creators.length === 0 ? [entry.publisher] : entry.creators;
  const archive = entry.downloads.find(({ kind }) => kind === 'package');
  return {
    '@context': { '@language': entry.language, ...CROISSANT_CONTEXT },
    '@type': 'sc:Dataset',
    '@id': catalogue.places.name('dataset', entry.name),
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    name: entry.name,
    alternateName: entry.title,
    description: descriptionOf(entry.description, entry.title, catalogue),
    license: entry.licence?.address ?? { '@type': 'CreativeWork', name: catalogue.words.noLicence },
    url: pageOf(entry, catalogue),
    version: entry.version,
    datePublished: entry.issued,
    dateModified: entry.modified,
    inLanguage: entry.language,
    keywords: entry.keywords.length === 0 ? undefined : entry.keywords,
    creator: creators.map(organization),
    publisher: organization(entry.publisher),
    citeAs: citation(entry, catalogue),
    distribution: [
      ...entry.downloads.filter(({ kind }) => kind !== 'original').map(fileObject),
      ...(archive === undefined ? [] : entry.resources.flatMap((resource) => packedFile(resource, archive))),
    ],
    recordSet: entry.resources.flatMap((resource) => recordSet(resource, entry)),
  };
}

/** As the licence of Mexico's open data asks: "Name", institution; address; day. */
function citation(entry: Entry, catalogue: Catalogue): string {
  const { name, acronym } = entry.publisher;
  const day = entry.versions.at(-1)?.manifest.date.slice(0, 10) ?? entry.modified.slice(0, 10);
  return `"${entry.title}", ${acronym ?? name}; ${pageOf(entry, catalogue)}; ${day}`;
}

const fileId = (download: Download): string => `files/${uriPart(download.name)}`;
const packedId = (path: string): string => `package/${path.split('/').map(uriPart).join('/')}`;
const tableId = (resource: string): string => `tables/${uriPart(resource)}`;
const fieldId = (resource: string, field: string): string => `${tableId(resource)}/${uriPart(field)}`;

function fileObject(download: Download): object {
  const { name, title, address, mediatype, bytes, sha256, kind } = download;
  return {
    '@type': 'cr:FileObject',
    '@id': fileId(download),
    name,
    description: title,
    contentUrl: address,
    contentSize: bytes === undefined ? undefined : `${bytes} B`,
    // The registered type, and the one by which today's readers know the format.
    encodingFormat:
      kind === 'table' && download.format === 'parquet' ? [mediatype, 'application/x-parquet'] : mediatype,
    sha256,
  };
}

/** A file in the zip, which is where all programs find it. A resource in several files has no digest, and is none. */
function packedFile({ path, title, mediatype, bytes, sha256 }: EntryResource, archive: Download): readonly object[] {
  if (path === undefined || sha256 === undefined) return [];
  return [
    {
      '@type': 'cr:FileObject',
      '@id': packedId(path),
      name: path.split('/').at(-1),
      description: title,
      containedIn: { '@id': fileId(archive) },
      contentUrl: path,
      contentSize: `${bytes} B`,
      encodingFormat: mediatype,
      sha256,
    },
  ];
}

function recordSet(resource: EntryResource, entry: Entry): readonly object[] {
  const source = sourceOf(resource, entry);
  if (source === undefined || resource.fields.length === 0) return [];
  const key = resource.primaryKey.map((field) => ({ '@id': fieldId(resource.name, field) }));
  return [
    {
      '@type': 'cr:RecordSet',
      '@id': tableId(resource.name),
      name: resource.name,
      description: resource.description ?? resource.title,
      key: key.length === 0 ? undefined : key,
      field: resource.fields.map((field) => fieldOf(field, resource, source, entry)),
    },
  ];
}

/** Parquet, where each column has its type; else the file in the zip. */
function sourceOf(resource: EntryResource, { downloads }: Entry): string | undefined {
  const table = downloads.find((download) => download.kind === 'table' && download.resource === resource.name);
  if (table !== undefined) return fileId(table);
  const isPacked = downloads.some(({ kind }) => kind === 'package') && resource.sha256 !== undefined;
  return isPacked && resource.format === 'csv' ? packedId(resource.path ?? '') : undefined;
}

function fieldOf(field: EntryField, resource: EntryResource, source: string, entry: Entry): object {
  const references = referencesOf(field, resource, entry);
  return {
    '@type': 'cr:Field',
    '@id': fieldId(resource.name, field.name),
    name: plainText(field.name),
    description: field.description ?? field.title,
    dataType: DATA_TYPES[field.type],
    source: { fileObject: { '@id': source }, extract: { column: field.name } },
    references: references.length === 0 ? undefined : references,
  };
}

/** Foreign keys to tables that are described here; a key in several parts refers part by part. */
function referencesOf(
  { name }: EntryField,
  { name: own, foreignKeys }: EntryResource,
  entry: Entry,
): readonly object[] {
  return foreignKeys.flatMap(({ fields, resource = own, reference }) => {
    const target = reference[fields.indexOf(name)];
    const table = entry.resources.find((each) => each.name === resource);
    const isKnown = target !== undefined && table?.fields.some((each) => each.name === target) === true;
    return isKnown ? [{ '@id': fieldId(resource, target) }] : [];
  });
}

const DATA_TYPES: Readonly<Record<FieldType, string>> = {
  string: 'sc:Text',
  number: 'sc:Float',
  integer: 'sc:Integer',
  boolean: 'sc:Boolean',
  object: 'sc:Text',
  array: 'sc:Text',
  list: 'sc:Text',
  datetime: 'sc:DateTime',
  date: 'sc:Date',
  time: 'sc:Time',
  year: 'sc:Integer',
  yearmonth: 'sc:Text',
  duration: 'sc:Text',
  geopoint: 'sc:Text',
  geojson: 'sc:Text',
  any: 'sc:Text',
};
