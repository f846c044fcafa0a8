/** What there is of each dataset, to hold against what was promised. */
import { memberOf, textOf } from '../dataset/authored.ts';
import { DESCRIPTOR, type Package } from '../dataset/package.ts';
import { readPackage } from '../dataset/read-package.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Day, dayOf } from './dates.ts';

/** `unreadable`: its descriptor is broken. `unread`: it is there and was not looked into. */
export type DatasetEvidence =
  | { readonly kind: 'package'; readonly dataset: string; readonly package: Package }
  | { readonly kind: 'withdrawn' | 'unreadable' | 'unread'; readonly dataset: string };

/** The folder of all datasets. */
export const DATASETS = 'datasets';
/** What a withdrawal leaves in a dataset's folder. */
export const WITHDRAWN = 'withdrawn.yaml';

const FOLDER = new RegExp(`^${DATASETS}/([^/]+)/([^/]+)$`);

/** Looks at every dataset of a snapshot, by name; of those not in `only`, just whether they are there. */
export async function gatherDatasets(
  snapshot: Snapshot,
  only?: ReadonlySet<string>,
): Promise<ReadonlyMap<string, DatasetEvidence>> {
  const gathered = new Map<string, DatasetEvidence>();
  for (const [dataset, names] of await foldersOf(snapshot)) {
    if (names.has(DESCRIPTOR)) gathered.set(dataset, await evidenceOf(snapshot, dataset, only));
    else if (names.has(WITHDRAWN)) gathered.set(dataset, { kind: 'withdrawn', dataset });
  }
  return gathered;
}

async function foldersOf(snapshot: Snapshot): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const folders = new Map<string, Set<string>>();
  for (const { path } of await snapshot.list(DATASETS)) {
    const [, dataset, name] = FOLDER.exec(path) ?? [];
    if (dataset === undefined || name === undefined) continue;
    const names = folders.get(dataset) ?? new Set<string>();
    folders.set(dataset, names.add(name));
  }
  return folders;
}

async function evidenceOf(
  snapshot: Snapshot,
  dataset: string,
  only: ReadonlySet<string> | undefined,
): Promise<DatasetEvidence> {
  if (only && !only.has(dataset)) return { kind: 'unread', dataset };
  const { package: pack } = await readPackage(snapshot, `${DATASETS}/${dataset}`);
  return pack === undefined ? { kind: 'unreadable', dataset } : { kind: 'package', dataset, package: pack };
}

/** The package, where it was read. */
export function packageOf(evidence: DatasetEvidence | undefined): Package | undefined {
  return evidence?.kind === 'package' ? evidence.package : undefined;
}

/** The descriptor's frequency, `dcat:accrualPeriodicity`. */
export function frequencyIn({ authored }: Package): string | undefined {
  return textOf(authored, 'dcat:accrualPeriodicity');
}

/** The day of the last data, `dcat:modified`, as written: its hour and zone do not move it. */
export function modifiedIn({ authored }: Package): Day | undefined {
  return dayOf(textOf(authored, 'dcat:modified')?.slice(0, 10));
}

/** The day of the first publication, `created`. */
export function createdIn({ created }: Package): Day | undefined {
  return dayOf(created?.slice(0, 10));
}

/** The units that the descriptor names: its contributors, and `dcat:publisher`. */
export function unitsIn({ contributors, authored }: Package): readonly string[] {
  const publisher = memberOf(authored, 'dcat:publisher');
  const name = typeof publisher === 'string' ? publisher : textOf(publisher, 'name');
  return [...contributors.map(({ title }) => title), name].filter((unit) => unit !== undefined);
}

/** Whether a resource is there: described, and its files as well. */
export function hasResource(pack: Package | undefined, name: string): boolean {
  const resource = pack?.resources.find((each) => each.name === name);
  return resource !== undefined && (resource.readable || resource.data.kind === 'remote');
}
