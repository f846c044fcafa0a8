/** Carries out what makes alarms end. Each step can be begun again; what is right already is not written. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestoredThing } from '../../core/release/alarm.ts';
import type { Obstacle } from '../../core/release/alarm-sentence.ts';
import { expectedAssets, isSame } from '../../core/release/find-alarms.ts';
import { intentsOfPublication } from '../../core/release/intents.ts';
import type { LiveRelease } from '../../core/release/live.ts';
import { PUBLISHED_BRANCH } from '../../core/release/names.ts';
import type { Recorded } from '../../core/release/record.ts';
import { UserError } from '../../core/user-error.ts';
import type { Restoration } from '../../flows/watch.ts';
import { carryOut } from '../../io/github/publish/carry-out.ts';
import { carryPull } from '../../io/github/publish/carry-pull.ts';
import type { PublishTarget } from '../../io/github/publish/publish-target.ts';
import { isLimit, statusOf } from '../../io/github/settings-client.ts';
import type { Gathered } from './gather.ts';
import { notesOf, rebuild } from './rebuild.ts';
import type { WatchPlace } from './watch-place.ts';

/** How to restore. */
export interface RestoreOrder {
  readonly place: WatchPlace;
  readonly gathered: Gathered;
  /** Where files are made. */
  readonly work: string;
  /** A folder with the originals, as `<tag>/<asset>`. */
  readonly from: string | undefined;
}

/** What became of restorations. */
export interface Restored {
  readonly done: readonly RestoredThing[];
  /** By the alarm's marker. */
  readonly obstacles: ReadonlyMap<string, Obstacle>;
}

/** Restores one thing after another; what cannot be restored does not keep the rest from it. */
export async function restoreAll(order: RestoreOrder, restorations: readonly Restoration[]): Promise<Restored> {
  const done: RestoredThing[] = [];
  const obstacles = new Map<string, Obstacle>();
  for (const restoration of restorations) {
    try {
      const obstacle = await restoreOne(order, restoration);
      if (obstacle === undefined) done.push({ kind: restoration.kind, name: nameOf(restoration) });
      else if (obstacle !== 'nothing') obstacles.set(restoration.marker, obstacle);
    } catch (error) {
      obstacles.set(restoration.marker, refusalOf(error));
    }
  }
  return { done, obstacles };
}

function nameOf(restoration: Restoration): string {
  switch (restoration.kind) {
    case 'branch':
    case 'record':
      return PUBLISHED_BRANCH;
    case 'tag':
      return restoration.intent.tag;
    case 'release':
      return restoration.recorded.manifest.tag;
    case 'pull':
      return restoration.intent.branch;
  }
}

async function restoreOne(order: RestoreOrder, restoration: Restoration): Promise<Obstacle | 'nothing' | undefined> {
  switch (restoration.kind) {
    case 'branch':
      return await restoreBranch(order, restoration);
    case 'tag':
      return await restoreTag(order, restoration);
    case 'release':
      return await restoreRelease(order, restoration.recorded);
    case 'record':
      return faultOf(await carryOut(targetOf(order), [restoration.intent]));
    case 'pull': {
      const { tip } = order.gathered.live.base;
      if (tip === undefined) return 'nothing';
      return await proposePull(order, restoration, tip);
    }
  }
}

async function proposePull(
  order: RestoreOrder,
  { intent }: Extract<Restoration, { readonly kind: 'pull' }>,
  tip: string,
): Promise<Obstacle | 'nothing' | undefined> {
  try {
    const carried = await carryPull(targetOf(order), intent, tip);
    return carried === undefined || carried.writes === 0 ? 'nothing' : undefined;
  } catch (error) {
    const { client, name } = order.place;
    // Hardened repositories let no workflow open one; the branch is there, and a person does.
    if (statusOf(error) !== 403 || isLimit(error)) throw error;
    const refs = await client.rest.git.listMatchingRefs({ ...name, ref: `heads/${intent.branch}` });
    if (refs.data.every(({ ref }) => ref !== `refs/heads/${intent.branch}`)) throw error;
    return { kind: 'no-pull', branch: intent.branch };
  }
}

