import { expect, test } from 'vitest';
import { parseExactly } from './exact-integers.ts';

test.each([
  ['9007199254740993', '9007199254740993'],
  ['-9007199254740993', '-9007199254740993'],
  ['123456789012345678901234567890', '123456789012345678901234567890'],
  // A double holds these two, but is written with other digits.
  ['9223372036854775808', '9223372036854775808'],
  ['1000000000000000000000', '1000000000000000000000'],
])('%s, which a double would round, stays as it is written', (literal, kept) => {
  expect(parseExactly(`{"minimum":${literal}}`)).toEqual({ minimum: kept });
  expect(parseExactly(`[[${literal}], {"a": {"b": [1, ${literal} ]}}]`)).toEqual([[kept], { a: { b: [1, kept] } }]);
});

test.each(['9007199254740992', '9007199254740994', '19.432607700000001', '1e30', '1234567890.5'])(
  '%s is a number',
  (literal) => {
    expect(parseExactly(`{"a":${literal},"b":[${literal}]}`)).toEqual({ a: Number(literal), b: [Number(literal)] });
  },
);

test('a text that looks like one, a name of the language and a name that stands twice are what they are', () => {
  const text = '{"a":"[9007199254740993]","__proto__":9007199254740993,"c":9007199254740993,"c":9007199254740992}';
  const value = parseExactly(text);
  expect(JSON.stringify(value)).toBe('{"a":"[9007199254740993]","__proto__":"9007199254740993","c":9007199254740992}');
});

test('a long descriptor is read without a tree of it', () => {
  const rows = '[1,"\\"9007199254740993"],'.repeat(50_000);
  const value = parseExactly(`{"data":[${rows}[9007199254740993,-1.5e3]]}`) as { data: unknown[] };
  expect([value.data.length, value.data[0], value.data.at(-1)]).toEqual([
    50_001,
    [1, '"9007199254740993'],
    ['9007199254740993', -1500],
  ]);
});
