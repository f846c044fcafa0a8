import { describe, expect, test } from 'vitest';
import { compilePattern, type Pattern, type Syntax } from './pattern.ts';

const LENGTH = 100_000;
const INPUTS = ['a', 'x', 'ab', 'Zz', '=', 'ñ', '😀'].map((unit) => unit.repeat(LENGTH / unit.length));

/** The same every time: Marsaglia's xorshift. */
function noise(letters: string, length: number): string {
  let state = 2_463_534_242;
  return Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return letters.charAt((state >>> 8) % letters.length);
  }).join('');
}

function compiled(source: string, syntax: Syntax = 'xsd'): Pattern {
  const result = compilePattern(source, { syntax });
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return result.pattern;
}

describe('patterns that hang a backtracking engine', () => {
  const PATTERNS = ['(a+)+$', '(a|aa)*b', '(x*)*y', '([a-zA-Z]+)*$', '(.*)*=', '(a?){500}a{500}', '(.*a.{100}){2}'];

  test.each(PATTERNS)('%s returns', (source) => {
    for (const syntax of ['xsd', 'ecma'] as const) {
      const pattern = compiled(source, syntax);
      for (const input of INPUTS) expect(pattern.test(`${input}!`)).toBe(pattern.test(`${input}!`));
    }
  });

  test('and returns what is right', () => {
    const many = 'a'.repeat(LENGTH);
    expect(compiled('(a+)+$').test(many)).toBe(true);
    expect(compiled('(a+)+$').test(`${many}!`)).toBe(false);
    expect(compiled('(a|aa)*b').test(`${many}b`)).toBe(true);
    expect(compiled('(.*)*=').test(`${many}=`)).toBe(true);
    expect(compiled('([a-zA-Z]+)*$', 'ecma').test(`${many}!`)).toBe(true);
  });
});

describe('patterns that want too much', () => {
  const PATTERNS: readonly (readonly [name: string, source: string])[] = [
    ['counts of counts', '(a{1,1000}){1,1000}'],
    ['counts of counts of counts', '(((((a{99}){99}){99}){99}){99}){99}'],
    ['plenty of letters', 'a'.repeat(1_000_000)],
    ['plenty of branches', '|'.repeat(1_000_000)],
    ['deep groups', '('.repeat(LENGTH)],
    ['deep groups that end', `${'('.repeat(LENGTH)}${')'.repeat(LENGTH)}`],
    ['deep subtractions', '[a-'.repeat(LENGTH)],
    ['large classes', '[^\\p{L}]'.repeat(LENGTH)],
    ['a large class', `[${'\\p{L}'.repeat(LENGTH)}]`],
    [
      'thousands of letters, each of its own',
      Array.from({ length: 9_000 }, (_, i) => String.fromCharCode(0x4e00 + 2 * i)).join(''),
    ],
  ];

  test.each(PATTERNS)('%s', (_name, source) => {
    expect(compilePattern(source)).toMatchObject({ problem: { kind: 'too-large' } });
  });

  test('a count after a count is no pattern at all', () => {
    expect(compilePattern('a{1,1000}{1,1000}')).toEqual({ problem: { kind: 'syntax', at: 9, what: '{' } });
  });

  test('a deep pattern within the limit compiles', () => {
    expect(compiled(`${'('.repeat(200)}a${')*'.repeat(200)}`).test('aaa')).toBe(true);
  });
});

describe('more states than are kept', () => {
  const text = noise('ab', 30_000);
  const bytes = new TextEncoder().encode(text);

  test('every verdict stays right', () => {
    const pattern = compiled('(a|b)*a(a|b){13}');
    const ends = Array.from({ length: 60 }, (_, i) => 14 + i * 499);
    expect(ends.map((end) => pattern.matches(bytes, 0, end))).toEqual(ends.map((end) => text[end - 14] === 'a'));
    expect(pattern.effort).toBeGreaterThan(100_000);
  });

  test('the start stays what it was', () => {
    const pattern = compiled('|(a|b)*a(a|b){13}');
    pattern.matches(bytes, 0, bytes.length);
    expect(pattern.test('')).toBe(true);
    expect(pattern.test('a')).toBe(false);
    expect(pattern.test(`a${'b'.repeat(13)}`)).toBe(true);
  });

  test('an ordinary pattern soon has all its states', () => {
    const pattern = compiled('[ab]+');
    pattern.matches(bytes, 0, 1_000);
    const { effort } = pattern;
    pattern.matches(bytes, 0, bytes.length);
    expect(pattern.effort).toBe(effort);
  });
});