async function restoreBranch(
  { place }: RestoreOrder,
  { commit, there }: Extract<Restoration, { readonly kind: 'branch' }>,
): Promise<undefined> {
  const { client, name } = place;
  // GitHub keeps what no branch has any more, so that nothing need be sent.
  if (there) {
    await client.rest.git.updateRef({ ...name, ref: `heads/${PUBLISHED_BRANCH}`, sha: commit, force: true });
  } else await client.rest.git.createRef({ ...name, ref: `refs/heads/${PUBLISHED_BRANCH}`, sha: commit });
}

async function restoreTag(
  order: RestoreOrder,
  { intent, instead }: Extract<Restoration, { readonly kind: 'tag' }>,
): Promise<Obstacle | undefined> {
  const { client, name } = order.place;
  if (instead !== undefined) await client.rest.git.deleteRef({ ...name, ref: `tags/${intent.tag}` });
  return faultOf(await carryOut(targetOf(order), [intent]));
}

async function restoreRelease(order: RestoreOrder, recorded: Recorded): Promise<Obstacle | undefined> {
  const { live, language } = order.gathered;
  const { client, name } = order.place;
  const mine = live.releases.filter(({ tag }) => tag === recorded.manifest.tag);
  const whole = mine.find(({ draft, assets }) => draft && isWhole(recorded, assets));
  if (whole !== undefined && !mine.some(({ draft }) => !draft)) {
    await client.rest.repos.updateRelease({ ...name, release_id: whole.id, draft: false, make_latest: 'false' });
    return undefined;
  }
  const folder = join(order.work, recorded.manifest.tag);
  try {
    const { record } = order.gathered;
    const rebuilt = await rebuild({ recorded, record, clone: order.place.mirror.folder, folder, from: order.from });
    if (rebuilt.differing.length > 0) return { kind: 'assets-differ', files: rebuilt.differing };
    // Only now that the right ones are at hand: what is there is better than nothing.
    for (const release of mine.filter(({ draft }) => !draft)) await removeWrong(order, recorded, release);
    const notes = (await notesOf(rebuilt, language)) ?? '';
    return faultOf(await carryOut(targetOf(order), intentsOfPublication(recorded, rebuilt.files, notes, language)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isWhole(recorded: Recorded, assets: LiveRelease['assets']): boolean {
  const expected = expectedAssets(recorded);
  return (
    assets.length === expected.length &&
    expected.every((asset) => assets.some((there) => there.name === asset.name && isSame(asset, there)))
  );
}

async function removeWrong({ place }: RestoreOrder, recorded: Recorded, { assets }: LiveRelease): Promise<void> {
  const expected = new Map(expectedAssets(recorded).map((asset) => [asset.name, asset]));
  for (const { id, name, ...there } of assets) {
    const asset = expected.get(name);
    if (asset !== undefined && isSame(asset, there)) continue;
    await place.client.rest.repos.deleteReleaseAsset({ ...place.name, asset_id: id });
  }
}

/** Where intents are carried out: in the institution's name. */
export function targetOf({ place, gathered }: Pick<RestoreOrder, 'place' | 'gathered'>): PublishTarget {
  const { client, name, remote, bot, mirror, patience } = place;
  const institution = gathered.plan?.institution;
  const by = { name: institution?.name ?? 'Apertura', email: institution?.mail ?? '' };
  return { client, name, remote, bot, by, folder: mirror.folder, ...(patience && { patience }) };
}

function faultOf({ fault }: { readonly fault: UserError | undefined }): Obstacle | undefined {
  return fault === undefined ? undefined : { kind: 'refused', status: undefined, message: fault.message };
}

/** What GitHub would not do. What is only passing, or is our own fault, is thrown on. */
function refusalOf(error: unknown): Obstacle {
  const status = statusOf(error);
  if (error instanceof UserError) return { kind: 'refused', status, message: error.message };
  if (status === 403 || status === 404 || status === 422) {
    return { kind: 'refused', status, message: (error as Error).message };
  }
  throw error;
}
