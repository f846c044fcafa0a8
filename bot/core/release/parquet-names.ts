import { isSafeName } from '../dataset/file-names.ts';
import { ASSETS } from './names.ts';

const LONGEST = 80;
/** GitHub takes 1000 assets of a release, and one too many would keep it from being published at all. */
const MOST = 980;

/**
 * The Parquet asset of each table, by the resource's name; of more than a release can hold, the first ones have one.
 * GitHub replaces what is not a Latin letter, a digit or one of `._-` in an asset's name, and then two names may be one:
 * here they are made so that it has nothing to replace.
 */
export function parquetNames(resources: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>(Object.values(ASSETS).map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  for (const resource of resources.slice(0, MOST)) {
    const slug = slugOf(resource);
    let name = `${slug}.parquet`;
    for (let number = 2; taken.has(name); number++) name = `${slug}-${number}.parquet`;
    taken.add(name);
    names.set(resource, name);
  }
  return names;
}

function slugOf(resource: string): string {
  const plain = resource
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, LONGEST)
    // GitHub takes no name that begins with a dot, nor do people find it.
    .replace(/^[._-]+|[._-]+$/g, '');
  if (plain === '') return 'table';
  // Windows opens a device instead of `con.parquet`, and so nobody takes a file of that name.
  return isSafeName(plain) ? plain : `table-${plain}`;
}
