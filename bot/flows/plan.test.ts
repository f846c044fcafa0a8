import { expect, test } from 'vitest';
import { FILES, TODAY } from '../core/plan/sample.ts';
import { createHash } from '../io/hash.ts';
import { memorySnapshot } from '../io/memory.ts';
import { checkPlanOf, nextOfPlan, showPlan } from './plan.ts';

const OPTIONS = { limit: 0, standard: false, createHash };

test('a sound plan has a sound report, a warning does not block, an error does', async () => {
  const verdict = async (
    change: Readonly<Record<string, string>>,
    today: string = TODAY,
  ): Promise<readonly unknown[]> => {
    const report = await checkPlanOf(memorySnapshot({ ...FILES, ...change }), today);
    return [report.verdict, report.counts.errors, report.counts.warnings, report.counts.datasets];
  };
  expect(await verdict({})).toEqual(['sound', 0, 0, 1]);
  expect(await verdict({}, '2027-01-02')).toEqual(['sound', 0, 2, 1]);
  expect(await verdict({ 'plan/risks.yaml': '{}' })).toEqual(['unsound', 1, 0, 1]);
});

test('without a plan there is one note', async () => {
  const report = await checkPlanOf(memorySnapshot({ 'datasets/a/datapackage.json': '{}' }), TODAY);
  expect(report.findings.map(({ rule }) => rule)).toEqual(['plan-absent']);
});

test('a stage is computed from the data', async () => {
  const stageWith = async (csv: string): Promise<number | undefined> => {
    const shown = await showPlan(memorySnapshot({ ...FILES, 'datasets/arboles/arboles.csv': csv }), TODAY, OPTIONS);
    return shown.units[0]?.datasets[0]?.stage;
  };
  expect(await stageWith('id\n1\n')).toBe(8);
  expect(await stageWith('id\nuno\n')).toBe(4);
  expect(await stageWith('id\n1,2\n')).toBe(3);
});

test('what is due comes by date', async () => {
  const { items } = await nextOfPlan(memorySnapshot(FILES), TODAY);
  expect(items.map(({ kind }) => kind)).toEqual(['update', 'term', 'first-story']);
});
