import type { Day } from './dates.ts';
import type { DatasetEvidence } from './evidence.ts';
import type { PlanRuleId, Report } from './finding.ts';
import type { Plan } from './plan.ts';

/** What rules judge: the plan, what there is of each dataset, and the day. */
export interface PlanContext {
  readonly plan: Plan;
  readonly datasets: ReadonlyMap<string, DatasetEvidence>;
  readonly today: Day;
}

/** A rule about the plan as a whole, named by the finding that it makes. */
export interface PlanRule {
  readonly id: PlanRuleId;
  readonly check: (context: PlanContext, report: Report) => void;
}
