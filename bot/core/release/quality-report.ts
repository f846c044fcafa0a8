/** The quality of a version, for machines: scores, what they are made of, and how often each rule was tripped. */
import type { Severity } from '../finding.ts';
import type { DatasetQuality } from '../quality/dataset-quality.ts';
import type { PlannedRelease } from './planned.ts';
import { versionText } from './version.ts';

/** How often a rule was tripped; never by which value. */
export interface CountedRule {
  readonly rule: string;
  readonly severity: Severity;
  /** `undefined` of the dataset as a whole. */
  readonly resource: string | undefined;
  readonly count: number;
}

/** What checking a version gave. */
export interface ReleaseQuality {
  /** The day for which freshness was weighed: `yyyy-mm-dd`. */
  readonly today: string;
  /** The norm by whose rules it was checked. */
  readonly norm: string;
  readonly quality: DatasetQuality;
  readonly rules: readonly CountedRule[];
}

/** The text of `quality.json`. Of a withheld dataset not even the last day of its data is told. */
export function qualityText(
  { dataset, version, tag, commit, date, withheld, program }: PlannedRelease,
  checked: ReleaseQuality,
): string {
  const { today, norm, quality, rules } = checked;
  const { score, dimensions, unread, covered, stars, mqa, resources, measures } = quality;
  const report = {
    apertura: 1,
    dataset,
    version: versionText(version),
    tag,
    commit,
    date,
    today,
    norm,
    score,
    dimensions,
    measures,
    covered: withheld ? undefined : covered,
    stars,
    mqa,
    unread,
    resources,
    rules: sortedRules(rules),
    program,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** The gravest first, then by rule and resource. */
export function sortedRules(rules: readonly CountedRule[]): readonly CountedRule[] {
  const key = ({ severity, rule, resource }: CountedRule): string =>
    JSON.stringify([ORDER.indexOf(severity), rule, resource ?? '']);
  return rules.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];
