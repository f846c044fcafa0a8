/** Alarms in words: the issue that is raised, what a terminal shows, and what a program reads. */

import { jsonText, markdownText, terminalText, visible } from '../escape.ts';
import type { Language } from '../finding.ts';
import { ALARM_LABEL, type Alarm, alarmMarker, type RestoredThing, subjectOf, TRACED } from '../release/alarm.ts';
import type { AlarmFacts, Obstacle } from '../release/alarm-sentence.ts';
import { ALARM_WORDS } from '../release/alarm-words.ts';

/** An issue's title and text. */
export interface AlarmIssue {
  readonly title: string;
  readonly body: string;
}

/** Titles are shown as they are, and cut by GitHub at this length. Characters. */
const LONGEST_TITLE = 250;
/** Files named in one alarm; of the rest there is the number. */
const MOST_FILES = 20;

/** The issue of an alarm. `noticed`: a day, that is told only where nobody knows when it was. */
export function alarmIssue(alarm: Alarm, language: Language, obstacle: Obstacle | undefined): AlarmIssue {
  const words = ALARM_WORDS[language];
  const sentence = words.sentences[alarm.kind];
  const facts = factsOf(alarm, language);
  const lines = [
    alarmMarker(alarm),
    ...(isTraced(alarm) ? [TRACED] : []),
    `**${words.what}:** ${sentence.says(facts)}`,
    '',
    `**${words.who}:** ${alarm.by === undefined ? words.unknownWho : code(alarm.by)}`,
    '',
    `**${words.when}:** ${momentOf(alarm.when, language)}`,
    '',
    `**${words.restore}:** ${sentence.mend(facts)}`,
    ...(obstacle === undefined ? [] : ['', `**${words.obstacle}:** ${obstacleText(obstacle, language)}`]),
    '',
  ];
  return { title: titleOf(alarm, language), body: lines.join('\n') };
}

/** Whether an alarm knows who and when. */
export function isTraced({ by, when }: Alarm): boolean {
  return by !== undefined && when !== undefined;
}

/** What an alarm's issue is called. */
function titleOf(alarm: Alarm, language: Language): string {
  return visible(ALARM_WORDS[language].sentences[alarm.kind].title(factsOf(alarm, language, (text) => text))).slice(
    0,
    LONGEST_TITLE,
  );
}

/** For a terminal: what, who, when, how. */
export function tellAlarms(alarms: readonly Alarm[], restored: readonly RestoredThing[], language: Language): string {
  const words = ALARM_WORDS[language];
  const told = alarms.flatMap((alarm) => [...terminalLines(alarm, language), '']);
  const done = restored.map(({ kind, name }) => words.restored[kind](terminalText(name)));
  const end = alarms.length === 0 ? words.none : words.count(alarms.length);
  return `${[...told, ...done, end].join('\n')}\n`;
}

function terminalLines(alarm: Alarm, language: Language): readonly string[] {
  const words = ALARM_WORDS[language];
  const sentence = words.sentences[alarm.kind];
  const facts = factsOf(alarm, language, plain);
  return [
    terminalText(titleOf(alarm, language)),
    `  ${words.what}: ${uncoded(sentence.says(facts))}`,
    `  ${words.who}: ${alarm.by === undefined ? words.unknownWho : terminalText(alarm.by)}`,
    `  ${words.when}: ${momentOf(alarm.when, language)}`,
    `  ${words.restore}: ${uncoded(sentence.mend(facts))}`,
  ];
}

/** For a program. */
export function tellAlarmsJson(alarms: readonly Alarm[], restored: readonly RestoredThing[]): string {
  const named = alarms.map((alarm) => ({ subject: subjectOf(alarm), ...alarm }));
  return jsonText({ verdict: alarms.length === 0 ? 'sound' : 'alarmed', alarms: named, restored });
}

