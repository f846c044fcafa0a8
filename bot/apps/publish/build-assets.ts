import { AssetFolder } from './asset-folder.ts';
import type { BuildOrder, Built } from './build-order.ts';
import { buildRelease } from './build-release.ts';
import { buildTombstone } from './build-tombstone.ts';

export type { BuildOrder, Built } from './build-order.ts';

/**
 * Makes every file of a publication. The same order gives the same bytes, on whatever machine; each file appears under
 * its name only once it is whole, so that a run that was killed is done again by running it again.
 */
export async function buildAssets(order: BuildOrder): Promise<Built> {
  const { planned } = order;
  const folder = await AssetFolder.prepare(order.folder);
  try {
    return planned.kind === 'release'
      ? await buildRelease({ ...order, planned }, folder)
      : await buildTombstone({ ...order, planned }, folder);
  } finally {
    await folder.tidy();
  }
}
