/** Dates that passed, that have not come yet, or that were moved. */
import type { Day, Period } from './dates.ts';
import { daysBetween } from './dates.ts';
import { modifiedIn, packageOf } from './evidence.ts';
import { found, type HistoryProblem, type Report } from './finding.ts';
import { nextUpdate, openCommitments } from './late.ts';
import { below, type PlanOrigin, placeAt } from './origin.ts';
import { planDeadline, storyDeadline } from './plan.ts';
import type { DatasetPromise, MovedDate } from './promise.ts';
import type { PlanRule } from './rule.ts';

const deadline: PlanRule = {
  id: 'plan-deadline',
  check({ plan: { institution, promises }, today }, report) {
    const day = institution && planDeadline(institution);
    if (institution === undefined || day === undefined || day >= today || promises.length > 0) return;
    const facts = { deadline: day, days: daysBetween(day, today) };
    report(found('plan-deadline', facts, placeAt(below(institution.at, 'planStart'))));
  },
};

const storyMissing: PlanRule = {
  id: 'plan-story-missing',
  check({ plan: { institution, stories }, today }, report) {
    const day = institution && storyDeadline(institution);
    if (institution === undefined || day === undefined || day >= today) return;
    if (stories.some(({ kind }) => kind === 'historia')) return;
    const facts = { deadline: day, days: daysBetween(day, today) };
    report(found('plan-story-missing', facts, placeAt(below(institution.at, 'planStart'))));
  },
};

/** A promise may run ahead of its dataset; once a date has passed, it may not. */
const datasetMissing: PlanRule = {
  id: 'plan-dataset-missing',
  check({ plan, datasets, today }, report) {
    for (const promise of plan.promises) {
      if (datasets.has(promise.dataset)) continue;
      const late = openCommitments(promise, undefined, today).filter(({ daysLate }) => daysLate > 0);
      const [first] = late.sort((one, other) => other.daysLate - one.daysLate);
      if (first === undefined) continue;
      const facts = { dataset: promise.dataset, due: first.due, days: first.daysLate };
      report(found('plan-dataset-missing', facts, placeAt(below(first.resource.at, 'commitment'))));
    }
  },
};

const commitmentLate: PlanRule = {
  id: 'plan-commitment-late',
  check({ plan, datasets, today }, report) {
    for (const promise of plan.promises) {
      const evidence = datasets.get(promise.dataset);
      if (evidence === undefined) continue;
      for (const { resource, due, daysLate } of openCommitments(promise, evidence, today)) {
        if (daysLate <= 0) continue;
        const facts = { resource: resource.name, due, days: daysLate };
        report(found('plan-commitment-late', facts, placeAt(below(resource.at, 'commitment'), resource.name)));
      }
    }
  },
};

const updateLate: PlanRule = {
  id: 'plan-update-late',
  check({ plan, datasets, today }, report) {
    for (const promise of plan.promises) {
      const next = nextUpdate(promise, datasets.get(promise.dataset), today);
      if (next === undefined || next.daysLate <= 0) continue;
      const facts = { due: next.due, days: next.daysLate, last: next.last };
      report(found('plan-update-late', facts, placeAt(below(promise.at, 'frequency'))));
    }
  },
};

const milestoneLate: PlanRule = {
  id: 'plan-milestone-late',
  check({ plan, today }, report) {
    const dated = [
      ...plan.milestones.map(({ id, period, state, at }) => ({ id, period, state, at: below(at, 'period') })),
      ...plan.commitments.map(({ id, due, state, at }) => ({ id, period: due, state, at: below(at, 'due') })),
    ];
    for (const { id, period, state, at } of dated) {
      if (period === undefined || period.to >= today || state === 'cumplido' || state === 'cancelado') continue;
      report(found('plan-milestone-late', { id, due: period.to, days: daysBetween(period.to, today) }, placeAt(at)));
    }
  },
};

const dateFuture: PlanRule = {
  id: 'plan-date-future',
  check({ plan, datasets, today }, report) {
    const check = (date: Day | undefined, at: PlanOrigin, property: string): void => {
      if (date !== undefined && date > today)
        report(found('plan-date-future', { property, date, today }, placeAt(below(at, ...property.split('/')))));
    };
    for (const promise of plan.promises) {
      for (const [date, at, property] of datesBehind(promise)) check(date, at, property);
      const pack = packageOf(datasets.get(promise.dataset));
      const modified = pack && modifiedIn(pack);
      if (pack === undefined || modified === undefined || modified <= today) continue;
      const place = { path: pack.at.path, dataset: pack.dataset, line: pack.at.document.locate('/dcat:modified') };
      report(found('plan-date-future', { property: 'dcat:modified', date: modified, today }, place));
    }
    for (const { date, at } of plan.stories) check(date, at, 'date');
  },
};

/** The dates of a promise that tell what was done, and so lie behind. */
function datesBehind(promise: DatasetPromise): readonly (readonly [Day | undefined, PlanOrigin, string])[] {
  const { at, published, use, interoperability, legalReview, history, requests } = promise;
  return [
    [published, at, 'published'],
    [use?.date, at, 'use/date'],
    [interoperability?.lastSuccess, at, 'interoperability/lastSuccess'],
    [legalReview?.date, at, 'legalReview/date'],
    ...[...history, ...requests, ...(legalReview?.findings ?? [])].map((each) => [each.date, each.at, 'date'] as const),
  ];
}

const historyBroken: PlanRule = {
  id: 'plan-history-broken',
  check({ plan }, report) {
    for (const promise of plan.promises) checkHistory(promise, report);
  },
};

function checkHistory({ history, resources }: DatasetPromise, report: Report): void {
  const last = new Map<string, MovedDate>();
  for (const moved of history) {
    const known = resources.some(({ name }) => name === moved.resource);
    if (!known) tell('resource', moved, resources.map(({ name }) => name).join(', '), moved.resource, report);
    const before = last.get(moved.resource);
    if (before) checkChain(before, moved, report);
    last.set(moved.resource, moved);
  }
  for (const { name, commitment } of resources) {
    const moved = last.get(name);
    if (!moved?.now || !commitment || samePeriod(moved.now, commitment)) continue;
    tell('current', moved, commitment.text, moved.now.text, report);
  }
}

function checkChain(before: MovedDate, moved: MovedDate, report: Report): void {
  if (before.date && moved.date && moved.date < before.date) tell('order', moved, before.date, moved.date, report);
  if (before.now && moved.was && !samePeriod(before.now, moved.was))
    tell('chain', moved, before.now.text, moved.was.text, report);
}

function tell(problem: HistoryProblem, moved: MovedDate, expected: string, written: string, report: Report): void {
  const facts = { problem, resource: moved.resource, expected, found: written };
  report(found('plan-history-broken', facts, placeAt(moved.at, moved.resource)));
}

function samePeriod(one: Period, other: Period): boolean {
  return one.from === other.from && one.to === other.to;
}

/** Rules about time. */
export const DATE_RULES: readonly PlanRule[] = [
  deadline,
  storyMissing,
  datasetMissing,
  commitmentLate,
  updateLate,
  milestoneLate,
  dateFuture,
  historyBroken,
];
