import type { Language } from '../finding.ts';
import type { Review } from './review.ts';
import { tellReviewJson } from './review-json.ts';
import { tellReviewMarkdown } from './review-markdown.ts';
import { tellReviewTerminal } from './review-terminal.ts';

/** The faces of a review. */
export const REVIEW_FACES = ['terminal', 'markdown', 'json'] as const;
export type ReviewFace = (typeof REVIEW_FACES)[number];

/** The stages of a review that can be shown alone. */
export const REVIEW_STAGES = ['changes', 'findings', 'decision'] as const;
export type ReviewStage = (typeof REVIEW_STAGES)[number];

/** What any face may be asked; each takes what concerns it. */
export interface ReviewFaceOptions {
  readonly language: Language;
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** Most findings that the comment tells one by one; 10 where not given. */
  readonly limit?: number | undefined;
  /** One stage alone. */
  readonly show?: ReviewStage | undefined;
}

/** Tells a review with one face. The same review and options give the same text, which ends with a line feed. */
export function tellReview(review: Review, face: ReviewFace, options: ReviewFaceOptions): string {
  switch (face) {
    case 'terminal':
      return tellReviewTerminal(review, options);
    case 'markdown':
      return tellReviewMarkdown(review, options);
    case 'json':
      return tellReviewJson(review, options);
  }
}
