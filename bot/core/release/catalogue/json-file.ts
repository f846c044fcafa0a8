import type { CatalogueFile } from './source.ts';

/** A file of JSON, with its members in the order in which they were said; what is `undefined` is left out. */
export function jsonFile(path: string, mediatype: string, value: unknown): CatalogueFile {
  return { path, mediatype, text: `${JSON.stringify(value, undefined, 2)}\n` };
}
