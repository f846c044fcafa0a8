/** What is due and what is late: data, commitments, milestones, reviews, petitions, terms. */
import { addDays, type Day, daysBetween } from './dates.ts';
import { nextUpdate, openCommitments } from './late.ts';
import { planDeadline, storyDeadline } from './plan.ts';
import type { DatasetPromise } from './promise.ts';
import type { PlanContext } from './rule.ts';

export type DueKind =
  | 'update'
  | 'commitment'
  | 'petition'
  | 'announced-change'
  | 'milestone'
  | 'public-commitment'
  | 'risk-review'
  | 'term'
  | 'first-plan'
  | 'first-story';

/** Something that is to be done by a day. */
export interface DueItem {
  readonly kind: DueKind;
  readonly due: Day;
  /** Natural days from today; negative where it is late. */
  readonly days: number;
  /** The title of the dataset, the milestone or the person. */
  readonly title: string;
  readonly dataset: string | undefined;
  readonly resource: string | undefined;
  readonly unit: string | undefined;
  /** Who answers: a login, a post or a group. */
  readonly owners: readonly string[];
}

/** Days in which a petition is answered: the guide, step 3.3, says 30 natural days in its table. */
const PETITION_DAYS = 30;

/** Everything that is due, the latest first and then by date. What is done is not in it. */
export function calendarOf(context: PlanContext): readonly DueItem[] {
  const { plan, datasets, today } = context;
  const items = [
    ...plan.promises.flatMap((promise) => [
      ...updatesOf(promise, context),
      ...openCommitments(promise, datasets.get(promise.dataset), today).map(({ resource, due }) =>
        ofDataset('commitment', due, promise, resource.name),
      ),
      ...petitionsOf(promise),
      ...noticesOf(promise, context),
    ]),
    ...milestonesOf(context),
    ...reviewsOf(context),
    ...termsOf(context),
    ...deadlinesOf(context),
  ];
  return items
    .map((item) => ({ ...item, days: daysBetween(today, item.due) }))
    .sort((one, other) => compare(one.due, other.due) || compare(one.dataset ?? LAST, other.dataset ?? LAST));
}

/** After every dataset's name. */
const LAST = '\uffff';

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

type Item = Omit<DueItem, 'days'>;

function ofDataset(kind: DueKind, due: Day, promise: DatasetPromise, resource?: string): Item {
  const { dataset, title = dataset, unit, stewards } = promise;
  return { kind, due, title, dataset, resource, unit, owners: stewards };
}

function ofPlan(kind: DueKind, due: Day, title: string, owners: readonly string[]): Item {
  return { kind, due, title, dataset: undefined, resource: undefined, unit: undefined, owners };
}

function updatesOf(promise: DatasetPromise, { datasets, today }: PlanContext): readonly Item[] {
  const next = nextUpdate(promise, datasets.get(promise.dataset), today);
  return next === undefined ? [] : [ofDataset('update', next.due, promise)];
}

function petitionsOf(promise: DatasetPromise): readonly Item[] {
  return promise.requests.flatMap(({ date, answer }) =>
    date === undefined || answer !== undefined ? [] : [ofDataset('petition', addDays(date, PETITION_DAYS), promise)],
  );
}

/** A change that is announced and has not come: whether it was made the plan does not say. */
function noticesOf(promise: DatasetPromise, { today }: PlanContext): readonly Item[] {
  const day = promise.notice?.date;
  return day === undefined || day < today ? [] : [ofDataset('announced-change', day, promise)];
}

function milestonesOf({ plan }: PlanContext): readonly Item[] {
  const isOpen = ({ state }: { readonly state: string | undefined }): boolean =>
    state !== 'cumplido' && state !== 'cancelado';
  return [
    ...plan.milestones
      .filter(isOpen)
      .flatMap(({ period, title, owner }) => (period ? [ofPlan('milestone', period.to, title, [owner])] : [])),
    ...plan.commitments
      .filter(isOpen)
      .flatMap(({ due, title, owner }) => (due ? [ofPlan('public-commitment', due.to, title, [owner])] : [])),
  ];
}

function reviewsOf({ plan }: PlanContext): readonly Item[] {
  return plan.risks.flatMap(({ review, description, owner, state }) =>
    review === undefined || state === 'cerrado' ? [] : [ofPlan('risk-review', review, description, [owner])],
  );
}

/** Terms that will end; those that ended are history. */
function termsOf({ plan, today }: PlanContext): readonly Item[] {
  return plan.groups.flatMap(({ id, members }) =>
    members.flatMap(({ until, name, login }) =>
      until === undefined || until < today ? [] : [ofPlan('term', until, `${name} (${id})`, [login])],
    ),
  );
}

function deadlinesOf({ plan: { institution, promises, stories } }: PlanContext): readonly Item[] {
  const [first, story] = institution ? [planDeadline(institution), storyDeadline(institution)] : [];
  return [
    ...(first !== undefined && promises.length === 0 ? [ofPlan('first-plan', first, '', ['liaison'])] : []),
    ...(story !== undefined && stories.length === 0 ? [ofPlan('first-story', story, '', ['communication'])] : []),
  ];
}
