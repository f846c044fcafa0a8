import { describe, expect, test } from 'vitest';
import { collisions } from './collisions.ts';

describe('files of which many systems make one', () => {
  const NFC = 'a\u00f1o.csv';
  const NFD = 'an\u0303o.csv';
  test.each<readonly [string, readonly string[], readonly (readonly [string, string])[]]>([
    ['in capitals', ['Datos.csv', 'datos.csv'], [['datos.csv', 'Datos.csv']]],
    ['in accents', [NFD, NFC], [[NFC, NFD]]],
    ['in both', ['A\u00d1O.csv', NFD], [[NFD, 'A\u00d1O.csv']]],
    ['a folder and a file', ['Datos', 'datos/a.csv'], [['datos', 'Datos']]],
    ['in folders of one name', ['Data/a.csv', 'data/a.csv'], [['data/a.csv', 'Data/a.csv']]],
    ['not in folders of one name alone', ['Data/a.csv', 'data/b.csv'], []],
    ['not in accents that are others', ['ano.csv', 'año.csv'], []],
  ])('%s', (_, paths, expected) => {
    expect(collisions(paths).map(({ path, other }) => [path, other])).toEqual(expected);
  });

  test('of those that are judged alone', () => {
    const all = ['Plan/policy.yaml', 'a', 'plan/policy.yaml', 'x/B', 'x/b'];
    expect(collisions(all, ['Plan/policy.yaml'])).toEqual([{ path: 'Plan/policy.yaml', other: 'plan/policy.yaml' }]);
  });

  test('of those that are judged beside one another and beside others', () => {
    const all = ['A', 'B', 'a', 'b/c', 'b/d', 'x/Y', 'x/y'];
    const told = collisions(all, ['a', 'b/c', 'x/Y', 'x/y']).map(({ path, other }) => `${path} ${other}`);
    expect(told).toEqual(['a A', 'b B', 'x/y x/Y']);
  });

  test('are found however deep they are, and however many are one', () => {
    const deep = Array.from({ length: 20 }, (_, at) => `${'a/'.repeat(20_000)}${at}`);
    expect(collisions(deep)).toEqual([]);
    const letters = [...'abcdefghijkl'];
    const many = Array.from({ length: 2 ** letters.length }, (_, bits) =>
      letters.map((letter, at) => ((bits >> at) & 1 ? letter.toUpperCase() : letter)).join(''),
    );
    expect(collisions(many)).toHaveLength(many.length - 1);
  });
});
