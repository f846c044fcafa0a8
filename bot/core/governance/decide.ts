import { membersOn, sameLogin } from '../plan/groups.ts';
import type { Plan } from '../plan/plan.ts';
import { type PolicyRule, type Predicate, type RequiredApprovals, STEWARD } from '../plan/policy.ts';
import { type Electorate, type SetAside, type Standing, type Voice, voiceOf, weighReviews } from './approvals.ts';
import { assignVoices } from './assign.ts';
import type { ChangeFact } from './facts.ts';
import type { Pull } from './pull.ts';

/** One demand of the policy on this change, and how far it is met. */
export interface Requirement {
  /** The rule's name: it completes "This change may be merged when …". */
  readonly rule: string;
  /** `undefined`: a condition that is not known here, so the rule is taken to apply. */
  readonly when: Predicate | undefined;
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
  const given = giveVoices(demands, standing.approvals);
  const requirements = demands.map((demand) => weigh(demand, given, electorate, pull));
  const records = recordsOf(each);
  const { objections, setAside } = standing;
  const met = requirements.every(({ missing }) => missing === 0) && records.every(({ present }) => present);
  const isAsked = (voice: Voice): boolean => demands.some((demand) => speaksFor(voice, demand));
  const heard = objections.filter(isAsked);
  const voices = basePlan.policy === undefined ? [] : [...standing.approvals, ...objections];
  const unasked = voices.filter((voice) => !isAsked(voice));
  const all = [...refusals, ...withoutPolicy(basePlan)];
  return {
    state: stateOf(all.length + heard.length > 0, requirements.length + records.length > 0, met),
    facts,
    requirements,
    records,
    refusals: all,
    objections: heard,
    setAside: [...setAside, ...unasked.map(({ login }) => notAsked(login, pull))],
  };
}

/** A plan whose policy is gone, cannot be read or demands nothing lets nothing through. */
function withoutPolicy({ present, policy }: Plan): readonly string[] {
  return present && (policy === undefined || policy.rules.length === 0) ? ['policy-missing'] : [];
}

function notAsked(login: string, pull: Pull | undefined): SetAside {
  const last = pull?.reviews.findLast((review) => review.state !== 'commented' && sameLogin(review.login, login));
  return { login, reason: 'not-asked', when: last?.when ?? '', day: undefined };
}

const NOBODY: Standing = { approvals: [], objections: [], setAside: [] };

function stateOf(refused: boolean, asked: boolean, met: boolean): DecisionState {
  if (refused) return 'refused';
  if (!asked) return 'not-needed';
  return met ? 'approved' : 'pending';
}

interface Demand {
  readonly rule: PolicyRule;
  readonly when: Predicate | undefined;
  readonly datasets: readonly string[];
  readonly approvals: RequiredApprovals;
}

/** Every rule whose predicate holds, once; but once a dataset where stewards may answer, since each has its own. */
function demandsOf({ policy }: Plan, facts: readonly ChangeFact[]): readonly Demand[] {
  return (policy?.rules ?? []).flatMap((rule) => {
    const { when } = rule;
    const datasets = datasetsOf(rule, facts);
    if (datasets === undefined) return [];
    return rule.approvals.flatMap((approvals): readonly Demand[] => {
      const apart = approvals.from.includes(STEWARD) && datasets.length > 1;
      const shares = apart ? datasets.map((dataset) => [dataset]) : [datasets];
      return shares.map((share) => ({ rule, when, datasets: share, approvals }));
    });
  });
}

/** The datasets that a rule is about here; `undefined` where it does not apply. An unknown condition may always hold. */
function datasetsOf({ when }: PolicyRule, facts: readonly ChangeFact[]): readonly string[] | undefined {
  const about = when ?? 'dataset-changed';
  const datasets = facts.find(({ predicate }) => predicate === about)?.datasets;
  return when === undefined ? (datasets ?? []) : datasets;
}

function speaksFor({ groups, stewardOf }: Voice, { approvals, datasets }: Demand): boolean {
  if (groups.some((group) => approvals.from.includes(group))) return true;
  return approvals.from.includes(STEWARD) && datasets.some((dataset) => stewardOf.includes(dataset));
}

/** The approvals of each demand. Where one rule asks several groups, it asks that many people. */
function giveVoices(demands: readonly Demand[], voices: readonly Voice[]): ReadonlyMap<Demand, readonly Voice[]> {
  const given = new Map<Demand, readonly Voice[]>();
  for (const demand of demands) {
    if (given.has(demand)) continue;
    const together = demands.filter((each) => isSameRule(each, demand));
    const seats = together.map((each) => ({
      count: each.approvals.count,
      accepts: (voice: Voice) => speaksFor(voice, each),
    }));
    for (const [index, taken] of assignVoices(
      seats,
      voices.filter((voice) => together.some((each) => speaksFor(voice, each))),
    ).entries()) {
      const each = together[index];
      if (each !== undefined) given.set(each, taken);
    }
  }
  return given;
}

/** Demands that different people have to meet: of one rule, about the same datasets. */
function isSameRule(one: Demand, other: Demand): boolean {
  return one.rule === other.rule && one.datasets.join() === other.datasets.join();
}

type Given = ReadonlyMap<Demand, readonly Voice[]>;

function weigh(demand: Demand, all: Given, electorate: Electorate, pull: Pull | undefined): Requirement {
  const { rule, when, datasets, approvals } = demand;
  const given = (all.get(demand) ?? []).map(({ login }) => login);
  const spent = [...all].flatMap(([other, voices]) => (isSameRule(other, demand) ? voices : []));
  const isSpent = (login: string): boolean =>
    spent.some((voice) => sameLogin(voice.login, login)) || (pull !== undefined && sameLogin(pull.author, login));
  return {
    rule: rule.name,
    when,
    datasets,
    count: approvals.count,
    from: approvals.from,
    given,
    missing: Math.max(0, approvals.count - given.length),
    candidates: couldAnswer(demand, electorate, pull).filter((login) => !isSpent(login)),
  };
}

/** Those in office in the groups asked and the stewards whose approval would count. Each login once, in alphabetical order. */
function couldAnswer(demand: Demand, electorate: Electorate, pull: Pull | undefined): readonly string[] {
  const { approvals, datasets } = demand;
  const { groups, promises, today } = electorate;
  const memberships = pull?.memberships ?? new Map();
  const members = groups.filter(({ id }) => approvals.from.includes(id)).flatMap((group) => membersOn(group, today));
  const stewards = approvals.from.includes(STEWARD)
    ? promises.filter(({ dataset }) => datasets.includes(dataset)).flatMap((promise) => promise.stewards)
    : [];
  const logins = [...members.map(({ login }) => login), ...stewards];
  return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()]
    .filter((login) => speaksFor(voiceOf(login, { memberships }, electorate), demand))
    .sort();
}

/** A record is looked for in the head's promise: it is written in the change that needs it. */
function recordsOf({ basePlan, headPlan, facts }: Case): readonly RequiredRecord[] {
  return (basePlan.policy?.rules ?? []).flatMap((rule) => {
    const datasets = datasetsOf(rule, facts) ?? [];
    return rule.records.flatMap((record) =>
      datasets.map((dataset) => {
        const promise = headPlan.promises.find((each) => each.dataset === dataset);
        return { rule: rule.name, record, dataset, present: promise?.legalReview?.date !== undefined };
      }),
    );
  });
}
