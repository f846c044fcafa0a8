import type { DatasetRuleId } from './finding.ts';
import type { Package } from './package.ts';
import type { Report } from './reading.ts';

/** A rule about a package as a whole, named by the finding that it makes. */
export interface DatasetRule {
  readonly id: DatasetRuleId;
  readonly check: (pack: Package, report: Report) => void;
}
