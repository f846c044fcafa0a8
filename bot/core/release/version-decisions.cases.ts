/** Every kind of change, and the version that follows. `docs/versions.md` is made from these cases. */
import { askedOf, type Content } from '../difference/diff-dataset.cases.ts';
import { diffDataset } from '../difference/diff-dataset.ts';
import type { DatasetDifference } from '../difference/difference.ts';
import type { Snapshot } from '../snapshot.ts';
import type { DecisionCase, DecisionGroup } from './decisions/decision.cases.ts';
import { DESCRIPTION } from './decisions/description.cases.ts';
import { FIELDS_CHANGED } from './decisions/fields.cases.ts';
import { FILES } from './decisions/files.cases.ts';
import { LIFE } from './decisions/life.cases.ts';
import { ROWS, SAME } from './decisions/rows.cases.ts';
import { KEYS, RULES } from './decisions/rules.cases.ts';
import { nextVersion, type Version, versionOf, versionText } from './version.ts';

/** Changes to a published dataset, in the order of the page. */
export const CHANGE_GROUPS: readonly DecisionGroup[] = [DESCRIPTION, FILES, FIELDS_CHANGED, RULES, KEYS, ROWS, SAME];
/** What a dataset lives through: the version depends on more than the change. */
export const LIFE_GROUP: DecisionGroup = LIFE;

/** The versions from which the page tells what follows: of data in use, and of data on trial. */
export const FROM = { settled: '1.4.2', trial: '0.4.2' } as const;

/** What the program makes of a case. */
export interface Decided {
  readonly difference: DatasetDifference;
  /** `breaking/major field-removed`. */
  readonly told: string;
  readonly last: string | undefined;
  /** In the case's own circumstances. */
  readonly next: string | undefined;
  /** Had the dataset been on trial. */
  readonly onTrial: string | undefined;
}

/** Decides cases over snapshots made by `memory`; core itself knows no way to make one. */
export function decidedBy(
  memory: (files: Readonly<Record<string, Content>>) => Snapshot,
): (one: DecisionCase) => Promise<Decided> {
  const { side } = askedOf(memory);
  return async ([, , before, after, , circumstances = {}]) => {
    const { renamed = 'd', declared, trial = false, returns } = circumstances;
    const last = 'last' in circumstances ? circumstances.last : FROM.settled;
    const options = {
      ...{ limit: 20, significantRemoval: 0.05, dataset: 'd' },
      declared: declared && { obras: declared },
      returnsAfter: returns === true ? last : undefined,
    };
    const difference = await diffDataset(await side(before), await side(after, renamed), options);
    const { impact, bump, reasons } = difference;
    return {
      difference,
      told: [`${impact}/${bump}`, ...new Set(reasons.map(({ code }) => code))].join(' '),
      last,
      next: textOf(nextVersion({ last: versionIn(last), bump, trial })),
      onTrial: textOf(nextVersion({ last: versionIn(FROM.trial), bump, trial: true })),
    };
  };
}

function versionIn(text: string | undefined): Version | undefined {
  return text === undefined ? undefined : versionOf(text);
}

function textOf(version: Version | undefined): string | undefined {
  return version && versionText(version);
}
