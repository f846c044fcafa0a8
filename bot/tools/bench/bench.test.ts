import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare, differences } from './agreement.ts';
import { readOptions } from './arguments.ts';
import { CASE_NAMES, type GeneratedCase, type Sizes, SQL_CASES } from './cases.ts';
import { DEFECTS } from './defects.ts';
import { countWithDuckdb } from './duckdb.ts';
import { isReached, median, ratiosOf, sumUp } from './figures.ts';
import { prepareCase } from './generate.ts';

const TINY: Sizes = { rows: 4000, contractors: 200, packages: 3, rowsEach: 20 };

let root = '';
let cases: readonly GeneratedCase[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'apertura-bench-test-'));
  cases = CASE_NAMES.map((name) => prepareCase(join(root, 'once'), name, TINY));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the data', () => {
  test.each(CASE_NAMES)('%s: made twice, the same bytes', (name) => {
    prepareCase(join(root, 'twice'), name, TINY);
    const once = filesBelow(join(root, 'once', name));
    expect(once.size).toBeGreaterThan(2);
    expect(filesBelow(join(root, 'twice', name))).toEqual(once);
  });

  test('the table without a key has the bytes of the one with it', () => {
    const table = (name: string) => readFileSync(join(root, 'once', name, 'obras-publicas', 'obras.csv'), 'utf8');
    expect(table('nokey')).toBe(table('valid'));
  });

  test('every kind of defect is injected', () => {
    const kinds = caseOf('dirty').injected.kinds;
    expect(Object.keys(kinds)).toEqual(DEFECTS.map(({ kind }) => kind));
    expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(TINY.rows / 100);
  });

  test('other sizes make it anew', () => {
    const made = prepareCase(join(root, 'resized'), 'valid', TINY);
    const resized = prepareCase(join(root, 'resized'), 'valid', { ...TINY, rows: 10 });
    expect(resized.bytes).toBeLessThan(made.bytes);
  });
});

test.each(SQL_CASES)('%s: DuckDB finds what was injected and nothing else', async (name) => {
  const { folder, injected } = caseOf(name);
  const counts = await countWithDuckdb(name, folder, 2);
  const found = Object.entries(counts).filter(([, count]) => count > 0);
  expect(Object.fromEntries(found)).toEqual(injected.rules);
});

test('a rule that is counted differently is named', () => {
  const same = { 'type-error': 2, 'blank-row': 1 };
  expect(differences(compare('dirty', same, { ...same, privacy: 9 }, same))).toEqual([]);
  expect(compare('dirty', same, { ...same, privacy: 9 }, same).besides).toEqual({ privacy: 9 });
  expect(differences(compare('dirty', same, { 'type-error': 2 }, same))).toEqual([
    { rule: 'blank-row', injected: 1, apertura: 0, duckdb: 1 },
  ]);
});

test.each([
  ['one', [3], 3],
  ['an odd number', [9, 1, 2], 2],
  ['an even number', [4, 1, 2, 9], 3],
] as const)('the median of %s', (_, values, expected) => {
  expect(median(values)).toBe(expected);
});

test('ratios are taken from the medians and held against their targets', () => {
  const run = (wallSeconds: number, cpuSeconds: number) => ({ wallSeconds, cpuSeconds, peakBytes: 2e8 });
  const ours = sumUp('nokey', 'apertura', [run(2, 3), run(2, 3), run(9, 9)], 1e6);
  const theirs = sumUp('nokey', 'duckdb-2', [run(1, 2)], 1e6);
  const judged = ratiosOf([ours, theirs], 1).map((ratio) => [ratio.value, isReached(ratio)]);
  expect(judged).toEqual([
    [1.5, true],
    [2, true],
    [200, false],
  ]);
});

test.each([
  ['an unknown case', ['--only', 'valid,huge'], /no case "huge"/],
  ['no runs', ['--runs', '0'], /--runs expects a whole number/],
  ['an unknown option', ['--fast'], /--fast/],
  ['a stray word', ['valid'], /valid/],
] as const)('%s is wrong use', (_, args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});

function caseOf(name: string): GeneratedCase {
  const found = cases.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = paths.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(files.map((path) => [path.slice(folder.length), readFileSync(path, 'utf8')]));
}
