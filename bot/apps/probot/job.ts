import type { Happening } from '../../core/release/happening.ts';
import type { RepositoryName } from '../../io/github/client.ts';
import type { Command } from './commands.ts';
import type { Queued } from './queue.ts';

/** A repository that the app may work in. It is known by its number: names change. */
export interface Workplace {
  /** Of the app's installation. */
  readonly installation: number;
  readonly id: number;
  readonly name: RepositoryName;
}

/** Something to do. */
export type Job = Queued & Task;

/** What is to be done. */
export type Task =
  /** Judge a pull request; `forced`: whatever our checks say already. */
  | {
      readonly kind: 'pull';
      readonly place: Workplace;
      readonly number: number;
      readonly forced: boolean;
      /** What the sweep saw of it, to be kept in mind once it is judged. */
      readonly seen: string | undefined;
      /** Comments whose command is done with it. */
      readonly answers: readonly number[];
    }
  /** Judge a candidate of the merge queue. */
  | { readonly kind: 'group'; readonly place: Workplace; readonly group: MergeGroup }
  /** Look at the pull requests into a branch that has moved. */
  | { readonly kind: 'branch'; readonly place: Workplace; readonly branch: string }
  /** Judge again the pull requests at a commit, whose checks somebody asked for. */
  | { readonly kind: 'head'; readonly place: Workplace; readonly head: string }
  | { readonly kind: 'command'; readonly place: Workplace; readonly asked: Asked }
  /** Look at what a repository has published; `happened`: what was told of it since. */
  | { readonly kind: 'watch'; readonly place: Workplace; readonly happened: readonly Happening[] }
  /** Look at everything of a repository, of an installation, or of all. */
  | { readonly kind: 'repository'; readonly place: Workplace }
  | { readonly kind: 'installation'; readonly installation: number }
  | { readonly kind: 'everything' };

/** A candidate of the merge queue, as GitHub tells of it. */
export interface MergeGroup {
  readonly head: string;
  /** `refs/heads/gh-readonly-queue/main/pr-12-…`. */
  readonly headRef: string;
  readonly base: string;
  /** `refs/heads/main`. */
  readonly baseRef: string;
}

/** A command that somebody gave in a comment. The comment's other words are not kept. */
export interface Asked {
  readonly comment: number;
  readonly by: string;
  /** Of the pull request. */
  readonly number: number;
  readonly author: string;
  readonly command: Command;
}

/** A task with its place in the queue. */
export function jobOf(task: Task, patient = false): Job {
  return { ...task, ...placed(task), patient };
}

function placed(task: Task): Pick<Queued, 'key' | 'share'> {
  switch (task.kind) {
    case 'pull':
      return { share: shareOf(task.place), key: `pull:${task.place.id}#${task.number}` };
    case 'group':
      return { share: shareOf(task.place), key: `group:${task.place.id}:${task.group.head}` };
    case 'branch':
      return { share: shareOf(task.place), key: `branch:${task.place.id}:${task.branch}` };
    case 'head':
      return { share: shareOf(task.place), key: `head:${task.place.id}:${task.head}` };
    case 'command':
      return { share: shareOf(task.place), key: `command:${task.place.id}:${task.asked.comment}` };
    case 'watch':
      return { share: shareOf(task.place), key: `watch:${task.place.id}` };
    case 'repository':
      return { share: shareOf(task.place), key: `repository:${task.place.id}` };
    case 'installation':
      return { share: 'sweep', key: `installation:${task.installation}` };
    case 'everything':
      return { share: 'sweep', key: 'everything' };
  }
}

/** A job that looks at what a repository has published. */
export function watchJob(place: Workplace, happened: readonly Happening[], patient = false): Job {
  return jobOf({ kind: 'watch', place, happened }, patient);
}

/** A job that judges a pull request; `forced`: whatever our checks say already. */
export function pullJob(place: Workplace, number: number, forced = false): Job {
  return jobOf({ kind: 'pull', place, number, forced, seen: undefined, answers: [] });
}

function shareOf({ id }: Workplace): string {
  return `repository:${id}`;
}

/** Of what happened while a watch waits, so much is kept: of the rest GitHub's own lists tell. */
const MOST_HAPPENED = 500;

/** One job for two of the same key: as forced and as urgent as either, with the newer names and all that happened. */
export function absorb(waiting: Job, later: Job): Job {
  const patient = waiting.patient && later.patient;
  if (waiting.kind === 'watch' && later.kind === 'watch') {
    return { ...later, patient, happened: [...waiting.happened, ...later.happened].slice(0, MOST_HAPPENED) };
  }
  if (waiting.kind !== 'pull' || later.kind !== 'pull') return { ...later, patient };
  const answers = [...new Set([...waiting.answers, ...later.answers])];
  return { ...later, patient, forced: waiting.forced || later.forced, answers };
}
