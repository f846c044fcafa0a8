import { describe, expect, test } from 'vitest';
import { type AddedDataset, type PairedDatasets, pairDatasets } from './pair-datasets.ts';

const NONE: PairedDatasets = { renamed: [], removed: [], added: [] };

function added(name: string, formerly?: string): AddedDataset {
  return { name, formerly };
}

describe('pairDatasets', () => {
  const cases: readonly (readonly [string, readonly string[], readonly AddedDataset[], Partial<PairedDatasets>])[] = [
    ['nothing', [], [], {}],
    ['one left, one came', ['a'], [added('b')], { removed: ['a'], added: ['b'] }],
    ['joined by formerly', ['a'], [added('b', 'a')], { renamed: [{ from: 'a', to: 'b' }] }],
    ['formerly names what did not leave', ['a'], [added('b', 'x')], { removed: ['a'], added: ['b'] }],
    [
      'two claim one: the first wins',
      ['a'],
      [added('b', 'a'), added('c', 'a')],
      { renamed: [{ from: 'a', to: 'b' }], added: ['c'] },
    ],
    ['in capitals only', ['Obras'], [added('obras')], { removed: ['Obras'], added: ['obras'] }],
  ];
  test.each(cases)('%s', (_, removed, came, expected) => {
    expect(pairDatasets(removed, came)).toEqual({ ...NONE, ...expected });
  });
});
