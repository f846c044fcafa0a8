import { createReadStream } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isSafeName } from '../../core/dataset/file-names.ts';
import { ASSETS, tagOf } from '../../core/release/names.ts';
import { readManifest } from '../../core/release/read-manifest.ts';
import type { Shelf, ShelfAsset, ShelfEntry } from '../../core/release/shelf.ts';
import { UserError } from '../../core/user-error.ts';

/** A longer manifest is none of ours. Bytes. */
const LONGEST_MANIFEST = 5_000_000;
const CHUNK = 1 << 18;

/** A folder laid out as `<tag>/<asset>`, as `apertura publish --to` writes it. It has no tags. Links are not followed. */
export function folderShelf(folder: string): Shelf {
  return {
    list: async () => {
      const names = (await namesIn(folder)).filter((name) => tagOf(name) !== undefined);
      const entries = await Promise.all(names.map(async (name) => await entryAt(folder, name)));
      return entries.flatMap((entry) => entry ?? []);
    },
    open: async (tag, asset) => {
      if (!isSafeName(tag) || !isSafeName(asset)) return undefined;
      const path = join(folder, tag, asset);
      return (await sizeOf(path)) === undefined ? undefined : createReadStream(path, { highWaterMark: CHUNK });
    },
    tag: async () => ({ kind: 'unknown' }),
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    throw unreadable(folder, (error as NodeJS.ErrnoException).code ?? 'EIO');
  }
}

async function entryAt(folder: string, tag: string): Promise<ShelfEntry | undefined> {
  const name = tagOf(tag);
  if (name === undefined || !(await lstat(join(folder, tag))).isDirectory()) return undefined;
  const assets: ShelfAsset[] = [];
  for (const asset of (await namesIn(join(folder, tag))).filter(isSafeName)) {
    const size = await sizeOf(join(folder, tag, asset));
    if (size !== undefined) assets.push({ name: asset, size });
  }
  return { tag, name, assets, ...(await saidIn(join(folder, tag, ASSETS.manifest))) };
}

/** What the manifest says; it is held against everything else only when something is downloaded. */
async function saidIn(path: string): Promise<Pick<ShelfEntry, 'date' | 'title'>> {
  const size = await sizeOf(path);
  if (size === undefined || size > LONGEST_MANIFEST) return { date: undefined };
  const handle = await open(path);
  try {
    const manifest = readManifest(await handle.readFile('utf8'));
    return { date: manifest?.date, title: manifest?.title };
  } finally {
    await handle.close();
  }
}

/** A file's size; `undefined` of everything else. */
async function sizeOf(path: string): Promise<number | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  return stats?.isFile() === true ? stats.size : undefined;
}

function unreadable(folder: string, code: string): UserError {
  const missing = code === 'ENOENT' || code === 'ENOTDIR';
  return new UserError({
    es: missing
      ? `No existe la carpeta «${folder}». Revise --from.`
      : `No se pudo leer la carpeta «${folder}» (${code}). Revise los permisos.`,
    en: missing
      ? `There is no folder "${folder}". Look at --from.`
      : `Could not read the folder "${folder}" (${code}). Look at the permissions.`,
  });
}
