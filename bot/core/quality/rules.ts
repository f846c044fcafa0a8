import type { QualityRuleId } from './finding.ts';
import type { QualityRule } from './rule.ts';

/** The rules about data. A norm profile chooses among them, sets their severity, and says which article asks for each. */
export const QUALITY_RULES: readonly QualityRule[] = [
  { id: 'totals-row', severity: 'warning', dimension: 'consistency', about: 'row' },
  { id: 'decoration-row', severity: 'warning', dimension: 'consistency', about: 'row' },
  { id: 'duplicate-row', severity: 'warning', dimension: 'integrity', about: 'row' },
  { id: 'number-format', severity: 'warning', dimension: undefined, about: 'cell' },
  { id: 'date-format', severity: 'warning', dimension: 'consistency', about: 'cell' },
  { id: 'absence-word', severity: 'warning', dimension: 'consistency', about: 'cell' },
  { id: 'formula-text', severity: 'warning', dimension: 'accuracy', about: 'cell' },
  { id: 'leading-apostrophe', severity: 'warning', dimension: 'accuracy', about: 'cell' },
  { id: 'padding', severity: 'warning', dimension: 'consistency', about: 'cell' },
  { id: 'invisible-character', severity: 'warning', dimension: 'consistency', about: 'cell' },
  { id: 'mojibake', severity: 'warning', dimension: 'accuracy', about: 'cell' },
  { id: 'spelling-variant', severity: 'warning', dimension: 'consistency', about: 'column' },
  { id: 'mixed-types', severity: 'warning', dimension: undefined, about: 'column' },
  { id: 'inegi-state', severity: 'warning', dimension: 'accuracy', about: 'cell' },
  { id: 'inegi-municipality', severity: 'warning', dimension: 'accuracy', about: 'cell' },
  { id: 'lost-zero', severity: 'warning', dimension: 'accuracy', about: 'cell' },
  { id: 'inegi-special', severity: 'note', dimension: undefined, about: 'cell' },
  { id: 'coordinates', severity: 'warning', dimension: 'accuracy', about: 'cell' },
  { id: 'header-vague', severity: 'warning', dimension: 'interoperability', about: 'header' },
  { id: 'header-style', severity: 'note', dimension: undefined, about: 'header' },
  { id: 'modified-future', severity: 'warning', dimension: 'timeliness', about: 'descriptor' },
  { id: 'update-late', severity: 'warning', dimension: 'timeliness', about: 'descriptor' },
  { id: 'closed-format', severity: 'warning', dimension: 'interoperability', about: 'descriptor' },
  { id: 'license-unknown', severity: 'warning', dimension: 'interoperability', about: 'descriptor' },
];

const BY_ID: ReadonlyMap<QualityRuleId, QualityRule> = new Map(QUALITY_RULES.map((rule) => [rule.id, rule]));

/** The rule of a name. */
export function ruleOf(id: QualityRuleId): QualityRule {
  const rule = BY_ID.get(id);
  if (rule === undefined) throw new Error(`no quality rule ${id}`);
  return rule;
}
