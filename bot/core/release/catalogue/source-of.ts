import type { Plan } from '../../plan/plan.ts';
import type { Recorded } from '../record.ts';
import { compareVersions } from '../version.ts';
import type { Addresses, CatalogueDataset, CatalogueSource } from './source.ts';

/** The catalogue's source from everything that was ever published; `undefined` where nothing was. */
export function catalogueSource(
  plan: Plan,
  addresses: Addresses,
  publications: readonly Recorded[],
): CatalogueSource | undefined {
  const dates = publications.map(({ manifest }) => manifest.date).sort();
  const modified = dates.at(-1);
  if (modified === undefined) return undefined;
  const names = [...new Set(publications.map(({ name }) => name.dataset))].sort();
  const datasets = names.flatMap((name) => datasetOf(publications.filter((each) => each.name.dataset === name)) ?? []);
  return { plan, addresses, datasets, modified };
}

function datasetOf(publications: readonly Recorded[]): CatalogueDataset | undefined {
  const releases = publications
    .filter(({ name }) => !name.tombstone)
    .toSorted((one, other) => compareVersions(one.name.version, other.name.version));
  const last = releases.at(-1);
  if (last === undefined) return undefined;
  const tombstone = publications.find(
    ({ name }) => name.tombstone && compareVersions(name.version, last.name.version) === 0,
  );
  return {
    dataset: last.name.dataset,
    manifest: last.manifest,
    descriptor: last.descriptor,
    history: releases.map(({ manifest }) => manifest),
    withdrawn: tombstone?.manifest,
  };
}
