/**
 * A measure is a count of what is right out of a count of what was looked at. Each is made so that mending a defect
 * never lowers it, alone or summed with others:
 *
 * - what is wrong, doubtful or missing counts in the denominator and never in the numerator; mended it moves into the
 *   numerator, or leaves the denominator alone (a row of sums taken out);
 * - rows that are no data, and as many as have a broken key, count in denominators only, so that taking them out costs
 *   nothing;
 * - a required cell counts whether it is filled or not, so that emptying a wrong one gains nothing;
 * - what a schema does not type, a descriptor does not say, or a frequency does not promise counts as not right, rather
 *   than not at all, so that saying it cannot cost;
 * - what a column's majority decides is not scored (see `QualityRule.dimension`).
 *
 * An optional cell that is empty may be as it should be, and no count of one state can tell it from one that was emptied
 * to hide a wrong value. That needs the state before: `DatasetEvidence.before` holds it, and cells emptied since then
 * stay in the denominator of accuracy.
 */
import { DIMENSIONS, type Dimension } from './rule.ts';

/** All measures: the dimension each belongs to, its weight in it, and the rules behind it. */
export const MEASURES = {
  cells: {
    dimension: 'accuracy',
    weight: 1,
    rules: [
      'type-error',
      'constraint-error',
      'category-error',
      'formula-text',
      'leading-apostrophe',
      'mojibake',
      'inegi-state',
      'inegi-municipality',
      'lost-zero',
      'coordinates',
    ],
  },
  required: { dimension: 'completeness', weight: 2, rules: ['constraint-error/required', 'absence-word'] },
  dictionary: { dimension: 'completeness', weight: 1, rules: ['resource-schema', 'field-type', 'field-description'] },
  metadata: {
    dimension: 'completeness',
    weight: 1,
    rules: [
      'package-title',
      'package-description',
      'package-keywords',
      'package-licenses',
      'package-contributors',
      'package-readme',
    ],
  },
  rows: {
    dimension: 'consistency',
    weight: 2,
    rules: [
      'missing-cell',
      'extra-cell',
      'blank-row',
      'totals-row',
      'decoration-row',
      'date-format',
      'absence-word',
      'padding',
      'invisible-character',
    ],
  },
  columns: {
    dimension: 'consistency',
    weight: 1,
    rules: ['spelling-variant', 'date-format', 'absence-word', 'padding', 'invisible-character', 'missing-label'],
  },
  keys: { dimension: 'integrity', weight: 2, rules: ['primary-key', 'unique-key', 'unique-error', 'duplicate-row'] },
  references: { dimension: 'integrity', weight: 2, rules: ['foreign-key'] },
  files: {
    dimension: 'integrity',
    weight: 1,
    rules: [
      'file-missing',
      'file-unreadable',
      'file-empty',
      'lfs-pointer',
      'source-error',
      'byte-count',
      'hash-count',
      'file-signature',
    ],
  },
  freshness: { dimension: 'timeliness', weight: 1, rules: ['update-late', 'modified-future'] },
  encoding: { dimension: 'interoperability', weight: 1, rules: ['encoding-error', 'nul-byte', 'line-ends'] },
  formats: { dimension: 'interoperability', weight: 1, rules: ['closed-format', 'media-type-mismatch'] },
  labels: {
    dimension: 'interoperability',
    weight: 1,
    rules: ['header-vague', 'blank-label', 'duplicate-label', 'incorrect-label'],
  },
  license: { dimension: 'interoperability', weight: 1, rules: ['license-unknown'] },
  schema: { dimension: 'interoperability', weight: 1, rules: ['resource-schema'] },
} as const satisfies Readonly<
  Record<string, { readonly dimension: Dimension; readonly weight: number; readonly rules: readonly string[] }>
>;

/** A measure of the table above. */
export type MeasureName = keyof typeof MEASURES;
const NAMES = Object.keys(MEASURES) as readonly MeasureName[];

