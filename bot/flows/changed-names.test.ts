import { expect, test } from 'vitest';
import { memorySnapshot } from '../io/memory.ts';
import { namesBesideDatasets } from './changed-names.ts';

test('names beside the datasets are judged where a change adds them', async () => {
  const old = ['docs/aux.md', 'plan/policy.yaml'];
  const nested = 'datasets/obras/2026/datapackage.json';
  const added = [
    'Plan/policy.yaml',
    nested,
    'datasets/ido/con.csv',
    'datasets/obras/nul.csv',
    'docs/a: b.md',
    'docs/c.md',
  ];
  const files = [...old, 'datasets/obras/datapackage.json', ...added];
  const head = memorySnapshot(Object.fromEntries(files.map((path) => [path, ''])));
  const entry = { kind: 'file', size: 0 } as const;
  const findings = await namesBesideDatasets({
    base: memorySnapshot(Object.fromEntries(old.map((path) => [path, '']))),
    head,
    rewritten: false,
    paths: [
      ...added.map((path) => ({ path, before: undefined, after: { path, ...entry } })),
      { path: 'docs/aux.md', before: { path: 'docs/aux.md', ...entry }, after: { path: 'docs/aux.md', ...entry } },
    ],
  });
  expect(findings.map(({ rule, severity, place }) => `${severity} ${rule} ${place.path}`)).toEqual([
    `error dataset-nested ${nested}`,
    'error path-unportable datasets/ido/con.csv',
    'error path-unportable docs/a: b.md',
    'error path-collision Plan/policy.yaml',
  ]);
  // Not of a dataset that may be called as the inner folder is.
  expect(findings[0]?.place.dataset).toBe('obras');
});
