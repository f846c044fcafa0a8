import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordCase } from './pulls/record.ts';

/** The folder inside the recorded cases that all of them share. */
export const COMMON = '_common';

/** The names of the recorded cases in a folder, sorted. */
export async function casesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== COMMON)
    .map(({ name }) => name)
    .sort();
}

/** Writes what each case gives beside it; returns the names of the cases. */
export async function blessPulls(folder: string): Promise<readonly string[]> {
  const names = await casesIn(folder);
  for (const name of names) {
    const { files } = await recordCase(join(folder, name), join(folder, COMMON));
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, name, file), text, 'utf8');
  }
  return names;
}
