/** What a dataset may be called: its folder's name becomes part of a tag and of addresses that people cite. */
import { foldName, isSafeName } from './file-names.ts';
import { nameOf } from './infer-package.ts';

/**
 * What git takes in no name of a tag, besides what no file system takes (https://git-scm.com/docs/git-check-ref-format),
 * and the sign that parts a name from its version: a dataset `a@1` could be asked for by nobody.
 */
const NO_TAG = /[ ~^[@]|\.\./;
const LONGEST = 80;

/** Whether a dataset's name can be part of a tag's, and of a path in the record. A folder's name may be anything else. */
export function isTaggable(dataset: string): boolean {
  return isSafeName(dataset) && !NO_TAG.test(dataset);
}

/** The name nearest to one that no tag can have, and that no other dataset has. */
export function taggableName(dataset: string, others: readonly string[]): string {
  const plain = nameOf(dataset)
    .replace(/\.{2,}/g, '.')
    .slice(0, LONGEST)
    .replace(/[-.]+$/, '');
  const name = isTaggable(plain) ? plain : `datos-${plain}`;
  const taken = new Set(others.map(foldName));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return free;
}
