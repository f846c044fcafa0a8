/** The files of a release that was published, from wherever they can still be had: nothing that is not the same is given. */
import { createReadStream } from 'node:fs';
import { copyFile, lstat, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../../core/finding.ts';
import type { AssetToOffer } from '../../core/intent.ts';
import { type ExpectedAsset, expectedAssets } from '../../core/release/find-alarms.ts';
import { ASSETS } from '../../core/release/names.ts';
import type { PublicationRecord, Recorded } from '../../core/release/record.ts';
import { planAgain } from '../../flows/plan-again.ts';
import { GitRepository } from '../../io/git.ts';
import { commitAt } from '../../io/git-history.ts';
import { createHash } from '../../io/hash.ts';
import { publishedHistory } from '../../io/published-history.ts';
import { buildAssets } from '../publish/build-assets.ts';
import { PUBLISH_OPTIONS } from '../publish/publish-options.ts';
import { planAt } from '../publish/publish-place.ts';

/** What to bring back, and from where. */
export interface RebuildOrder {
  readonly recorded: Recorded;
  readonly record: PublicationRecord;
  /** A clone that has the published commits. */
  readonly clone: string;
  /** Where the files are laid: a folder of its own. */
  readonly folder: string;
  /** A folder in which the originals may lie, as `<tag>/<asset>`. */
  readonly from: string | undefined;
}

/** What came of making a release again. */
export interface Rebuilt {
  /** All of the release's files; those that could not be had are not among them. */
  readonly files: readonly AssetToOffer[];
  /** Names of files that are not to be had as they were. */
  readonly differing: readonly string[];
}

/** Makes a release's files again, and proves each by its recorded digest. Originals are taken before anything is made. */
export async function rebuild(order: RebuildOrder): Promise<Rebuilt> {
  const expected = expectedAssets(order.recorded);
  const found = new Map<string, AssetToOffer>();
  await mkdir(order.folder, { recursive: true });
  if (order.from !== undefined) {
    await collect(order, expected, join(order.from, order.recorded.manifest.tag), found);
  }
  // Whether values were kept out of the notes is not recorded: one of the two gives the same bytes.
  for (const withheld of [false, true]) {
    if (found.size === expected.length) break;
    const made = await build(order, withheld);
    if (made !== undefined) await collect(order, expected, made, found);
  }
  const differing = expected.filter(({ name }) => !found.has(name)).map(({ name }) => name);
  return { files: expected.flatMap(({ name }) => found.get(name) ?? []), differing };
}

/** What a release says of itself: its notes, as they were published. */
export async function notesOf({ files }: Rebuilt, language: Language): Promise<string | undefined> {
  const name = language === 'es' ? ASSETS.notesEs : ASSETS.notesEn;
  const file = files.find((each) => each.name === name);
  return file === undefined ? undefined : await readFile(file.path, 'utf8');
}

async function build(order: RebuildOrder, withheld: boolean): Promise<string | undefined> {
  const { recorded, record, clone, folder } = order;
  const { manifest } = recorded;
  const repository = new GitRepository(clone);
  try {
    const { parent } = await commitAt(clone, manifest.commit);
    const history = publishedHistory(repository);
    const planned = await planAgain({ recorded, record, history, options: PUBLISH_OPTIONS, parent, withheld });
    if (planned === undefined) return undefined;
    const previous = planned.kind === 'release' ? planned.previous : planned.last;
    const last = record.publications.find((each) => each.manifest.tag === previous?.tag)?.manifest;
    const made = join(folder, withheld ? 'made-withheld' : 'made');
    await buildAssets({
      planned,
      snapshot: repository.snapshot(manifest.commit),
      before: previous && repository.snapshot(previous.commit),
      plan: await planAt(repository, manifest.commit),
      folder: made,
      ...(last && { last }),
    });
    return made;
  } finally {
    await repository.close();
  }
}

/** Takes from a folder what is the same as was published. */
async function collect(
  { recorded, folder }: RebuildOrder,
  expected: readonly ExpectedAsset[],
  from: string,
  found: Map<string, AssetToOffer>,
): Promise<void> {
  for (const { name, size, sha256 } of expected) {
    if (found.has(name)) continue;
    const source = join(from, name);
    const stats = await lstat(source).catch(() => undefined);
    if (stats?.isFile() !== true || stats.size !== size || (await digestOf(source)) !== sha256) continue;
    const path = join(folder, name);
    // What is offered is what was proved: the folder it came from may belong to others.
    await copyFile(source, path);
    if ((await digestOf(path)) !== sha256) continue;
    found.set(name, { name, size, sha256, mediatype: mediatypeOf(recorded, name), path });
  }
}

function mediatypeOf({ manifest }: Recorded, name: string): string {
  return manifest.assets.find((asset) => asset.name === name)?.mediatype ?? 'application/json';
}

async function digestOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash?.update(chunk as Uint8Array);
  return hash?.digest();
}
