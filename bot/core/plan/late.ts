/** What is overdue on a day, in one place for the rules, the calendar and the stages. */
import { type Day, daysBetween } from './dates.ts';
import { type DatasetEvidence, hasResource, modifiedIn, packageOf } from './evidence.ts';
import { nextDue, parseInterval } from './frequency.ts';
import type { DatasetPromise, PromisedResource } from './promise.ts';

/** A day on which something is due, and how many natural days it is late: 0 or less where it is not. */
export interface DueDay {
  readonly due: Day;
  readonly daysLate: number;
}

function dueDay(due: Day, today: Day): DueDay {
  return { due, daysLate: daysBetween(due, today) };
}

/** When the next data are due after those that are there; `undefined` where nothing sets a day. */
export function nextUpdate(
  { frequency }: DatasetPromise,
  evidence: DatasetEvidence | undefined,
  today: Day,
): (DueDay & { readonly last: Day }) | undefined {
  const pack = packageOf(evidence);
  const last = pack && modifiedIn(pack);
  const interval = frequency && parseInterval(frequency.iso);
  const due = last && interval && nextDue(interval, last);
  return due === undefined || last === undefined ? undefined : { ...dueDay(due, today), last };
}

/** A promised resource that is not there yet. */
export interface OpenCommitment extends DueDay {
  readonly resource: PromisedResource;
}

/** The resources that were promised and are not there, whether due or not; none where the dataset was not looked into. */
export function openCommitments(
  promise: DatasetPromise,
  evidence: DatasetEvidence | undefined,
  today: Day,
): readonly OpenCommitment[] {
  if (evidence !== undefined && evidence.kind !== 'package') return [];
  return promise.resources.flatMap((resource) => {
    const { name, commitment } = resource;
    if (commitment === undefined || hasResource(packageOf(evidence), name)) return [];
    return [{ resource, ...dueDay(commitment.to, today) }];
  });
}
