import type { Severity } from '../finding.ts';
import type { QualityRuleId } from './finding.ts';

/** León's six dimensions, in the order of his model. */
export const DIMENSIONS = [
  'accuracy',
  'completeness',
  'consistency',
  'integrity',
  'timeliness',
  'interoperability',
] as const;
/** One of the six. */
export type Dimension = (typeof DIMENSIONS)[number];

/** A rule about data: how grave it is where no profile says otherwise, and the score that it weighs upon. */
export interface QualityRule {
  readonly id: QualityRuleId;
  readonly severity: Severity;
  /**
   * `undefined`: it is shown and not scored. So are the rules that a column's majority decides: mending one cell may
   * bring another to light, and a score must not fall for that.
   */
  readonly dimension: Dimension | undefined;
  /** Where it looks. */
  readonly about: 'cell' | 'row' | 'column' | 'header' | 'descriptor';
}
