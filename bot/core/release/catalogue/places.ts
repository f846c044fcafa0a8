/** Where each thing of the catalogue is on the web. */
import type { Manifest } from '../manifest.ts';
import type { Addresses } from './source.ts';
import { uriPart, webAddress } from './web-address.ts';

/** Addresses of what the catalogue names. */
export interface Places {
  /** A file of the catalogue, its path below the catalogue's folder. */
  readonly file: (path: string) => string;
  /** What names a thing in the graph: it leads to the Turtle that tells of it. */
  readonly name: (...parts: readonly string[]) => string;
  readonly asset: (tag: string, asset: string) => string;
  readonly release: (tag: string) => string;
  /** A dataset's file as it was delivered; `undefined` where the repository's addresses are not GitHub's. */
  readonly original: (manifest: Manifest, path: string) => string | undefined;
  readonly repository: string;
}

/** Where things are, of a repository and its catalogue. */
export function placesOf({ repository, releases, catalog }: Addresses): Places {
  const [home, shelf, folder] = [repository, releases, catalog].map((base) =>
    (webAddress(base) ?? base).replace(/\/$/, ''),
  );
  const file = (path: string): string => `${folder}/${path.split('/').map(uriPart).join('/')}`;
  const isGitHub = shelf === `${home}/releases/download`;
  return {
    file,
    name: (...parts) => `${file('dcat.ttl')}#${parts.map(uriPart).join('/')}`,
    asset: (tag, asset) => `${shelf}/${uriPart(tag)}/${uriPart(asset)}`,
    release: (tag) => (isGitHub ? `${home}/releases/tag/${uriPart(tag)}` : `${shelf}/${uriPart(tag)}`),
    original: ({ tag, dataset }, path) =>
      isGitHub
        ? `${home}/raw/${uriPart(tag)}/datasets/${[dataset, ...path.split('/')].map(uriPart).join('/')}`
        : undefined,
    repository: home ?? repository,
  };
}
