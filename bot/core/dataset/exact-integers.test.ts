import { expect, test } from 'vitest';
import { withExactIntegers } from './exact-integers.ts';

function read(text: string): unknown {
  return withExactIntegers(text, JSON.parse(text));
}

test.each([
  ['9007199254740993', '9007199254740993'],
  ['-9007199254740993', '-9007199254740993'],
  ['123456789012345678901234567890', '123456789012345678901234567890'],
])('%s, which a double would round, stays as it is written', (literal, kept) => {
  expect(read(`{"minimum":${literal}}`)).toEqual({ minimum: kept });
  expect(read(`[[${literal}], {"a": {"b": [1, ${literal} ]}}]`)).toEqual([[kept], { a: { b: [1, kept] } }]);
});

test.each([
  '9007199254740992',
  '9007199254740994',
  '9223372036854775808',
  '19.432607700000001',
  '1e30',
  '1234567890.5',
])('%s is a number', (literal) => {
  expect(read(`{"a":${literal},"b":[${literal}]}`)).toEqual({ a: Number(literal), b: [Number(literal)] });
});

test('a text that looks like one, a name of the language and a name that stands twice are what they are', () => {
  const text = '{"a":"[9007199254740993]","__proto__":9007199254740993,"c":9007199254740993,"c":9007199254740992}';
  const value = read(text);
  expect(JSON.stringify(value)).toBe('{"a":"[9007199254740993]","__proto__":"9007199254740993","c":9007199254740992}');
});
