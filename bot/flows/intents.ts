import type { Finding, Language } from '../core/finding.ts';
import { dataCheck, governanceCheck, IMPACT_LABELS, LABEL_OF_IMPACT } from '../core/governance/names.ts';
import type { Pull } from '../core/governance/pull.ts';
import type { Annotation, Conclusion, Intent } from '../core/intent.ts';
import { sameLogin } from '../core/plan/groups.ts';
import type { Review } from '../core/report/review.ts';
import { calledUpon } from '../core/report/review-awaited.ts';
import { tellReview } from '../core/report/review-face.ts';
import { REVIEW_MARKER } from '../core/report/review-markdown.ts';
import { dataSummaryOf, summaryOf } from '../core/report/review-summary.ts';
import { tellUnjudged, unjudgedSummary } from '../core/report/unjudged.ts';
import type { Unjudged } from '../core/report/unjudged-words.ts';
import { sentenceOf } from '../core/report/words.ts';

/** The wanted effects of a review: two checks, one comment, the reviewers awaited, the label of its impact. */
export function intentsOf(
  review: Review,
  pull: Pull | undefined,
  language: Language,
  base = 'main',
): readonly Intent[] {
  const { report, changes } = review;
  const body = tellReview(review, 'markdown', { language, colour: false, width: 100, show: undefined });
  const check = { kind: 'check', commit: changes.head } as const;
  const annotations = report.findings.flatMap((finding) => annotationOf(finding, language));
  return [
    {
      ...check,
      name: dataCheck(base),
      conclusion: report.verdict === 'sound' ? 'success' : 'failure',
      ...dataSummaryOf(review, language),
      annotations,
    },
    {
      ...check,
      name: governanceCheck(base),
      conclusion: conclusionOf(review),
      ...summaryOf(review, language),
      annotations: [],
    },
    { kind: 'comment', marker: REVIEW_MARKER, body },
    { kind: 'reviewers', logins: awaited(review, pull) },
    { kind: 'labels', prefix: IMPACT_LABELS, label: LABEL_OF_IMPACT[review.impact] },
  ];
}

function conclusionOf({ decision: { state } }: Review): Conclusion {
  switch (state) {
    case 'approved':
    case 'not-needed':
      return 'success';
    case 'pending':
      return 'action-required';
    case 'refused':
      return 'failure';
  }
}

/** Those whose act is awaited now, and so whom the comment mentions; the author is never asked. */
function awaited(review: Review, pull: Pull | undefined): readonly string[] {
  return [...calledUpon(review)].filter((login) => pull === undefined || !sameLogin(login, pull.author)).sort();
}

const LEVELS = { error: 'failure', warning: 'warning', note: 'notice' } as const;

function annotationOf(finding: Finding, language: Language): readonly Annotation[] {
  const { place, severity } = finding;
  if (place.path === '') return [];
  const { title, says, mend } = sentenceOf(finding, language);
  return [{ path: place.path, line: place.line ?? 1, level: LEVELS[severity], title, message: `${says} ${mend}` }];
}

/** The wanted effects where a change could not be judged: neither check lets it pass, and the comment says what to do. */
export function unjudgedIntents(why: Unjudged, commit: string, language: Language, base: string): readonly Intent[] {
  const check = { kind: 'check', commit, conclusion: 'failure', annotations: [] } as const;
  const summary = unjudgedSummary(why, language);
  return [
    { ...check, name: dataCheck(base), ...summary },
    { ...check, name: governanceCheck(base), ...summary },
    { kind: 'comment', marker: REVIEW_MARKER, body: tellUnjudged(why, language) },
  ];
}
