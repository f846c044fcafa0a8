import { markdownSentence, visible } from '../escape.ts';
import type { Language } from '../finding.ts';
import type { Review } from './review.ts';
import { wantingOf } from './review-awaited.ts';
import { within } from './review-fit.ts';
import { REVIEW_WORDS, refusalTitles, verdictSentences } from './review-verdict.ts';

/** What a check run says: a title of one line, and a summary in markdown. */
export interface CheckSummary {
  readonly title: string;
  readonly summary: string;
}

const LONGEST_TITLE = 120;
const LONGEST_SUMMARY = 8_000;

/** The check of approvals: "Pendiente: 1 aprobación de gobernanza". The title has at most 120 characters; nobody is mentioned. */
export function summaryOf(review: Review, language: Language): CheckSummary {
  const [whole, short] = titlesOf(review, language);
  return {
    title: visible(whole).length > LONGEST_TITLE ? short : visible(whole),
    summary: verdictText(review, language),
  };
}

/** The check of data: "Sin errores", "12 errores". */
export function dataSummaryOf(review: Review, language: Language): CheckSummary {
  const { errors, warnings } = review.report.counts;
  const { titles } = REVIEW_WORDS[language];
  const title = errors > 0 ? titles.errors(errors) : titles.sound(warnings);
  return { title, summary: verdictText(review, language) };
}

function titlesOf(review: Review, language: Language): readonly [whole: string, short: string] {
  const { titles } = REVIEW_WORDS[language];
  switch (review.decision.state) {
    case 'approved':
      return [titles.approved, titles.approved];
    case 'not-needed':
      return [titles.notNeeded, titles.notNeeded];
    case 'pending':
      return [titles.pending(wantingOf(review)), titles.pendingShort(wantingOf(review))];
    case 'refused': {
      const logins = review.decision.objections.map(({ login }) => login);
      return [titles.refused(refusalTitles(review, language), logins), titles.refusedShort];
    }
  }
}

function verdictText(review: Review, language: Language): string {
  const sentences = verdictSentences(review, language);
  return `${sentences.map((each) => within(each, markdownSentence, LONGEST_SUMMARY)).join(' ')}\n`;
}
