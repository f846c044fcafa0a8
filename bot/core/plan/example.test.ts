import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { worktree } from '../../io/worktree.ts';
import { parsePeriod } from './dates.ts';
import { gatherDatasets } from './evidence.ts';
import { planMessagesEs } from './messages.es.ts';
import { PREDICATES } from './policy.ts';
import { readPlan } from './read-plan.ts';
import { checkPlan } from './rules.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const snapshot = worktree(ROOT);
const { plan, findings } = await readPlan(snapshot);
const datasets = await gatherDatasets(snapshot);

describe('the example plan', () => {
  test('has no findings on 2026-11-20', () => {
    expect([...findings, ...checkPlan({ plan, datasets, today: '2026-11-20' })]).toEqual([]);
  });

  test('promises every dataset, in the three flows', () => {
    expect(plan.promises.map(({ dataset }) => dataset)).toEqual([...datasets.keys()]);
    expect(plan.promises).toHaveLength(10);
    expect([...new Set(plan.promises.map(({ flow }) => flow))].sort()).toEqual(plan.flows.map(({ id }) => id).sort());
  });

  test("has León's dates, its three flows and its eight stages", () => {
    const periods = plan.milestones.map(({ period }) => period?.text);
    const seed = ['2025-10/2025-12', '2026-01/2026-03', '2026-04/2026-06', '2026-06', '2026-08'];
    expect(periods.slice(0, 5)).toEqual(seed);
    expect(seed.map((text) => 'value' in parsePeriod(text))).not.toContain(false);
    expect(plan.stages.map(({ stage }) => stage)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('has a rule of approval for each kind of change', () => {
    expect(plan.policy?.rules.map(({ when }) => when)).toEqual([...PREDICATES]);
  });

  test('has every step of the guide at three levels', () => {
    expect([...new Set(plan.actions.map(({ step }) => step))]).toEqual([
      'planea',
      'publica',
      'perfecciona',
      'promueve',
    ]);
  });

  test('evidence of the rooms below names rules that exist', () => {
    const source = ['dataset/finding.ts', 'table/finding.ts', 'plan/finding.ts']
      .map((file) => readFileSync(resolve(ROOT, 'bot/core', file), 'utf8'))
      .join('\n');
    const rules = plan.actions.flatMap(({ levels }) => Object.values(levels).flatMap(({ evidence }) => evidence));
    const known = (rule: string): boolean => source.includes(`'${rule.split('/')[0]}`);
    expect(rules.filter((rule) => !known(rule))).toEqual([]);
  });

  test('a year later much is late', () => {
    const late = checkPlan({ plan, datasets, today: '2027-11-20' });
    const rules = [...new Set(late.map(({ rule }) => rule))].sort();
    expect(rules).toEqual([
      'plan-commitment-late',
      'plan-milestone-late',
      'plan-person-ended',
      'plan-quorum',
      'plan-risk-overdue',
      'plan-update-late',
    ]);
    const [first] = late.filter((finding) => finding.rule === 'plan-commitment-late');
    expect(first && planMessagesEs['plan-commitment-late'].says(first)).toBe(
      'El recurso "modificatorios" se comprometió para el 2027-03-31; han pasado 234 días y no está.',
    );
  });
});
