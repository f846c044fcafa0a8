/** Releases that cannot change, and the tag names that they keep for ever. */
import type { Release, Repository } from './repository.ts';

const IMMUTABLE = 'immutable-releases';
const BURNED = 'burned-tags';

/** Whether a release that is published now will be immutable. */
export function isImmutable({ settings }: Repository): boolean {
  const setting = settings.get(IMMUTABLE) as { readonly enabled?: boolean } | undefined;
  return setting?.enabled === true;
}

/** Whether a tag's name was an immutable release's that is gone: it is nobody's ever after. */
export function isBurned({ settings }: Repository, tag: string): boolean {
  const known = settings.get(BURNED);
  return known instanceof Set && known.has(tag);
}

/** Keeps a deleted release's tag name from being used again, where it was immutable. */
export function burn({ settings }: Repository, { immutable, tagName }: Release): void {
  if (!immutable) return;
  const known = settings.get(BURNED);
  settings.set(BURNED, new Set([...(known instanceof Set ? (known as Set<string>) : []), tagName]));
}

/** Why a tag may not be made, moved or deleted: an immutable release has it, or had it. `undefined` where it may. */
export function lockedTag(
  repository: Repository,
  ref: string,
  { before, after }: { readonly before: string | undefined; readonly after: string | undefined },
): string | undefined {
  const tag = /^refs\/tags\/(.+)$/s.exec(ref)?.[1];
  if (tag === undefined) return undefined;
  const isHeld = [...repository.releases.values()].some(
    ({ tagName, draft, immutable }) => tagName === tag && !draft && immutable,
  );
  if (isHeld && before !== undefined) {
    return after === undefined
      ? 'Cannot delete the tag of an immutable release.'
      : 'Cannot move the tag of an immutable release.';
  }
  return before === undefined && isBurned(repository, tag)
    ? 'Cannot create a tag that was used by an immutable release.'
    : undefined;
}
