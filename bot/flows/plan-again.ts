/** What was published, planned once more from the history and its record: the same order gives the same bytes. */
import type { HistoryStep } from '../core/release/history.ts';
import type { Planned } from '../core/release/planned.ts';
import type { PublicationRecord, Recorded } from '../core/release/record.ts';
import { compareVersions } from '../core/release/version.ts';
import { Walked } from '../core/release/walked.ts';
import { planDataset } from './publish-dataset.ts';
import type { PublishOrder } from './publish-order.ts';
import { readPlans } from './read-plans.ts';

/** A recorded publication, and what it was made from. */
export interface AgainOrder extends Pick<PublishOrder, 'history' | 'options'> {
  readonly recorded: Recorded;
  readonly record: PublicationRecord;
  /** The commit before the one that was published; `undefined`: publishing began there. */
  readonly parent: string | undefined;
  /** Whether values of the data were kept out of what is told of them: the record does not say. */
  readonly withheld: boolean;
}

/** The plan of a recorded publication; `undefined` where the history does not give it any more. */
export async function planAgain(order: AgainOrder): Promise<Planned | undefined> {
  const { recorded, record, history, options, parent, withheld } = order;
  const { manifest } = recorded;
  const began = manifest.coverage.some(({ kind, commit }: { kind: string; commit?: string }) => {
    return kind === 'adopted' && commit === manifest.commit;
  });
  const before = began ? undefined : parent;
  const step: HistoryStep = { commit: manifest.commit, parent: before, date: manifest.date, pull: undefined };
  const changes = await history.changes(before, manifest.commit);
  const walked = new Walked({ state: undefined, publications: publishedBefore(recorded, record) });
  // A renamed dataset's tombstone was planned with the release of its new name.
  const dataset = manifest.withdrawn?.renamedTo ?? recorded.name.dataset;
  for (const coverage of manifest.coverage) walked.await(dataset, coverage);
  const planned = await planDataset({
    order: { history, options, program: manifest.program },
    walked,
    step,
    changes,
    plans: await readPlans(changes),
    dataset,
    renamed: new Set(),
    withheld,
  });
  return planned.find(({ tag }) => tag === manifest.tag);
}

/** What was on the record when this was planned. */
function publishedBefore({ name, manifest }: Recorded, { publications }: PublicationRecord): readonly Recorded[] {
  return publications.filter((other) => {
    if (other.name.dataset !== name.dataset) {
      return other.manifest.commit !== manifest.commit && other.manifest.date <= manifest.date;
    }
    const age = compareVersions(other.name.version, name.version);
    return age < 0 || (age === 0 && name.tombstone && !other.name.tombstone);
  });
}
