/** Holds what is recorded against what is there. The same record and the same state give the same alarms. */
import type { Alarm, WrongAsset } from './alarm.ts';
import { traceOf } from './happening.ts';
import type { LiveRelease, LiveState } from './live.ts';
import { manifestText } from './manifest.ts';
import { ASSETS, PUBLISHED_BRANCH, tagOf } from './names.ts';
import type { PublicationRecord, Recorded } from './record.ts';
import { readTagMessage } from './tag-message.ts';

/** What is known, and how things stand. */
export interface WatchedState {
  readonly record: PublicationRecord;
  readonly live: LiveState;
  /** The id that git gives each recorded tag object, by the tag's name. */
  readonly objects: Readonly<Record<string, string>>;
}

/** A file that a release has to have. */
export interface ExpectedAsset {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

const NOBODY = { by: undefined, when: undefined } as const;

/** Everything that is not as it was published, in the order of the record. */
export function findAlarms(state: WatchedState): readonly Alarm[] {
  const { record, live } = state;
  const publications = record.publications.flatMap((recorded) => [
    ...tagAlarms(recorded, state),
    ...releaseAlarms(recorded, live),
  ]);
  return [
    ...repositoryAlarms(live),
    ...recordAlarms(live),
    ...publications,
    ...(record.state === undefined ? [] : forgedAlarms(state)),
    ...baseAlarms(state),
  ];
}

function repositoryAlarms({ visibility, archived, repository, asked, happened }: LiveState): readonly Alarm[] {
  const alarms: Alarm[] = [];
  if (visibility !== 'public') {
    alarms.push({ kind: 'private', repository, ...seen(traceOf(happened, ['privatized'], repository)) });
  }
  if (archived) alarms.push({ kind: 'archived', repository, ...seen(traceOf(happened, ['archived'], repository)) });
  const renamed =
    traceOf(happened, ['renamed', 'transferred'], asked) ??
    happened.find(({ what, after }) => (what === 'renamed' || what === 'transferred') && after === repository);
  const from = renamed?.subject ?? asked;
  if (from.toLowerCase() !== repository.toLowerCase()) {
    alarms.push({ kind: 'renamed', from, to: repository, ...seen(renamed) });
  }
  return alarms;
}

function recordAlarms({ record, happened }: LiveState): readonly Alarm[] {
  const { tip, last, keeps, altered } = record;
  const alarms: Alarm[] = [];
  const deleted = traceOf(happened, ['branch-deleted'], PUBLISHED_BRANCH);
  if (tip === undefined && (last !== undefined || deleted !== undefined)) {
    alarms.push({ kind: 'record-deleted', last, ...seen(deleted) });
  } else if (tip !== undefined && last !== undefined && !keeps) {
    const forced = traceOf(happened, ['branch-forced', 'branch-deleted'], PUBLISHED_BRANCH);
    alarms.push({ kind: 'record-rewritten', last, found: tip, ...seen(forced) });
  }
  const [first] = altered;
  if (first !== undefined) {
    const { commit, by, when } = first;
    alarms.push({ kind: 'record-altered', paths: altered.map(({ path }) => path), commit, by, when });
  }
  return alarms;
}

function tagAlarms({ manifest: { tag } }: Recorded, { live, objects }: WatchedState): readonly Alarm[] {
  const object = objects[tag] ?? '';
  const found = Object.hasOwn(live.tags, tag) ? live.tags[tag]?.object : undefined;
  if (found === object) return [];
  if (found === undefined) {
    return [{ kind: 'tag-deleted', tag, object, ...seen(traceOf(live.happened, ['tag-deleted'], tag)) }];
  }
  const trace = traceOf(live.happened, ['tag-created', 'tag-deleted'], tag);
  return [{ kind: 'tag-moved', tag, object, found, ...seen(trace) }];
}

function releaseAlarms(recorded: Recorded, live: LiveState): readonly Alarm[] {
  const { tag } = recorded.manifest;
  const mine = live.releases.filter((release) => release.tag === tag);
  const release = mine.find(({ draft }) => !draft);
  if (release !== undefined) return assetAlarms(recorded, release, live);
  const gone = traceOf(live.happened, ['release-deleted', 'release-unpublished'], tag);
  // Drafts are not shown to those who may not write: then the trace alone tells that there is one.
  if (mine.length === 0 && gone?.what !== 'release-unpublished')
    return [{ kind: 'release-deleted', tag, ...seen(gone) }];
  return [{ kind: 'release-unpublished', tag, ...seen(traceOf(live.happened, ['release-unpublished'], tag)) }];
}

function assetAlarms(recorded: Recorded, { assets }: LiveRelease, { happened }: LiveState): readonly Alarm[] {
  const { tag } = recorded.manifest;
  const edited = seen(traceOf(happened, ['release-edited'], tag));
  const expected = expectedAssets(recorded);
  const wrong: WrongAsset[] = [];
  for (const asset of expected) {
    const there = assets.find(({ name }) => name === asset.name);
    if (there === undefined) wrong.push({ name: asset.name, how: 'deleted', ...edited });
    else if (!isSame(asset, there)) wrong.push({ name: asset.name, how: 'changed', by: there.by, when: there.when });
  }
  const known = new Set(expected.map(({ name }) => name));
  for (const { name, by, when } of assets) if (!known.has(name)) wrong.push({ name, how: 'added', by, when });
  if (wrong.length === 0) return [];
  const [who] = wrong.filter(({ by }) => by !== undefined);
  return [{ kind: 'assets-changed', tag, assets: wrong, by: who?.by, when: who?.when }];
}

/** Whether a file that is there is the one that was published, as far as GitHub tells. */
export function isSame(
  expected: ExpectedAsset,
  there: { readonly size: number; readonly sha256: string | undefined },
): boolean {
  return there.size === expected.size && (there.sha256 === undefined || there.sha256 === expected.sha256);
}

/** The files that a release has to have: those of the manifest, and the manifest itself, whose digest is the tag's word. */
export function expectedAssets({ manifest, tag }: Recorded): readonly ExpectedAsset[] {
  const own = readTagMessage(tag)?.manifest;
  const files = manifest.assets.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  if (own === undefined) return files;
  const size = new TextEncoder().encode(manifestText(manifest)).length;
  return [...files, { name: ASSETS.manifest, size, sha256: own }];
}

/** Tags and releases that bear the name of a dataset here, and are in no record. */
function forgedAlarms({ record, live }: WatchedState): readonly Alarm[] {
  const known = new Set(record.publications.map(({ manifest }) => manifest.tag));
  const datasets = new Set([
    ...record.publications.map(({ manifest }) => manifest.dataset),
    ...Object.keys(live.base.datasets),
  ]);
  const released = live.releases.filter(({ draft }) => !draft).map(({ tag }) => tag);
  const names = [...new Set([...Object.keys(live.tags), ...released])].sort();
  return names
    .filter((tag) => !known.has(tag) && datasets.has(tagOf(tag)?.dataset ?? ''))
    .map((tag) => {
      const found = Object.hasOwn(live.tags, tag) ? live.tags[tag]?.object : undefined;
      return { kind: 'tag-forged' as const, tag, found, ...seen(traceOf(live.happened, ['tag-created'], tag)) };
    });
}

function baseAlarms({ record, live }: WatchedState): readonly Alarm[] {
  const { base, happened } = live;
  const alarms: Alarm[] = [];
  const removed = base.walked !== undefined && (base.tip === undefined || !base.keeps);
  const forced = seen(traceOf(happened, ['branch-forced', 'branch-deleted'], base.branch));
  if (removed && base.walked !== undefined) {
    alarms.push({ kind: 'history-removed', branch: base.branch, last: base.walked, found: base.tip, ...forced });
  }
  const vanished = new Set<string>();
  for (const dataset of publishedDatasets(record)) {
    const folder = base.datasets[dataset];
    const breach = base.breaches.find(({ subject }) => subject === dataset);
    if (folder === undefined || folder.tree !== undefined || folder.withdrawn) continue;
    if (breach === undefined && !removed) continue;
    vanished.add(dataset);
    const trace = breach === undefined ? forced : { by: breach.by, when: breach.when };
    alarms.push({ kind: 'dataset-vanished', dataset, commit: breach?.commit, ...trace });
  }
  for (const { subject, commit, why, by, when } of base.breaches) {
    if (vanished.has(subject)) continue;
    if (why === 'pushed') alarms.push({ kind: 'pushed', subject, commit, by, when });
    if (why === 'not-approved' || why === 'not-as-reviewed') {
      alarms.push({ kind: 'unapproved', subject, commit, by, when });
    }
  }
  // Whatever else is wrong with it has to be put right first, and says how.
  const told = new Set([...vanished, ...base.breaches.map(({ subject }) => subject)]);
  for (const { subject, commit, why, pull, by, when } of base.held) {
    if (!told.has(subject)) alarms.push({ kind: `held-${why}`, subject, commit, pull, by, when });
  }
  return alarms;
}

/** Datasets whose last word is no tombstone. */
export function publishedDatasets({ publications }: PublicationRecord): readonly string[] {
  const last = new Map<string, boolean>();
  for (const { name } of publications) last.set(name.dataset, name.tombstone);
  return [...last].flatMap(([dataset, tombstone]) => (tombstone ? [] : [dataset])).sort();
}

function seen(trace: { readonly by: string | undefined; readonly when: string | undefined } | undefined): {
  readonly by: string | undefined;
  readonly when: string | undefined;
} {
  return trace === undefined ? NOBODY : { by: trace.by, when: trace.when };
}
