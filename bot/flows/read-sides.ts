import type { Changes } from '../core/changes.ts';
import { textOf } from '../core/dataset/authored.ts';
import { DESCRIPTOR } from '../core/dataset/package.ts';
import { readPackage } from '../core/dataset/read-package.ts';
import type { Side } from '../core/difference/difference.ts';
import { pairDatasets } from '../core/difference/pair-datasets.ts';
import { DATASETS } from '../core/plan/evidence.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { Sides } from './review-order.ts';

/** The touched datasets on both sides of a change; one that declares its former name takes that one's base. */
export async function readSides({ base, head }: Changes, touched: readonly string[]): Promise<readonly Sides[]> {
  const read = await Promise.all(
    touched.map(async (dataset) => {
      const [before, after] = [await sideOf(base, dataset), await sideOf(head, dataset)];
      return { dataset, base: before, head: after, package: after?.package };
    }),
  );
  return joinRenamed(read);
}

async function sideOf(snapshot: Snapshot, dataset: string): Promise<Side | undefined> {
  const folder = `${DATASETS}/${dataset}`;
  if ((await snapshot.stat(`${folder}/${DESCRIPTOR}`)) === undefined) return undefined;
  return { snapshot, package: (await readPackage(snapshot, folder)).package };
}

/** A dataset that says what it was called takes that one's base; nothing else is taken for a rename. */
function joinRenamed(sides: readonly Sides[]): readonly Sides[] {
  const gone = sides.filter(({ base, head }) => base !== undefined && head === undefined);
  const come = sides.filter(({ base, head }) => base === undefined && head !== undefined);
  const claims = come.map(({ dataset, package: made }) => ({
    name: dataset,
    formerly: made === undefined ? undefined : textOf(made.authored, 'formerly'),
  }));
  const { renamed } = pairDatasets(
    gone.map(({ dataset }) => dataset),
    claims,
  );
  const origins = new Map(renamed.map(({ from, to }) => [to, from]));
  const moved = new Set(renamed.map(({ from }) => from));
  return sides
    .filter(({ dataset, base, head }) => !moved.has(dataset) && (base !== undefined || head !== undefined))
    .map((each) => ({
      ...each,
      base: sides.find(({ dataset }) => dataset === origins.get(each.dataset))?.base ?? each.base,
    }));
}
