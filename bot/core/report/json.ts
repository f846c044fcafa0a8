import { jsonText } from '../escape.ts';
import type { Facts, Finding, Language, Place } from '../finding.ts';
import { compareKeys } from './order.ts';
import type { DatasetSummary, Report, ResourceSummary, RuleTally } from './report.ts';
import { sentenceOf } from './words.ts';

/** How the JSON face is told. */
export interface JsonOptions {
  readonly language: Language;
}

/** The report as JSON of `report.schema.json`, each finding with its words. Keys always stand in the same order. */
export function tellJson(report: Report, { language }: JsonOptions): string {
  const { datasets, resources, rows, bytes, errors, warnings, notes } = report.counts;
  return jsonText({
    apertura: report.apertura,
    verdict: report.verdict,
    counts: { datasets, resources, rows, bytes, errors, warnings, notes },
    datasets: report.datasets.map(datasetOf),
    tallies: report.tallies.map(tallyOf),
    findings: report.findings.map((finding) => findingOf(finding, language)),
  });
}

function datasetOf({ name, path, title, resources }: DatasetSummary): DatasetSummary {
  return { name, path, title, resources: resources.map(resourceOf) };
}

function resourceOf({ name, paths, kind, format, bytes, rows, fields }: ResourceSummary): ResourceSummary {
  return { name, paths, kind, format, bytes, rows, fields };
}

function tallyOf({ rule, severity, dataset, resource, count, listed }: RuleTally): RuleTally {
  return { rule, severity, dataset, resource, count, listed };
}

function findingOf(finding: Finding, language: Language): object {
  const { title, says, mend } = sentenceOf(finding, language);
  const { rule, severity, place, facts } = finding;
  return { rule, severity, title, message: says, mend, place: placeOf(place), facts: sorted(facts) };
}

function placeOf({ path, dataset, resource, line, row, record, field, cell, pointer }: Place): Place {
  return { path, dataset, resource, line, row, record, field, cell, pointer };
}

function sorted(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).sort(([left], [right]) => compareKeys(left, right)));
}
