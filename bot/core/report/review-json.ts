import { withoutValues } from '../difference/without-values.ts';
import { jsonText } from '../escape.ts';
import type { Language } from '../finding.ts';
import { tellJson } from './json.ts';
import { compareKeys } from './order.ts';
import type { Review } from './review.ts';
import { withheldIn } from './review-privacy.ts';
import { summaryOf } from './review-summary.ts';
import { DIFFERENCE_PHRASES, verdictSentences } from './review-verdict.ts';

/** How a review is told as JSON. */
export interface ReviewJsonOptions {
  readonly language: Language;
  readonly show?: 'changes' | 'findings' | 'decision' | undefined;
}

/** The review as JSON, each finding and each difference with its words. Keys always stand in the same order. */
export function tellReviewJson(review: Review, { language, show }: ReviewJsonOptions): string {
  const { apertura, today, decision } = review;
  const changes = { changes: review.changes, impact: review.impact, differences: differencesOf(review, language) };
  switch (show) {
    case 'changes':
      return jsonText({ apertura, ...ordered(changes) });
    case 'findings':
      return tellJson(review.report, { language });
    case 'decision':
      return jsonText({ apertura, today, decision: ordered(decision) });
    case undefined: {
      const { title } = summaryOf(review, language);
      const verdict = verdictSentences(review, language);
      // The report's own face settles the order of its keys.
      const report: unknown = JSON.parse(tellJson(review.report, { language }));
      const { scores } = review;
      return jsonText({ apertura, today, title, verdict, ...ordered({ ...changes, decision, scores }), report });
    }
  }
}

function differencesOf(review: Review, language: Language): readonly object[] {
  const withheld = withheldIn(review);
  const phrases = DIFFERENCE_PHRASES[language];
  return review.differences.map((difference) => {
    const shown = withheld.has(difference.dataset) ? withoutValues(difference) : difference;
    const reasons = shown.reasons.map((reason) => ({ ...reason, message: phrases.reason(reason) }));
    return { ...shown, reasons, summary: phrases.summary(shown), withheld: withheld.has(difference.dataset) };
  });
}

/** The same plain value with the keys of its objects sorted, however it was put together. */
function ordered<T extends object>(value: T): T {
  // Only the order of keys differs.
  return orderedValue(value) as T;
}

function orderedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(orderedValue);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => compareKeys(left, right));
  return Object.fromEntries(entries.map(([key, each]) => [key, orderedValue(each)]));
}
