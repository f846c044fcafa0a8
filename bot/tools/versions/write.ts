import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../core/finding.ts';
import { ROOT } from '../picture/shoot.ts';
import { versionsPage } from './page.ts';
import { WORDS } from './words.ts';

const LANGUAGES: readonly Language[] = ['es', 'en'];

/** The pages, each by its path in the repository. */
export async function versionsPages(): Promise<ReadonlyMap<string, string>> {
  const pages = LANGUAGES.map(async (language) => [WORDS[language].path, await versionsPage(language)] as const);
  return new Map(await Promise.all(pages));
}

/** Writes the pages into the repository, and says which. */
export async function writeVersions(): Promise<readonly string[]> {
  const pages = await versionsPages();
  for (const [path, text] of pages) await writeFile(join(ROOT, path), text, 'utf8');
  return [...pages.keys()];
}
