/** What changed between two versions that were published, by meaning: the same words as a review has. */
import type { DatasetDifference } from '../difference/difference.ts';
import type { Reason } from '../difference/impact.ts';
import { jsonText, markdownSentence, markdownText, terminalText } from '../escape.ts';
import type { Language } from '../finding.ts';
import { CONSUMER_WORDS } from './consumer-words.ts';
import { type ToldDataset, tellDataset } from './review-told.ts';
import { DIFFERENCE_PHRASES, REVIEW_WORDS } from './review-verdict.ts';

/** Two versions, by their tags, and what lies between them. */
export interface VersionDifference {
  readonly before: string;
  readonly after: string;
  readonly difference: DatasetDifference;
}

/** The change at a terminal. All reasons are told: nobody has anywhere else to look. */
export function tellDifference(change: VersionDifference, language: Language): string {
  const told = toldOf(change, language);
  const lines = [
    terminalText(headingOf(change, language)),
    '',
    terminalText(`${told.dataset}${told.summary}`),
    ...told.reasons.map((reason) => `  - ${terminalText(reason)}`),
    ...moreOf(told, language).map((more) => `  - ${more}`),
    ...told.examples.map((example) => `      ${terminalText(example)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same for a page. */
export function tellDifferenceMarkdown(change: VersionDifference, language: Language): string {
  const told = toldOf(change, language);
  const { details } = REVIEW_WORDS[language];
  const lines = [
    `## ${markdownText(headingOf(change, language))}`,
    '',
    `**${markdownText(told.dataset)}**${markdownSentence(told.summary)}`,
    ...(told.reasons.length === 0 ? [] : ['', ...told.reasons.map((reason) => `- ${markdownSentence(reason)}`)]),
    ...moreOf(told, language).map((more) => `- ${more}`),
    ...(told.examples.length === 0
      ? []
      : ['', `### ${details}`, '', ...told.examples.map((example) => `- ${markdownSentence(example)}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as JSON, each reason with its sentence. */
export function tellDifferenceJson({ before, after, difference }: VersionDifference, language: Language): string {
  const phrases = DIFFERENCE_PHRASES[language];
  const reasons = difference.reasons.map((reason) => ({ ...reason, message: phrases.reason(unjudged(reason)) }));
  const { findings: _, ...told } = difference;
  return jsonText({
    apertura: 1,
    before,
    after,
    summary: withoutVersion(phrases.summary(difference)),
    ...told,
    reasons,
  });
}

/** More than this is no list to read at a terminal. */
const MOST_REASONS = 50;

function toldOf({ difference }: VersionDifference, language: Language): ToldDataset {
  const reasons = difference.reasons.map(unjudged);
  const told = tellDataset({ ...difference, reasons }, false, language, MOST_REASONS);
  return { ...told, summary: withoutVersion(told.summary) };
}

/** What the policy allows, and what was declared to it, is the institution's to judge: here rows are gone or are not. */
function unjudged(reason: Reason): Reason {
  if (reason.code !== 'rows-removed') return reason;
  return { ...reason, facts: { ...reason.facts, beyond: false, undeclared: 0 } };
}

/** A summary ends by saying what the next version will be; both versions are there already. */
function withoutVersion(summary: string): string {
  const end = summary.lastIndexOf('; ');
  return end < 0 ? summary : `${summary.slice(0, end)}.`;
}

function moreOf({ moreReasons }: ToldDataset, language: Language): readonly string[] {
  return moreReasons > 0 ? [REVIEW_WORDS[language].moreReasons(moreReasons)] : [];
}

function headingOf({ before, after, difference }: VersionDifference, language: Language): string {
  return CONSUMER_WORDS[language].compared(before, after, difference.impact);
}
