import type { DatasetDifference } from '../difference/difference.ts';
import { markdownSentence, markdownText } from '../escape.ts';
import { cutShort, type Language } from '../finding.ts';
import type { Review } from './review.ts';
import { calledUpon } from './review-awaited.ts';
import { decisionLists, type ToldList, type ToldPoint } from './review-decided.ts';
import { findingLines } from './review-findings.ts';
import { fitItems, lengthOf, within } from './review-fit.ts';
import { tellScore } from './review-scores.ts';
import { summaryOf } from './review-summary.ts';
import { changesOf, type ToldDataset } from './review-told.ts';
import { REVIEW_WORDS, verdictSentences } from './review-verdict.ts';

/** How a review is told as a comment. */
export interface ReviewMarkdownOptions {
  readonly language: Language;
  /** Most findings told one by one; 10 where not given. */
  readonly limit?: number | undefined;
  readonly show?: 'changes' | 'findings' | 'decision' | undefined;
}

/** The comment's first line, by which the bot finds it again. */
export const REVIEW_MARKER = '<!-- apertura:review -->';

/** Characters for each part: together under 60,000, whatever the change. */
const ROOM = {
  sentence: 1_500,
  open: 10_000,
  folded: 5_500,
  elsewhere: 1_000,
  findings: 16_500,
  list: 2_800,
  scores: 5_000,
};
/** Datasets told with their reasons; the others get a sentence. */
const OPEN = 5;
/** Rows of scores that need no folding. */
const PLAIN_SCORES = 5;
const LONGEST_NAME = 120;
const LONGEST_SENTENCE = 600;
/** People mentioned in one comment. */
const MOST_MENTIONS = 20;

