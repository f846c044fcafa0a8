import { askedOf, findRelease, type ShelvedDataset, shelvedIn } from '../../core/release/find-release.ts';
import type { Shelf, ShelfEntry } from '../../core/release/shelf.ts';
import { versionText } from '../../core/release/version.ts';
import { UserError } from '../../core/user-error.ts';
import { folderShelf } from '../../io/shelf/folder-shelf.ts';
import { gitHubShelf } from '../../io/shelf/github-shelf.ts';
import { gitHubAddress } from './github-here.ts';
import { repositoryNamed } from './repository-here.ts';

/** Where the data come from, as every command of consumers takes it. */
export const SHELF_OPTIONS = {
  repo: { type: 'string' },
  from: { type: 'string' },
  lang: { type: 'string', default: 'es' },
} as const;

/** A shelf, and what people call it. */
export interface ShelfHere {
  readonly shelf: Shelf;
  readonly where: string;
}

/** The releases of a repository at GitHub, or a folder laid out like them. */
export async function shelfHere(values: { readonly repo?: string; readonly from?: string }): Promise<ShelfHere> {
  const { repo, from } = values;
  if (repo !== undefined && from !== undefined) {
    throw new UserError({
      es: 'Indique --repo o --from, no los dos: los datos vienen de GitHub o de una carpeta.',
      en: 'Name --repo or --from, not both: the data come from GitHub or from a folder.',
    });
  }
  if (from !== undefined) return { shelf: folderShelf(from), where: from };
  const name = await repositoryNamed(repo);
  return { shelf: gitHubShelf({ ...gitHubAddress(), name }), where: `${name.owner}/${name.repo}` };
}

/** A release that was asked for, and the dataset that it is of. */
export interface ReleaseHere {
  readonly entry: ShelfEntry;
  readonly of: ShelvedDataset;
}

/** Finds `NAME[@VERSION]`; where it is not there, says what is. */
export async function releaseHere({ shelf, where }: ShelfHere, written: string): Promise<ReleaseHere> {
  const asked = askedOf(written);
  if (asked === undefined) throw notWellWritten(written);
  const found = findRelease(shelvedIn(await shelf.list()), asked);
  switch (found.kind) {
    case 'found':
      return found;
    case 'no-dataset':
      throw noDataset(asked.dataset, where, found.near);
    case 'no-version':
      throw noVersion(written, found.of);
  }
}

function notWellWritten(written: string): UserError {
  return new UserError({
    es: `«${written}» no es un conjunto ni una versión. Escriba, por ejemplo, presupuesto, presupuesto@1 o presupuesto@1.2.0.`,
    en: `"${written}" is no dataset and no version. Write, for example, presupuesto, presupuesto@1 or presupuesto@1.2.0.`,
  });
}

function noDataset(dataset: string, where: string, near: readonly string[]): UserError {
  const names = near.join(', ');
  return new UserError({
    es: `En ${where} no hay publicado ningún conjunto «${dataset}».${near.length > 0 ? ` ¿Quiso decir ${names}?` : ''} Los que hay: apertura list.`,
    en: `No dataset "${dataset}" is published in ${where}.${near.length > 0 ? ` Did you mean ${names}?` : ''} To see what there is: apertura list.`,
  });
}

/** Versions named in a sentence. */
const MOST = 8;

function noVersion(written: string, { dataset, releases, withdrawn }: ShelvedDataset): UserError {
  if (releases.length === 0 && withdrawn !== undefined) {
    return new UserError({
      es: `${dataset} se retiró, y ninguna de sus versiones se puede descargar ya.`,
      en: `${dataset} was withdrawn, and none of its versions can be downloaded any more.`,
    });
  }
  const names = releases.slice(0, MOST).map(({ name }) => versionText(name.version));
  const listed = `${names.join(', ')}${releases.length > MOST ? '…' : ''}`;
  return new UserError({
    es: `No hay ninguna versión ${written}. Las que hay: ${listed}.`,
    en: `There is no version ${written}. There are: ${listed}.`,
  });
}
