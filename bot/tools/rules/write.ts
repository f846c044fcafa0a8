import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../core/finding.ts';
import { ROOT } from '../picture/shoot.ts';
import { rulesPage } from './page.ts';
import { WORDS } from './words.ts';

const LANGUAGES: readonly Language[] = ['es', 'en'];

/** The pages, each by its path in the repository. */
export function rulesPages(): ReadonlyMap<string, string> {
  return new Map(LANGUAGES.map((language) => [WORDS[language].path, rulesPage(language)]));
}

/** Writes the pages into the repository, and says which. */
export async function writeRules(): Promise<readonly string[]> {
  const pages = rulesPages();
  for (const [path, text] of pages) await writeFile(join(ROOT, path), text, 'utf8');
  return [...pages.keys()];
}
