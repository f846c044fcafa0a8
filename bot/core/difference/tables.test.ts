import { describe, expect, test } from 'vitest';
import { DEFAULT_FIELD, FIELD_TYPES, type Field, type FieldType } from '../table/schema.ts';
import { compareFrequencies, compareIntervals } from './declared-time.ts';
import { because, bumpOf, IMPACT_OF, IMPACTS, worstImpact } from './impact.ts';
import { compareLicences } from './licences.ts';
import { movedItems } from './moved.ts';
import { diffTypes, directionOf } from './retype.ts';

function licences(...names: readonly string[]): Parameters<typeof compareLicences>[0] {
  return names.map((name) => ({ name, path: undefined, title: undefined }));
}

describe('compareLicences', () => {
  const cases: readonly (readonly [readonly string[], readonly string[], string])[] = [
    [[], [], 'same'],
    [[], ['CC-BY-4.0'], 'wider'],
    [['CC-BY-4.0'], [], 'narrower'],
    [['CC0-1.0'], ['CC-BY-4.0'], 'narrower'],
    [['CC-BY-4.0'], ['cc-by-sa 4.0'], 'narrower'],
    [['ODbL-1.0'], ['ODC-BY-1.0'], 'wider'],
    [['CC-BY-NC-SA-4.0'], ['CC-BY-NC-4.0'], 'wider'],
    [['CC-BY-NC-4.0'], ['CC-BY-NC-ND-4.0'], 'narrower'],
    [['CC-BY-4.0'], ['Libre-Uso-MX'], 'same'],
    [['CC-BY-4.0'], ['CC-BY-NC-4.0', 'CC-BY-4.0'], 'same'],
    [['propia'], ['otra'], 'unclear'],
    [['propia'], ['propia'], 'same'],
    [['propia'], ['CC0-1.0'], 'wider'],
  ];
  test.each(cases)('%j → %j', (before, after, expected) => {
    expect(compareLicences(licences(...before), licences(...after))).toBe(expected);
  });
});

describe('compareIntervals', () => {
  const cases: readonly (readonly [
    Parameters<typeof compareIntervals>[0],
    Parameters<typeof compareIntervals>[0],
    string,
  ])[] = [
    ['2020/2024', '2020-01-01/2024-12-31', 'same'],
    ['2020/2024', '2020/2025', 'wider'],
    ['2020/2024', '2021/2025', 'narrower'],
    ['2020/..', '2020/2025', 'narrower'],
    ['2020-03/2024', { startDate: '2020-03-01', endDate: '2024-12-31' }, 'same'],
    ['2020/2024', undefined, 'unclear'],
    ['2020/2024', 'siempre', 'unclear'],
  ];
  test.each(cases)('%j → %j', (before, after, expected) => expect(compareIntervals(before, after)).toBe(expected));
});

describe('compareFrequencies', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['R/P1M', 'R/P3M', 'narrower'],
    ['R/P1Y', 'R/P12M', 'same'],
    ['R/P1W', 'R/P1D', 'wider'],
    ['R/P1M', 'irregular', 'unclear'],
  ];
  test.each(cases)('%s → %s', (before, after, expected) => expect(compareFrequencies(before, after)).toBe(expected));
});

describe('diffTypes', () => {
  const fieldOf = (type: FieldType, more: Partial<Field> = {}): Field => ({
    ...DEFAULT_FIELD,
    name: 'x',
    type,
    ...more,
  });
  test('backwards, wider is narrower, and other stays', () => {
    const opposite = { wider: 'narrower', narrower: 'wider', other: 'other' } as const;
    for (const one of FIELD_TYPES) {
      for (const two of FIELD_TYPES) {
        const there = directionOf(diffTypes(fieldOf(one), fieldOf(two)));
        expect(directionOf(diffTypes(fieldOf(two), fieldOf(one)))).toBe(opposite[there]);
      }
    }
  });
  const cases: readonly (readonly [string, Field, Field, string])[] = [
    ['a format of text is narrower', fieldOf('string'), fieldOf('string', { format: 'uuid' }), 'narrower'],
    ['two formats of text', fieldOf('string', { format: 'uri' }), fieldOf('string', { format: 'uuid' }), 'other'],
    ['numbers are no e-mails', fieldOf('number'), fieldOf('string', { format: 'email' }), 'other'],
    ['a day is no moment', fieldOf('date'), fieldOf('datetime'), 'other'],
    [
      'more words for yes',
      fieldOf('boolean', { trueValues: ['sí'] }),
      fieldOf('boolean', { trueValues: ['sí', '1'] }),
      'wider',
    ],
    [
      'fewer words for yes',
      fieldOf('boolean', { trueValues: ['sí', '1'] }),
      fieldOf('boolean', { trueValues: ['sí'] }),
      'narrower',
    ],
    ['signs around numbers', fieldOf('number'), fieldOf('number', { bareNumber: false }), 'wider'],
    ['what no number has changes nothing', fieldOf('string'), fieldOf('string', { decimalChar: ',' }), 'other'],
  ];
  test.each(cases)('%s', (_, before, after, expected) => {
    const changes = diffTypes(before, after);
    expect(changes.length === 0 ? 'other' : directionOf(changes)).toBe(expected);
  });
});

describe('movedItems', () => {
  const cases: readonly (readonly [readonly number[], readonly number[]])[] = [
    [[], []],
    [[0, 1, 2], []],
    [[2, 0, 1], [0]],
    [[1, 2, 0], [2]],
    [[0, 4, 1, 2, 3], [1]],
  ];
  test.each(cases)('%j', (ranks, expected) => expect(movedItems(ranks)).toEqual(expected));
});

describe('impact', () => {
  test('the gravest reason counts, and says which version follows', () => {
    const added = because('rows-added', { resource: 'a', added: 1 });
    const removed = because('field-removed', { resource: 'a', field: 'b', likely: undefined });
    const gone = because('resource-removed', { resource: 'a', rows: 1 });
    const whole = because('dataset-removed', { resources: 1 });
    expect(worstImpact([])).toBe('none');
    expect(worstImpact([added, removed])).toBe('breaking');
    expect([bumpOf('withdrawal', [gone]), bumpOf('withdrawal', [whole]), bumpOf('none', [])]).toEqual([
      'major',
      'none',
      'none',
    ]);
    expect(Object.values(IMPACT_OF).every((impact) => IMPACTS.includes(impact))).toBe(true);
  });
});
