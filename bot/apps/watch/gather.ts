/** Gathers what is known and how things stand, for the watch to decide on. Reads only. */
import type { Language } from '../../core/finding.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { readPlan } from '../../core/plan/read-plan.ts';
import { findAlarms, type WatchedState } from '../../core/release/find-alarms.ts';
import type { LiveState } from '../../core/release/live.ts';
import { PUBLISHED_BRANCH } from '../../core/release/names.ts';
import { isTraced } from '../../core/report/alarm-face.ts';
import { GitRepository } from '../../io/git.ts';
import { eventsOf, movesOf } from '../../io/github/happened.ts';
import { type AlarmIssue, openAlarms, readReleases, repositoryFace } from '../../io/github/read-releases.ts';
import { remoteRefs } from '../../io/remote-refs.ts';
import { tagObjectId } from '../../io/tag-object-id.ts';
import { gatherBase } from './gather-base.ts';
import { gatherRecord } from './gather-record.ts';
import { NO_LANGUAGE, type WatchPlace } from './watch-place.ts';

/** Everything that the watch decides on. */
export interface Gathered extends WatchedState {
  readonly originals: Readonly<Record<string, string>>;
  readonly open: readonly AlarmIssue[];
  readonly language: Language;
  /** Of the base's tip, or of the last commit that publishing looked at. */
  readonly plan: Plan | undefined;
}

/** Looks at a repository. `undefined`: nothing was ever published there. */
export async function gather(place: WatchPlace): Promise<Gathered | undefined> {
  const { client, name } = place;
  const face = await repositoryFace(client, name);
  const refs = await remoteRefs(place.remote);
  const tipOf = (branch: string): string | undefined => refs.get(`refs/heads/${branch}`);
  const published = await gatherRecord(place, tipOf(PUBLISHED_BRANCH));
  const { record } = published;
  const wasDeleted = place.happened.some(
    ({ what, subject }) => what === 'branch-deleted' && subject === PUBLISHED_BRANCH,
  );
  if (record.state === undefined && record.publications.length === 0 && !wasDeleted) return undefined;
  const branch = place.branch ?? face.defaultBranch;
  const base = await gatherBase(place, branch, tipOf(branch), record);
  const tags = [...refs].flatMap(([ref, object]) =>
    ref.startsWith('refs/tags/') ? [[ref.slice('refs/tags/'.length), { object }] as const] : [],
  );
  const live: LiveState = {
    repository: face.fullName,
    asked: `${name.owner}/${name.repo}`,
    visibility: face.visibility,
    archived: face.archived,
    tags: Object.fromEntries(tags),
    releases: await readReleases(client, name),
    record: published.live,
    base: base.live,
    happened: [...movesOf(PUBLISHED_BRANCH, published.activities), ...movesOf(branch, base.moves), ...place.happened],
  };
  const objects = Object.fromEntries(
    record.publications.map(({ manifest, tag }) => [manifest.tag, tagObjectId(tag, manifest.commit)]),
  );
  const plan = await planAt(place, base.live.tip ?? base.live.walked);
  const open = await openAlarms(client, name, place.bot.login);
  const state = { record, live, objects };
  return {
    ...(await withEvents(place, state)),
    originals: published.originals,
    open,
    language: plan?.institution?.language ?? NO_LANGUAGE,
    plan,
  };
}

/** GitHub's events are asked for only where somebody is looked for. */
async function withEvents({ client, name }: WatchPlace, state: WatchedState): Promise<WatchedState> {
  if (findAlarms(state).every(isTraced)) return state;
  const events = await eventsOf(client, name);
  return { ...state, live: { ...state.live, happened: [...events, ...state.live.happened] } };
}

async function planAt({ mirror }: WatchPlace, commit: string | undefined): Promise<Plan | undefined> {
  if (commit === undefined) return undefined;
  const repository = new GitRepository(mirror.folder);
  try {
    return (await readPlan(repository.snapshot(commit))).plan;
  } catch {
    // Where it cannot be read, alarms are told all the same.
    return undefined;
  } finally {
    await repository.close();
  }
}
