import { textOf } from '../dataset/authored.ts';
import { DESCRIPTOR, type Package } from '../dataset/package.ts';
import { joinPath } from '../dataset/paths.ts';
import { SnapshotError } from '../snapshot.ts';
import type { DatasetDifference, DiffOptions, Side, Unread } from './difference.ts';
import { sameBytes } from './files.ts';
import { findingsOf, twins } from './findings.ts';
import { bumpOf, type SideName, worstImpact } from './impact.ts';
import { diffMetadata, diffResourceMetadata, type MetadataChange } from './metadata.ts';
import { reasonsOf, type Unjudged } from './reasons.ts';
import { type DiffedResource, diffResources, type ReadSide } from './resources.ts';

/**
 * What a change does to one dataset, by meaning. `undefined` stands for a side where the dataset is not. Wrong data is
 * never thrown: what cannot be read whole is told as such, and counts as breaking at least.
 */
export async function diffDataset(
  base: Side | undefined,
  head: Side | undefined,
  options: DiffOptions,
): Promise<DatasetDifference> {
  const [was, is] = [readSide(base), readSide(head)];
  // With one side's description lost, resources of the other would seem to be removed or added.
  const comparable = (base === undefined || was !== undefined) && (head === undefined || is !== undefined);
  const diffed = comparable ? await diffResources(was, is, options) : [];
  const metadata = was !== undefined && is !== undefined ? await metadataOf(was, is, options) : [];
  const names = namesOf(was?.package, is?.package, options);
  const unjudged: Unjudged = {
    ...names,
    presence: presenceOf(base, head, names.formerly),
    metadata,
    resources: diffed.map(({ difference }) => difference),
    unread: [...unreadOf('base', base), ...unreadOf('head', head)],
  };
  return judge(unjudged, was?.package, is?.package, { diffed, stood: await stoodBefore(was, diffed), ...options });
}

/** Files that were there before a resource used them, under a name that only differs in capitals from one that it used. */
async function stoodBefore(was: ReadSide | undefined, diffed: readonly DiffedResource[]): Promise<ReadonlySet<string>> {
  const stood = new Set<string>();
  for (const { difference } of diffed) {
    if (was === undefined || difference.kind !== 'kept') continue;
    for (const [, path] of twins(difference.files.removed, difference.files.added)) {
      if ((await was.snapshot.stat(joinPath(was.package.folder, path))) !== undefined) stood.add(path);
    }
  }
  return stood;
}

interface JudgeOrder extends DiffOptions {
  readonly diffed: readonly DiffedResource[];
  readonly stood: ReadonlySet<string>;
}

function judge(
  unjudged: Unjudged,
  was: Package | undefined,
  is: Package | undefined,
  { diffed, stood, ...options }: JudgeOrder,
): DatasetDifference {
  const { significantRemoval } = options;
  const reasons = reasonsOf(unjudged, options);
  const impact = worstImpact(reasons);
  const folder = (is ?? was)?.folder ?? '';
  const formerly = textOf(is?.authored, 'formerly');
  const context = {
    dataset: unjudged.dataset,
    folder,
    descriptor: joinPath(folder, DESCRIPTOR),
    wrong: new Map(diffed.map(({ difference, wrong }) => [difference.resource, wrong])),
    // A name that was declared before this change has done its work.
    formerly: formerly === textOf(was?.authored, 'formerly') ? undefined : formerly,
    significantRemoval,
    stood,
  };
  return {
    ...unjudged,
    impact,
    bump: bumpOf(impact, reasons),
    reasons,
    rowsRemovedShare: Math.max(0, ...unjudged.resources.map(shareRemoved)),
    findings: findingsOf(unjudged, context),
  };
}

function shareRemoved(one: Unjudged['resources'][number]): number {
  if (one.kind !== 'kept') return one.kind === 'removed' ? 1 : 0;
  const { rows } = one;
  return (rows.kind === 'keyed' || rows.kind === 'unkeyed') && rows.base > 0 ? rows.removed / rows.base : 0;
}

function readSide(side: Side | undefined): ReadSide | undefined {
  return side?.package === undefined ? undefined : { snapshot: side.snapshot, package: side.package };
}

function unreadOf(side: SideName, it: Side | undefined): readonly Unread[] {
  return it !== undefined && it.package === undefined ? [{ side, why: 'descriptor' }] : [];
}

function namesOf(
  was: Package | undefined,
  is: Package | undefined,
  options: DiffOptions,
): Pick<DatasetDifference, 'dataset' | 'formerly'> {
  const dataset = is?.dataset ?? was?.dataset ?? options.dataset ?? '';
  return { dataset, formerly: is && was && was.dataset !== is.dataset ? was.dataset : undefined };
}

function presenceOf(
  base: Side | undefined,
  head: Side | undefined,
  formerly: string | undefined,
): DatasetDifference['presence'] {
  if (base === undefined) return 'added';
  if (head === undefined) return 'removed';
  return formerly === undefined ? 'kept' : 'renamed';
}

async function metadataOf(was: ReadSide, is: ReadSide, options: DiffOptions): Promise<readonly MetadataChange[]> {
  const before = new Map(was.package.resources.map((resource) => [resource.name, resource]));
  const resources = is.package.resources.flatMap((resource) => {
    const earlier = before.get(resource.name);
    return earlier === undefined ? [] : diffResourceMetadata([earlier, was.package], [resource, is.package]);
  });
  return [...diffMetadata(was.package, is.package), ...resources, ...(await readmeChange(was, is, options))];
}

/** `README.md` describes the dataset too. */
async function readmeChange(was: ReadSide, is: ReadSide, { changed }: DiffOptions): Promise<readonly MetadataChange[]> {
  const [before, after] = [was.package.readme, is.package.readme];
  if (before === undefined && after === undefined) return [];
  if (before !== undefined && before === after && changed?.has(after) === false) return [];
  const told = {
    pointer: '',
    property: 'README.md',
    resource: undefined,
    meaning: 'other',
    direction: undefined,
  } as const;
  if (before === undefined || after === undefined) return [{ ...told, before, after }];
  try {
    const same = await sameBytes([was.snapshot, [before]], [is.snapshot, [after]]);
    return same ? [] : [{ ...told, before: undefined, after: undefined }];
  } catch (error) {
    if (error instanceof SnapshotError) return [{ ...told, before: undefined, after: undefined }];
    throw error;
  }
}
