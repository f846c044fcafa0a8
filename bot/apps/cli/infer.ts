import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { jsonText, terminalText } from '../../core/escape.ts';
import { SnapshotError } from '../../core/snapshot.ts';
import { UserError } from '../../core/user-error.ts';
import { infer } from '../../flows/infer.ts';
import { worktree } from '../../io/worktree.ts';
import { LANGUAGES, oneOf, readArguments } from './arguments.ts';
import { print, writeWhole } from './output.ts';
import { WORDS } from './words.ts';

const OPTIONS = {
  lang: { type: 'string', default: 'es' },
  out: { type: 'string' },
  quiet: { type: 'boolean', default: false },
} as const;

/** `apertura infer FILE…` */
export async function inferCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS);
  const language = oneOf('--lang', values.lang, LANGUAGES);
  const { out, quiet } = values;
  const files = [...new Set(filesOf(positionals))];
  if (out !== undefined) spareData(out, files);
  const root = out === undefined ? commonFolder(files) : folderOf(out);
  const paths = files.map((file) => pathBelow(root, file));
  const [only = ''] = files;
  const name = basename(out === undefined && files.length === 1 ? only.replace(/(\.[^./\\]+)(\.gz)?$/i, '') : root);
  const { descriptor, doubts } = await readable(infer(worktree(root), paths, { name, language }));
  if (!quiet) for (const doubt of doubts) process.stderr.write(`${terminalText(doubt)}\n`);
  if (out === undefined) await print(jsonText(descriptor));
  else {
    await writeWhole(out, jsonText(descriptor));
    if (!quiet) process.stderr.write(`${WORDS[language].described(out)}\n`);
  }
  return 0;
}

function filesOf(paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths.map(fileAt);
  throw new UserError({
    es: 'Indique al menos un archivo: apertura infer ARCHIVO… [--out datapackage.json]',
    en: 'Name at least one file: apertura infer FILE… [--out datapackage.json]',
  });
}

function fileAt(path: string): string {
  const stats = statSync(resolve(path), { throwIfNoEntry: false });
  if (stats?.isFile() === true) return realpathSync(resolve(path));
  if (stats === undefined) {
    throw new UserError({
      es: `No existe el archivo «${path}». Revise que esté bien escrito.`,
      en: `There is no file "${path}". Check its spelling.`,
    });
  }
  throw new UserError({
    es: `«${path}» no es un archivo. Indique los archivos de datos uno por uno.`,
    en: `"${path}" is not a file. Name the data files one by one.`,
  });
}

/** A descriptor never takes the place of the data that it describes. */
function spareData(out: string, files: readonly string[]): void {
  const path = resolve(out);
  if (!existsSync(path)) return;
  if (!files.includes(realpathSync(path))) {
    spareWork(out, path);
    return;
  }
  throw new UserError({
    es: `--out «${out}» es uno de los archivos de datos, y se perdería. Escriba el descriptor en otro archivo, como datapackage.json.`,
    en: `--out "${out}" is one of the data files, which would be lost. Write the descriptor to another file, such as datapackage.json.`,
  });
}

/** Nor that of a descriptor that somebody may have completed by hand. */
function spareWork(out: string, path: string): void {
  if (!statSync(path).isFile() || statSync(path).size === 0) return;
  throw new UserError({
    es: `Ya existe «${out}», y se perdería lo que tenga escrito. Indique otro archivo, o bórrelo antes si ya no le sirve.`,
    en: `"${out}" is already there, and what is written in it would be lost. Name another file, or delete it first.`,
  });
}

/** The deepest folder that holds all the files. */
function commonFolder(files: readonly string[]): string {
  let folder = dirname(files[0] ?? '');
  while (!files.every((file) => isBelow(file, folder)) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

function isBelow(file: string, folder: string): boolean {
  return file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** The folder in which the descriptor will be. */
function folderOf(out: string): string {
  const folder = dirname(resolve(out));
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? realpathSync(folder) : folder;
}

/** A descriptor's paths go down from its folder, never up. */
function pathBelow(root: string, file: string): string {
  if (isBelow(file, root)) return relative(root, file).split(sep).join('/');
  throw new UserError({
    es: `${file} no está en ${root} ni en sus carpetas: un datapackage.json solo describe archivos que están junto a él o más adentro.`,
    en: `${file} is not in ${root} nor in its folders: a datapackage.json describes only files beside or below it.`,
  });
}

async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    throw new UserError({
      es: `No se pudo leer ${error.path} (${error.code}). Revise el permiso y el disco.`,
      en: `Could not read ${error.path} (${error.code}). Check its permissions and the disk.`,
    });
  }
}
