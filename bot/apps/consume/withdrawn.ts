import type { ShelvedDataset } from '../../core/release/find-release.ts';
import type { Manifest } from '../../core/release/manifest.ts';
import type { Shelf } from '../../core/release/shelf.ts';
import { UserError } from '../../core/user-error.ts';
import { Disagreement } from './disagreement.ts';
import { provenPapers } from './papers.ts';

/** Why a dataset was withdrawn, by its tombstone; `undefined` where that cannot be had, or not be proved. */
export async function withdrawalOf(shelf: Shelf, { withdrawn }: ShelvedDataset): Promise<Manifest['withdrawn']> {
  if (withdrawn === undefined) return undefined;
  try {
    return (await provenPapers(shelf, withdrawn.tag)).manifest.value.withdrawn;
  } catch (error) {
    if (error instanceof Disagreement || error instanceof UserError) return undefined;
    throw error;
  }
}