/** All alarms as one text in markdown, for the summary of a workflow. */
export function tellAlarmsMarkdown(
  alarms: readonly Alarm[],
  restored: readonly RestoredThing[],
  language: Language,
): string {
  const words = ALARM_WORDS[language];
  const parts = alarms.map((alarm) => {
    const { title, body } = alarmIssue(alarm, language, undefined);
    return `## ${markdownText(title)}\n\n${body.replace(/^(<!-- .* -->\n)+/, '')}`;
  });
  const done = restored.map(({ kind, name }) => `- ${words.restored[kind](code(name))}`);
  const end = alarms.length === 0 ? words.none : words.count(alarms.length);
  return `${[...parts, ...(done.length === 0 ? [] : [done.join('\n')]), end].join('\n\n')}\n`;
}

/** What closes an alarm's issue. */
export function overTitle(title: string, language: Language): string {
  return ALARM_WORDS[language].over(title);
}

/** The label that alarms have. */
export const ALARM_LABELS: readonly string[] = [ALARM_LABEL];

function obstacleText(obstacle: Obstacle, language: Language): string {
  const { obstacles } = ALARM_WORDS[language];
  switch (obstacle.kind) {
    case 'assets-differ':
      return obstacles['assets-differ']({ ...obstacle, files: few(obstacle.files.map(code)) });
    case 'refused':
      return obstacles.refused({ ...obstacle, message: markdownText(obstacle.message.slice(0, 300)) });
    case 'no-pull':
      return obstacles['no-pull']({ ...obstacle, branch: inCode(obstacle.branch) });
    case 'no-objects':
      return obstacles['no-objects']({ ...obstacle, commit: inCode(obstacle.commit) });
  }
}

function momentOf(when: string | undefined, language: Language): string {
  const words = ALARM_WORDS[language];
  const [, day, hour] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(when ?? '') ?? [];
  return day === undefined || hour === undefined ? words.unknownWhen : words.moment(day, hour);
}

/** Facts of an alarm; names stand inside code already, where only what ends it is dangerous. */
function factsOf(alarm: Alarm, language: Language, safe: (text: string) => string = inCode): AlarmFacts {
  const subject = safe(subjectOf(alarm));
  const none = { subject, last: '', found: '', files: [] };
  switch (alarm.kind) {
    case 'tag-deleted':
      return { ...none, last: alarm.object.slice(0, 12) };
    case 'tag-moved':
      return { ...none, last: alarm.object.slice(0, 12), found: alarm.found.slice(0, 12) };
    case 'assets-changed': {
      const { asset } = ALARM_WORDS[language];
      return { ...none, files: few(alarm.assets.map(({ name, how }) => `\`${safe(name)}\` (${asset[how]})`)) };
    }
    case 'record-deleted':
      return { ...none, last: alarm.last ?? '?' };
    case 'record-rewritten':
      return { ...none, last: alarm.last, found: alarm.found.slice(0, 12) };
    case 'record-altered':
      return { ...none, found: alarm.commit, files: few(alarm.paths.map((path) => `\`${safe(path)}\``)) };
    case 'history-removed':
      return { ...none, last: alarm.last, found: alarm.found?.slice(0, 12) ?? '—' };
    case 'pushed':
    case 'unapproved':
      return { ...none, found: alarm.commit };
    case 'held-unsound':
    case 'held-on-held':
    case 'held-unnameable':
      return { ...none, found: alarm.pull === undefined ? alarm.commit.slice(0, 12) : `#${alarm.pull}` };
    case 'renamed':
      return { ...none, last: safe(alarm.from) };
    case 'tag-forged':
    case 'release-deleted':
    case 'release-unpublished':
    case 'dataset-vanished':
    case 'private':
    case 'archived':
    case 'repository-deleted':
      return none;
  }
}

function few(texts: readonly string[]): readonly string[] {
  return texts.length <= MOST_FILES ? texts : [...texts.slice(0, MOST_FILES), `… +${texts.length - MOST_FILES}`];
}

/** What stands between backticks that its sentence sets: without any that would end it. */
export function inCode(text: string): string {
  return visible(text).replaceAll('`', "'");
}

function code(text: string): string {
  return `\`${inCode(text)}\``;
}

function plain(text: string): string {
  return terminalText(text).replaceAll('`', "'");
}

function uncoded(text: string): string {
  return text.replaceAll('`', '');
}
