import { checkNames, type Siblings, siblingsFrom } from '../core/dataset/check-names.ts';
import type { Finding } from '../core/finding.ts';
import { DATASETS } from '../core/plan/evidence.ts';
import { type Snapshot, SnapshotError } from '../core/snapshot.ts';

/** What lies in `datasets/`, listed once for all datasets that are checked. */
export interface ListedDatasets {
  readonly siblings: Siblings;
  /** The paths of the files of each dataset, by its folder. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
}

const NOTHING: ListedDatasets = { siblings: siblingsFrom([]), paths: new Map() };

/** Lists `datasets/` where one of these folders is a dataset of it. */
export async function listDatasets(snapshot: Snapshot, folders: readonly string[]): Promise<ListedDatasets> {
  if (!folders.some(isPublished)) return NOTHING;
  const paths = new Map<string, string[]>();
  const names: string[] = [];
  for (const path of await pathsBelow(snapshot, DATASETS)) {
    const [root, name = '', ...rest] = path.split('/');
    if (rest.length === 0) continue;
    const folder = `${root}/${name}`;
    const known = paths.get(folder);
    if (known !== undefined) {
      known.push(path);
      continue;
    }
    paths.set(folder, [path]);
    names.push(name);
  }
  return { siblings: siblingsFrom(names), paths };
}

/** What is wrong with the names of a dataset's folder and of what is in it. */
export async function namesIn(snapshot: Snapshot, folder: string, listed: ListedDatasets): Promise<readonly Finding[]> {
  const paths = listed.paths.get(folder) ?? (await pathsBelow(snapshot, folder));
  return checkNames({ folder, paths, siblings: isPublished(folder) ? listed.siblings : undefined });
}

/** Only `datasets/NAME` is published, and only what is published needs a name that a tag can have. */
function isPublished(folder: string): boolean {
  return folder.startsWith(`${DATASETS}/`) && folder.split('/').length === 2;
}

/** Of a folder that may not be looked into no names are known; the files that a descriptor names are told of. */
async function pathsBelow(snapshot: Snapshot, folder: string): Promise<readonly string[]> {
  try {
    return (await snapshot.list(folder)).map(({ path }) => path);
  } catch (error) {
    if (error instanceof SnapshotError) return [];
    throw error;
  }
}
