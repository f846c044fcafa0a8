import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern, type Syntax } from './pattern.ts';

/** So that a failure can be seen again. */
const RUNS = { seed: 20_240_229, numRuns: 3_000 };

/** What XML Schema and ECMAScript both know and mean alike, over a small alphabet, so that texts do match. */
const grammar = fc.letrec<Record<'branches' | 'branch' | 'piece' | 'atom', string>>((tie) => ({
  branches: fc.array(tie('branch'), { minLength: 1, maxLength: 3 }).map((all) => all.join('|')),
  branch: fc.array(tie('piece'), { maxLength: 4 }).map((all) => all.join('')),
  piece: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,3}', '{2,}', '*?', '{0}'))
    .map((two) => two.join('')),
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'a',
      'b',
      '0',
      'é',
      '😀',
      '.',
      '\\.',
      '[ab]',
      '[^a]',
      '[a-z😀]',
      '[^\\u00e9]',
      '[.0-9-]',
      '\\p{Lu}',
      '\\P{L}',
      '\\n',
    ),
    tie('branches').map((inner) => `(${inner})`),
    tie('branches').map((inner) => `(?:${inner})`),
  ),
}));

/** V8 hangs on some of the longer ones, even with texts of seven letters. */
const branches = grammar.branches.filter((source) => source.length <= 60);

const letter = fc.constantFrom('a', 'b', '0', 'é', '😀', '.', '-', 'É', '\n', '日');
const texts = fc.array(fc.string({ unit: letter, maxLength: 7 }), { minLength: 5, maxLength: 12 });

/** ECMAScript's anchors too, wherever they stand. */
const anchored = fc
  .array(
    fc.oneof(
      branches.map((inner) => `(?:${inner})`),
      fc.constantFrom('^', '$', 'a', '\\w', '\\d', '\\s', '|'),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((all) => all.join(''));

function verdicts(source: string, syntax: Syntax, all: readonly string[]): readonly boolean[] {
  const result = compilePattern(source, { syntax });
  if ('problem' in result) throw new Error(`${source}: ${JSON.stringify(result.problem)}`);
  return all.map((text) => result.pattern.test(text));
}

describe('the same verdict as V8', () => {
  test('on the whole text, in the syntax of XML Schema', () => {
    fc.assert(
      fc.property(branches, texts, (source, all) => {
        const expected = new RegExp(`^(?:${source})$`, 'u');
        expect(verdicts(source, 'xsd', all)).toEqual(all.map((text) => expected.test(text)));
        expect(verdicts(`^(${source})$`, 'xsd', all)).toEqual(all.map((text) => expected.test(text)));
      }),
      RUNS,
    );
  });

  test('on a search, with anchors anywhere, in the syntax of ECMAScript', () => {
    fc.assert(
      fc.property(anchored, texts, (source, all) => {
        const expected = new RegExp(source, 'u');
        expect(verdicts(source, 'ecma', all)).toEqual(all.map((text) => expected.test(text)));
      }),
      RUNS,
    );
  });

  test.each(['.', '\\d', '\\w', '\\s', '\\S', '[^\\w\\p{L}]', '\\p{Lu}', '\\P{C}', '\\p{Cn}'])(
    'on each code point for %s',
    (atom) => {
      const expected = new RegExp(`^${atom}$`, 'u');
      const result = compilePattern(`^${atom}$`, { syntax: 'ecma' });
      const wrong: string[] = [];
      for (let point = 0; point <= 0x10ffff; point += point < 0x3000 ? 1 : 37) {
        if (point >= 0xd800 && point <= 0xdfff) continue;
        const text = String.fromCodePoint(point);
        if ('problem' in result || result.pattern.test(text) !== expected.test(text)) wrong.push(point.toString(16));
      }
      expect(wrong).toEqual([]);
    },
  );
});