/** The review as the bot's comment: under 60,000 characters, and the same bytes for the same review. */
export function tellReviewMarkdown(review: Review, options: ReviewMarkdownOptions): string {
  const { show } = options;
  const lines = [
    REVIEW_MARKER,
    ...(show === undefined ? verdictLines(review, options.language) : []),
    ...(show === undefined || show === 'changes' ? changeLines(review, options.language) : []),
    ...(show === undefined || show === 'findings' ? findingSection(review, options) : []),
    ...(show === undefined || show === 'decision' ? decisionLines(review, options.language) : []),
    ...(show === undefined ? [...scoreLines(review, options.language), ...closingLines(review, options.language)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function verdictLines(review: Review, language: Language): readonly string[] {
  const { title } = summaryOf(review, language);
  const sentences = verdictSentences(review, language);
  return [`## ${text(title)}`, '', sentences.map((each) => within(each, markdownSentence, ROOM.sentence)).join(' ')];
}

function changeLines(review: Review, language: Language): readonly string[] {
  const words = REVIEW_WORDS[language];
  const { differences, tell } = changesOf(review, language);
  const open = fitItems(differences.slice(0, OPEN), (one) => datasetLines(tell(one), language), ROOM.open);
  const folded = foldedChanges(differences.slice(open.shown), tell, language);
  const elsewhere = words.elsewhere(review.changes);
  return [
    ...section(words.headings.changes),
    ...(differences.length === 0 ? ['', words.unchanged] : [...open.lines, ...folded]),
    ...(elsewhere === undefined ? [] : ['', within(elsewhere, markdownSentence, ROOM.elsewhere)]),
  ];
}

function datasetLines(told: ToldDataset, language: Language): readonly string[] {
  const words = REVIEW_WORDS[language];
  const more = told.moreReasons > 0 ? [words.moreReasons(told.moreReasons)] : [];
  return [
    '',
    datasetLine(told),
    '',
    ...[...told.reasons, ...more, ...(told.withheld ? [words.withheld] : [])].map((each) => `- ${sentence(each)}`),
    ...(told.examples.length === 0
      ? []
      : folding(
          words.details,
          told.examples.map((each) => `- ${sentence(each)}`),
        )),
  ];
}

function datasetLine({ dataset, summary }: ToldDataset): string {
  return `**${text(dataset)}**${sentence(summary)}`;
}

function foldedChanges(
  rest: readonly DatasetDifference[],
  tell: (one: DatasetDifference) => ToldDataset,
  language: Language,
): readonly string[] {
  const words = REVIEW_WORDS[language];
  if (rest.length === 0) return [];
  const { lines, shown } = fitItems(rest, (one) => [`- ${datasetLine(tell(one))}`], ROOM.folded);
  if (shown === 0) return ['', words.moreDatasets(rest.length)];
  const more = rest.length - shown;
  return folding(words.otherDatasets(rest.length), [...lines, ...(more > 0 ? ['', words.moreDatasets(more)] : [])]);
}

function findingSection(review: Review, options: ReviewMarkdownOptions): readonly string[] {
  const { headings } = REVIEW_WORDS[options.language];
  const lines = findingLines(review, options, ROOM.findings);
  if (lines.length === 0) return [];
  return [...section(review.report.counts.errors > 0 ? headings.findings : headings.remarks), ...lines];
}

function decisionLines(review: Review, language: Language): readonly string[] {
  const mention = mentioner(calledUpon(review));
  const lists = decisionLists(review, language);
  return [
    ...section(REVIEW_WORDS[language].headings.decision),
    ...lists.flatMap((list) => listLines(list, mention, language)),
  ];
}

function listLines({ heading, points }: ToldList, mention: Mention, language: Language): readonly string[] {
  const { lines, shown } = fitItems(points, (point) => [pointLine(point, mention, language)], ROOM.list - 300);
  const rest = points.length - shown;
  const more = rest > 0 ? [`- ${REVIEW_WORDS[language].more(rest)}`] : [];
  return ['', heading, ...(points.length > 0 ? ['', ...lines, ...more] : [])];
}

function pointLine(point: ToldPoint, mention: Mention, language: Language): string {
  const { says, state, given = '', missing, candidates = [], more = 0 } = point;
  if (state === undefined) return `- ${sentence(says)}`;
  const who = missing === undefined ? '' : REVIEW_WORDS[language].mayGive(candidates.map(mention), more, missing);
  return [`- ${sentence(says)}: **${sentence(state)}**.`, sentence(given), who].filter((part) => part !== '').join(' ');
}

type Mention = (login: string) => string;

/** Mentions each person whose act is awaited once; every other name does nothing. */
function mentioner(called: ReadonlySet<string>): Mention {
  const done = new Set<string>();
  return (login) => {
    if (!called.has(login) || done.has(login) || done.size >= MOST_MENTIONS) return text(`@${login}`);
    done.add(login);
    return `@${login}`;
  };
}

function scoreLines({ scores }: Review, language: Language): readonly string[] {
  const words = REVIEW_WORDS[language];
  if (scores.length === 0) return [];
  const head = [`| ${words.scoreColumns.join(' | ')} |`, '| --- | --- | --- |'];
  const { lines, shown } = fitItems(scores, (each) => [scoreRow(each, language)], ROOM.scores - lengthOf(head));
  const rest = scores.length - shown;
  const table = [...head, ...lines, ...(rest > 0 ? ['', words.moreDatasets(rest)] : [])];
  const folded = scores.length > PLAIN_SCORES ? folding(words.foldedScores(scores.length), table) : ['', ...table];
  return [...section(words.headings.scores), ...folded];
}

function scoreRow(scores: Review['scores'][number], language: Language): string {
  const { dataset, total, dimensions } = tellScore(scores, language);
  return `| ${text(dataset)} | ${total} | ${dimensions} |`;
}

function closingLines({ changes }: Review, language: Language): readonly string[] {
  const [base, head] = [changes.base, changes.head].map((commit) => cutShort(commit, 8).replace('…', ''));
  return ['', `<sub>${sentence(REVIEW_WORDS[language].closing(base ?? '', head ?? ''))}</sub>`];
}

function section(heading: string): readonly string[] {
  return ['', `### ${heading}`];
}

/** Both texts are ours; an empty line lets markdown begin again inside. */
function folding(summary: string, lines: readonly string[]): readonly string[] {
  return ['', `<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}

function text(data: string): string {
  return within(cutShort(data, LONGEST_NAME), markdownText, 5 * LONGEST_NAME);
}

function sentence(words: string): string {
  return within(cutShort(words, LONGEST_SENTENCE), markdownSentence, 2 * LONGEST_SENTENCE);
}
