import type { Package, Resource } from '../dataset/package.ts';
import type { TableEvidence } from './evidence.ts';
import { starsOf } from './formats.ts';
import { addMeasures, type DimensionScores, type Measures, meanScore, type Ratio, scoreMeasures } from './measure.ts';
import { isText, measureResource, measureTable, type RuleCount, share } from './measure-table.ts';
import { isKnownLicense, type Metadata, metadataOf } from './metadata.ts';
import { type MqaScore, scoreMqa } from './mqa.ts';
import { lateDays, periodDays } from './timeliness.ts';

/** All that a dataset's scores are made of. */
export interface DatasetEvidence {
  readonly package: Package;
  /** Of each table that was read. */
  readonly tables: readonly TableEvidence[];
  /** What the check found, of all rooms. */
  readonly counts: readonly RuleCount[];
  /** `yyyy-mm-dd`. */
  readonly today: string;
  /** From the plan, where it promises one; else the descriptor's holds. */
  readonly frequency?: string | undefined;
  /** The day of the last change of its data, where it is known; else the descriptor's `modified` holds. */
  readonly updated?: string | undefined;
  /** The tables as they were before the change at hand. */
  readonly before?: readonly TableEvidence[] | undefined;
}

/** A resource’s scores: plain JSON. */
export interface ResourceQuality {
  readonly name: string;
  readonly measures: Measures;
  readonly dimensions: DimensionScores;
  readonly stars: number;
}

/** A dataset's scores: plain JSON. */
export interface DatasetQuality {
  readonly dataset: string;
  readonly measures: Measures;
  readonly dimensions: DimensionScores;
  /** The weighted mean, 0 to 100; `undefined` where a table could not be read. */
  readonly score: number | undefined;
  /** Tables that could not be read. */
  readonly unread: readonly string[];
  /** The last day up to today that the data tell of. */
  readonly covered: string | undefined;
  readonly stars: number;
  readonly mqa: MqaScore;
  readonly resources: readonly ResourceQuality[];
}

/** An institution’s scores: plain JSON. */
export interface InstitutionQuality {
  readonly datasets: number;
  readonly measures: Measures;
  readonly dimensions: DimensionScores;
  readonly score: number | undefined;
  /** Datasets with a table that could not be read. */
  readonly unread: readonly string[];
}

/** Scores a dataset. */
export function scoreDataset(evidence: DatasetEvidence): DatasetQuality {
  const { package: pack, tables } = evidence;
  const meta = metadataOf(pack);
  const resources = pack.resources.map((resource) => scoreResource(resource, evidence));
  const read = new Set(tables.map(({ resource }) => resource));
  const unread = pack.resources.filter(({ kind, name }) => kind === 'table' && !read.has(name)).map(({ name }) => name);
  const covered = coveredBy(tables, evidence.today);
  const own: Measures = {
    metadata: metadataRatio(pack, meta),
    license: share([pack.licenses.some(isKnownLicense)]),
    freshness: freshness(evidence, meta, covered),
  };
  const measures = addMeasures([own, ...resources.map((resource) => resource.measures)]);
  const dimensions = scoreMeasures(measures, unread.length > 0);
  return {
    dataset: pack.dataset,
    measures,
    dimensions,
    score: meanScore(dimensions),
    unread,
    covered,
    stars: Math.max(0, ...resources.map(({ stars }) => stars)),
    mqa: scoreMqa(pack, meta),
    resources,
  };
}

/** Scores an institution: the sums of its datasets' measures. */
export function scoreInstitution(datasets: readonly DatasetQuality[]): InstitutionQuality {
  const measures = addMeasures(datasets.map((dataset) => dataset.measures));
  const unread = datasets.filter((dataset) => dataset.unread.length > 0).map(({ dataset }) => dataset);
  const dimensions = scoreMeasures(measures, unread.length > 0);
  return { datasets: datasets.length, measures, dimensions, score: meanScore(dimensions), unread };
}

function scoreResource(resource: Resource, { tables, before, counts }: DatasetEvidence): ResourceQuality {
  const table = tables.find((each) => each.resource === resource.name);
  const was = before?.find((each) => each.resource === resource.name);
  const measures = addMeasures([
    measureResource(resource, table, counts),
    ...(table === undefined ? [] : [measureTable(table, was)]),
  ]);
  const unread = resource.kind === 'table' && table === undefined;
  return {
    name: resource.name,
    measures,
    dimensions: scoreMeasures(measures, unread),
    stars: starsOf(resource.format),
  };
}

/** The guide's obligatory metadata of a dataset, and those that its portal asks for besides. */
function metadataRatio({ readme }: Package, meta: Metadata): Ratio {
  return share([
    isText(meta.title),
    isText(meta.description),
    meta.keywords.some(isText),
    meta.modified !== undefined,
    meta.contact,
    meta.publisher,
    meta.licenses.length > 0,
    meta.frequency !== undefined,
    meta.temporal,
    meta.spatial,
    meta.landingPage || readme !== undefined,
  ]);
}

/** The last day, up to today, that the tables' time fields hold. */
export function coveredBy(tables: readonly TableEvidence[], today: string): string | undefined {
  const days = tables.flatMap(({ columns }) => columns.flatMap(({ last }) => last ?? []));
  return days
    .filter((day) => day <= today)
    .toSorted()
    .at(-1);
}

/**
 * 1 up to the day on which something new is due, then less each day, and 0 a period later. A dataset that promises no
 * frequency has 0, so that promising one cannot cost; an irregular one has 1 once it is dated.
 */
function freshness(evidence: DatasetEvidence, meta: Metadata, covered: string | undefined): Ratio {
  const { today } = evidence;
  const frequency = evidence.frequency ?? meta.frequency;
  const updated = evidence.updated ?? meta.modified;
  const period = frequency === undefined ? undefined : periodDays(frequency);
  if (period === undefined) return { numerator: 0, denominator: 1 };
  if (period === 'irregular') {
    return updated === undefined || updated > today
      ? { numerator: 0, denominator: 0 }
      : { numerator: 1, denominator: 1 };
  }
  const late = lateDays(period, { today, updated, covered });
  return { numerator: late === undefined ? 0 : Math.max(0, 1 - late / period), denominator: 1 };
}
