import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAt } from './sample.ts';

async function facts(text: string, quasiIdentifiers: readonly string[], k: number): Promise<unknown> {
  const findings = await lookAt({ text, options: { quasiIdentifiers, k } });
  return findings.find(({ rule }) => rule === 'privacy-small-groups')?.facts;
}

test('groups below k, the rows in them and the smallest', async () => {
  const text = 'sexo,edad,mpio\nF,20,León\nF,20,León\nF,20,León\nM,30,Silao\nM,30,Silao\nM,99,\nM,99, \n';
  expect(await facts(text, ['sexo', 'edad', 'mpio'], 3)).toEqual({
    kind: 'small-groups',
    fields: ['sexo', 'edad', 'mpio'],
    k: 3,
    groups: 2,
    rows: 4,
    smallest: 2,
    allGroups: 3,
    allRows: 7,
    lines: [5, 7],
    records: [5, 7],
  });
  expect(await facts(text, ['sexo'], 3)).toBeUndefined();
  expect(await facts(text, [], 3)).toBeUndefined();
});

test('parts are kept apart', async () => {
  expect(await facts('a,b\nx,yz\nxy,z\n', ['a', 'b'], 2)).toMatchObject({ groups: 2, rows: 2, smallest: 1 });
});

test('an unknown quasi-identifier is told, the others still group', async () => {
  const findings = await lookAt({ text: 'a,b\n1,2\n', options: { quasiIdentifiers: ['a', 'edad'], k: 2 } });
  expect(findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
    'warning privacy-small-groups',
    'warning privacy-quasi-identifier-unknown',
  ]);
});

test('the same as counting with a map, however many groups', async () => {
  const cell = fc.integer({ min: 0, max: 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 1200 }), async (rows) => {
      const counts = new Map<string, number>();
      for (const row of rows) counts.set(row.join(), (counts.get(row.join()) ?? 0) + 1);
      const small = [...counts.values()].filter((count) => count < 4);
      const found = await facts(`a,b\n${rows.map((row) => row.join()).join('\n')}\n`, ['a', 'b'], 4);
      if (small.length === 0) expect(found).toBeUndefined();
      else {
        const total = small.reduce((sum, count) => sum + count, 0);
        expect(found).toMatchObject({ groups: small.length, rows: total, smallest: Math.min(...small) });
      }
    }),
    { numRuns: 40, seed: 5 },
  );
});
