import { describe, expect, test } from 'vitest';
import { parseJson } from './json.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function problemOf(text: string): unknown {
  const result = parseJson(bytes(text));
  if (!('problem' in result) || result.problem.kind !== 'syntax') return result;
  const { problem, found, line, column } = result.problem;
  return [problem, found, line, column];
}

describe('parseJson', () => {
  const broken: readonly (readonly [string, string, readonly unknown[]])[] = [
    ['nothing', '', ['end', '', 1, 1]],
    ['an object not closed', '{"a": 1', ['end', '', 1, 8]],
    ['a comment', '{\n// x\n"a": 1}', ['comment', '//', 2, 1]],
    ['single quotes', "{'a': 1}", ['quote', "'a':", 1, 2]],
    ['typographic quotes', '{“a”: 1}', ['quote', '“a”:', 1, 2]],
    ['a comma too many', '{"a": 1,\n}', ['trailing-comma', '}', 2, 1]],
    ['a comma missing', '{"a": 1\n "b": 2}', ['missing-comma', '"b":', 2, 2]],
    ['a text not closed', '{"a": "x\n}', ['open-string', '', 1, 7]],
    ['a text not closed before others', '{"a": "x,\n"b": 1}', ['open-string', '', 1, 7]],
    ['a value missing at the end', '{"a":\n', ['end', '', 1, 6]],
    ['a bare word', '{"a": si}', ['unexpected', 'si}', 1, 7]],
  ];
  test.each(broken)('%s', (_, text, expected) => expect(problemOf(text)).toEqual(expected));

  test('brackets in strings are not nesting', () => {
    expect('document' in parseJson(bytes(JSON.stringify(['['.repeat(1000), '\\"[[['])))).toBe(true);
  });

  test('100 levels are read and 101 are not', () => {
    const nested = (levels: number): Uint8Array => bytes('['.repeat(levels) + ']'.repeat(levels));
    expect('document' in parseJson(nested(100))).toBe(true);
    expect(parseJson(nested(101))).toMatchObject({ problem: { kind: 'too-deep', limit: 100, line: 1 } });
  });

  test('pointers have lines; those that are not there have the nearest', () => {
    const result = parseJson(bytes('{\n "a": [\n  {"b/c": 1,\n   "d~e": 2}\n ]\n}'));
    const locate = 'document' in result ? result.document.locate : () => undefined;
    const lines = ['', '/a', '/a/0', '/a/0/b~1c', '/a/0/d~0e', '/a/0/nope', '/a/7'].map(locate);
    expect(lines).toEqual([1, 2, 3, 3, 4, 3, 2]);
  });
});
