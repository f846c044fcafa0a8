import { type Changes, realmOf } from '../core/changes.ts';
import { checkPaths } from '../core/dataset/check-names.ts';
import type { Finding } from '../core/finding.ts';

/**
 * What is wrong with the names of the files that a change adds beside the datasets. Those of datasets are told with the
 * rest of what is wrong with them; but one bad name anywhere keeps everybody from cloning all of it.
 */
export async function namesBesideDatasets({ head, paths }: Changes): Promise<readonly Finding[]> {
  const added = paths.flatMap(({ path, before, after }) =>
    before === undefined && after !== undefined && realmOf(path).kind !== 'dataset' ? [path] : [],
  );
  if (added.length === 0) return [];
  const all = (await head.list('')).map(({ path }) => path);
  return checkPaths({ paths: added, all });
}
