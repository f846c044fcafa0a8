import type { Manifest } from '../manifest.ts';
import type { EntryWithdrawal } from './entry.ts';
import { plainText } from './plain-text.ts';
import type { CatalogueWords } from './words.ts';

/** What a version brought, in a line: of a tombstone why the data left, or what they are called now. */
export function versionNotes(manifest: Manifest, words: CatalogueWords): string {
  if (manifest.kind === 'tombstone') {
    const { date = manifest.date, reason = '', replacedBy, renamedTo } = manifest.withdrawn ?? {};
    const told = withdrawalNote({ date, reason: plainText(reason), renamedTo }, words);
    return replacedBy === undefined || renamedTo !== undefined
      ? told
      : `${told}${/[.!?]$/.test(told) ? '' : '.'} ${words.replacedBy(replacedBy)}`;
  }
  const { previous, rows, impact } = manifest;
  if (previous === undefined) return words.firstVersion(rows?.added);
  return rows === undefined ? words.impact[impact] : `${words.impact[impact]}: ${words.rows(rows)}`;
}

/** That a dataset was withdrawn, and why; or renamed, and to what. */
export function withdrawalNote(
  { date, reason, renamedTo }: Pick<EntryWithdrawal, 'date' | 'reason' | 'renamedTo'>,
  words: CatalogueWords,
): string {
  const day = date.slice(0, 10);
  return renamedTo === undefined ? words.withdrawn(day, reason) : words.renamed(day, plainText(renamedTo));
}
