import type { Language } from '../finding.ts';
import type { InstitutionQuality } from '../quality/dataset-quality.ts';
import type { DimensionScore } from '../quality/measure.ts';
import { DIMENSIONS } from '../quality/rule.ts';
import type { Review } from './review.ts';
import { REVIEW_WORDS } from './review-verdict.ts';

/** A dataset's scores before and after, in words. */
export interface ToldScore {
  readonly dataset: string;
  readonly total: string;
  readonly dimensions: string;
}

/** Tells the scores of one dataset: the total, and the dimensions that changed. */
export function tellScore({ dataset, before, after }: Review['scores'][number], language: Language): ToldScore {
  const words = REVIEW_WORDS[language];
  const say = (score: number | undefined): string => (score === undefined ? words.notEvaluated : String(score));
  const arrow = (was: number | undefined, is: number | undefined): string =>
    was === is ? say(is) : `${say(was)} → ${say(is)}`;
  const changed = DIMENSIONS.flatMap((dimension) => {
    const [was, is] = [points(before?.dimensions[dimension]), points(after?.dimensions[dimension])];
    return was === is ? [] : [`${words.dimensions[dimension]} ${arrow(was, is)}`];
  });
  // Where there is nothing to compare, the total says it all.
  const isOneSided = before === undefined || after === undefined;
  return {
    dataset,
    total: arrow(before?.score, after?.score),
    dimensions: changed.length === 0 ? words.same : isOneSided ? '—' : changed.join('; '),
  };
}

/** Tells an institution's scores: the total, then each dimension. */
export function tellInstitutionScore({ score, dimensions }: InstitutionQuality, language: Language): string {
  const words = REVIEW_WORDS[language];
  const say = (value: number | undefined): string => (value === undefined ? words.notEvaluated : String(value));
  const each = DIMENSIONS.map((dimension) => `${words.dimensions[dimension]} ${say(points(dimensions[dimension]))}`);
  return `${say(score)} (${each.join(', ')})`;
}

function points(score: DimensionScore | undefined): number | undefined {
  return score?.state === 'evaluated' ? score.score : undefined;
}
