import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { textOf } from '../../core/dataset/authored.ts';
import { isSafeName } from '../../core/dataset/file-names.ts';
import { DESCRIPTOR } from '../../core/dataset/package.ts';
import { ASSETS } from '../../core/release/names.ts';
import type { Json } from '../../core/table/schema.ts';
import type { Opener } from './papers.ts';

/** What lies at a path, as somebody who downloaded it left it. */
export type LocalDownload =
  /** Files of one release, with its own papers beside them. */
  | { readonly kind: 'with-papers'; readonly folder: string; readonly files: readonly string[] }
  /** A file alone; `written` is the version that its name tells of. */
  | { readonly kind: 'file'; readonly path: string; readonly written: string | undefined }
  /** A zip that was unpacked; `written` is the version that its descriptor tells of. */
  | { readonly kind: 'unpacked'; readonly folder: string; readonly written: string };

/** Names of the version in a zip's own name, as browsers leave it: `presupuesto-1.2.0 (1).zip`. */
const ZIP = /^(.+)-(\d+\.\d+\.\d+)(?: ?\(\d+\))?\.zip$/;
/** A longer descriptor is none of a release's. Bytes. */
const LONGEST = 20_000_000;

/** Every download at a path: of a folder those that lie right in it. */
export async function downloadsAt(path: string): Promise<readonly LocalDownload[]> {
  const stats = await lstat(path);
  if (stats.isFile()) return [await fileAt(path)];
  const names = (await readdir(path)).filter(isSafeName).sort();
  if (names.includes(ASSETS.manifest) && names.includes(ASSETS.sums)) {
    return [{ kind: 'with-papers', folder: path, files: await filesIn(path, names) }];
  }
  const unpacked = await unpackedAt(path);
  if (unpacked !== undefined) return [unpacked];
  const found: LocalDownload[] = [];
  for (const name of names) {
    const below = join(path, name);
    const kind = await lstat(below);
    if (kind.isFile() && ZIP.test(name)) found.push(await fileAt(below));
    if (kind.isDirectory()) found.push(...(await folderBelow(below)));
  }
  return found;
}

async function folderBelow(path: string): Promise<readonly LocalDownload[]> {
  const names = await readdir(path);
  if (names.includes(ASSETS.manifest) && names.includes(ASSETS.sums)) {
    return [{ kind: 'with-papers', folder: path, files: await filesIn(path, names) }];
  }
  const unpacked = await unpackedAt(path);
  return unpacked === undefined ? [] : [unpacked];
}

async function fileAt(path: string): Promise<LocalDownload> {
  const beside = dirname(path);
  const names = await readdir(beside);
  if (names.includes(ASSETS.manifest) && names.includes(ASSETS.sums)) {
    return { kind: 'with-papers', folder: beside, files: [path] };
  }
  const [, dataset, version] = ZIP.exec(basename(path)) ?? [];
  return { kind: 'file', path, written: dataset === undefined ? undefined : `${dataset}@${version}` };
}

/** The release's files in a folder, but for its papers, which the chain tells of by themselves. */
async function filesIn(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const name of names.toSorted()) {
    if (name === ASSETS.manifest || name === ASSETS.sums || !isSafeName(name)) continue;
    const path = join(folder, name);
    if ((await lstat(path)).isFile()) files.push(path);
  }
  return files;
}

async function unpackedAt(folder: string): Promise<LocalDownload | undefined> {
  const path = join(folder, DESCRIPTOR);
  const stats = await lstat(path).catch(() => undefined);
  if (stats?.isFile() !== true || stats.size > LONGEST) return undefined;
  try {
    const descriptor = JSON.parse(await readFile(path, 'utf8')) as Json;
    const version = textOf(descriptor, 'version');
    const folderName = basename(folder);
    const own = folderName.endsWith(`-${version}`) ? folderName.slice(0, -1 - (version ?? '').length) : undefined;
    const dataset = own ?? textOf(descriptor, 'name');
    if (version === undefined || dataset === undefined) return undefined;
    return { kind: 'unpacked', folder, written: `${dataset}@${version}` };
  } catch {
    return undefined;
  }
}

/** Opens a release's papers that lie in a folder. */
export function openerOf(folder: string): Opener {
  return async (asset) => {
    const path = join(folder, asset);
    const stats = await lstat(path).catch(() => undefined);
    return stats?.isFile() === true ? createReadStream(path) : undefined;
  };
}
