/** The plan as a person wants to see it: by unit, each dataset with its stage and its dates. */
import type { Day } from './dates.ts';
import { nextUpdate, openCommitments } from './late.ts';
import type { FlowId } from './promise.ts';
import type { PlanContext } from './rule.ts';
import { type Missing, type Stage, stageOf, type Tripped } from './stage.ts';

export interface DatasetProgress {
  readonly dataset: string;
  readonly title: string;
  readonly flow: FlowId | undefined;
  readonly stage: Stage;
  readonly missing: readonly Missing[];
  /** The word: `trimestral`. */
  readonly frequency: string | undefined;
  /** What is due next, data or a promised resource; `undefined` where nothing sets a day. */
  readonly nextDue: Day | undefined;
  /** Natural days that the latest of it is late; 0 where nothing is. */
  readonly daysLate: number;
}

export interface UnitProgress {
  readonly unit: string;
  /** Sorted by name. */
  readonly datasets: readonly DatasetProgress[];
}

/** How far every promised dataset is, by unit, sorted; `tripped` holds what checking each dataset found. */
export function progressOf(
  context: PlanContext,
  tripped: ReadonlyMap<string, readonly Tripped[]>,
): readonly UnitProgress[] {
  const units = new Map<string, DatasetProgress[]>();
  for (const promise of context.plan.promises) {
    const unit = promise.unit ?? '';
    const progress = units.get(unit) ?? [];
    units.set(unit, progress);
    progress.push(progressIn(context, promise, tripped.get(promise.dataset)));
  }
  return [...units]
    .map(([unit, datasets]) => ({ unit, datasets }))
    .sort((one, other) => (one.unit < other.unit ? -1 : 1));
}

function progressIn(
  { datasets, today }: PlanContext,
  promise: PlanContext['plan']['promises'][number],
  tripped: readonly Tripped[] | undefined,
): DatasetProgress {
  const dataset = datasets.get(promise.dataset);
  const { stage, missing } = stageOf({ promise, dataset, tripped, today });
  const update = nextUpdate(promise, dataset, today);
  const dues = [...openCommitments(promise, dataset, today), ...(update ? [update] : [])];
  return {
    dataset: promise.dataset,
    title: promise.title ?? promise.dataset,
    flow: promise.flow,
    stage,
    missing,
    frequency: promise.frequency?.word,
    nextDue: dues.map(({ due }) => due).sort()[0],
    daysLate: Math.max(0, ...dues.map(({ daysLate }) => daysLate)),
  };
}
