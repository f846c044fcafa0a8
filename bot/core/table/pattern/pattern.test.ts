import { describe, expect, test } from 'vitest';
import { compilePattern, type Pattern, type PatternProblem, type Syntax } from './pattern.ts';

function compiled(source: string, syntax: Syntax = 'xsd'): Pattern {
  const result = compilePattern(source, { syntax });
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return result.pattern;
}

function problem(source: string, syntax: Syntax = 'xsd'): PatternProblem | undefined {
  const result = compilePattern(source, { syntax });
  return 'problem' in result ? result.problem : undefined;
}

type Case = readonly [pattern: string, yes: readonly string[], no: readonly string[]];

const XSD: readonly Case[] = [
  // The whole value, with the alternatives in brackets.
  ['a|bc', ['a', 'bc'], ['ac', 'abc', 'b', '', 'xa']],
  ['', [''], ['a']],
  ['a||b', ['a', '', 'b'], ['ab']],
  ['[A-Z]{4}\\d{6}', ['ABCD123456'], ['ABCD12345', 'ABCD1234567', 'abcd123456']],
  // Quantifiers.
  ['a?b*c+', ['c', 'abbcc'], ['ab', 'aac']],
  ['a{2}', ['aa'], ['a', 'aaa']],
  ['a{2,}', ['aa', 'aaaaa'], ['a']],
  ['a{0,2}', ['', 'a', 'aa'], ['aaa']],
  ['a{0}', [''], ['a']],
  ['(ab){1,2}', ['ab', 'abab'], ['', 'ababab']],
  ['(a{0,1}){3,}', ['', 'a', 'aaaa'], ['b']],
  ['a*?b+?c??d{1,2}?', ['bd', 'aabbcdd'], ['ad', 'bddd']],
  // Anchors at the edges of the pattern or of a branch; elsewhere plain characters, as in XML Schema.
  ['^(a|b)$', ['a', 'b'], ['^a$', 'ab', '']],
  ['^a$|^b$', ['a', 'b'], ['ab', '^a$']],
  ['(^a$)|(^b$)', ['a', 'b'], ['ab']],
  ['^(?:^a|b$)$', ['a', 'b'], ['ab']],
  ['([0-9]+(;|$))+', ['1', '1;2', '1;2;'], ['1;;2', '1;$']],
  ['(^|;)a', ['a', ';a'], ['^a']],
  ['^$', [''], ['a', '^$']],
  ['a^b', ['a^b'], ['ab']],
  ['$[0-9]+', ['$5'], ['5']],
  ['(US$|EUR)[0-9]', ['US$1', 'EUR2'], ['US1']],
  ['[0-9](^|x)', ['1^', '1x'], ['1']],
  ['\\^a\\$', ['^a$'], ['a']],
  // Escapes.
  ['\\n\\r\\t\\\\\\|\\.\\?\\*\\+\\(\\)\\{\\}\\-\\[\\]\\/\\@', ['\n\r\t\\|.?*+(){}-[]/@'], ['']],
  ['\\u00e9\\x41\\x{1F600}\\u{1F600}\\ud83d\\ude00', ['éA😀😀😀'], ['éA']],
  ['\\d+', ['09', '٣٤', '𝟘'], ['a', 'Ⅳ', '½']],
  ['\\D', ['a', 'Ⅳ'], ['1', '٣']],
  ['\\w+', ['aÑ9', '日本', '$+', '😀'], ['a b', 'a-b', '_', '\u0000']],
  ['\\W', ['_', ' ', '¡', '\n'], ['a', '+']],
  ['\\s+', [' \t\n\r'], ['\u00a0', '\f', '\u2003']],
  ['\\S', ['\u00a0', 'x'], [' ', '\t']],
  ['\\i\\c*', ['a', '_x-1.2', 'ns:año', 'É·'], ['1a', '-a', 'a b', '']],
  ['\\I\\C', ['1 ', '- '], ['a ', '1a']],
  ['.', ['a', 'é', '😀', '\u2028', '\u0085'], ['\n', '\r', '', 'ab']],
  // Categories and blocks.
  ['\\p{Lu}+', ['ÁÑZ', 'Ω', '𝐀'], ['a', 'A1']],
  ['\\P{Lu}', ['a', '😀'], ['A']],
  ['\\p{L}\\p{Nd}\\p{Zs}\\p{Sc}', ['a1 €'], ['a1 e']],
  ['[\\p{L}\\p{M}\\-]+', ['Ana-María', 'n\u0303'], ['a b']],
  ['\\p{IsBasicLatin}*', ['abc~'], ['ñ']],
  ['\\p{IsLatin-1Supplement}', ['ñ'], ['n', 'ē']],
  ['[\\p{IsGreek}\\p{IsCyrillic}]+', ['Ωж'], ['O']],
  ['\\P{IsBasicLatin}', ['ñ'], ['n']],
  // Classes.
  ['[a-c-]+', ['a-c'], ['d']],
  ['[-ac]+', ['-a'], ['b']],
  ['[+--]+', ['+,-'], ['.']],
  ['[^a-c]', ['d', '😀', '\n'], ['b', '']],
  ['[a^]', ['^', 'a'], ['b']],
  ['[\\^\\]\\[\\-\\\\]+', ['^][-\\'], ['a']],
  ['[.*+?(){}|$]+', ['.*+?(){}|$'], ['a']],
  ['[a-z-[aeiou]]+', ['xyz'], ['a', 'xax', '-', '[']],
  ['[^a-z-[0-9]]', ['A', 'ñ'], ['a', '5']],
  ['[\\w-[\\d]]+', ['año'], ['a1']],
  ['[a-z-[b-y-[m]]]', ['a', 'm', 'z'], ['b', 'y']],
  ['[a-[a]]', [], ['a', '', 'b']],
  ['[\\d\\s]+', ['1 2'], ['a']],
  ['[😀-😂]', ['😀', '😁', '😂'], ['😃', '\ud83d']],
  ['😀{2}', ['😀😀'], ['😀']],
  // Groups.
  ['(?:a)(?<b>b)((c))', ['abc'], ['ab']],
  ['((a|b)*c)?', ['', 'c', 'abac'], ['ab']],
  ['(a*)*', ['', 'aaa'], ['b']],
  ['(|a)+', ['', 'aa'], ['b']],
  ['()*', [''], ['a']],
];

