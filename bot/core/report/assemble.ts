import type { Finding, Severity } from '../finding.ts';
import { sortDatasets, sortFindings, sortTallies } from './order.ts';
import type { DatasetSummary, Report, ResourceSummary, RuleTally } from './report.ts';

/** What the rooms of a check hand over. Findings beyond those listed are only in the tallies. */
export interface ReportParts {
  readonly datasets: readonly DatasetSummary[];
  readonly tallies: readonly RuleTally[];
  readonly findings: readonly Finding[];
}

/** Counts, decides and sorts: one error in the tallies makes the whole unsound. The same parts give the same bytes. */
export function assembleReport(parts: ReportParts): Report {
  const resources = parts.datasets.flatMap((dataset) => dataset.resources);
  const errors = countOf(parts.tallies, 'error');
  return {
    apertura: 1,
    verdict: errors > 0 ? 'unsound' : 'sound',
    counts: {
      datasets: parts.datasets.length,
      resources: resources.length,
      rows: sum(resources, (resource) => resource.rows ?? 0),
      bytes: sum(resources, (resource) => resource.bytes),
      errors,
      warnings: countOf(parts.tallies, 'warning'),
      notes: countOf(parts.tallies, 'note'),
    },
    datasets: sortDatasets(parts.datasets),
    tallies: sortTallies(parts.tallies),
    findings: sortFindings(parts.findings),
  };
}

function countOf(tallies: readonly RuleTally[], severity: Severity): number {
  return tallies.reduce((total, tally) => (tally.severity === severity ? total + tally.count : total), 0);
}

function sum(resources: readonly ResourceSummary[], measure: (resource: ResourceSummary) => number): number {
  return resources.reduce((total, resource) => total + measure(resource), 0);
}
