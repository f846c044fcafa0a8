import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseName, GeneratedCase, Sizes } from './cases.ts';
import { writeContracts } from './contracts-file.ts';
import type { Injected } from './defects.ts';
import { writeManyPackages } from './many-files.ts';
import { writeDirtyWorks, writeSoundWorks } from './works-file.ts';

/** Raised whenever the same seed would give other bytes, so that data of an older generator is made anew. */
export const GENERATOR_VERSION = 1;

/** A dataset is its folder's name, so the folders bear the packages' own. */
const FOLDERS: Readonly<Record<CaseName, string>> = {
  valid: 'obras-publicas',
  nokey: 'obras-publicas',
  dirty: 'obras-publicas',
  related: 'contratos',
  many: 'ingresos',
};

/** `expected.json` of a case: what its data was made with, and what a checker has to find in it. */
interface Expected extends Injected {
  readonly stamp: string;
  readonly bytes: number;
}

/**
 * Makes a case's data below `root` unless it is already there. `<case>/expected.json` stands beside the folder that is
 * checked, not in it, and is written last: a generation that was cut short is done again.
 */
export function prepareCase(root: string, name: CaseName, sizes: Sizes): GeneratedCase {
  const folder = join(root, name, FOLDERS[name]);
  const record = join(root, name, 'expected.json');
  const stamp = `${GENERATOR_VERSION} ${JSON.stringify(sizes)}`;
  const there = readExpected(record);
  if (there?.stamp === stamp) return { name, folder, bytes: there.bytes, injected: there };
  rmSync(join(root, name), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const injected = writeCase(folder, name, sizes);
  const expected: Expected = { stamp, bytes: tableBytes(folder), ...injected };
  writeFileSync(record, `${JSON.stringify(expected, null, 2)}\n`);
  return { name, folder, bytes: expected.bytes, injected };
}

function writeCase(folder: string, name: CaseName, sizes: Sizes): Injected {
  switch (name) {
    case 'valid':
      return writeSoundWorks(folder, sizes.rows, true);
    case 'nokey':
      return writeSoundWorks(folder, sizes.rows, false);
    case 'dirty':
      return writeDirtyWorks(folder, sizes.rows);
    case 'related':
      return writeContracts(folder, sizes.rows, sizes.contractors);
    case 'many':
      return writeManyPackages(folder, sizes.packages, sizes.rowsEach);
  }
}

function readExpected(path: string): Expected | undefined {
  try {
    // Written by this module alone; the stamp says with which version and sizes.
    return JSON.parse(readFileSync(path, 'utf8')) as Expected;
  } catch {
    return undefined;
  }
}

function tableBytes(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.csv'));
  return files.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
}
