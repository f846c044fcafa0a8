import { terminalText } from '../escape.ts';
import type { Language } from '../finding.ts';
import type { Review } from './review.ts';
import { decisionLists, type ToldPoint } from './review-decided.ts';
import { tellScore } from './review-scores.ts';
import { summaryOf } from './review-summary.ts';
import { changesOf, type ToldDataset } from './review-told.ts';
import { REVIEW_WORDS, verdictSentences } from './review-verdict.ts';
import { type TerminalOptions, tellTerminal } from './terminal.ts';

/** How a review is told at a terminal. */
export interface ReviewTerminalOptions extends TerminalOptions {
  readonly show?: 'changes' | 'findings' | 'decision' | undefined;
}

const STYLES = { refused: '31', pending: '33', approved: '32', 'not-needed': '32', bold: '1', dim: '2' };

/** The review for people at a terminal: the same as the comment, and every finding. */
export function tellReviewTerminal(review: Review, options: ReviewTerminalOptions): string {
  if (options.show === 'findings') return tellTerminal(review.report, options);
  const page = new Page(options);
  const { show } = options;
  if (show === undefined) addVerdict(page, review, options.language);
  if (show !== 'decision') addChanges(page, review, options.language);
  if (show === undefined) addFindings(page, review, options);
  if (show !== 'changes') addDecision(page, review, options.language);
  if (show === undefined) addEnd(page, review, options.language);
  return page.text();
}

/** Lines broken before the width, with colours where they are asked for. */
class Page {
  private readonly lines: string[] = [];
  private readonly options: ReviewTerminalOptions;

  constructor(options: ReviewTerminalOptions) {
    this.options = options;
  }

  /** A sentence, escaped; lines after the first are set in by two more. */
  say(sentence: string, indent = 0, style?: keyof typeof STYLES): void {
    const lines = wrap(terminalText(sentence), this.options.width - indent - 2);
    lines.forEach((line, index) => {
      const margin = ' '.repeat(indent + (index > 0 && indent > 0 ? 2 : 0));
      this.lines.push(`${margin}${this.paint(line, style)}`);
    });
  }

  heading(words: string): void {
    if (this.lines.length > 0) this.lines.push('');
    this.say(words, 0, 'bold');
  }

  gap(): void {
    this.lines.push('');
  }

  /** Text that is escaped and broken already. */
  paste(text: string): void {
    this.lines.push(...text.trimEnd().split('\n'));
  }

  text(): string {
    return `${this.lines.join('\n')}\n`;
  }

  private paint(text: string, style: keyof typeof STYLES | undefined): string {
    return this.options.colour && style !== undefined ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
  }
}

function addVerdict(page: Page, review: Review, language: Language): void {
  page.say(summaryOf(review, language).title, 0, review.decision.state);
  for (const sentence of verdictSentences(review, language)) page.say(sentence);
}

function addChanges(page: Page, review: Review, language: Language): void {
  const words = REVIEW_WORDS[language];
  const { differences, tell } = changesOf(review, language);
  const elsewhere = words.elsewhere(review.changes);
  page.heading(words.headings.changes);
  if (differences.length === 0) page.say(words.unchanged, 2);
  for (const one of differences) addDataset(page, tell(one), language);
  if (elsewhere !== undefined) page.say(elsewhere, 2);
}

function addDataset(page: Page, told: ToldDataset, language: Language): void {
  const words = REVIEW_WORDS[language];
  page.say(`${told.dataset}${told.summary}`, 2);
  for (const reason of told.reasons) page.say(`- ${reason}`, 4);
  if (told.moreReasons > 0) page.say(`- ${words.moreReasons(told.moreReasons)}`, 4);
  if (told.withheld) page.say(`- ${words.withheld}`, 4);
  for (const example of told.examples) page.say(example, 6, 'dim');
}

function addFindings(page: Page, review: Review, options: ReviewTerminalOptions): void {
  const { headings } = REVIEW_WORDS[options.language];
  const { report } = review;
  if (!report.tallies.some(({ count }) => count > 0)) return;
  page.heading(report.counts.errors > 0 ? headings.findings : headings.remarks);
  page.paste(withoutVerdict(tellTerminal(report, options)));
}

/** The report's own verdict is left out: the review's stands above. A long report repeats it at its end. */
function withoutVerdict(text: string): string {
  const [verdict = '', ...rest] = text.trimEnd().split('\n');
  return (rest.at(-1) === verdict ? rest.slice(0, -1) : rest).join('\n').trim();
}

function addDecision(page: Page, review: Review, language: Language): void {
  page.heading(REVIEW_WORDS[language].headings.decision);
  for (const { heading, points } of decisionLists(review, language)) {
    page.say(heading, 2);
    for (const point of points) page.say(`- ${pointText(point, language)}`, 4);
  }
}

function pointText(
  { says, state, given = '', missing, candidates = [], more = 0 }: ToldPoint,
  language: Language,
): string {
  if (state === undefined) return says;
  const names = candidates.map((login) => `@${login}`);
  const who = missing === undefined ? '' : REVIEW_WORDS[language].mayGive(names, more, missing);
  return [`${says}: ${state}.`, given, who].filter((part) => part !== '').join(' ');
}

function addEnd(page: Page, review: Review, language: Language): void {
  const words = REVIEW_WORDS[language];
  if (review.scores.length > 0) page.heading(words.headings.scores);
  for (const each of review.scores) {
    const { dataset, total, dimensions } = tellScore(each, language);
    page.say(dimensions === words.same ? `${dataset}: ${total}` : `${dataset}: ${total} (${dimensions})`, 2);
  }
  page.gap();
  page.say(`${review.changes.base.slice(0, 7)}..${review.changes.head.slice(0, 7)}`, 0, 'dim');
}

/** Breaks between words. A word longer than the width stands alone, whole, so that it can be copied. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
