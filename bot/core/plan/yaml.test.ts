import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planMessagesEs } from './messages.es.ts';
import { readYaml, YAML_BYTES } from './yaml.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('what is wrong is a finding with its place', () => {
  const cases: readonly (readonly [name: string, text: string, expected: readonly unknown[]])[] = [
    ['nothing', '', ['yaml-syntax', undefined, 'empty']],
    ['only a comment', '# plan\n', ['yaml-syntax', undefined, 'empty']],
    ['a tab', 'a:\n\t- b\n', ['yaml-syntax', 2, 'tab']],
    ['a tab first', '\ta: 1\n', ['yaml-syntax', 1, 'tab']],
    ['indentation', 'a: 1\n b: 2\n', ['yaml-syntax', 2, 'indent']],
    ['a colon in a text', 'a: 1\ntitle: Agua: consumo\n', ['yaml-syntax', 2, 'colon']],
    ['an open quote', 'a: "x\nb: 1\n', ['yaml-syntax', 2, 'open-quote']],
    ['an open bracket', 'a: [1, 2\nb: 3', ['yaml-syntax', 2, 'open-bracket']],
    ['a control character', 'a: \u0007', ['yaml-syntax', 1, 'character']],
    ['a list as a key', '? [a]\n: 1', ['yaml-syntax', 1, 'key']],
    ['two documents', 'a: 1\n---\nb: 2\n', ['yaml-syntax', 4, 'documents']],
    ['a directive', '%FOO bar baz\n%YAML 1\n---\na: 1', ['yaml-syntax', 3, 'directive']],
    ['an alias', 'b: &x 1\na: *x\n', ['yaml-alias', 2, undefined]],
    ['code', 'a: !!js/function "x"\n', ['yaml-tag', 1, undefined]],
    ['a tag of its own', 'a: 1\nb: !policy {}\n', ['yaml-tag', 2, undefined]],
    ['a tag of YAML', 'a: !!binary aGk=\n', ['yaml-tag', 1, undefined]],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', ['yaml-duplicate-key', 3, undefined]],
    ['a key twice inside', 'a:\n  - b: 1\n    b: 2\n', ['yaml-duplicate-key', 3, undefined]],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    const [finding] = readYaml(bytes(text), 'plan/a.yaml').findings;
    expect(finding && [finding.rule, finding.place.line, (finding.facts as { problem?: string }).problem]).toEqual(
      expected,
    );
  });

  test('columns are told in words', () => {
    const [finding] = readYaml(bytes('title: Agua: consumo\n'), 'plan/a.yaml').findings;
    expect(finding?.rule === 'yaml-syntax' && planMessagesEs['yaml-syntax'].says(finding)).toBe(
      'Se esperaba YAML bien escrito; hay dos puntos de más o de menos, en la columna 12; se encontró ": consumo".',
    );
  });

  test.each([
    ['windows-1252', new Uint8Array([0x61, 0x3a, 0x20, 0x0a, 0x62, 0x3a, 0x20, 0xe9]), 'windows-1252', 2],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x61, 0x00]), 'utf-16', undefined],
  ])('%s', (_, given, looks, line) => {
    const [finding] = readYaml(given, 'plan/a.yaml').findings;
    expect(finding).toMatchObject({ rule: 'yaml-encoding', facts: { looks } });
    expect(finding?.place.line).toBe(line);
  });

  test('nothing can be used of a file with an alias; of one with a repeated key the first counts', () => {
    expect(readYaml(bytes('a: &x 1\nb: *x\n'), 'p').document).toBeUndefined();
    expect(readYaml(bytes('a: 1\na: 2\n'), 'p').document?.value).toEqual({ a: 1 });
  });
});

describe('values are those of the core schema', () => {
  test.each([
    ['a date', '2026-01-02', '2026-01-02'],
    ['a month', '2026-01', '2026-01'],
    ['on', 'on', 'on'],
    ['yes', 'yes', 'yes'],
    ['true', 'true', true],
    ['nothing', '', null],
    ['a tilde', '~', null],
    ['an integer', '42', 42],
    ['zeros in front', '011', 11],
    ['zeros in front in quotes', "'011'", '011'],
    ['hexadecimal', '0x10', 16],
    ['a number', '0.05', 0.05],
    ['not a number', '.nan', '.nan'],
    ['beyond all numbers', '1e999', '1e999'],
    ['underscores', '1_000', '1_000'],
    ['a quoted number', '"42"', '42'],
  ])('%s', (_, text, expected) =>
    expect(readYaml(bytes(`a: ${text}\n`), 'p').document?.value).toEqual({ a: expected }),
  );

  test('a key that JavaScript minds is a key', () => {
    const value = readYaml(bytes('__proto__: 1\nconstructor: 2\n'), 'p').document?.value;
    expect(Object.entries(Object(value))).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
  });
});

test('pointers have lines and columns; those that are not there have the nearest', () => {
  const text = '# a\r\nx:\r\n  - y: 1\r\n    "z/w": [a, b]\r\n  - 2\r\n';
  const locate = readYaml(bytes(text), 'p').document?.locate;
  const spots = ['', '/x', '/x/0', '/x/0/y', '/x/0/z~1w', '/x/0/z~1w/1', '/x/1', '/x/0/nope', '/x/7', '/x/-1'].map(
    (pointer) => {
      const { line, column } = locate?.(pointer) ?? { line: 0, column: 0 };
      return `${line}:${column}`;
    },
  );
  expect(spots).toEqual(['2:1', '2:1', '3:5', '3:5', '4:5', '4:16', '5:5', '3:5', '2:1', '2:1']);
});

describe('nothing is slow or deep', () => {
  const full = (part: string): string => part.repeat(Math.floor(YAML_BYTES / part.length));
  const bomb = [
    'a: &a [x, x, x]',
    ...[...'bcdefghij'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghij'[index]}`).join(', ')}]`),
  ];
  test.each([
    ['brackets', full('['), 'yaml-too-deep'],
    ['braces', full('{'), 'yaml-too-deep'],
    ['hyphens', full('- '), 'yaml-too-deep'],
    ['question marks', full('? '), 'yaml-too-deep'],
    ['aliases', full('- *a\n'), 'yaml-alias'],
    ['tags', full('- !a b\n'), 'yaml-tag'],
    ['the same key', full('a: 1\n'), 'yaml-duplicate-key'],
    ['documents', full('---\n'), 'yaml-syntax'],
    ['quotes', full('"'), 'yaml-syntax'],
    ['a billion laughs', bomb.join('\n'), 'yaml-alias'],
    ['too large', `${full('a')}aa`, 'yaml-too-large'],
  ])('%s', (_, text, rule) => {
    const { findings } = readYaml(bytes(text), 'p');
    expect(findings[0]?.rule).toBe(rule);
    expect(findings.length).toBeLessThanOrEqual(100);
  });
});

test('whatever the text, there is a value or a finding with a line that is in it', () => {
  const part = fc.constantFrom(
    ...'a|b: |- |\n|  |{|}|[|]|,|"|\'|&x |*x|!t |#|>|\t|%|---\n|? |: |\\|\0|é|\r|<<: |1'.split('|'),
  );
  const property = fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
    const text = parts.join('');
    const { document, findings } = readYaml(bytes(text), 'p');
    expect(document !== undefined || findings.length > 0).toBe(true);
    const lines = text.split(/\r\n?|\n/).length;
    expect(findings.every(({ place }) => (place.line ?? 1) >= 1 && (place.line ?? 1) <= lines)).toBe(true);
  });
  fc.assert(property, { numRuns: 3000, seed: 1 });
});
