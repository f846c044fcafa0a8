import { isSafeName } from '../../core/dataset/file-names.ts';
import { findRelease, type ShelvedDataset, shelvedIn } from '../../core/release/find-release.ts';
import type { Manifest } from '../../core/release/manifest.ts';
import type { Shelf, ShelfEntry } from '../../core/release/shelf.ts';
import { UserError } from '../../core/user-error.ts';
import { Disagreement } from './disagreement.ts';
import { saidBy } from './papers.ts';
import { withdrawalOf } from './withdrawn.ts';

/** Tombstones read at once: an old repository has many, and each is an answer from afar. */
const AT_ONCE = 8;

/** The new names of datasets that were renamed, by the former ones, as their tombstones say: told, and not proved. */
export async function newNames(
  shelf: Shelf,
  datasets: readonly ShelvedDataset[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const left = datasets.flatMap(({ dataset, withdrawn }) => (withdrawn === undefined ? [] : { dataset, withdrawn }));
  const remaining = left.values();
  const turn = async (): Promise<void> => {
    for (const { dataset, withdrawn } of remaining) {
      const to = await newName(shelf, withdrawn.tag);
      if (to !== undefined && isSafeName(to)) names.set(dataset, to);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  return names;
}

async function newName(shelf: Shelf, tag: string): Promise<string | undefined> {
  try {
    return (await saidBy(tag, async (asset) => await shelf.open(tag, asset))).withdrawn?.renamedTo;
  } catch (error) {
    if (error instanceof Disagreement || error instanceof UserError) return undefined;
    throw error;
  }
}

/** A release that is downloaded, and why its dataset was withdrawn where it was. */
export interface Chosen {
  readonly entry: ShelfEntry;
  readonly of: ShelvedDataset;
  readonly withdrawal: Manifest['withdrawn'];
}

/** The release that was asked for; `follow`: where its dataset was renamed, by proved tombstones, the new name's last. */
export async function chosenRelease(shelf: Shelf, asked: Omit<Chosen, 'withdrawal'>, follow: boolean): Promise<Chosen> {
  let chosen: Chosen = { ...asked, withdrawal: await withdrawalOf(shelf, asked.of) };
  const seen = new Set([asked.of.dataset]);
  for (;;) {
    const dataset = follow ? chosen.withdrawal?.renamedTo : undefined;
    if (dataset === undefined || seen.has(dataset)) return chosen;
    seen.add(dataset);
    const next = findRelease(shelvedIn(await shelf.list()), { dataset, version: [] });
    if (next.kind !== 'found') return chosen;
    chosen = { entry: next.entry, of: next.of, withdrawal: await withdrawalOf(shelf, next.of) };
  }
}
