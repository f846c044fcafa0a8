import { expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { readPackage } from './read-package.ts';

const fields = (...list: readonly object[]): string =>
  JSON.stringify({ resources: [{ name: 'r', data: [], schema: { fields: list } }] });

const cases: readonly (readonly [string, string, readonly (readonly [string, unknown])[]])[] = [
  ['sound', fields({ name: 'a', type: 'integer', constraints: { minimum: '1', maximum: 2, enum: [1, '2'] } }), []],
  [
    'not castable',
    fields({ name: 'a', type: 'integer', constraints: { minimum: 'abc' } }),
    [['/constraints/minimum', 'not-castable']],
  ],
  [
    'a pattern that is none',
    fields({ name: 'a', type: 'string', constraints: { pattern: '(' } }),
    [['/constraints/pattern', 'pattern']],
  ],
  [
    'not for the type',
    fields({ name: 'a', type: 'string', constraints: { minimum: 5 } }),
    [['/constraints/minimum', 'not-for-type']],
  ],
  [
    'enum outside categories',
    fields({ name: 'a', type: 'string', categories: ['a'], constraints: { enum: ['z'] } }),
    [['/constraints/enum', 'not-subset']],
  ],
  ['a date format', fields({ name: 'a', type: 'date', format: 'dd/mm/aaaa' }), [['/format', undefined]]],
  [
    'a field that breaks the profile is told once',
    fields({ name: 'a', type: 'integer', format: 'x', constraints: { minimum: 'abc' } }),
    [],
  ],
];

test.each(cases)('%s', async (_, descriptor, expected) => {
  const { findings } = await readPackage(memorySnapshot({ 'd/datapackage.json': descriptor }), 'd');
  const told = findings.filter(({ rule }) => rule === 'constraint-invalid' || rule === 'format-invalid');
  const below = (pointer: string | undefined): string => (pointer ?? '').replace('/resources/0/schema/fields/0', '');
  const kindOf = (facts: object): unknown => ('kind' in facts ? facts.kind : undefined);
  expect(told.map(({ place, facts }) => [below(place.pointer).replace(/(enum).*/, '$1'), kindOf(facts)])).toEqual(
    expected,
  );
});
