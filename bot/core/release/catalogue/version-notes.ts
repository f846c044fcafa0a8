import type { Manifest } from '../manifest.ts';
import { plainText } from './plain-text.ts';
import type { CatalogueWords } from './words.ts';

/** What a version brought, in a line: of a tombstone why the data left. */
export function versionNotes(manifest: Manifest, words: CatalogueWords): string {
  if (manifest.kind === 'tombstone') {
    const { date, reason = '', replacedBy } = manifest.withdrawn ?? {};
    const told = words.withdrawn((date ?? manifest.date).slice(0, 10), plainText(reason));
    return replacedBy === undefined ? told : `${told}${/[.!?]$/.test(told) ? '' : '.'} ${words.replacedBy(replacedBy)}`;
  }
  const { previous, rows, impact } = manifest;
  if (previous === undefined) return words.firstVersion(rows?.added);
  return rows === undefined ? words.impact[impact] : `${words.impact[impact]}: ${words.rows(rows)}`;
}
