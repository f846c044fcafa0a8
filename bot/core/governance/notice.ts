/** Notice before a breaking change: given in the plan, and demanded where the policy says so. */
import type { DatasetDifference } from '../difference/difference.ts';
import { addDays, type Day, daysBetween } from '../plan/dates.ts';
import { placeAt } from '../plan/origin.ts';
import type { Plan } from '../plan/plan.ts';
import type { ChangeNotice, DatasetPromise } from '../plan/promise.ts';
import { found, type GovernanceFinding } from './finding.ts';
import type { Pull } from './pull.ts';

/** What notice is judged from. */
export interface NoticeEvidence {
  readonly differences: readonly DatasetDifference[];
  readonly basePlan: Plan;
  readonly headPlan: Plan;
  /** Of the datasets that the plan touches, those that the base has. */
  readonly there: ReadonlySet<string>;
  readonly pull: Pull | undefined;
  readonly today: Day;
}

/** How long an approval holds the day on which notice is counted: to merge takes a while. */
const DAYS_TO_MERGE = 7;

/** What is wrong with the notice of a change, by the base's policy; nothing where that demands none. */
export function checkNotice(evidence: NoticeEvidence): readonly GovernanceFinding[] {
  const days = evidence.basePlan.policy?.thresholds.noticeDays;
  if (days === undefined) return [];
  return [
    ...evidence.differences.flatMap((difference) => ofChange(difference, evidence, days)),
    ...evidence.headPlan.promises.flatMap((promise) => ofPromise(promise, evidence, days)),
  ];
}

/** Whether a change breaks what people built on data that were promised to stay as they are. */
function breaks({ dataset, formerly, reasons }: DatasetDifference, basePlan: Plan): boolean {
  if (promiseOf(basePlan, formerly ?? dataset)?.trial === true) return false;
  // What could not be read before was of no use to anybody: to mend it must not wait.
  return reasons.some(
    ({ code, facts, impact }) => impact === 'breaking' && !(code === 'unread' && facts.side === 'base'),
  );
}

/**
 * Whether a breaking change is made at once by law, as this very change says in the promise. It asks for the approvals
 * of a legal takedown; where the policy has no rule for those, it is not possible.
 */
export function isByLaw(difference: DatasetDifference, basePlan: Plan, headPlan: Plan): boolean {
  const { thresholds, rules } = basePlan.policy ?? {};
  const notice = promiseOf(headPlan, difference.dataset)?.notice;
  if (thresholds?.noticeDays === undefined || notice?.ground === undefined) return false;
  const earlier = promiseOf(basePlan, difference.formerly ?? difference.dataset)?.notice;
  const isNew = earlier?.ground !== notice.ground || earlier.what !== notice.what;
  const isAsked = rules?.some(({ when, approvals }) => when === 'legal-takedown' && approvals.length > 0) === true;
  return isNew && isAsked && breaks(difference, basePlan);
}

function ofChange(
  difference: DatasetDifference,
  { basePlan, headPlan, pull, today }: NoticeEvidence,
  days: number,
): readonly GovernanceFinding[] {
  if (!breaks(difference, basePlan)) return [];
  const { dataset, formerly } = difference;
  if (isByLaw(difference, basePlan, headPlan)) {
    const { ground = '', what: cause = '', at } = promiseOf(headPlan, dataset)?.notice ?? {};
    return at === undefined ? [] : [found('notice-waived', { ground, what: cause }, placeAt(at))];
  }
  const place = { path: `plan/datasets/${dataset}.yaml`, dataset };
  const notice = promiseOf(basePlan, formerly ?? dataset)?.notice;
  const { date, what } = notice ?? {};
  if (date === undefined || what === undefined) return [found('notice-missing', { days, past: undefined }, place)];
  if (date > today) return [found('notice-early', { date, today, what }, place)];
  const last = addDays(date, days);
  if (last < dayOfCounting(pull, today)) return [found('notice-missing', { days, past: last }, place)];
  return [found('notice-given', { date, what }, place)];
}

function ofPromise(promise: DatasetPromise, evidence: NoticeEvidence, days: number): readonly GovernanceFinding[] {
  const { basePlan, differences, there, pull, today } = evidence;
  const { dataset, notice, trial } = promise;
  const formerly = differences.find((one) => one.dataset === dataset)?.formerly;
  const before = promiseOf(basePlan, formerly ?? dataset);
  // Where the plan did not promise it before, nobody can know whether it ever was on trial.
  const again = trial && before?.trial === false && (there.has(dataset) || formerly !== undefined);
  const findings = again ? [found('trial-again', { dataset }, placeAt(promise.at))] : [];
  if (notice?.date === undefined || !isAnnouncing(before?.notice, notice, today)) return findings;
  const earliest = addDays(dayOfCounting(pull, today), days);
  if (notice.date >= earliest) return findings;
  const facts = { date: notice.date, earliest, days };
  return [...findings, found('notice-short', facts, placeAt(notice.at))];
}

/** Whether a notice is a new one: not as it was, and not one that has yet to come and is put off. */
function isAnnouncing(before: ChangeNotice | undefined, { date = '', what }: ChangeNotice, today: Day): boolean {
  if (before?.date === undefined || before.what !== what) return true;
  return before.date !== date && !(before.date >= today && date >= before.date);
}

/** The day on which the head was last approved, if that is not long ago; else today. */
function dayOfCounting(pull: Pull | undefined, today: Day): Day {
  const approvals = pull?.reviews.filter(({ state, commit }) => state === 'approved' && commit === pull.head) ?? [];
  const day = approvals
    .map(({ when }) => when.slice(0, 10))
    .sort()
    .at(-1);
  if (day === undefined || day > today) return today;
  return daysBetween(day, today) <= DAYS_TO_MERGE ? day : addDays(today, -DAYS_TO_MERGE);
}

function promiseOf({ promises }: Plan, dataset: string): DatasetPromise | undefined {
  return promises.find((promise) => promise.dataset === dataset);
}
