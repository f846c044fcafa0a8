import type { Context, Probot } from 'probot';
import { IMPACT_LABELS } from '../../core/governance/names.ts';
import { type Happening, happeningsOf } from '../../core/release/happening.ts';
import { PUBLISHED_BRANCH } from '../../core/release/names.ts';
import { REVIEW_MARKER } from '../../core/report/review-markdown.ts';
import { commandIn } from './commands.ts';
import type { Deliveries } from './deliveries.ts';
import type { Identity } from './github-app.ts';
import { type Job, jobOf, pullJob, type Workplace, watchJob } from './job.ts';
import type { Metrics } from './metrics.ts';

/** What events are taken in with. */
export interface Reception {
  readonly deliveries: Deliveries;
  readonly metrics: Metrics;
  /** Who we are, as far as it is known yet. */
  readonly self: () => Identity | undefined;
  readonly appId: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Puts a job into the queue, and returns at once. */
  readonly add: (job: Job) => void;
  /** The same when a publication that is under way must have ended. */
  readonly later: (job: Job) => void;
  /** A pull request is closed: nothing of it need be kept in mind. */
  readonly forget: (place: Workplace, number: number) => void;
}

type EventName = Parameters<Probot['on']>[0] extends infer Name ? Extract<Name, string> : never;

/**
 * Takes in what GitHub tells, and puts it into the queue: nothing is done before the answer. Repositories that are
 * renamed or transferred need nothing for their reviews, because they are known by number: the next event, and the
 * sweep, bring the new name.
 */
export function receive(app: Probot, desk: Reception): void {
  const on = <Name extends EventName>(
    name: Name,
    jobs: (payload: Context<Name>['payload']) => readonly Job[],
  ): void => {
    app.on(name, async ({ id, name: event, payload, log }) => {
      desk.metrics.webhooks.add({ event });
      if (!(await desk.deliveries.isNew(id))) {
        log.debug({ event, delivery: id }, 'seen before');
        return;
      }
      if (isOwn(payload, desk)) return;
      const found = jobs(payload as Context<Name>['payload']);
      log.debug({ event, delivery: id, jobs: found.map(({ key }) => key) }, 'taken');
      for (const job of found) desk.add(job);
    });
  };
  onPulls(on, desk);
  onChecks(on, desk);
  onComments(on, desk);
  onPublished(on, desk);
  onInstitution(on, desk);
}

type On = <Name extends EventName>(name: Name, jobs: (payload: Context<Name>['payload']) => readonly Job[]) => void;

/** What we did ourselves is no news. */
function isOwn(payload: unknown, { self }: Reception): boolean {
  const { sender } = payload as { readonly sender?: { readonly login: string; readonly type?: string } };
  return sender?.type === 'Bot' && sender.login === self()?.login;
}

/** What every payload of a repository has. */
interface OfRepository {
  readonly repository: { readonly id: number; readonly name: string; readonly owner: { readonly login: string } };
  readonly installation?: { readonly id: number } | undefined;
}

/** Where an event happened; `undefined`: not told by an installation, so there is nothing that we may do. */
function placeOf({ repository, installation }: OfRepository): Workplace | undefined {
  if (installation === undefined) return undefined;
  const { id, name, owner } = repository;
  return { installation: installation.id, id, name: { owner: owner.login, repo: name } };
}

function inPlace(payload: OfRepository, jobs: (place: Workplace) => readonly Job[]): readonly Job[] {
  const place = placeOf(payload);
  return place === undefined ? [] : jobs(place);
}

function onPulls(on: On, desk: Reception): void {
  on('pull_request', (payload) => inPlace(payload, (place) => pullRequestJobs(payload, place, desk)));
  on('pull_request_review', (payload) => inPlace(payload, (place) => [pullJob(place, payload.pull_request.number)]));
  on('push', (payload) =>
    inPlace({ ...payload, repository: ownedBy(payload.repository) }, (place) => {
      const { ref, deleted } = payload;
      if (!ref.startsWith('refs/heads/') || ref.startsWith('refs/heads/gh-readonly-queue/')) return [];
      const branch = ref.slice('refs/heads/'.length);
      const isWatched = branch === PUBLISHED_BRANCH || branch === payload.repository.default_branch;
      const watched = isWatched ? [watchJob(place, told('push', payload, desk))] : [];
      return deleted ? watched : [jobOf({ kind: 'branch', place, branch }), ...watched];
    }),
  );
  on('merge_group', (payload) => {
    if (payload.action !== 'checks_requested' || payload.repository === undefined) return [];
    const { head_sha, head_ref, base_sha, base_ref } = payload.merge_group;
    const group = { head: head_sha, headRef: head_ref, base: base_sha, baseRef: base_ref };
    return inPlace({ ...payload, repository: payload.repository }, (place) => [jobOf({ kind: 'group', place, group })]);
  });
}

/** A push tells of the owner in another form, in which the login is also the name. */
function ownedBy(repository: {
  readonly id: number;
  readonly name: string;
  readonly full_name: string;
}): OfRepository['repository'] {
  return { ...repository, owner: { login: repository.full_name.split('/')[0] ?? '' } };
}

