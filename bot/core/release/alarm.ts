/** An alarm: something that was published is not as it was. Facts without prose; what restores it follows from its kind. */

/** Who did it and when, as GitHub tells; both may be unknown. */
export interface Trace {
  readonly by: string | undefined;
  /** ISO 8601. */
  readonly when: string | undefined;
}

/** What became of a file of a release. */
export interface WrongAsset extends Trace {
  readonly name: string;
  readonly how: 'deleted' | 'changed' | 'added';
}

/** Something that was published and is not as it was; who and when, as far as it is known. */
export type Alarm = Trace & Wrong;
/** What kind of alarm it is. */
export type AlarmKind = Wrong['kind'];

type Wrong =
  | { readonly kind: 'tag-deleted'; readonly tag: string; readonly object: string }
  | { readonly kind: 'tag-moved'; readonly tag: string; readonly object: string; readonly found: string }
  /** A tag, or a release, that bears a dataset's name and that nobody recorded. */
  | { readonly kind: 'tag-forged'; readonly tag: string; readonly found: string | undefined }
  | { readonly kind: 'release-deleted'; readonly tag: string }
  | { readonly kind: 'release-unpublished'; readonly tag: string }
  | { readonly kind: 'assets-changed'; readonly tag: string; readonly assets: readonly WrongAsset[] }
  | { readonly kind: 'record-deleted'; readonly last: string | undefined }
  | { readonly kind: 'record-rewritten'; readonly last: string; readonly found: string }
  | { readonly kind: 'record-altered'; readonly paths: readonly string[]; readonly commit: string }
  | { readonly kind: 'pushed'; readonly subject: string; readonly commit: string }
  /** Merged without the approvals that the policy asks for, or not what was reviewed. */
  | { readonly kind: 'unapproved'; readonly subject: string; readonly commit: string }
  /** Merged as it has to be, and publishing holds it back; `pull`: the pull request that brought it. */
  | {
      readonly kind: 'held-unsound' | 'held-on-held' | 'held-unnameable';
      readonly subject: string;
      readonly commit: string;
      readonly pull: number | undefined;
    }
  | {
      readonly kind: 'history-removed';
      readonly branch: string;
      readonly last: string;
      readonly found: string | undefined;
    }
  | { readonly kind: 'dataset-vanished'; readonly dataset: string; readonly commit: string | undefined }
  | { readonly kind: 'private'; readonly repository: string }
  | { readonly kind: 'archived'; readonly repository: string }
  | { readonly kind: 'repository-deleted'; readonly repository: string }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string };

/** Something that was brought back. */
export interface RestoredThing {
  readonly kind: 'branch' | 'record' | 'tag' | 'release' | 'pull';
  /** The tag's, or the branch's. */
  readonly name: string;
}

/** What alarms are about, by which one is known again. */
export function subjectOf(alarm: Wrong): string {
  switch (alarm.kind) {
    case 'tag-deleted':
    case 'tag-moved':
    case 'tag-forged':
    case 'release-deleted':
    case 'release-unpublished':
    case 'assets-changed':
      return alarm.tag;
    case 'record-deleted':
    case 'record-rewritten':
    case 'record-altered':
      return 'published';
    case 'pushed':
    case 'unapproved':
    case 'held-unsound':
    case 'held-on-held':
    case 'held-unnameable':
      return alarm.subject;
    case 'history-removed':
      return alarm.branch;
    case 'dataset-vanished':
      return alarm.dataset;
    case 'private':
    case 'archived':
    case 'repository-deleted':
      return alarm.repository;
    case 'renamed':
      return alarm.to;
  }
}

/** What an alarm's issue begins with. */
const MARK = '<!-- apertura:alarm ';

/** The first line of an alarm's issue, by which it is found again. It stands for the kind and the subject alone. */
export function alarmMarker(alarm: Wrong): string {
  return `${MARK}${markedKind(alarm.kind)} ${encodeURIComponent(subjectOf(alarm)).replaceAll('-', '%2D')} -->`;
}

/** Whoever sees no drafts takes what was unpublished for deleted: both are one alarm. */
function markedKind(kind: AlarmKind): string {
  return kind === 'release-deleted' || kind === 'release-unpublished' ? 'release-gone' : kind;
}

/** An issue's text read for its marker; `undefined` where it is no alarm. */
export function markerIn(body: string): string | undefined {
  const [first = ''] = body.split(/\r?\n/, 1);
  return first.startsWith(MARK) && first.endsWith(' -->') ? first : undefined;
}

/** Whether an alarm stays until a person closes it: nothing that can be looked at tells when it is over. */
export function staysOpen(marker: string): boolean {
  return marker.startsWith(`${MARK}renamed `);
}

/** The marker of the same alarm in another repository, where those of several are gathered. */
export function markerElsewhere(marker: string, repository: string): string {
  return `${marker.slice(0, -' -->'.length)} ${encodeURIComponent(repository).replaceAll('-', '%2D')} -->`;
}

/** The second line of an alarm that knows who and when: what is once known is not forgotten by a later look. */
export const TRACED = '<!-- apertura:traced -->';

/** The label of all alarms. */
export const ALARM_LABEL = 'alarma';
