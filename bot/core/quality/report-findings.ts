import type { Place, Severity } from '../finding.ts';
import { Tally } from '../tally.ts';
import type { QualityFacts, QualityFinding, QualityRuleId } from './finding.ts';
import { type NormProfile, severityOf } from './norm.ts';
import { QUALITY_RULES } from './rules.ts';

/** Takes findings of this room, with the severity and the article that a norm profile gives them. */
export class QualityReport {
  readonly tally: Tally<QualityFinding>;
  private readonly norm: NormProfile;
  private readonly limit: number;
  private readonly severities: ReadonlyMap<QualityRuleId, Severity | undefined>;

  constructor(norm: NormProfile, limit: number) {
    this.norm = norm;
    this.limit = limit;
    this.tally = new Tally(limit);
    this.severities = new Map(QUALITY_RULES.map(({ id }) => [id, severityOf(norm, id)]));
  }

  /** Whether the profile chooses a rule. */
  asks(id: QualityRuleId): boolean {
    return this.severities.get(id) !== undefined;
  }

  /** Tells a finding; its place is only made where it is among the first. */
  tell<Rule extends QualityRuleId>(id: Rule, order: number, place: () => Place, facts: QualityFacts[Rule]): void {
    const severity = this.severities.get(id);
    if (severity === undefined || !this.tally.count(id, severity, order)) return;
    const cited = { ...facts, norm: this.norm.short, article: this.norm.rules[id]?.article ?? '' };
    // The rule and its facts are one pair by the signature above.
    this.tally.keep({ rule: id, severity, place: place(), facts: cited } as QualityFinding, order);
  }

  /** A report apart, for what a column decides only at its end: taken over with `accept`, or forgotten. */
  apart(): QualityReport {
    return new QualityReport(this.norm, Math.min(this.limit, HELD));
  }

  /** Takes over all that another report counted, with facts that are known only now. */
  accept(other: QualityReport, facts: Partial<QualityFacts['mixed-types']> = {}): void {
    for (const { rule, severity, count, findings } of other.tally.results()) {
      for (const finding of findings)
        this.tally.add({ ...finding, facts: { ...finding.facts, ...facts } } as QualityFinding);
      const id = rule as QualityRuleId;
      for (let rest = count - findings.length; rest > 0; rest--) {
        this.tally.count(id, severity, Number.POSITIVE_INFINITY);
      }
    }
  }
}

/** Findings kept while it is not yet known whether they are any. */
const HELD = 100;
