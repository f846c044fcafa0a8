import { below, placeAt } from '../dataset/origin.ts';
import type { Package } from '../dataset/package.ts';
import { coveredBy } from './dataset-quality.ts';
import type { TableEvidence } from './evidence.ts';
import type { QualityFinding } from './finding.ts';
import { isOpenFormat } from './formats.ts';
import { isKnownLicense, licenseName, metadataOf } from './metadata.ts';
import type { NormProfile } from './norm.ts';
import { QualityReport } from './report-findings.ts';
import { lateDays, periodDays } from './timeliness.ts';

/** What the description is held against. */
export interface DescriptionOptions {
  readonly norm: NormProfile;
  /** `yyyy-mm-dd`. */
  readonly today: string;
  readonly tables: readonly TableEvidence[];
  readonly frequency?: string | undefined;
  readonly updated?: string | undefined;
}

/** What a norm says of a dataset's description: its licence, its formats, and whether it keeps its frequency. */
export function checkDescription(pack: Package, options: DescriptionOptions): readonly QualityFinding[] {
  const report = new QualityReport(options.norm, Number.POSITIVE_INFINITY);
  checkLicenses(pack, report);
  checkFormats(pack, report);
  checkDates(pack, options, report);
  return report.tally.results().flatMap(({ findings }) => findings);
}

function checkLicenses({ licenses, at }: Package, report: QualityReport): void {
  if (licenses.length === 0 || licenses.some(isKnownLicense)) return;
  const license = licenses.map(licenseName).find((name) => name !== '') ?? '';
  report.tell('license-unknown', 0, () => placeAt(below(at, 'licenses')), { license });
}

/** A closed format is no fault where the same data are there in an open one. */
function checkFormats({ resources }: Package, report: QualityReport): void {
  if (resources.some(({ format }) => isOpenFormat(format))) return;
  for (const [index, { format, at }] of resources.entries()) {
    report.tell('closed-format', index, () => placeAt(at), { format: format ?? '' });
  }
}

function checkDates(pack: Package, options: DescriptionOptions, report: QualityReport): void {
  const { today, tables } = options;
  const meta = metadataOf(pack);
  const { modified } = meta;
  const place = () => placeAt(pack.at);
  if (modified !== undefined && modified > today) report.tell('modified-future', 0, place, { modified, today });
  const frequency = options.frequency ?? meta.frequency;
  const period = frequency === undefined ? undefined : periodDays(frequency);
  if (frequency === undefined || period === undefined || period === 'irregular') return;
  const updated = options.updated ?? modified;
  const days = lateDays(period, { today, updated, covered: coveredBy(tables, today) });
  if (days !== undefined && days > 0) report.tell('update-late', 0, place, { days, frequency });
}
