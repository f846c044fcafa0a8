/** `apertura watch`: what is wrong with what was published, who is told of it, and what restores it. */
import type { Language } from '../core/finding.ts';
import type { IssueIntent, PullIntent, RecordIntent, TagIntent } from '../core/intent.ts';
import { type Alarm, alarmMarker, staysOpen } from '../core/release/alarm.ts';
import type { Obstacle } from '../core/release/alarm-sentence.ts';
import { ALARM_WORDS } from '../core/release/alarm-words.ts';
import { findAlarms, publishedDatasets, type WatchedState } from '../core/release/find-alarms.ts';
import { tagIntent } from '../core/release/intents.ts';
import type { Recorded } from '../core/release/record.ts';
import { inCode, isTraced } from '../core/report/alarm-face.ts';
import { type OpenAlarm, overIssue, raisedIssue } from './alarm-issues.ts';

/** A publication that may be going on. */
export interface UnderWay {
  /** When the longest that is looked away from can have begun: ISO 8601 in UTC, to the second. */
  readonly since: string;
}

/** What the watch looks at. */
export interface WatchOrder extends WatchedState {
  /** Open issues with an alarm's marker. */
  readonly open: readonly OpenAlarm[];
  readonly language: Language;
  /** What could not be restored, by the alarm's marker. */
  readonly obstacles?: ReadonlyMap<string, Obstacle>;
  /** Files of the record as they were first written, of those that were altered. */
  readonly originals?: Readonly<Record<string, string>>;
  /** A publication may be under way: what a bot has tagged, or anybody since then, and nobody recorded yet is no alarm. */
  readonly publishing?: UnderWay | undefined;
  /** The moment, for what is written anew: ISO 8601 in UTC. */
  readonly now: string;
}

/** Something that makes an alarm end. */
export type Restoration = {
  readonly marker: string;
} /** The branch of the record is to be at a commit again. `there`: it exists, elsewhere. */ & (
  | { readonly kind: 'branch'; readonly commit: string; readonly there: boolean }
  | { readonly kind: 'record'; readonly intent: RecordIntent }
  /** `instead`: what has the tag's name now, and has to go. */
  | { readonly kind: 'tag'; readonly intent: TagIntent; readonly instead: string | undefined }
  | { readonly kind: 'release'; readonly recorded: Recorded }
  | { readonly kind: 'pull'; readonly intent: PullIntent }
);

/** What the watch found, and what is to be done. */
export interface Watched {
  readonly alarms: readonly Alarm[];
  readonly issues: readonly IssueIntent[];
  /** In the order in which they are to be made: the record first, from which the rest is made. */
  readonly restorations: readonly Restoration[];
}

/** Looks at everything that was published. */
export function watch(order: WatchOrder): Watched {
  const { publishing, now } = order;
  const alarms = findAlarms(order)
    .filter((alarm) => publishing === undefined || !isUnderWay(alarm, publishing))
    .filter((alarm) => !isNew(alarm, now));
  return { alarms, issues: issuesOf(order, alarms), restorations: restorationsOf(order, alarms) };
}

/** Whether it may be a publication that goes on: nobody is known to have made it, a bot has, or a person just now. */
function isUnderWay({ kind, by, when }: Alarm, { since }: UnderWay): boolean {
  return kind === 'tag-forged' && (by === undefined || by.endsWith('[bot]') || (when ?? '') > since);
}

/** How long publishing may hold back what was merged in order before it is an alarm. Milliseconds: a day. */
const HELD_AT_MOST = 24 * 60 * 60 * 1000;

/** Whether it is held back since so short a time that whoever merged it may be mending it. */
function isNew({ kind, when }: Alarm, now: string): boolean {
  if (kind !== 'held-unsound' && kind !== 'held-on-held' && kind !== 'held-unnameable') return false;
  return when !== undefined && Date.parse(now) - Date.parse(when) < HELD_AT_MOST;
}

function issuesOf(order: WatchOrder, alarms: readonly Alarm[]): readonly IssueIntent[] {
  const { open, language, obstacles } = order;
  const raised = alarms.flatMap((alarm): readonly IssueIntent[] => {
    const marker = alarmMarker(alarm);
    const obstacle = obstacles?.get(marker);
    const known = open.find((each) => each.marker === marker);
    // What an earlier look knew of who and when is not overwritten by one that came too late to see it.
    if (known?.traced === true && !isTraced(alarm) && obstacle === undefined) return [];
    return [raisedIssue(alarm, language, obstacle)];
  });
  const still = new Set(alarms.map(alarmMarker));
  const over = open
    .filter(({ marker }) => !still.has(marker) && !staysOpen(marker))
    .map((each) => overIssue(each, language));
  return [...raised, ...over];
}

