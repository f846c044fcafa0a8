import { describe } from 'vitest';
import { type CellCase, testCells } from './cells.ts';

const INTEGERS = ['0', '-0', '+7', '007', '-5', '9223372036854775808', '1'.repeat(400)];
const NO_INTEGERS = [
  '1.0',
  '1e3',
  '1,000',
  '0x1F',
  '1_000',
  '1 2',
  ' 1',
  '1 ',
  '٣',
  '１２',
  '--1',
  '+',
  '-',
  'NaN',
  '½',
];
const NUMBERS = ['-1.23', '12678967.543233', '+100000.00', '210', '.5', '-.5', '5.', '00.10', '1e5', '1E-3', '1.5E+10'];
const HUGE = ['1e999999999', '1e-999999999', '1e0000000000001', '1e12345678901234567890', `0.${'3'.repeat(300)}`];
const SPECIALS = ['NaN', 'INF', '-INF', 'nan', 'inf', '-inf', 'Inf'];
const NO_NUMBERS = [
  'abc',
  '1,000',
  '1 000',
  '$5',
  '5%',
  '1.2.3',
  '0x1F',
  '1e',
  '--1',
  '1_000',
  '１２',
  '.',
  '+',
  '+INF',
];
const MORE_NO_NUMBERS = ['Infinity', '-', 'e5', '1e1.5', '1d', '∞', '1e+', '\u00a01', '1.-5', '1 e5'];
const POLYGON = '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}';

