/** The issues by which alarms are told, and told to be over. */
import type { Language } from '../core/finding.ts';
import type { IssueIntent } from '../core/intent.ts';
import { type Alarm, alarmMarker, markerElsewhere } from '../core/release/alarm.ts';
import type { Obstacle } from '../core/release/alarm-sentence.ts';
import { ALARM_LABELS, alarmIssue, overTitle } from '../core/report/alarm-face.ts';

/** An alarm that is told of already. */
export interface OpenAlarm {
  readonly marker: string;
  readonly title: string;
  /** It names who and when. */
  readonly traced: boolean;
}

/** An alarm as an issue; `obstacle`: why it could not be restored. */
export function raisedIssue(alarm: Alarm, language: Language, obstacle?: Obstacle | undefined): IssueIntent {
  return {
    kind: 'issue',
    marker: alarmMarker(alarm),
    ...alarmIssue(alarm, language, obstacle),
    labels: ALARM_LABELS,
  };
}

/** An alarm's issue that is to be closed. */
export function overIssue({ marker, title }: OpenAlarm, language: Language): IssueIntent {
  return { kind: 'issue', marker, title: overTitle(title, language), body: undefined, labels: ALARM_LABELS };
}

/**
 * The alarms of one repository (`owner/name`) as the issues of another, in which those of several are gathered: what is
 * raised, and what is over of what is `open` there about this one.
 */
export function issuesElsewhere(
  repository: string,
  raised: readonly IssueIntent[],
  open: readonly OpenAlarm[],
  language: Language,
): readonly IssueIntent[] {
  const moved = raised.map((issue) => elsewhere(issue, repository));
  const still = new Set(moved.map(({ marker }) => marker));
  const suffix = markerElsewhere('<!-- -->', repository).slice('<!--'.length);
  const over = open.filter(({ marker }) => marker.endsWith(suffix) && !still.has(marker));
  return [...moved, ...over.map((each) => overIssue(each, language))];
}

function elsewhere({ marker, title, body = '', ...rest }: IssueIntent, repository: string): IssueIntent {
  const mark = markerElsewhere(marker, repository);
  return { ...rest, marker: mark, title: `${repository}: ${title}`, body: body.replace(marker, () => mark) };
}