function restorationsOf(order: WatchOrder, alarms: readonly Alarm[]): readonly Restoration[] {
  // Nothing can be written there, and each attempt would only add to the noise.
  if (order.live.archived) return [];
  const made = alarms.flatMap((alarm) => restorationsFor(order, alarm));
  const pulls = new Map(made.flatMap((each) => (each.kind === 'pull' ? [[each.intent.branch, each] as const] : [])));
  return [...made.filter(({ kind }) => kind !== 'pull'), ...pulls.values()];
}

function restorationsFor(order: WatchOrder, alarm: Alarm): readonly Restoration[] {
  const { record, live } = order;
  const marker = alarmMarker(alarm);
  const recordedOf = (tag: string): Recorded | undefined =>
    record.publications.find(({ manifest }) => manifest.tag === tag);
  switch (alarm.kind) {
    case 'tag-deleted':
    case 'tag-moved': {
      const recorded = recordedOf(alarm.tag);
      if (recorded === undefined) return [];
      const instead = alarm.kind === 'tag-moved' ? alarm.found : undefined;
      return [{ kind: 'tag', marker, intent: tagIntent(recorded), instead }];
    }
    case 'release-deleted':
    case 'release-unpublished':
    case 'assets-changed': {
      const recorded = recordedOf(alarm.tag);
      return recorded === undefined ? [] : [{ kind: 'release', marker, recorded }];
    }
    case 'record-deleted':
    case 'record-rewritten': {
      const { last } = alarm;
      return last === undefined ? [] : [{ kind: 'branch', marker, commit: last, there: live.record.tip !== undefined }];
    }
    case 'record-altered': {
      const files = order.originals ?? {};
      const message = ALARM_WORDS[order.language].pull.title('published');
      const intent: RecordIntent = { kind: 'record', message, date: order.now, keeps: [], files };
      return Object.keys(files).length === 0 ? [] : [{ kind: 'record', marker, intent }];
    }
    case 'pushed':
    case 'dataset-vanished': {
      const pull = pullFor(order, alarm.kind === 'pushed' ? alarm.subject : alarm.dataset);
      return pull === undefined ? [] : [{ kind: 'pull', marker, intent: pull }];
    }
    case 'history-removed':
      return lostDatasets(order).flatMap((dataset) => {
        const intent = pullFor(order, dataset);
        return intent === undefined ? [] : [{ kind: 'pull', marker, intent }];
      });
    // To take it back is for people: it came by a pull request, and reverting that is another.
    case 'unapproved':
    // Nothing was lost: whoever proposed it mends it.
    case 'held-unsound':
    case 'held-on-held':
    case 'held-unnameable':
    case 'tag-forged':
    case 'private':
    case 'archived':
    case 'repository-deleted':
    case 'renamed':
      return [];
  }
}

/** Published datasets that are not what they were before history was removed. */
function lostDatasets({ record, live }: WatchOrder): readonly string[] {
  return publishedDatasets(record).filter((dataset) => {
    const folder = live.base.datasets[dataset];
    return folder?.walkedTree !== undefined && folder.tree !== folder.walkedTree;
  });
}

/** A pull request that takes a dataset back to its last state that a decision covers. */
function pullFor(order: WatchOrder, dataset: string): PullIntent | undefined {
  const { record, live, language } = order;
  const { base } = live;
  if (base.tip === undefined) return undefined;
  const breach = base.breaches.find(({ subject }) => subject === dataset);
  const last = record.publications.findLast(({ name }) => name.dataset === dataset && !name.tombstone);
  const commit = breach?.parent ?? (base.keeps ? undefined : base.walked) ?? last?.manifest.commit;
  // Of the rules no more is known than that they changed: who governs puts them right.
  if (commit === undefined || last === undefined) return undefined;
  const { pull } = ALARM_WORDS[language];
  const short = commit.slice(0, 12);
  return {
    kind: 'pull',
    branch: `apertura/repone/${dataset}`,
    base: base.branch,
    title: pull.title(dataset),
    body: pull.body(inCode(dataset), short),
    message: pull.message(dataset, short),
    restore: [{ path: `datasets/${dataset}`, commit }],
  };
}