const CASES: readonly CellCase[] = [
  [{ type: 'string' }, ['abc', ' padded ', 'say "hi"', 'line\nbreak', '1', '😀', '\u00a0'], []],
  [{ type: 'any' }, ['x', '1', '2024-01-01', '{"a":1', ' '], []],
  [{}, ['x', '1', 'NaN'], []],
  [
    { type: 'string', format: 'email' },
    ['a@b.co', 'first.last+tag@example.org', "o'h@x.mx", 'a@localhost'],
    ['a@', '@b.co', 'a b@c.co', 'a', 'a@b@c.co', 'a@-b.co', 'a@b..co', 'a@b.co '],
  ],
  [
    { type: 'string', format: 'uri' },
    ['https://example.org/a?b=c#d', 'urn:isbn:0451450523', 'mailto:a@b.co', 'http://a/%C3%B1', 'geo:19.4,-99.1'],
    ['not a uri', 'www.example.org', '/a/b', 'http://a b', 'http://a/%zz', 'http://a/ñ', '://a', '1http://a'],
  ],
  [
    { type: 'string', format: 'uuid' },
    ['123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000'],
    [
      '123e4567',
      'zzze4567-e89b-12d3-a456-426614174000',
      '123e4567e89b12d3a456426614174000',
      '{123e4567-e89b-12d3-a456-426614174000}',
      '123e4567-e89b-12d3-a456-4266141740000',
    ],
  ],
  [
    { type: 'string', format: 'binary' },
    ['dGVzdA==', 'dGVzdDE=', 'dGVz', '+/+/'],
    ['$$$', 'dGVzdA', 'dGVzdA=', 'dGVz dA==', 'dGVzd===', 'dGVzdA==dGVz', '-_-_'],
  ],
  [{ type: 'number' }, [...NUMBERS, ...HUGE, ...SPECIALS], [...NO_NUMBERS, ...MORE_NO_NUMBERS]],
  [
    { type: 'number', decimalChar: ',' },
    ['3,14', '-3,14', ',5', '5,', '1,5e3', '10', 'NaN'],
    ['1.5', '1,2,3', '1.000,5'],
  ],
  [{ type: 'number', groupChar: ',' }, ['1,000', '1,234,567.89', '1000', '-1,000e2'], ['1.000.000', '1 000', ',']],
  [{ type: 'number', groupChar: '.', decimalChar: ',' }, ['1.000,50', '-1.000.000', '5,5'], ['x', '1,000,5']],
  [{ type: 'number', groupChar: ' ', decimalChar: ',' }, ['10 000,00', '5'], ['10\u00a0000']],
  [
    { type: 'number', bareNumber: false },
    ['$5', '5%', 'EUR 95', '€95.5', '-12.3 €', '95', '$-.5', '(5)', 'NaN', '1e5 m'],
    ['€', 'abc', '$', '1 2', '5 de 7'],
  ],
  [{ type: 'number', bareNumber: false, groupChar: ',' }, ['$1,000.50 MXN', '-$1,000'], ['$', ',']],
  [{ type: 'integer' }, INTEGERS, NO_INTEGERS],
  [{ type: 'integer', groupChar: ',' }, ['1,000', '12', '-1,234,567'], ['1.000', '1 000', '1,000.0']],
  [{ type: 'integer', bareNumber: false }, ['95%', '$95', '-7 units', '#12'], ['€', '95.5%', 'x']],
  [
    { type: 'boolean' },
    ['true', 'True', 'TRUE', '1', 'false', 'False', 'FALSE', '0'],
    ['no', 'yes', '2', '-1', 'on', 't', 'tRUE', ' true', 'VERDADERO'],
  ],
  [
    { type: 'boolean', trueValues: ['sí', 'Y'], falseValues: ['no'] },
    ['sí', 'Y', 'no'],
    ['true', '1', 'NO', 'y', 'si'],
  ],
  [
    { type: 'object' },
    ['{"a":1}', '{}', ' {"a": {"b": []}} '],
    ['[1]', '"a"', '1', 'null', 'x', '{"a":1', "{'a':1}", '{"a":1}x'],
  ],
  [{ type: 'array' }, ['[]', '[1,"a",null]', '[{"a":1}]'], ['{"a":1}', '1', 'x', '[1', '[1,]', 'null']],
  [{ type: 'list' }, ['a,b', 'a', 'a,,b', ' a'], []],
  [{ type: 'list', itemType: 'integer' }, ['1,2', '1', '-1,+2'], ['1,x', '1.5,2', '1,', '1, 2', '1;2']],
  [{ type: 'list', itemType: 'integer', delimiter: ';' }, ['1;2', '1'], ['1,2']],
  [{ type: 'list', itemType: 'number' }, ['1.5,2', 'NaN'], ['1,x']],
  [{ type: 'list', itemType: 'boolean' }, ['true,false', '1,0'], ['true,maybe']],
  [{ type: 'list', itemType: 'date' }, ['2024-01-01,2024-01-02'], ['2024-01-01,2024-13-02', '01/02/2024']],
  [{ type: 'list', itemType: 'datetime' }, ['2024-01-01T00:00:00,2024-01-02T00:00:00Z'], ['2024-01-01']],
  [{ type: 'list', itemType: 'time' }, ['10:00:00,11:00:00'], ['10:00']],
  [
    { type: 'geopoint' },
    ['90.50, 45.50', '90.50,45.50', '-180,-90', '180,90', '-99.13,19.43'],
    ['90.5', '[90,45]', '181,0', '0,91', '90.5;45.5', 'a,b', '1,2,3', ', ', '90.5 45.5'],
  ],
  [
    { type: 'geopoint', format: 'array' },
    ['[90.5, 45.5]', '[-180,90]'],
    ['["a", 1]', '[1]', '[1,2,3]', '90.5,45.5', '{"lon":1,"lat":2}', '[181,0]'],
  ],
  [
    { type: 'geopoint', format: 'object' },
    ['{"lon": 90.5, "lat": 45.5}', '{"lat":1,"lon":2}'],
    ['{"lat": 1}', '{"lon": "x", "lat": 1}', '{"lon":1,"lat":1,"alt":3}', '[1,2]', '{"lon":1,"lat":91}'],
  ],
  [
    { type: 'geojson' },
    [
      '{"type":"Point","coordinates":[1,2]}',
      POLYGON,
      '{"type":"Feature","geometry":null,"properties":null}',
      '{"type":"FeatureCollection","features":[]}',
      '{"type":"GeometryCollection","geometries":[]}',
    ],
    [
      'abc',
      '{}',
      '[]',
      '{"type":"Point"}',
      '{"type":"Nope","coordinates":[1,2]}',
      '{"type":"Point","coordinates":["a",2]}',
      '{"type":"Feature"}',
      '{"type":"Topology","objects":{},"arcs":[]}',
    ],
  ],
  [
    { type: 'geojson', format: 'topojson' },
    ['{"type":"Topology","objects":{},"arcs":[]}'],
    ['{"type":"Point","coordinates":[1,2]}', '{}', 'x'],
  ],
];

/** Table Schema 2.0, "Field Types". */
describe('a cell', () => testCells(CASES));
