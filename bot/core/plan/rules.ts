import type { PlanFinding } from './finding.ts';
import type { PlanContext, PlanRule } from './rule.ts';
import { CONTROL_RULES } from './rules-control.ts';
import { DATE_RULES } from './rules-dates.ts';
import { PEOPLE_RULES } from './rules-people.ts';
import { PROMISE_RULES } from './rules-promise.ts';

/** What a plan has to hold beyond the form of its files. */
export const PLAN_RULES: readonly PlanRule[] = [...PROMISE_RULES, ...DATE_RULES, ...PEOPLE_RULES, ...CONTROL_RULES];

/** Everything that the rules say of a plan on a day. All of them run. */
export function checkPlan(context: PlanContext): readonly PlanFinding[] {
  const findings: PlanFinding[] = [];
  for (const rule of PLAN_RULES) rule.check(context, (finding) => findings.push(finding));
  return findings;
}
