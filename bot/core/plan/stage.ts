/** At which of León's eight stages a dataset stands: computed from what there is, never declared. */
import { DATASET_SEVERITIES } from '../dataset/finding.ts';
import type { Package } from '../dataset/package.ts';
import type { Severity } from '../finding.ts';
import { type Day, daysBetween } from './dates.ts';
import { type DatasetEvidence, packageOf } from './evidence.ts';
import { FREQUENCY_WORDS, sameInterval } from './frequency.ts';
import { nextUpdate, openCommitments } from './late.ts';
import type { DatasetPromise } from './promise.ts';

export const STAGES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Stage = (typeof STAGES)[number];

/** What a stage still lacks; `count` where several of a kind are missing, `names` where they have some. */
export interface Missing {
  readonly stage: Stage;
  readonly what: MissingPart;
  readonly count?: number;
  readonly names?: readonly string[];
}

export type MissingPart =
  | 'promise'
  | 'priority'
  | 'descriptor'
  | 'title'
  | 'description'
  | 'license'
  | 'contributors'
  | 'readme'
  | 'field-description'
  | 'schema'
  | 'structure-findings'
  | 'quality-unchecked'
  | 'quality-findings'
  | 'legal-review'
  | 'frequency'
  | 'commitment'
  | 'access'
  | 'interoperability'
  | 'last-delivery'
  | 'use'
  | 'late';

/** How often a rule found something in a dataset. */
export interface Tripped {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
}

export interface StageEvidence {
  readonly promise: DatasetPromise | undefined;
  readonly dataset: DatasetEvidence | undefined;
  /** What checking the dataset found; `undefined` where its data were not checked. */
  readonly tripped: readonly Tripped[] | undefined;
  readonly today: Day;
}

export interface StageResult {
  /** The first stage that lacks something; 8 where none does. */
  readonly stage: Stage;
  /** Everything that is missing, at this stage and at those after it, in their order. */
  readonly missing: readonly Missing[];
}

/** The stage of a dataset, and what it lacks. */
export function stageOf(evidence: StageEvidence): StageResult {
  const missing = STAGES.flatMap((stage) => LACKS[stage](evidence).map((lack) => ({ stage, ...lack })));
  return { stage: missing[0]?.stage ?? 8, missing };
}

type Lack = Omit<Missing, 'stage'>;

const LACKS: Readonly<Record<Stage, (evidence: StageEvidence) => readonly Lack[]>> = {
  1: ({ promise }) => {
    if (promise === undefined) return [{ what: 'promise' }];
    return lacking('priority', (promise.priority?.criteria.length ?? 0) === 0);
  },
  2: ({ dataset }) => {
    const pack = packageOf(dataset);
    return pack === undefined ? [{ what: 'descriptor' }] : documentationLacks(pack);
  },
  3: ({ dataset, tripped }) => {
    const bare = (packageOf(dataset)?.resources ?? []).filter(({ kind, schema }) => kind === 'table' && !schema);
    return [
      ...lacking(
        'schema',
        bare.length > 0,
        bare.map(({ name }) => name),
      ),
      ...counted('structure-findings', tripped, isStructural),
    ];
  },
  4: ({ tripped }) =>
    tripped === undefined
      ? [{ what: 'quality-unchecked' }]
      : counted('quality-findings', tripped, (rule) => !isStructural(rule)),
  5: ({ promise }) => {
    const review = promise?.legalReview;
    return lacking('legal-review', review?.date === undefined || review.reviewer === undefined);
  },
  6: ({ promise }) => [
    ...lacking('frequency', !hasFrequency(promise)),
    ...lacking('commitment', !promise?.resources.every(({ commitment }) => commitment)),
    ...lacking('access', promise?.access.level === undefined),
  ],
  7: ({ promise }) => {
    const feed = promise?.interoperability;
    if (feed?.flow === undefined || feed.source === undefined) return [{ what: 'interoperability' }];
    return lacking('last-delivery', feed.flow !== 'manual' && feed.lastSuccess === undefined);
  },
  8: ({ promise, dataset, today }) => [
    ...lacking('use', promise?.use?.date === undefined || daysBetween(promise.use.date, today) > USE_DAYS),
    ...lateLacks(promise, dataset, today),
  ],
};

/** Use that was counted longer ago than this is not being watched. */
const USE_DAYS = 366;

function lacking(what: MissingPart, isMissing: boolean, names?: readonly string[]): readonly Lack[] {
  if (!isMissing) return [];
  return [names === undefined ? { what } : { what, count: names.length, names }];
}

function documentationLacks({
  title,
  description,
  licenses,
  contributors,
  readme,
  resources,
}: Package): readonly Lack[] {
  const fields = resources.flatMap(({ schema }) => schema?.fields ?? []);
  const undescribed = fields.filter((field) => (field.description ?? '').trim() === '').map(({ name }) => name);
  return [
    ...lacking('title', (title ?? '').trim() === ''),
    ...lacking('description', (description ?? '').trim() === ''),
    ...lacking('license', licenses.length === 0),
    ...lacking('contributors', contributors.length === 0),
    ...lacking('readme', readme === undefined),
    ...lacking('field-description', undescribed.length > 0, undescribed),
  ];
}

function hasFrequency(promise: DatasetPromise | undefined): boolean {
  const { word = '', iso = '' } = promise?.frequency ?? {};
  return sameInterval(iso, FREQUENCY_WORDS[word] ?? 'none');
}

function lateLacks(
  promise: DatasetPromise | undefined,
  dataset: DatasetEvidence | undefined,
  today: Day,
): readonly Lack[] {
  if (promise === undefined) return [];
  const late = openCommitments(promise, dataset, today).filter(({ daysLate }) => daysLate > 0);
  const update = nextUpdate(promise, dataset, today)?.daysLate ?? 0;
  const days = Math.max(update, ...late.map(({ daysLate }) => daysLate));
  return days > 0 ? [{ what: 'late', count: days }] : [];
}

/** Findings about how a table's file is built, not about what its cells say. */
const TABLE_STRUCTURE: ReadonlySet<string> = new Set([
  'source-error',
  'lfs-pointer',
  'encoding-error',
  'syntax-error',
  'record-too-long',
  'too-many-columns',
  'nul-byte',
  'line-ends',
  'blank-row',
  'blank-label',
  'duplicate-label',
  'missing-label',
  'extra-label',
  'incorrect-label',
  'missing-cell',
  'extra-cell',
  'table-empty',
]);

function isStructural(rule: string): boolean {
  return TABLE_STRUCTURE.has(rule) || Object.hasOwn(DATASET_SEVERITIES, rule);
}

/** Notes hold nothing up. Documentation that the institution asks for is stage 2, and told there by its parts. */
function counted(
  what: MissingPart,
  tripped: readonly Tripped[] | undefined,
  isOf: (rule: string) => boolean,
): readonly Lack[] {
  const grave = (tripped ?? []).filter(
    ({ rule, severity }) => severity !== 'note' && isOf(rule) && !isDocumentation(rule),
  );
  const count = grave.reduce((sum, each) => sum + each.count, 0);
  return count === 0 ? [] : [{ what, count, names: [...new Set(grave.map(({ rule }) => rule))] }];
}

function isDocumentation(rule: string): boolean {
  return rule.startsWith('package-') || rule === 'field-description' || rule === 'resource-schema';
}
