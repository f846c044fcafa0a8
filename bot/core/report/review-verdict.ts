import { differencePhrasesEn } from '../difference/phrases.en.ts';
import { differencePhrasesEs } from '../difference/phrases.es.ts';
import type { DifferencePhrases } from '../difference/phrases.ts';
import type { Finding, Language } from '../finding.ts';
import type { Review } from './review.ts';
import { wantingOf } from './review-awaited.ts';
import { reviewWordsEn } from './review-words.en.ts';
import { reviewWordsEs } from './review-words.es.ts';
import type { ReviewWords } from './review-words.ts';
import { titleOf } from './words.ts';

/** The words of each language. */
export const REVIEW_WORDS: Readonly<Record<Language, ReviewWords>> = { es: reviewWordsEs, en: reviewWordsEn };

/** What the difference room says, in each language. */
export const DIFFERENCE_PHRASES: Readonly<Record<Language, DifferencePhrases>> = {
  es: differencePhrasesEs,
  en: differencePhrasesEn,
};

/** The verdict, to be read aloud: what the change is and whether it is sound; then whether it may be merged. */
export function verdictSentences(review: Review, language: Language): readonly [what: string, merge: string] {
  const words = REVIEW_WORDS[language];
  return [`${words.soundness(review)}; ${words.change(review)}.`, mergeSentence(review, language)];
}

function mergeSentence(review: Review, language: Language): string {
  const words = REVIEW_WORDS[language];
  const { decision, report } = review;
  switch (decision.state) {
    case 'approved':
      return words.approved(report.counts.errors);
    case 'not-needed':
      return words.notNeeded(report.counts.errors);
    case 'pending':
      return words.pending(wantingOf(review));
    case 'refused': {
      const titles = refusalTitles(review, language);
      return titles.length > 0 ? words.refused(titles) : words.opposed(decision.objections.map(({ login }) => login));
    }
  }
}

/** Why a change is refused, as headings, each once. */
export function refusalTitles({ decision }: Review, language: Language): readonly string[] {
  return [...new Set(decision.refusals)].map((rule) => titleOf(rule, language));
}

/** The findings behind the refusals, by rule, in the order of the refusals. */
export function refusalFindings({ decision, report }: Review): ReadonlyMap<string, readonly Finding[]> {
  const byRule = new Map<string, Finding[]>(decision.refusals.map((rule) => [rule, []]));
  for (const finding of report.findings) byRule.get(finding.rule)?.push(finding);
  return byRule;
}
