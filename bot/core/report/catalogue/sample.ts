import type { Place } from '../../finding.ts';
import type { AnyFinding, RuleId } from './rooms.ts';

type FactsOf<Rule> = Extract<AnyFinding, { readonly rule: Rule }>['facts'];

/** Where a rule tripped, and its facts. */
export interface Sample<Rule> {
  readonly place: Place;
  readonly facts: FactsOf<Rule>;
}

/** A sample of each of some rules. */
export type SamplesOf<Rule extends RuleId> = { readonly [Each in Rule]: Sample<Each> };
