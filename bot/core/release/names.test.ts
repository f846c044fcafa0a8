import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTaggable } from '../dataset/dataset-name.ts';
import { descriptorPath, manifestPath, type TagName, tagOf, tagText, zipName } from './names.ts';
import { tagPath } from './record.ts';
import type { Version } from './version.ts';

const SEED = { seed: 20261120, numRuns: 1000 };
const version: fc.Arbitrary<Version> = fc.record({ major: fc.nat(99), minor: fc.nat(99), patch: fc.nat(99) });
/** Plain names, and names that look like parts of tags. */
const hostile = fc
  .array(
    fc.constantFrom(
      'a',
      'ñ',
      '-',
      '.',
      '..',
      '/',
      '@',
      '@{',
      '1.0.0',
      '+withdrawn',
      ' ',
      '~',
      '\n',
      '%',
      'con',
      '\u202e',
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(''));
const dataset = fc.oneof(fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,20}$/), hostile).filter(isTaggable);
const tagName: fc.Arbitrary<TagName> = fc.record({ dataset, version, tombstone: fc.boolean() });

function nameOf(name: string, tombstone = false): TagName {
  return { dataset: name, version: { major: 1, minor: 2, patch: 0 }, tombstone };
}

describe('a tag', () => {
  test.each<readonly [string, TagName]>([
    ['presupuesto@1.2.0', nameOf('presupuesto')],
    ['presupuesto@1.2.0+withdrawn', nameOf('presupuesto', true)],
    ['obra-pública@1.2.0', nameOf('obra-pública')],
    ['a+withdrawn@1.2.0', nameOf('a+withdrawn')],
  ])('%s', (text, name) => {
    expect([tagText(name), tagOf(text)]).toEqual([text, name]);
  });

  test('reads as it was written', () => {
    fc.assert(
      fc.property(tagName, (name) => {
        expect(tagOf(tagText(name))).toEqual(name);
      }),
      SEED,
    );
  });

  test('one text a tag: whatever is read is written the same', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.tuple(hostile, hostile).map((parts) => parts.join('@')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = tagOf(text);
        if (read !== undefined) expect(tagText(read)).toBe(text);
      }),
      SEED,
    );
  });

  test.each([
    '',
    '@1.0.0',
    'v1.0.0',
    '1.0.0',
    'presupuesto',
    'presupuesto@',
    'presupuesto@1.0',
    'presupuesto@01.0.0',
    'presupuesto@1.0.0+',
    'presupuesto@1.0.0+withdrawn+withdrawn',
    'presupuesto@1.0.0-rc.1',
    'presupuesto @1.0.0',
    'presupuesto@1.0.0\n',
    'pre\nsupuesto@1.0.0',
    '../presupuesto@1.0.0',
    'a/b@1.0.0',
    'a\\b@1.0.0',
    '.git@1.0.0',
    '-d@1.0.0',
    'a..b@1.0.0',
    'a@{1}@1.0.0',
    'a@9.9.9@1.2.0',
    'con@1.0.0',
    'a\u202eb@1.0.0',
    'a~1@1.0.0',
    'refs/tags/presupuesto@1.0.0',
  ])('%j is none of ours', (text) => {
    expect(tagOf(text)).toBeUndefined();
  });

  test('is one that git takes', () => {
    const tags = fc.sample(tagName, { ...SEED, numRuns: 40 }).map(tagText);
    for (const tag of tags) {
      expect(() => execFileSync('git', ['check-ref-format', `refs/tags/${tag}`]), tag).not.toThrow();
    }
  });
});

describe('the paths of the record and the names of files', () => {
  test('stay in their folder, and differ where the names do', () => {
    fc.assert(
      fc.property(tagName, tagName, (one, other) => {
        for (const path of [manifestPath(one), tagPath(one), descriptorPath(one)]) {
          const parts = path.split('/');
          expect([parts.length, parts[0], parts[1]]).toEqual([3, 'releases', one.dataset]);
          expect(parts).not.toContain('..');
        }
        expect(zipName(one.dataset, one.version)).toMatch(/^[\w+][\w.+-]*\.zip$/);
        if (tagText(one) !== tagText(other)) expect(manifestPath(one)).not.toBe(manifestPath(other));
      }),
      SEED,
    );
  });

  test.each([
    ['obra-publica_2026.v1', 'obra-publica_2026.v1-1.2.0.zip'],
    ['Año', 'Ano-1.2.0.zip'],
    ['obras+agua', 'obras+agua-1.2.0.zip'],
    ["#1 o'b", '1-o-b-1.2.0.zip'],
    ['数据', 'datos-1.2.0.zip'],
  ])('the zip of %j is %j, which GitHub leaves as it is', (name, zip) => {
    expect(zipName(name, nameOf(name).version)).toBe(zip);
  });

  test('a tombstone has a manifest of its own, and the descriptor of the last version', () => {
    expect(manifestPath(nameOf('a', true))).toBe('releases/a/1.2.0+withdrawn.json');
    expect(tagPath(nameOf('a', true))).toBe('releases/a/1.2.0+withdrawn.tag');
    expect(descriptorPath(nameOf('a', true))).toBe(descriptorPath(nameOf('a')));
  });
});
