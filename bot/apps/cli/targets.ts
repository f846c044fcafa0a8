import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { DESCRIPTOR } from '../../core/dataset/package.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import { UserError } from '../../core/user-error.ts';
import type { Target } from '../../flows/check.ts';
import { worktree } from '../../io/worktree.ts';

/** What a command line's paths name: a snapshot, and what to check in it. */
export interface Aim {
  /** The snapshot's folder on disk. */
  readonly root: string;
  readonly snapshot: Snapshot;
  readonly targets: readonly Target[];
}

const DATASETS = 'datasets';

/** Finds what the paths name; without any, all datasets of the repository that one stands in. */
export async function aimAt(paths: readonly string[]): Promise<Aim> {
  if (paths.length === 0) return await aimAtRepository();
  const places = paths.map(existing);
  const root = rootOf(places.map(packageFolder));
  const snapshot = worktree(root);
  const targets: Target[] = [];
  for (const place of places) targets.push(...(await targetsAt(snapshot, root, place)));
  return { root, snapshot, targets: withoutDoubles(targets) };
}

async function aimAtRepository(): Promise<Aim> {
  const here = workingFolder();
  const root = repositoryOf(here) ?? here;
  const snapshot = worktree(root);
  const targets = await packagesBelow(snapshot, DATASETS);
  if (targets.length > 0) return { root, snapshot, targets };
  throw new UserError({
    es: `No hay conjuntos de datos en ${resolve(root, DATASETS)}. Indique una ruta, o trabaje dentro de un repositorio que los tenga.`,
    en: `There are no datasets in ${resolve(root, DATASETS)}. Name a path, or stand in a repository that has some.`,
  });
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UserError({
      es: 'La carpeta en la que está ya no existe. Vaya a otra, o indique una ruta completa.',
      en: 'The folder you are in no longer exists. Go to another, or name a whole path.',
    });
  }
}

function existing(path: string): string {
  try {
    if (path === '') throw new Error('no path');
    return realpathSync(resolve(path));
  } catch {
    throw new UserError({
      es: `No existe la ruta «${path}». Revise que esté bien escrita.`,
      en: `There is no path "${path}". Check its spelling.`,
    });
  }
}

/** A dataset is its folder's name: the root has to be above it. */
function packageFolder(place: string): string {
  return basename(place) === DESCRIPTOR ? dirname(place) : place;
}

/** The repository that holds all the places, else the folder that does, so that reports name short paths. */
function rootOf(places: readonly string[]): string {
  const [first = process.cwd()] = places;
  const repository = repositoryOf(first);
  if (repository !== undefined && places.every((place) => isBelow(place, repository))) return repository;
  let root = dirname(first);
  while (!places.every((place) => isBelow(place, root)) && root !== dirname(root)) root = dirname(root);
  return root;
}

function isBelow(place: string, root: string): boolean {
  return place !== root ? place.startsWith(root.endsWith(sep) ? root : root + sep) : false;
}

function repositoryOf(place: string): string | undefined {
  for (let folder = place; ; folder = dirname(folder)) {
    if (existsSync(resolve(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

async function targetsAt(snapshot: Snapshot, root: string, place: string): Promise<readonly Target[]> {
  const path = relative(root, place).split(sep).join('/');
  const stats = statSync(place);
  if (stats.isDirectory()) return await targetsInFolder(snapshot, path, place);
  if (!stats.isFile()) throw notFile(place);
  if (basename(place) === DESCRIPTOR)
    return [{ kind: 'package', folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))) }];
  return [{ kind: 'table', path }];
}

/** A pipe or a device might never end. */
function notFile(place: string): UserError {
  return new UserError({
    es: `${place} no es un archivo ni una carpeta. Guarde los datos en un archivo e indique su ruta.`,
    en: `${place} is neither a file nor a folder. Save the data in a file and name its path.`,
  });
}

async function targetsInFolder(snapshot: Snapshot, path: string, place: string): Promise<readonly Target[]> {
  const descriptor = path === '' ? DESCRIPTOR : `${path}/${DESCRIPTOR}`;
  if ((await snapshot.stat(descriptor)) !== undefined) return [{ kind: 'package', folder: path }];
  const many = await packagesBelow(snapshot, path);
  if (many.length > 0) return many;
  throw new UserError({
    es: `En ${place} no hay ningún ${DESCRIPTOR}, ni en sus carpetas. Cree uno con «apertura infer».`,
    en: `There is no ${DESCRIPTOR} in ${place}, nor in its folders. Make one with "apertura infer".`,
  });
}

async function packagesBelow(snapshot: Snapshot, prefix: string): Promise<readonly Target[]> {
  const entries = await snapshot.list(prefix);
  return entries
    .filter(({ path }) => path === DESCRIPTOR || path.endsWith(`/${DESCRIPTOR}`))
    .map(({ path }) => ({ kind: 'package', folder: path.slice(0, Math.max(0, path.length - DESCRIPTOR.length - 1)) }));
}

function withoutDoubles(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map((target) => [JSON.stringify(target), target])).values()];
}
