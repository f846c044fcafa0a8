import { checkFiles } from '../core/dataset/files.ts';
import { INSTITUTION_RULES } from '../core/dataset/institution.ts';
import { DESCRIPTOR, type Package, type Resource } from '../core/dataset/package.ts';
import { readPackage } from '../core/dataset/read-package.ts';
import type { Finding } from '../core/finding.ts';
import { assembleReport } from '../core/report/assemble.ts';
import type { DatasetSummary, Report, ResourceSummary, RuleTally } from '../core/report/report.ts';
import { type Snapshot, SnapshotError } from '../core/snapshot.ts';
import { shortName, type Tallied, Tally } from '../core/tally.ts';
import type { CheckOptions } from './check-options.ts';
import { checkBareTable, checkTables, type TableResult } from './check-tables.ts';
import { type ListedDatasets, listDatasets, namesIn } from './dataset-names.ts';
import { nestedDataset } from './nested-dataset.ts';

/** What to check: the package in a folder, or a table that no descriptor describes. */
export type Target =
  | { readonly kind: 'package'; readonly folder: string }
  | { readonly kind: 'table'; readonly path: string };

/** Checks targets one after another and reports all that is wrong with them. Nothing about data is thrown. */
export async function check(snapshot: Snapshot, targets: readonly Target[], options: CheckOptions): Promise<Report> {
  const folders = targets.flatMap((target) => (target.kind === 'package' ? [target.folder] : []));
  const listed = await listDatasets(snapshot, options.standard ? [] : folders);
  const parts = await inTurns(targets, async (target) =>
    target.kind === 'package'
      ? await checkPackage(snapshot, target.folder, listed, options)
      : datasetOf(await checkBareTable(snapshot, target.path, options), target.path),
  );
  return assembleReport({
    datasets: parts.map(({ summary }) => summary),
    tallies: parts.flatMap(({ tallies }) => tallies),
    findings: parts.flatMap(({ findings }) => findings),
  });
}

/** Targets under way at once: while one waits for the disk another is checked. More would only cost memory. */
const AT_ONCE = 3;

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const turn = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, turn));
  return results;
}

/** The share of the targets that is shard `index` of `total`, both from 1: every target is in exactly one. */
export function shardOf(targets: readonly Target[], index: number, total: number): readonly Target[] {
  return targets.filter((_, at) => at % total === index - 1);
}

interface CheckedDataset {
  readonly summary: DatasetSummary;
  readonly tallies: readonly RuleTally[];
  readonly findings: readonly Finding[];
}

async function checkPackage(
  snapshot: Snapshot,
  folder: string,
  listed: ListedDatasets,
  options: CheckOptions,
): Promise<CheckedDataset> {
  const read = await readPackage(snapshot, folder);
  const described: Finding[] = [...read.findings];
  const made = read.package;
  const dataset = made?.dataset ?? folder.slice(folder.lastIndexOf('/') + 1);
  if (!options.standard) {
    described.push(...(await namesIn(snapshot, folder, listed)));
    described.push(...nestedDataset(`${folder}/${DESCRIPTOR}`, dataset));
  }
  if (made === undefined)
    return combine({ name: dataset, path: folder, title: undefined, resources: [] }, described, [], options);
  if (!options.standard) for (const rule of INSTITUTION_RULES) rule.check(made, (finding) => described.push(finding));
  for (const resource of made.resources) described.push(...(await checkFiles(snapshot, resource, options.createHash)));
  const tables = await checkTables(snapshot, made, options);
  described.push(...tables.flatMap((table) => table.described));
  const resources = await summarise(snapshot, made, tables);
  return combine({ name: dataset, path: folder, title: made.title, resources }, described, tables, options);
}

async function summarise(
  snapshot: Snapshot,
  made: Package,
  tables: readonly TableResult[],
): Promise<readonly ResourceSummary[]> {
  const read = new Map(tables.map((table) => [table.resource, table]));
  return await Promise.all(
    made.resources.map(async (resource) => {
      const paths = pathsOf(resource);
      const sizes = await Promise.all(paths.map((path) => sizeAt(snapshot, path)));
      const table = read.get(resource.name);
      return {
        name: shortName(resource.name) ?? '',
        paths,
        kind: resource.kind,
        format: resource.format ?? '',
        bytes: sizes.reduce((sum, size) => sum + size, 0),
        rows: table?.rows,
        fields: table?.fields,
      };
    }),
  );
}

/** A file that cannot even be looked at has been told of. */
async function sizeAt(snapshot: Snapshot, path: string): Promise<number> {
  try {
    return (await snapshot.stat(path))?.size ?? 0;
  } catch (error) {
    if (error instanceof SnapshotError) return 0;
    throw error;
  }
}

function pathsOf({ data }: Resource): readonly string[] {
  return data.kind === 'files' ? data.paths : [];
}

function datasetOf(table: TableResult, path: string): CheckedDataset {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const resource: ResourceSummary = {
    name,
    paths: [path],
    kind: 'table',
    format: table.format,
    bytes: table.bytes,
    rows: table.rows,
    fields: table.fields,
  };
  return {
    summary: { name, path, title: undefined, resources: [resource] },
    tallies: talliesOf({ resource: name, found: table.tally.results() }, name),
    findings: table.tally.results().flatMap(({ findings }) => findings),
  };
}

function combine(
  summary: DatasetSummary,
  described: readonly Finding[],
  tables: readonly TableResult[],
  { limit }: CheckOptions,
): CheckedDataset {
  const tallies = new Map<string | undefined, Tally>();
  for (const [order, finding] of described.entries()) {
    const { resource } = finding.place;
    const tally = tallies.get(resource) ?? new Tally(limit);
    tallies.set(resource, tally);
    tally.add(finding, order);
  }
  const parts: Part[] = [
    ...[...tallies].map(([resource, tally]) => ({ resource, found: tally.results(), masked: [] })),
    ...tables.map(({ resource, tally, masked }) => ({ resource, found: tally.results(), masked })),
    ...tables.map(({ resource, besides, masked }) => ({ resource, found: besides, masked })),
  ];
  return {
    summary,
    tallies: parts.flatMap((part) => talliesOf(part, summary.name)),
    findings: parts.flatMap(({ found, masked }) =>
      found.flatMap(({ findings }) => findings.map((finding) => withoutCell(finding, masked))),
    ),
  };
}

/** What was found of one resource, or of the dataset as a whole. */
interface Part {
  readonly resource: string | undefined;
  readonly found: readonly Tallied<Finding>[];
  readonly masked: readonly string[];
}

/** What personal data a cell holds is not for a report to spread. */
function withoutCell(finding: Finding, masked: readonly string[]): Finding {
  const { field } = finding.place;
  const fields = [...(field === undefined ? [] : [field]), ...fieldsOf(finding)];
  if (!fields.some((name) => masked.includes(name))) return finding;
  return { ...finding, place: { ...finding.place, cell: undefined } };
}

function fieldsOf({ facts }: Finding): readonly string[] {
  const { fields } = facts;
  return Array.isArray(fields) ? fields.map(String) : [];
}

function talliesOf({ resource, found }: Omit<Part, 'masked'>, dataset: string): readonly RuleTally[] {
  return found.map(({ rule, severity, count, findings }) => ({
    rule,
    severity,
    dataset,
    resource: shortName(resource),
    count,
    listed: findings.length,
  }));
}
