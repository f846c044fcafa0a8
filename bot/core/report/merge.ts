import type { Finding } from '../finding.ts';
import { assembleReport } from './assemble.ts';
import { tallyKey } from './remainder.ts';
import type { DatasetSummary, Report, ResourceSummary, RuleTally } from './report.ts';

/**
 * Unites the reports of a check that was divided. A resource that two reports looked at counts once, as the first one
 * says it; so does each rule of a dataset's descriptor. What belongs to no dataset is counted once where it is the same.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const union = new Union();
  for (const report of reports) union.add(report);
  return union.report();
}

type Owned = Pick<RuleTally, 'rule' | 'dataset' | 'resource'>;

class Union {
  private readonly datasets = new Map<string, DatasetSummary>();
  private readonly tallies = new Map<string, RuleTally>();
  private readonly findings: Finding[] = [];
  /** Resources, and rules of descriptors, that an earlier report has told. */
  private readonly claimed = new Set<string>();
  /** Findings without a dataset, as text. */
  private readonly loose = new Set<string>();

  add(report: Report): void {
    const paths = new Map(report.datasets.map(({ name, path }) => [name, path]));
    const ownerOf = (owned: Owned): string => ownerKey(owned, paths);
    const repeated = this.addFindings(report, ownerOf);
    for (const tally of report.tallies) this.addTally(tally, repeated, ownerOf(tally));
    for (const dataset of report.datasets) this.addDataset(dataset);
    this.claim(report, ownerOf);
  }

  report(): Report {
    return assembleReport({
      datasets: [...this.datasets.values()],
      tallies: [...this.tallies.values()],
      findings: this.findings,
    });
  }

  /** Returns how many findings without a dataset were there already, by rule. */
  private addFindings(report: Report, ownerOf: (owned: Owned) => string): ReadonlyMap<string, number> {
    const repeated = new Map<string, number>();
    for (const finding of report.findings) {
      const { rule, place } = finding;
      if (place.dataset !== undefined) {
        if (!this.claimed.has(ownerOf({ rule, dataset: place.dataset, resource: place.resource })))
          this.findings.push(finding);
      } else if (this.loose.has(identityOf(finding))) {
        repeated.set(rule, (repeated.get(rule) ?? 0) + 1);
      } else {
        this.findings.push(finding);
      }
    }
    for (const finding of report.findings) if (finding.place.dataset === undefined) this.loose.add(identityOf(finding));
    return repeated;
  }

  private addTally(tally: RuleTally, repeated: ReadonlyMap<string, number>, owner: string): void {
    if (tally.dataset !== undefined && this.claimed.has(owner)) return;
    const twice = tally.dataset === undefined ? (repeated.get(tally.rule) ?? 0) : 0;
    const key = `${tally.severity}\u0000${tallyKey(tally.rule, tally.dataset, tally.resource)}`;
    const before = this.tallies.get(key);
    const count = (before?.count ?? 0) + tally.count - twice;
    const listed = (before?.listed ?? 0) + tally.listed - twice;
    this.tallies.set(key, { ...tally, count, listed });
  }

  private addDataset(dataset: DatasetSummary): void {
    const before = this.datasets.get(dataset.path);
    if (before === undefined) {
      this.datasets.set(dataset.path, dataset);
      return;
    }
    const names = new Set(before.resources.map(({ name }) => name));
    const added: readonly ResourceSummary[] = dataset.resources.filter(({ name }) => !names.has(name));
    this.datasets.set(dataset.path, { ...before, resources: [...before.resources, ...added] });
  }

  private claim(report: Report, ownerOf: (owned: Owned) => string): void {
    for (const tally of report.tallies) this.claimed.add(ownerOf(tally));
    for (const dataset of report.datasets) {
      for (const { name } of dataset.resources) {
        this.claimed.add(ownerOf({ rule: '', dataset: dataset.name, resource: name }));
      }
    }
  }
}

/** A resource owns all its rules; without one, each rule stands for itself. */
function ownerKey({ rule, dataset, resource }: Owned, paths: ReadonlyMap<string, string>): string {
  const path = dataset === undefined ? undefined : (paths.get(dataset) ?? dataset);
  return resource === undefined ? `rule\u0000${path}\u0000${rule}` : `resource\u0000${path}\u0000${resource}`;
}

/** The same finding gives the same text, whatever order its keys came in. */
function identityOf({ rule, severity, place, facts }: Finding): string {
  return JSON.stringify([rule, severity, Object.entries(place).sort(), Object.entries(facts).sort()]);
}
