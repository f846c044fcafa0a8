import { isObject, itemsOf, memberOf, oneOrMore, textOf } from '../../dataset/authored.ts';
import type { Json } from '../../table/schema.ts';
import type { Manifest } from '../manifest.ts';
import type { Catalogue } from './catalogue.ts';
import type { Entry } from './entry.ts';
import { jsonFile } from './json-file.ts';
import type { Places } from './places.ts';
import type { CatalogueDataset, CatalogueFile } from './source.ts';

const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';
const MEDIA_TYPE = 'application/json';

/**
 * `catalog.json`, a Data Package whose resources are Data Packages, and beside it each dataset's descriptor with whole
 * addresses of its files, so that a program reads from the catalogue down to the rows.
 * https://datapackage.org/recipes/data-catalog/
 */
export function dataPackageCatalog(
  catalogue: Catalogue,
  datasets: readonly CatalogueDataset[],
): readonly CatalogueFile[] {
  const sources = new Map(datasets.map((source) => [source.dataset, source]));
  const packages = catalogue.entries
    .filter(({ downloads }) => downloads.length > 0)
    .map((entry) => packageOf(entry, sources.get(entry.name), catalogue.places));
  const files = packages.flatMap(({ file }) => (file === undefined ? [] : [file]));
  return [jsonFile('catalog.json', MEDIA_TYPE, whole(catalogue, packages)), ...files];
}

interface Listed {
  readonly entry: Entry;
  /** The descriptor; `undefined` where the zip stands for the dataset. */
  readonly file: CatalogueFile | undefined;
  readonly address: string;
}

function packageOf(entry: Entry, source: CatalogueDataset | undefined, places: Places): Listed {
  const path = `datapackages/${entry.name}/datapackage.json`;
  const descriptor = source === undefined ? ownDescriptor(entry) : reachable(source, places);
  if (descriptor !== undefined)
    return { entry, file: jsonFile(path, MEDIA_TYPE, descriptor), address: places.file(path) };
  return { entry, file: undefined, address: entry.downloads[0]?.address ?? places.repository };
}

function whole(catalogue: Catalogue, packages: readonly Listed[]): object {
  const { publisher } = catalogue;
  return {
    $schema: PROFILE,
    profile: 'data-package-catalog',
    name: 'catalog',
    id: catalogue.places.name('catalog'),
    title: catalogue.title,
    description: catalogue.description,
    homepage: publisher.page ?? catalogue.places.repository,
    created: catalogue.modified,
    contributors: [{ title: publisher.name, path: publisher.page, email: publisher.mail, roles: ['publisher'] }],
    // A Data Package has at least one resource: before anything is published there is no catalogue of this form.
    resources: packages.map(({ entry, file, address }) => ({
      name: entry.name,
      title: entry.title,
      description: entry.description,
      path: address,
      profile: 'data-package',
      format: file === undefined ? 'zip' : 'json',
      mediatype: file === undefined ? 'application/zip' : MEDIA_TYPE,
      version: entry.version,
      licenses: entry.licence && [{ path: entry.licence.address, title: entry.licence.title }],
    })),
  };
}

function ownDescriptor(entry: Entry): object {
  return {
    $schema: PROFILE,
    name: entry.name,
    title: entry.title,
    description: entry.description,
    created: entry.modified,
    resources: entry.downloads.map(({ name, address, format, mediatype, bytes }) => ({
      name: name.replace(/\.csv$/, '').toLowerCase(),
      path: address,
      format,
      mediatype,
      bytes,
      encoding: 'utf-8',
    })),
  };
}

/** A descriptor whose files can be had from anywhere; `undefined` where they have no addresses of their own. */
function reachable({ descriptor, manifest }: CatalogueDataset, places: Places): Json | undefined {
  if (!isObject(descriptor) || places.original(manifest, 'datapackage.json') === undefined) return undefined;
  const resources = itemsOf(descriptor, 'resources').map((resource) => reachableResource(resource, manifest, places));
  return { ...descriptor, resources };
}

function reachableResource(resource: Json, manifest: Manifest, places: Places): Json {
  if (!isObject(resource)) return resource;
  const address = (path: string): string => (isAddress(path) ? path : (places.original(manifest, path) ?? path));
  const written = memberOf(resource, 'path');
  const paths = oneOrMore(written).map(address);
  const [first] = paths;
  const path = typeof written === 'string' ? first : paths;
  return {
    ...resource,
    ...(written === undefined || path === undefined ? {} : { path }),
    ...reference(resource, 'schema', address),
    ...reference(resource, 'dialect', address),
  };
}

/** A schema or dialect in a file of its own. */
function reference(
  resource: Json,
  member: string,
  address: (path: string) => string,
): { readonly [key: string]: Json } {
  const written = textOf(resource, member);
  return written === undefined ? {} : { [member]: address(written) };
}

function isAddress(path: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(path);
}
