import type { Place } from '../finding.ts';
import type { DatasetDifference, KeptResource, ResourceDifference } from './difference.ts';
import type { WrongFormerly } from './fields.ts';
import type { DifferenceFinding } from './finding.ts';
import { isEmptied, type Unjudged } from './reasons.ts';

/** Where a change's findings are, and what is wrong that the difference itself does not hold. */
export interface FindingContext {
  readonly dataset: string;
  /** The head's folder, or the base's where the dataset left. */
  readonly folder: string;
  readonly descriptor: string;
  /** By resource: what fields say of their former names. */
  readonly wrong: ReadonlyMap<string, readonly WrongFormerly[]>;
  /** What the head's descriptor newly says the dataset was called. */
  readonly formerly: string | undefined;
  readonly significantRemoval: number;
  /** Paths from the dataset's folder that one resource uses now and that stood before the change, unused by it. */
  readonly stood: ReadonlySet<string>;
}

/** Everything that is wrong with the change itself. */
export function findingsOf(difference: Unjudged, context: FindingContext): readonly DifferenceFinding[] {
  const kept = difference.resources.filter((one): one is KeptResource => one.kind === 'kept');
  return [
    ...kept.flatMap((one) => lostFindings(one, context)),
    ...kept.flatMap((one) => lossFindings(one, context)),
    ...caseFindings(difference, kept, context),
    ...formerlyFindings(difference, context),
  ];
}

const LOST = { empty: 'file-emptied', 'lfs-pointer': 'became-lfs-pointer', link: 'became-link' } as const;

function lostFindings(one: KeptResource, context: FindingContext): readonly DifferenceFinding[] {
  const findings = one.files.lost.flatMap(({ path, how }): DifferenceFinding[] => {
    // That a file is not there, the descriptor's own check says.
    if (how === 'missing') return [];
    const place = placeOf(context, one.resource, path);
    const rule = LOST[how];
    if (rule === 'file-emptied') return [{ rule, severity: 'error', place, facts: { rows: rowsBefore(one) } }];
    return [{ rule, severity: 'error', place, facts: {} }];
  });
  if (findings.length > 0 || !isEmptied(one)) return findings;
  const place = { path: context.descriptor, dataset: context.dataset, resource: one.resource };
  return [{ rule: 'file-emptied', severity: 'error', place, facts: { rows: rowsBefore(one) } }];
}

function rowsBefore({ rows }: KeptResource): number | undefined {
  return rows.kind === 'keyed' || rows.kind === 'unkeyed' ? rows.base : undefined;
}

function lossFindings(one: KeptResource, context: FindingContext): readonly DifferenceFinding[] {
  const { rows } = one;
  if ((rows.kind !== 'keyed' && rows.kind !== 'unkeyed') || rows.head === 0 || rows.base === 0) return [];
  const share = rows.removed / rows.base;
  if (share <= context.significantRemoval) return [];
  const facts = {
    removed: rows.removed,
    base: rows.base,
    percent: percentOf(share),
    allowed: percentOf(context.significantRemoval),
    keyed: rows.kind === 'keyed',
  };
  const place = { path: context.descriptor, dataset: context.dataset, resource: one.resource };
  return [{ rule: 'row-loss', severity: 'warning', place, facts }];
}

/** In hundredths, to one decimal. */
export function percentOf(share: number): number {
  return Math.round(share * 1000) / 10;
}

function caseFindings(
  difference: Unjudged,
  kept: readonly KeptResource[],
  context: FindingContext,
): readonly DifferenceFinding[] {
  const found = (
    before: string,
    after: string,
    of: 'dataset' | 'resource' | 'file',
    place: Place,
  ): DifferenceFinding => ({
    rule: 'case-only-rename',
    severity: 'error',
    place,
    facts: { before, after, of },
  });
  const { dataset, formerly } = difference;
  const about = { path: context.descriptor, dataset: context.dataset };
  const whole =
    formerly?.toLowerCase() === dataset.toLowerCase() ? [found(formerly ?? '', dataset, 'dataset', about)] : [];
  const names = (kind: ResourceDifference['kind']): readonly string[] =>
    difference.resources.filter((one) => one.kind === kind).map(({ resource }) => resource);
  return [
    ...whole,
    ...twins(names('removed'), names('added')).map(([before, after]) =>
      found(before, after, 'resource', { ...about, resource: after }),
    ),
    ...kept.flatMap(({ resource, files }) =>
      twins(files.removed, files.added)
        // Of two that stood there one is left: that is how two names that many take for one are mended.
        .filter(([, after]) => !context.stood.has(after))
        .map(([before, after]) => found(before, after, 'file', placeOf(context, resource, after))),
    ),
  ];
}

/** Names that left and came, and only differ in capitals. */
export function twins(removed: readonly string[], added: readonly string[]): readonly (readonly [string, string])[] {
  const folded = new Map(removed.map((name) => [name.toLowerCase(), name]));
  return added.flatMap((after): (readonly [string, string])[] => {
    const before = folded.get(after.toLowerCase());
    return before === undefined ? [] : [[before, after]];
  });
}

function formerlyFindings(
  difference: Pick<DatasetDifference, 'formerly' | 'dataset'>,
  context: FindingContext,
): readonly DifferenceFinding[] {
  const { descriptor: path, dataset, formerly } = context;
  const whole: DifferenceFinding[] =
    formerly === undefined || formerly === difference.formerly
      ? []
      : [
          {
            rule: 'formerly-unknown',
            severity: 'error',
            place: { path, dataset, pointer: '/formerly' },
            facts: { formerly, of: 'dataset', problem: formerly === dataset ? 'still-there' : 'absent' },
          },
        ];
  const fields = [...context.wrong].flatMap(([resource, wrong]) =>
    wrong.map(
      (one): DifferenceFinding => ({
        rule: 'formerly-unknown',
        severity: 'error',
        place: { path, dataset, resource, field: one.field },
        facts: { formerly: one.formerly, of: 'field', problem: one.problem },
      }),
    ),
  );
  return [...whole, ...fields];
}

function placeOf({ dataset, folder }: FindingContext, resource: string, path: string): Place {
  return { path: folder === '' ? path : `${folder}/${path}`, dataset, resource };
}
