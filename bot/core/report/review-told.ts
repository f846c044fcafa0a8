import type { DatasetDifference } from '../difference/difference.ts';
import { IMPACTS } from '../difference/impact.ts';
import type { KeyedDifference } from '../difference/rows.ts';
import { withoutValues } from '../difference/without-values.ts';
import { cutShort, type Language } from '../finding.ts';
import type { Review } from './review.ts';
import { withheldIn } from './review-privacy.ts';
import { DIFFERENCE_PHRASES, REVIEW_WORDS } from './review-verdict.ts';

/** What is told of one dataset: raw sentences, for a face to escape. */
export interface ToldDataset {
  readonly dataset: string;
  /** What follows the dataset's name: ": cambian 3 filas; siguiente versión de corrección." */
  readonly summary: string;
  readonly reasons: readonly string[];
  readonly moreReasons: number;
  /** Keys and texts, where they may be shown. */
  readonly examples: readonly string[];
  readonly withheld: boolean;
}

const MOST_REASONS = 5;
const MOST_KEYS = 5;
const MOST_TEXTS = 5;
const LONGEST_VALUE = 120;

/** The differences, gravest impact first, and how to tell one. */
export function changesOf(
  review: Review,
  language: Language,
): { readonly differences: readonly DatasetDifference[]; readonly tell: (one: DatasetDifference) => ToldDataset } {
  const withheld = withheldIn(review);
  const rank = ({ impact }: DatasetDifference): number => -IMPACTS.indexOf(impact);
  return {
    differences: review.differences.toSorted((left, right) => rank(left) - rank(right)),
    tell: (one) => tellDataset(one, withheld.has(one.dataset), language),
  };
}

/** Tells one difference, with so many of its reasons; of one that is withheld no value. */
export function tellDataset(
  difference: DatasetDifference,
  withheld: boolean,
  language: Language,
  most: number = MOST_REASONS,
): ToldDataset {
  const shown = withheld ? withoutValues(difference) : difference;
  const phrases = DIFFERENCE_PHRASES[language];
  const { dataset, reasons } = shown;
  return {
    dataset,
    // The summary begins with the dataset's name, which faces set apart.
    summary: phrases.summary(shown).slice(dataset.length),
    reasons: reasons.slice(0, most).map(phrases.reason),
    moreReasons: Math.max(0, reasons.length - most),
    examples: withheld ? [] : examplesOf(shown, language),
    withheld,
  };
}

function examplesOf({ resources, metadata }: DatasetDifference, language: Language): readonly string[] {
  const words = REVIEW_WORDS[language];
  const keyed = resources.flatMap((one) => (one.kind === 'kept' && one.rows.kind === 'keyed' ? [one.rows] : []));
  const texts = metadata
    .slice(0, MOST_TEXTS)
    .map(({ property, before, after }) => words.metadata(short(property), cut(before), cut(after)));
  return [...keySentences(keyed, language), ...texts];
}

/** Sample keys, removed rows first, five in all. */
function keySentences(tables: readonly KeyedDifference[], language: Language): readonly string[] {
  const { keys } = REVIEW_WORDS[language];
  let room = MOST_KEYS;
  return tables.flatMap(({ samples, removed, changed, added }) =>
    (
      [
        [keys.removed, samples.removed, removed],
        [keys.changed, samples.changed.map(({ key }) => key), changed],
        [keys.added, samples.added, added],
      ] as const
    ).flatMap(([say, all, total]) => {
      const shown = all.slice(0, room).map(short);
      room -= shown.length;
      return shown.length === 0 ? [] : [say(shown, total - shown.length)];
    }),
  );
}

function short(text: string): string {
  return cutShort(text, LONGEST_VALUE);
}

function cut(text: string | undefined): string | undefined {
  return text === undefined ? undefined : short(text);
}