const ECMA: readonly Case[] = [
  ['b', ['abc', 'b'], ['ac', '']],
  ['', ['', 'a'], []],
  ['^a', ['a', 'ab'], ['ba']],
  ['a$', ['a', 'ba'], ['ab', 'a\n']],
  ['^a$|b', ['a', 'xbx'], ['ax']],
  ['x(^a|b$)', ['xb', 'axb'], ['xa', 'a']],
  ['a|^$', ['', 'bab'], ['b']],
  ['$^', [''], ['a']],
  ['(^|,)b(,|$)', ['b', 'a,b', 'b,c'], ['ab', 'a,bc']],
  ['^\\d+$', ['09'], ['٣']],
  ['^\\w$', ['_', 'a', '9'], ['ñ', '+']],
  ['^\\s$', ['\u00a0', '\ufeff', '\f', '\u2028'], ['x']],
  ['^\\S\\D\\W$', ['aa-'], ['a1-', ' a-', 'aaa']],
  ['^.$', ['a', '\u0085', '😀'], ['\n', '\r', '\u2028', '\u2029']],
  ['^[a-z[-]+$', ['a[-'], [']', 'A']],
  ['^[]', [], ['', 'a']],
  ['^[^]$', ['a', '\n'], ['']],
  ['^\\cJ[\\b]\\0\\v\\f$', ['\n\b\0\v\f'], ['']],
  ['^\\p{Script=Greek}\\p{Letter}$', ['Ωa'], ['aa']],
  ['^[^@]+@[^@]+$', ['a@b'], ['a@', 'a@b@c']],
];

describe('what matches', () => {
  test.each(XSD)('xsd %j', (source, yes, no) => {
    const pattern = compiled(source);
    expect([...yes, ...no].filter((text) => pattern.test(text))).toEqual(yes);
    expect(pattern.source).toBe(source);
  });

  test.each(ECMA)('ecma %j', (source, yes, no) => {
    const pattern = compiled(source, 'ecma');
    expect([...yes, ...no].filter((text) => pattern.test(text))).toEqual(yes);
  });

  test('is XML Schema where no syntax is said', () => {
    const result = compilePattern('b');
    expect('pattern' in result && result.pattern.test('abc')).toBe(false);
  });
});

