import type { Manifest } from '../manifest.ts';
import { plainText } from './plain-text.ts';
import type { CatalogueWords } from './words.ts';

/** What a version brought, in a line: of a tombstone why the data left. */
export function versionNotes(manifest: Manifest, words: CatalogueWords): string {
  if (manifest.kind === 'tombstone') {
    return words.withdrawn(manifest.date.slice(0, 10), plainText(manifest.withdrawn?.reason ?? ''));
  }
  const counts = manifest.rows === undefined ? [] : [words.rows(manifest.rows)];
  const what = manifest.previous === undefined ? words.firstVersion : words.impact[manifest.impact];
  return [what, ...counts].join(': ');
}
