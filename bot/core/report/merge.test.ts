import { describe, expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { assembleReport } from './assemble.ts';
import { mergeReports } from './merge.ts';
import type { Report, ResourceSummary, RuleTally } from './report.ts';
import { SAMPLE } from './sample.ts';

/** The part of a report that concerns one dataset. */
function shardOf(report: Report, name: string): Report {
  return assembleReport({
    datasets: report.datasets.filter((dataset) => dataset.name === name),
    tallies: report.tallies.filter(({ dataset }) => dataset === name),
    findings: report.findings.filter(({ place }) => place.dataset === name),
  });
}

function resource(name: string, rows: number): ResourceSummary {
  return { name, paths: [`d/a/${name}.csv`], kind: 'table', format: 'csv', bytes: 10, rows, fields: 1 };
}

function tripped(dataset: string | undefined, name: string | undefined, rule: string, line: number): Finding {
  return { rule, severity: 'error', place: { path: 'd/a/x.csv', dataset, resource: name, line }, facts: {} };
}

function reportOf(resources: readonly ResourceSummary[], findings: readonly Finding[]): Report {
  const tallies: readonly RuleTally[] = findings.map(({ rule, severity, place }) => {
    return { rule, severity, dataset: place.dataset, resource: place.resource, count: 10, listed: 1 };
  });
  return assembleReport({ datasets: [{ name: 'a', path: 'd/a', title: undefined, resources }], tallies, findings });
}

const ONE = reportOf([resource('x', 5)], [tripped('a', 'x', 'r1', 3), tripped('a', undefined, 'd1', 1)]);
const SAME_AGAIN = reportOf([resource('x', 99)], [tripped('a', 'x', 'r2', 7), tripped('a', undefined, 'd1', 1)]);
const OTHER = reportOf([resource('y', 7)], [tripped('a', 'y', 'r1', 2), tripped('a', undefined, 'd2', 1)]);
const LOOSE = reportOf([], [tripped(undefined, undefined, 'l1', 1)]);

describe('a divided check', () => {
  test('gives what the whole one gives', () => {
    const shards = SAMPLE.datasets.map(({ name }) => shardOf(SAMPLE, name));
    expect(mergeReports(shards)).toEqual(SAMPLE);
    expect(mergeReports(shards.toReversed())).toEqual(SAMPLE);
  });

  test('of nothing is sound', () => expect(mergeReports([]).verdict).toBe('sound'));

  test('is unsound where one part is', () => {
    const clean = assembleReport({ datasets: [], tallies: [], findings: [] });
    expect(mergeReports([clean, ONE]).verdict).toBe('unsound');
  });

  test.each([
    ['the same twice', [SAMPLE, SAMPLE], SAMPLE.counts.rows, SAMPLE.counts.errors, SAMPLE.findings.length],
    ['the same resource, the first holds', [ONE, SAME_AGAIN], 5, 20, 2],
    ['two resources of one dataset', [ONE, OTHER], 12, 40, 4],
    ['what belongs to no dataset', [LOOSE, LOOSE], 0, 19, 1],
  ])('%s', (_, reports, rows, errors, listed) => {
    const { counts, findings, datasets } = mergeReports(reports);
    expect([counts.rows, counts.errors, findings.length]).toEqual([rows, errors, listed]);
    expect(counts.datasets).toBe(datasets.length);
  });
});

test('findings are sorted by dataset, path, line, record, field and rule, what is absent first', () => {
  const places: readonly Finding[] = [
    tripped('b', 'x', 'a', 1),
    tripped('a', 'x', 'b', 10),
    tripped('a', 'x', 'a', 10),
    tripped('a', 'x', 'z', 9),
    tripped(undefined, undefined, 'z', 99),
  ];
  const { findings } = reportOf([], places);
  expect(findings.map(({ place, rule }) => `${place.dataset} ${place.line} ${rule}`)).toEqual([
    'undefined 99 z',
    'a 9 z',
    'a 10 a',
    'a 10 b',
    'b 1 a',
  ]);
});