/** The dimensions' weights in the mean. Ours, not León's: his are not known. */
export const WEIGHTS: Readonly<Record<Dimension, number>> = {
  accuracy: 1,
  completeness: 1,
  consistency: 1,
  integrity: 1,
  timeliness: 1,
  interoperability: 1,
};

/** So much is right, of so much. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** The measures that were taken. */
export type Measures = { readonly [Name in MeasureName]?: Ratio };

/** A dimension’s score, or why it has none. */
export type DimensionScore =
  | { readonly state: 'not-evaluated'; readonly reason: 'no-rule' | 'unread' }
  | {
      readonly state: 'evaluated';
      /** The measures' ratios, weighted: of `denominator`, the sum of the weights of those that applied. */
      readonly numerator: number;
      readonly denominator: number;
      /** 0 to 100. */
      readonly score: number;
      readonly measures: Measures;
      readonly rules: readonly string[];
    };

/** The score of each dimension. */
export type DimensionScores = { readonly [D in Dimension]: DimensionScore };

/** Adds measures up: numerators with numerators, denominators with denominators. */
export function addMeasures(all: readonly Measures[]): Measures {
  const sums: { [Name in MeasureName]?: Ratio } = {};
  for (const name of NAMES) {
    const ratios = all.flatMap((measures) => measures[name] ?? []);
    const denominator = ratios.reduce((sum, ratio) => sum + ratio.denominator, 0);
    if (denominator === 0) continue;
    sums[name] = { numerator: ratios.reduce((sum, ratio) => sum + ratio.numerator, 0), denominator };
  }
  return sums;
}

/** The measures that need every table to be read; with one unread they would rise by what is not known. */
const NEEDS_TABLES: ReadonlySet<MeasureName> = new Set(['cells', 'required', 'rows', 'columns', 'keys', 'references']);

/** The six dimensions of some measures. */
export function scoreMeasures(measures: Measures, unread: boolean): DimensionScores {
  const scores = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, scoreDimension(dimension, measures, unread)]),
  );
  // One entry a dimension, made just now.
  return scores as DimensionScores;
}

function scoreDimension(dimension: Dimension, measures: Measures, unread: boolean): DimensionScore {
  const own = NAMES.filter((name) => MEASURES[name].dimension === dimension);
  const held = unread && own.some((name) => NEEDS_TABLES.has(name));
  const applied = own.filter((name) => (measures[name]?.denominator ?? 0) > 0);
  if (held) return { state: 'not-evaluated', reason: 'unread' };
  if (applied.length === 0) return { state: 'not-evaluated', reason: 'no-rule' };
  let numerator = 0;
  let denominator = 0;
  for (const name of applied) {
    const ratio = measures[name] ?? { numerator: 0, denominator: 1 };
    numerator += (MEASURES[name].weight * ratio.numerator) / ratio.denominator;
    denominator += MEASURES[name].weight;
  }
  return {
    state: 'evaluated',
    numerator: rounded(numerator),
    denominator,
    score: percent(numerator / denominator),
    measures: Object.fromEntries(applied.map((name) => [name, measures[name]])),
    rules: [...new Set(applied.flatMap((name) => MEASURES[name].rules))],
  };
}

/** The weighted mean of the dimensions evaluated, 0 to 100; `undefined` where a table is unread or there is none. */
export function meanScore(scores: DimensionScores): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const dimension of DIMENSIONS) {
    const score = scores[dimension];
    if (score.state === 'evaluated') {
      sum += WEIGHTS[dimension] * (score.numerator / score.denominator);
      weights += WEIGHTS[dimension];
    } else if (score.reason === 'unread') return undefined;
  }
  return weights === 0 ? undefined : percent(sum / weights);
}

function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** To two decimals, and down: only what is whole is 100. */
function percent(ratio: number): number {
  return Math.floor(ratio * 10_000 + 1e-6) / 100;
}
