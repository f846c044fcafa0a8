import { createWriteStream } from 'node:fs';
import { lstat, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../../core/user-error.ts';
import { type Received, receiveFolder } from '../../io/received-file.ts';
import { worktree } from '../../io/worktree.ts';
import { ZipFault, type ZipProblem, ZipReader } from '../../io/zip-reader.ts';
import { compareZip } from './compare-zip.ts';
import { onDisk } from './fetch-asset.ts';
import { taken } from './taken.ts';

/** What came of unpacking; `received` is `undefined` where the folder stood there already, with the same files. */
export interface Unpacked {
  readonly files: number;
  readonly received: Pick<Received, 'keep' | 'drop'> | undefined;
}

/** Unpacks a zip beside a folder's place. A folder that stands there is never written into. */
export async function unpack(zipPath: string, folder: string): Promise<Unpacked> {
  const zip = await openZip(zipPath);
  try {
    const files = zip.entries.length;
    if ((await lstat(folder).catch(() => undefined)) !== undefined) {
      if (!(await isUnpacked(zip, folder))) throw taken(folder);
      return { files, received: undefined };
    }
    const received = await onDisk(
      folder,
      async () => await receiveFolder(folder, async (half) => await fill(zip, half)),
    );
    return { files, received };
  } catch (error) {
    throw wordsFor(error);
  } finally {
    await zip.close();
  }
}

/** Opens a zip; one that must not be unpacked is told in words. */
export async function openZip(path: string): Promise<ZipReader> {
  try {
    return await ZipReader.open(path);
  } catch (error) {
    throw wordsFor(error);
  }
}

async function fill(zip: ZipReader, folder: string): Promise<void> {
  for (const entry of zip.entries) {
    const path = join(folder, ...entry.name.split('/'));
    await mkdir(dirname(path), { recursive: true });
    await pipeline(zip.read(entry), createWriteStream(path, { flags: 'wx', mode: 0o644 }));
  }
}

async function isUnpacked(zip: ZipReader, folder: string): Promise<boolean> {
  const stats = await lstat(folder);
  if (!stats.isDirectory()) return false;
  const { different } = await compareZip(zip, worktree(folder), '', 'exact');
  return different.length === 0 && (await readdir(folder)).length > 0;
}

const PROBLEMS: Readonly<Record<ZipProblem, { readonly es: string; readonly en: string }>> = {
  'not-zip': { es: 'no es un archivo zip', en: 'it is no zip file' },
  broken: { es: 'está dañado', en: 'it is damaged' },
  'unsafe-name': { es: 'quiere escribir fuera de su carpeta', en: 'it wants to write outside of its folder' },
  'unportable-name': {
    es: 'contiene un nombre que no todos los sistemas admiten',
    en: 'it contains a name that not every system takes',
  },
  twice: {
    es: 'contiene un nombre dos veces, o dos que muchos sistemas no distinguen',
    en: 'it contains a name twice, or two that many systems do not tell apart',
  },
  link: { es: 'contiene un enlace simbólico', en: 'it contains a symbolic link' },
  unsupported: { es: 'está cifrado o comprimido de otra manera', en: 'it is encrypted, or compressed in another way' },
};

function wordsFor(error: unknown): unknown {
  if (!(error instanceof ZipFault)) return error;
  const { es, en } = PROBLEMS[error.problem];
  const named = error.entry === '' ? { es: '', en: '' } : { es: ` («${error.entry}»)`, en: ` ("${error.entry}")` };
  return new UserError({
    es: `No se extrajo el zip: ${es}${named.es}. No se escribió nada.`,
    en: `The zip was not unpacked: ${en}${named.en}. Nothing was written.`,
  });
}
