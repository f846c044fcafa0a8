import { type Changes, realmOf } from '../core/changes.ts';
import { checkPaths } from '../core/dataset/check-names.ts';
import { DESCRIPTOR } from '../core/dataset/package.ts';
import type { Finding } from '../core/finding.ts';
import { DATASETS } from '../core/plan/evidence.ts';
import { nestedDataset } from './nested-dataset.ts';

/**
 * What is wrong with the names of the files that a change adds beside the datasets. Those of datasets are told with the
 * rest of what is wrong with them; but one bad name anywhere keeps everybody from cloning all of it.
 */
export async function namesBesideDatasets({ head, paths }: Changes): Promise<readonly Finding[]> {
  const news = paths.flatMap(({ path, before, after }) => (before === undefined && after !== undefined ? [path] : []));
  const added: string[] = [];
  const nested: Finding[] = [];
  const described = new Map<string, boolean>();
  for (const path of news) {
    const realm = realmOf(path);
    if (realm.kind !== 'dataset') {
      added.push(path);
      continue;
    }
    // It is the folder of `datasets/` that changes, whatever the one within it is called.
    nested.push(...nestedDataset(path, realm.dataset));
    // A folder without a descriptor is no dataset, and no check looks into it.
    const is =
      described.get(realm.dataset) ?? (await head.stat(`${DATASETS}/${realm.dataset}/${DESCRIPTOR}`)) !== undefined;
    described.set(realm.dataset, is);
    if (!is) added.push(path);
  }
  if (added.length === 0) return nested;
  const all = (await head.list('')).map(({ path }) => path);
  return [...nested, ...checkPaths({ paths: added, all })];
}
