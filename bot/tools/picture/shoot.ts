import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../core/finding.ts';
import { readAnsi } from './ansi.ts';
import { DAMAGES, DATASET, damage } from './damage.ts';
import { drawTerminal } from './svg.ts';

/** The repository's folder, seen from the source or from what is built. */
export const ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));

const CLI = join(ROOT, 'dist/bot/apps/cli/main.js');

const TITLES: Readonly<Record<Language, string>> = {
  es: 'Salida de «apertura check» ante un conjunto de datos con cinco errores',
  en: 'Output of "apertura check" for a dataset with five errors',
};

/** The pictures, each by its path in the repository: what the built command says of a damaged dataset. */
export async function pictures(): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'picture-'));
  try {
    await damagedCopy(folder);
    return new Map(
      (['es', 'en'] as const).map((language) => [`docs/images/check.${language}.svg`, shoot(folder, language)]),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Writes the pictures into the repository. */
export async function writePictures(): Promise<readonly string[]> {
  const made = await pictures();
  for (const [path, svg] of made) {
    await mkdir(dirname(join(ROOT, path)), { recursive: true });
    await writeFile(join(ROOT, path), svg, 'utf8');
  }
  return [...made.keys()];
}

/** An empty `.git` makes the folder a repository to the command, so that its paths are those of the real one. */
async function damagedCopy(folder: string): Promise<void> {
  const copy = join(folder, 'datasets', DATASET);
  await mkdir(join(folder, '.git'));
  await cp(join(ROOT, 'datasets', DATASET), copy, { recursive: true });
  for (const path of new Set(DAMAGES.map((each) => each.path))) {
    const text = await readFile(join(copy, path), 'utf8');
    await writeFile(join(copy, path), damage(text, path, DAMAGES), 'utf8');
  }
}

function shoot(folder: string, language: Language): string {
  const args = ['check', `datasets/${DATASET}`, ...(language === 'es' ? [] : ['--lang', language])];
  const env = { ...process.env, FORCE_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (status !== 1) throw new Error(`apertura ${args.join(' ')} ended with ${status}: ${stderr}`);
  return drawTerminal(readAnsi(stdout), { command: `apertura ${args.join(' ')}`, title: TITLES[language], language });
}

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (folder === dirname(folder)) throw new Error('there is no package.json above this program');
  return rootAbove(dirname(folder));
}