describe('bytes', () => {
  const bytes = Uint8Array.from([0x61, 0xc3, 0xb1, 0x62, 0xc3]);

  test('only those between start and end are looked at', () => {
    expect(compiled('ñ').matches(bytes, 1, 3)).toBe(true);
    expect(compiled('ñb').matches(bytes, 1, 4)).toBe(true);
    expect(compiled('').matches(bytes, 2, 2)).toBe(true);
    expect(compiled('a\uFFFD').matches(bytes, 0, 2)).toBe(true);
  });

  test('an end beyond the bytes is their end', () => {
    expect(compiled('b\uFFFD').matches(bytes, 3, 1000)).toBe(true);
  });

  test('wrong bytes are U+FFFD', () => {
    expect(compiled('añb\uFFFD').matches(bytes, 0, 5)).toBe(true);
    expect(compiled('a.b.').matches(bytes, 0, 5)).toBe(true);
    expect(compiled('[a-zñ]+').matches(bytes, 0, 5)).toBe(false);
    expect(compiled('\uFFFD').test('\ud800')).toBe(true);
  });
});

describe('what cannot be used', () => {
  const CASES: readonly (readonly [string, PatternProblem['kind'], at: number, what: string])[] = [
    ['a)b', 'syntax', 1, ')'],
    ['a(b', 'syntax', 1, '('],
    ['x[ab', 'syntax', 1, '['],
    ['[]', 'syntax', 0, '[]'],
    ['[^]', 'syntax', 0, '[]'],
    ['[z-a]', 'syntax', 1, 'z-a'],
    ['[a-\\d]', 'syntax', 1, 'a-\\d'],
    ['[a-z-[b]c]', 'syntax', 0, '['],
    ['[[:alpha:]]', 'syntax', 10, ']'],
    ['*a', 'syntax', 0, '*'],
    ['a**', 'syntax', 2, '*'],
    ['a++', 'syntax', 2, '+'],
    ['a{2}{3}', 'syntax', 4, '{'],
    ['a{3,1}', 'syntax', 1, '{3,1}'],
    ['a{,3}', 'syntax', 1, '{'],
    ['a}', 'syntax', 1, '}'],
    ['a]', 'syntax', 1, ']'],
    ['a\\', 'syntax', 1, '\\'],
    ['\\q', 'syntax', 0, '\\q'],
    ['\\u12', 'syntax', 0, '\\u'],
    ['\\u{110000}', 'syntax', 0, '\\u{110000}'],
    ['\\pL', 'syntax', 0, '\\p'],
    ['\\p{Foo}', 'unsupported', 0, '\\p{Foo}'],
    ['\\p{IsNowhere}', 'unsupported', 0, '\\p{IsNowhere}'],
    ['(?x', 'syntax', 0, '(?'],
    ['a(?=b)', 'unsupported', 1, 'look-around'],
    ['(?!b)', 'unsupported', 0, 'look-around'],
    ['(?<=b)', 'unsupported', 0, 'look-around'],
    ['(?<!b)', 'unsupported', 0, 'look-around'],
    ['(?>b)', 'unsupported', 0, 'atomic-group'],
    ['(?i)b', 'unsupported', 0, 'inline-flags'],
    ['(a)\\1', 'unsupported', 3, 'back-reference'],
    ['(?<a>a)\\k<a>', 'unsupported', 7, 'back-reference'],
    ['\\bword\\b', 'unsupported', 0, 'word-boundary'],
    ['\\B', 'unsupported', 0, 'word-boundary'],
    ['(a{1000}){1000}', 'too-large', 9, 'size'],
    ['(){999999999999999999999}', 'too-large', 2, 'size'],
    ['(((a{100}){100}){100}){0}', 'too-large', 16, 'size'],
  ];

  test.each(CASES)('%j: %s at %i, %s', (source, kind, at, what) => {
    expect(problem(source)).toEqual({ kind, at, what });
  });

  test('what is wrong in ECMAScript only', () => {
    expect(problem('^*', 'ecma')).toEqual({ kind: 'syntax', at: 1, what: '*' });
    expect(problem('\\i', 'ecma')).toEqual({ kind: 'syntax', at: 0, what: '\\i' });
    expect(problem('\\p{IsGreek}', 'ecma')).toEqual({ kind: 'syntax', at: 0, what: '\\p{IsGreek}' });
  });
});