function pullRequestJobs(
  payload: Context<'pull_request'>['payload'],
  place: Workplace,
  { forget }: Reception,
): readonly Job[] {
  const { number } = payload.pull_request;
  switch (payload.action) {
    case 'opened':
    case 'reopened':
    case 'synchronize':
    case 'edited':
    case 'ready_for_review':
    case 'converted_to_draft':
      return [pullJob(place, number)];
    case 'labeled':
    case 'unlabeled':
      // Somebody changes what our labels say: they are put right.
      return payload.label?.name.startsWith(IMPACT_LABELS) === true ? [pullJob(place, number, true)] : [];
    case 'closed':
      forget(place, number);
      // Finds it closed, and lets go of its commits.
      return [pullJob(place, number)];
    default:
      return [];
  }
}

/** Somebody asks for our checks to be made again. */
function onChecks(on: On, { appId }: Reception): void {
  on('check_run', (payload) =>
    inPlace(payload, (place) => {
      const { action, check_run } = payload;
      const asked = action === 'rerequested' || action === 'requested_action';
      if (!asked || check_run.app?.id !== appId) return [];
      return checkedJobs(place, check_run.head_sha, check_run.pull_requests);
    }),
  );
  on('check_suite', (payload) =>
    inPlace(payload, (place) => {
      const { action, check_suite } = payload;
      if (action !== 'rerequested' || check_suite.app?.id !== appId) return [];
      return checkedJobs(place, check_suite.head_sha, check_suite.pull_requests);
    }),
  );
}

function checkedJobs(
  place: Workplace,
  head: string,
  pulls: readonly ({ readonly number: number } | null)[],
): readonly Job[] {
  const numbers = pulls.flatMap((pull) => pull?.number ?? []);
  if (numbers.length === 0) return [jobOf({ kind: 'head', place, head })];
  return numbers.map((number) => pullJob(place, number, true));
}

function onComments(on: On, { self }: Reception): void {
  on('issue_comment', (payload) =>
    inPlace(payload, (place) => {
      const { action, comment, issue } = payload;
      if (issue.pull_request === undefined || issue.pull_request === null) return [];
      if (action === 'created') return commandJobs(payload, place);
      // Somebody changed or removed what we say, as whoever may write can.
      const ours = comment.user?.login === self()?.login && comment.user?.type === 'Bot';
      const before = 'changes' in payload ? (payload.changes.body?.from ?? '') : '';
      const marked = comment.body.startsWith(REVIEW_MARKER) || before.startsWith(REVIEW_MARKER);
      return ours && marked ? [pullJob(place, issue.number, true)] : [];
    }),
  );
}

function commandJobs({ comment, issue }: Context<'issue_comment'>['payload'], place: Workplace): readonly Job[] {
  const command = commandIn(comment.body);
  const { user } = comment;
  if (command === undefined || user === null || user.type === 'Bot' || issue.user === null) return [];
  const asked = { comment: comment.id, by: user.login, number: issue.number, author: issue.user.login, command };
  return [jobOf({ kind: 'command', place, asked })];
}

/**
 * Something was done to what is published. What a bot adds is a publication under way, or a restoration: the release,
 * or the record, that it ends with is looked at, its tags are not.
 */
function onPublished(on: On, desk: Reception): void {
  on('create', (payload) =>
    inPlace(payload, (place) => {
      const happened = payload.sender?.type === 'Bot' ? [] : told('create', payload, desk);
      if (happened.length === 0) return [];
      const job = watchJob(place, happened);
      // A person may be publishing: what is not recorded by then, nobody publishes.
      desk.later(job);
      return [job];
    }),
  );
  on('delete', (payload) =>
    inPlace(payload, (place) => {
      const happened = told('delete', payload, desk).filter(
        ({ what, subject }) => what === 'tag-deleted' || subject === PUBLISHED_BRANCH,
      );
      return happened.length === 0 ? [] : [watchJob(place, happened)];
    }),
  );
  on('release', (payload) =>
    inPlace(payload, (place) => {
      const happened = told('release', payload, desk);
      if (happened.length > 0) return [watchJob(place, happened)];
      return payload.action === 'published' ? [watchJob(place, [], true)] : [];
    }),
  );
}

function told(event: string, payload: unknown, { now }: Reception): readonly Happening[] {
  return happeningsOf(event, payload, `${new Date(now()).toISOString().slice(0, 19)}Z`);
}

/** Actions on a repository that the watch looks at: those that harm what is published, and those that mend it. */
const WATCHED_ACTIONS = ['privatized', 'publicized', 'archived', 'unarchived', 'deleted', 'renamed', 'transferred'];

/** Who is in what has changed, or where we may work: everything there is looked at. */
function onInstitution(on: On, desk: Reception): void {
  const all = ({ installation }: { readonly installation?: { readonly id: number } | undefined }): readonly Job[] =>
    installation === undefined ? [] : [jobOf({ kind: 'installation', installation: installation.id })];
  on('membership', all);
  on('organization', all);
  on('team', all);
  on('member', (payload) => inPlace(payload, (place) => [jobOf({ kind: 'repository', place })]));
  on('repository', (payload) =>
    inPlace(payload, (place) => {
      const { action } = payload;
      const watched = WATCHED_ACTIONS.includes(action) ? [watchJob(place, told('repository', payload, desk))] : [];
      const isBack = action === 'renamed' || action === 'transferred' || action === 'unarchived';
      return isBack ? [jobOf({ kind: 'repository', place }), ...watched] : watched;
    }),
  );
  on('installation', (payload) => (payload.action === 'deleted' || payload.action === 'suspend' ? [] : all(payload)));
  on('installation_repositories', (payload) => (payload.action === 'added' ? all(payload) : []));
}
