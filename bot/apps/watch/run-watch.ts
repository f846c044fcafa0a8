/** The watch as a whole: looks, tells, restores, looks again. */

import type { IssueIntent } from '../../core/intent.ts';
import type { Alarm, RestoredThing } from '../../core/release/alarm.ts';
import { type Watched, watch } from '../../flows/watch.ts';
import { carryIssue } from '../../io/github/publish/carry-issue.ts';
import { Writer } from '../../io/github/publish/writer.ts';
import { type Gathered, gather } from './gather.ts';
import { type Restored, restoreAll, targetOf } from './restore.ts';
import type { WatchPlace } from './watch-place.ts';

/** How far the watch goes. */
export type WatchReach =
  /** Looks, and writes nothing. */
  | { readonly kind: 'look' }
  /** Raises and closes issues. */
  | { readonly kind: 'tell' }
  /** Tells, and restores what can be restored. */
  | { readonly kind: 'restore'; readonly work: string; readonly from: string | undefined };

/** What the watch found, and what came of it. */
export interface WatchOutcome {
  /** What was wrong when it was first looked at. */
  readonly found: readonly Alarm[];
  /** What still is. */
  readonly alarms: readonly Alarm[];
  readonly restored: readonly RestoredThing[];
  /** Issues that could not be written here. */
  readonly untold: readonly IssueIntent[];
}

const NOTHING: WatchOutcome = { found: [], alarms: [], restored: [], untold: [] };

/** Watches over a repository. */
export async function runWatch(place: WatchPlace, reach: WatchReach): Promise<WatchOutcome> {
  const gathered = await gather(place);
  if (gathered === undefined) return NOTHING;
  const first = decide(place, gathered);
  if (reach.kind === 'look') return { ...NOTHING, found: first.alarms, alarms: first.alarms };
  const toldAll = async (): Promise<WatchOutcome> => {
    return { found: first.alarms, alarms: first.alarms, restored: [], untold: await tell(place, gathered, first) };
  };
  if (reach.kind === 'tell' || first.restorations.length === 0) return await toldAll();
  // Told before it is mended: that it happened is known even where it lasted for a moment.
  const known = new Set(gathered.open.map(({ marker }) => marker));
  await tell(place, gathered, { issues: first.issues.filter(({ marker }) => !known.has(marker)) });
  const { work, from } = reach;
  const restored = await restoreAll({ place, gathered, work, from }, first.restorations);
  if (restored.done.length === 0 && restored.obstacles.size === 0) return await toldAll();
  return await lookAgain(place, reach, first, restored);
}

/** What is restored may show what else is wrong: a record that is back names tags that are not. */
async function lookAgain(
  place: WatchPlace,
  reach: Extract<WatchReach, { readonly kind: 'restore' }>,
  first: Watched,
  before: Restored,
): Promise<WatchOutcome> {
  // What happened a moment ago is over now: only how things stand counts.
  const later = { ...place, happened: [] };
  const gathered = await gather(later);
  if (gathered === undefined) return { found: first.alarms, alarms: [], restored: before.done, untold: [] };
  const known = new Set(first.restorations.map(({ marker }) => marker));
  const fresh = decide(later, gathered).restorations.filter(({ marker }) => !known.has(marker));
  const more = await restoreAll({ place, gathered, work: reach.work, from: reach.from }, fresh);
  const last = fresh.length === 0 ? gathered : ((await gather(later)) ?? gathered);
  const obstacles = new Map([...before.obstacles, ...more.obstacles]);
  const now = decide(later, last, obstacles);
  const untold = await tell(place, last, now);
  return { found: first.alarms, alarms: now.alarms, restored: [...before.done, ...more.done], untold };
}

function decide(place: WatchPlace, gathered: Gathered, obstacles: Restored['obstacles'] = new Map()): Watched {
  const { now, publishing } = place;
  return watch({ ...gathered, obstacles, now, publishing });
}

async function tell(
  place: WatchPlace,
  gathered: Gathered,
  { issues }: Pick<Watched, 'issues'>,
): Promise<readonly IssueIntent[]> {
  const writer = new Writer(targetOf({ place, gathered }));
  const untold: IssueIntent[] = [];
  for (const issue of issues) if (!(await carryIssue(writer, issue))) untold.push(issue);
  return untold;
}
