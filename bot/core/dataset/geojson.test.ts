import { describe, expect, test } from 'vitest';
import type { Json } from '../table/schema.ts';
import { checkGeojson, GEOJSON_FAULTS } from './geojson.ts';

const feature = (geometry: Json): Json => ({ type: 'Feature', properties: null, geometry });
const RING = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
];

describe('checkGeojson', () => {
  const cases: readonly (readonly [string, Json, readonly (readonly [string, string])[]])[] = [
    ['a point', { type: 'Point', coordinates: [-99.1, 19.4] }, []],
    ['a point with height', { type: 'Point', coordinates: [-99.1, 19.4, 2240] }, []],
    [
      'a collection',
      { type: 'FeatureCollection', features: [feature(null), feature({ type: 'Polygon', coordinates: [RING] })] },
      [],
    ],
    ['geometries', { type: 'GeometryCollection', geometries: [{ type: 'MultiPoint', coordinates: [[1, 2]] }] }, []],
    ['metres under another system', { type: 'Point', crs: {}, coordinates: [487000, 2140000] }, []],
    ['a bbox', { type: 'Point', bbox: [0, 0, 1, 1], coordinates: [0, 0] }, []],
    ['an array', [], [['not-object', '']]],
    ['no type', {}, [['type', '/type']]],
    ['a type of the prototype', { type: 'constructor' }, [['type', '/type']]],
    ['no features', { type: 'FeatureCollection' }, [['member', '/features']]],
    [
      'a feature that is a geometry',
      { type: 'FeatureCollection', features: [{ type: 'Point' }] },
      [['type', '/features/0/type']],
    ],
    [
      'a feature without members',
      { type: 'Feature' },
      [
        ['member', '/properties'],
        ['member', '/geometry'],
      ],
    ],
    ['an id that is an object', { type: 'Feature', id: {}, properties: {}, geometry: null }, [['id', '/id']]],
    ['one coordinate', { type: 'Point', coordinates: [1] }, [['position', '/coordinates']]],
    ['coordinates that are texts', { type: 'Point', coordinates: ['1', '2'] }, [['position', '/coordinates']]],
    ['swapped', { type: 'Point', coordinates: [19.4, -99.1] }, [['swapped', '/coordinates']]],
    ['longitude', { type: 'Point', coordinates: [200, 10] }, [['longitude', '/coordinates/0']]],
    ['latitude', { type: 'Point', coordinates: [100, 91] }, [['latitude', '/coordinates/1']]],
    ['a line of one', { type: 'LineString', coordinates: [[0, 0]] }, [['line-length', '/coordinates']]],
    [
      'a short ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
      [['ring-length', '/coordinates/0']],
    ],
    [
      'an open ring',
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
            ],
          ],
        ],
      },
      [['ring-open', '/coordinates/0/0']],
    ],
    ['a bad bbox', { type: 'Point', bbox: [1], coordinates: [0, 0] }, [['bbox', '/bbox']]],
  ];
  test.each(cases)('%s', (_, value, expected) => {
    expect(checkGeojson(value).map(({ problem, pointer }) => [problem, pointer])).toEqual(expected);
  });

  test('stops after enough faults', () => {
    expect(checkGeojson({ type: 'MultiPoint', coordinates: Array.from({ length: 1000 }, () => 0) }).length).toBe(
      GEOJSON_FAULTS,
    );
  });
});
