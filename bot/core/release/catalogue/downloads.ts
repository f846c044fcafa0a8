import type { Manifest, ManifestAsset } from '../manifest.ts';
import type { Download, EntryResource } from './entry.ts';
import { mediaTypeOf } from './media-type.ts';
import type { Places } from './places.ts';
import type { CatalogueWords } from './words.ts';

/** What the downloads of a version are named and addressed with. */
interface Naming {
  readonly words: CatalogueWords;
  readonly places: Places;
}

const DIGEST = /^[0-9a-f]{64}$/;

/** What can be downloaded of a version: the zip, each Parquet file, and each file as it was delivered. */
export function readDownloads(
  manifest: Manifest,
  resources: readonly EntryResource[],
  title: string,
  { words, places }: Naming,
): readonly Download[] {
  const titles = new Map(resources.map((resource) => [resource.name, resource.title]));
  const tables = manifest.assets.flatMap((asset) =>
    asset.resource === undefined ? [] : [tableDownload(manifest, asset, titles.get(asset.resource), places)],
  );
  const whole = packageDownload(manifest, title, words, places);
  const originals = resources.flatMap((resource) => originalDownload(manifest, resource, { words, places }) ?? []);
  return [...(whole === undefined ? [] : [whole]), ...tables, ...originals];
}

/** The zip of a version; `undefined` where its manifest names none. */
export function packageDownload(
  manifest: Manifest,
  title: string,
  words: CatalogueWords,
  places: Places,
): Download | undefined {
  const asset = manifest.assets.find(({ name, resource }) => resource === undefined && name.endsWith('.zip'));
  if (asset === undefined) return undefined;
  return {
    ...offered(asset, places.asset(manifest.tag, asset.name)),
    kind: 'package',
    title: words.package(title, manifest.version),
    format: 'zip',
    mediatype: 'application/zip',
  };
}

function tableDownload(manifest: Manifest, asset: ManifestAsset, title: string | undefined, places: Places): Download {
  const format = /\.([a-z0-9]+)$/.exec(asset.name)?.[1];
  return {
    ...offered(asset, places.asset(manifest.tag, asset.name)),
    kind: 'table',
    title: title ?? asset.name,
    format,
    mediatype: mediaTypeOf(asset.mediatype, format),
    resource: asset.resource,
  };
}

function offered({ name, size, sha256 }: ManifestAsset, address: string): Omit<Download, 'kind' | 'title'> {
  return {
    name,
    address,
    bytes: size,
    sha256: DIGEST.test(sha256) ? sha256 : undefined,
    format: undefined,
    mediatype: undefined,
    resource: undefined,
  };
}

/** A resource in several files has no digest of its own: it is in the zip. */
function originalDownload(
  manifest: Manifest,
  resource: EntryResource,
  { words, places }: Naming,
): Download | undefined {
  const { path, sha256 } = resource;
  if (path === undefined || sha256 === undefined || !DIGEST.test(sha256)) return undefined;
  const address = places.original(manifest, path);
  if (address === undefined) return undefined;
  return {
    kind: 'original',
    name: path,
    title: words.original(resource.title),
    address,
    format: resource.format,
    mediatype: resource.mediatype,
    bytes: resource.bytes,
    sha256,
    resource: resource.name,
  };
}
