import { membersOn, sameLogin } from '../plan/groups.ts';
import type { Plan } from '../plan/plan.ts';
import { type PolicyRule, type Predicate, type RequiredApprovals, STEWARD } from '../plan/policy.ts';
import { type Electorate, type SetAside, type Standing, type Voice, weighReviews } from './approvals.ts';
import type { ChangeFact } from './facts.ts';
import type { Pull } from './pull.ts';

/** One demand of the policy on this change, and how far it is met. */
export interface Requirement {
  /** The rule's name: it completes "This change may be merged when …". */
  readonly rule: string;
  readonly when: Predicate;
  /** The datasets it is about; one where each dataset has its own stewards. */
  readonly datasets: readonly string[];
  readonly count: number;
  /** Groups, or `steward`. */
  readonly from: readonly string[];
  /** Logins whose approval counts for it. */
  readonly given: readonly string[];
  readonly missing: number;
  /** Logins that could still give it. */
  readonly candidates: readonly string[];
}

/** Something that has to stand in a dataset's promise. */
export interface RequiredRecord {
  readonly rule: string;
  readonly record: 'legal-review';
  readonly dataset: string;
  readonly present: boolean;
}

export type DecisionState = 'approved' | 'pending' | 'refused' | 'not-needed';

/** Whether a change may be merged, and why. Plain data; the same for the same commits, reviews and day. */
export interface Decision {
  readonly state: DecisionState;
  readonly facts: readonly ChangeFact[];
  readonly requirements: readonly Requirement[];
  readonly records: readonly RequiredRecord[];
  /** What no approval can mend: rules of findings about the change itself. */
  readonly refusals: readonly string[];
  readonly objections: readonly Voice[];
  readonly setAside: readonly SetAside[];
}

/** What a decision is taken from. Groups, policy and promises are the base's. */
export interface Case {
  readonly basePlan: Plan;
  readonly headPlan: Plan;
  readonly facts: readonly ChangeFact[];
  readonly refusals: readonly string[];
  /** `undefined`: nobody was asked yet; what would be needed is told. */
  readonly pull: Pull | undefined;
  readonly today: string;
}

/** Decides. */
export function decide(each: Case): Decision {
  const { basePlan, pull, facts, refusals, today } = each;
  const electorate: Electorate = { groups: basePlan.groups, promises: basePlan.promises, today };
  const standing: Standing = pull === undefined ? NOBODY : weighReviews(pull, electorate);
  const demands = demandsOf(basePlan, facts);
  const requirements = demands.map((demand) => weigh(demand, standing.approvals, electorate, pull));
  const records = recordsOf(each);
  const { objections, setAside } = standing;
  const met = requirements.every(({ missing }) => missing === 0) && records.every(({ present }) => present);
  const heard = objections.filter((voice) => demands.some((demand) => speaksFor(voice, demand)));
  return {
    state: stateOf(refusals.length + heard.length > 0, requirements.length + records.length > 0, met),
    facts,
    requirements,
    records,
    refusals,
    objections: heard,
    setAside,
  };
}

const NOBODY: Standing = { approvals: [], objections: [], setAside: [] };

function stateOf(refused: boolean, asked: boolean, met: boolean): DecisionState {
  if (refused) return 'refused';
  if (!asked) return 'not-needed';
  return met ? 'approved' : 'pending';
}

interface Demand {
  readonly rule: PolicyRule;
  readonly when: Predicate;
  readonly datasets: readonly string[];
  readonly approvals: RequiredApprovals;
}

/** Every rule whose predicate holds, once; but once a dataset where stewards may answer, since each has its own. */
function demandsOf({ policy }: Plan, facts: readonly ChangeFact[]): readonly Demand[] {
  return (policy?.rules ?? []).flatMap((rule) => {
    const fact = facts.find(({ predicate }) => predicate === rule.when);
    if (fact === undefined || rule.when === undefined) return [];
    const { predicate: when, datasets } = fact;
    return rule.approvals.flatMap((approvals): readonly Demand[] => {
      const apart = approvals.from.includes(STEWARD) && datasets.length > 1;
      const shares = apart ? datasets.map((dataset) => [dataset]) : [datasets];
      return shares.map((share) => ({ rule, when, datasets: share, approvals }));
    });
  });
}

function speaksFor({ groups, stewardOf }: Voice, { approvals, datasets }: Demand): boolean {
  if (groups.some((group) => approvals.from.includes(group))) return true;
  return approvals.from.includes(STEWARD) && datasets.some((dataset) => stewardOf.includes(dataset));
}

function weigh(demand: Demand, voices: readonly Voice[], electorate: Electorate, pull: Pull | undefined): Requirement {
  const { rule, when, datasets, approvals } = demand;
  const given = voices.filter((voice) => speaksFor(voice, demand)).map(({ login }) => login);
  const isSpent = (login: string): boolean =>
    given.some((each) => sameLogin(each, login)) || (pull !== undefined && sameLogin(pull.author, login));
  return {
    rule: rule.name,
    when,
    datasets,
    count: approvals.count,
    from: approvals.from,
    given,
    missing: Math.max(0, approvals.count - given.length),
    candidates: couldAnswer(demand, electorate).filter((login) => !isSpent(login)),
  };
}

/** Who is in office in the groups asked, and the stewards. Each login once, in alphabetical order. */
function couldAnswer({ approvals, datasets }: Demand, { groups, promises, today }: Electorate): readonly string[] {
  const members = groups.filter(({ id }) => approvals.from.includes(id)).flatMap((group) => membersOn(group, today));
  const stewards = approvals.from.includes(STEWARD)
    ? promises.filter(({ dataset }) => datasets.includes(dataset)).flatMap((promise) => promise.stewards)
    : [];
  const logins = [...members.map(({ login }) => login), ...stewards];
  return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()].sort();
}

/** A record is looked for in the head's promise: it is written in the change that needs it. */
function recordsOf({ basePlan, headPlan, facts }: Case): readonly RequiredRecord[] {
  return (basePlan.policy?.rules ?? []).flatMap((rule) => {
    const fact = facts.find(({ predicate }) => predicate === rule.when);
    if (fact === undefined) return [];
    return rule.records.flatMap((record) =>
      fact.datasets.map((dataset) => {
        const promise = headPlan.promises.find((each) => each.dataset === dataset);
        return { rule: rule.name, record, dataset, present: promise?.legalReview?.date !== undefined };
      }),
    );
  });
}
