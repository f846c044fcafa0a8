import type { Catalogue } from './catalogue.ts';
import { croissantPath } from './croissant.ts';
import type { CatalogueFile } from './source.ts';
import { xmlEscaped } from './xml.ts';

/** As many as a sitemap may have. https://www.sitemaps.org/protocol.html */
const MOST = 50_000;

/**
 * `sitemap.xml`: the catalogue's own files, and when what they tell last changed. A sitemap may name only what lies below
 * its own address, so releases are not in it: the files lead to them.
 */
export function sitemap(catalogue: Catalogue, files: readonly CatalogueFile[]): CatalogueFile {
  const changed = new Map(catalogue.entries.map(({ name, modified }) => [croissantPath(name), modified]));
  const urls = files
    .map(({ path }) => path)
    .filter((path) => !path.startsWith('datapackages/'))
    .sort()
    .slice(0, MOST)
    .map((path) => url(catalogue.places.file(path), changed.get(path) ?? catalogue.modified));
  return {
    path: 'sitemap.xml',
    mediatype: 'application/xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('')}</urlset>\n`,
  };
}

function url(address: string, modified: string): string {
  return `  <url><loc>${xmlEscaped(address)}</loc><lastmod>${xmlEscaped(modified)}</lastmod></url>\n`;
}
