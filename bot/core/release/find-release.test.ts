import { describe, expect, test } from 'vitest';
import { isSafeName } from '../dataset/file-names.ts';
import { askedOf, findRelease, shelvedIn } from './find-release.ts';
import { tagOf } from './names.ts';
import { nearNames } from './near-names.ts';
import { readSums } from './read-sums.ts';
import type { ShelfEntry } from './shelf.ts';

function entry(tag: string): ShelfEntry {
  const name = tagOf(tag);
  if (name === undefined) throw new Error(`${tag} is no tag`);
  return { tag, name, date: undefined, assets: [] };
}

const SHELF = shelvedIn(
  [
    ...['obras@1.9.0', 'obras@1.10.0', 'obras@2.0.0', 'obras@0.1.0', 'agua@1.0.0', 'agua@1.0.0+withdrawn'],
    ...['sol@1.0.0', 'sol@1.0.0+withdrawn', 'sol@2.0.0', 'ido@1.0.0+withdrawn'],
  ].map(entry),
);

test('a shelf is by dataset, the newest first; what no file may be called is no tag', () => {
  expect(['a/b@1.0.0', '..@1.0.0', '@1.0.0'].map(tagOf)).toEqual([undefined, undefined, undefined]);
  expect(
    SHELF.map(({ dataset, releases, withdrawn }) => [dataset, releases.map(({ tag }) => tag), withdrawn?.tag]),
  ).toEqual([
    ['agua', ['agua@1.0.0'], 'agua@1.0.0+withdrawn'],
    ['ido', [], 'ido@1.0.0+withdrawn'],
    ['obras', ['obras@2.0.0', 'obras@1.10.0', 'obras@1.9.0', 'obras@0.1.0'], undefined],
    ['sol', ['sol@2.0.0', 'sol@1.0.0'], undefined],
  ]);
});

test.each([
  ['obras', 'obras@2.0.0'],
  ['obras@1', 'obras@1.10.0'],
  ['obras@1.9', 'obras@1.9.0'],
  ['obras@0', 'obras@0.1.0'],
  ['obras@2.0.0', 'obras@2.0.0'],
  ['agua', 'agua@1.0.0'],
  ['obras@3', 'no-version'],
  ['ido', 'no-version'],
  ['nada', 'no-dataset'],
])('%s is %s', (written, expected) => {
  const asked = askedOf(written);
  const found = asked && findRelease(SHELF, asked);
  expect(found?.kind === 'found' ? found.entry.tag : found?.kind).toBe(expected);
});

test.each(['', 'obras@', 'obras@v1', 'obras@1.2.3.4', 'obras@01', '../obras', 'a/b', '@1.0.0', '-x', 'obras@1.0.0+x'])(
  '%j is not well written',
  (written) => expect(askedOf(written)).toBeUndefined(),
);

test.each([
  ['obra', ['obras']],
  ['ÓBRAS', ['obras']],
  ['obars', ['obras']],
  ['presupuesto', ['presupuesto-2026', 'presupuestos']],
  ['xyzzy', []],
  ['', []],
])('%j may mean %j', (written, expected) => {
  expect(nearNames(written, ['obras', 'arboles', 'presupuesto-2026', 'presupuestos'])).toEqual(expected);
});

test.each(['a', 'presupuesto', 'año.csv', 'a b', 'obras@1.0.0+withdrawn'])('%j is safe', (name) => {
  expect(isSafeName(name)).toBe(true);
});
test.each([
  '',
  '.',
  '..',
  '.x',
  'a/b',
  'a\\b',
  'C:x',
  'a\u0000',
  'a\u202eb',
  '\ud800',
  'nul',
  'Con.txt',
  'a.',
  'a ',
  '-rf',
  'a'.repeat(201),
])('%j is not safe', (name) => expect(isSafeName(name)).toBe(false));

describe('SHA256SUMS', () => {
  const [one, other] = ['0'.repeat(64), 'f'.repeat(64)];
  test('is read as sha256sum writes it', () => {
    const sums = readSums(`${one}  a b.csv\n${other} *c.zip\n`);
    expect([...(sums ?? [])]).toEqual([
      ['a b.csv', one],
      ['c.zip', other],
    ]);
  });
  test.each([`${one} a`, `${one}  `, 'x  a', `${one}  a\n${other}  a`, `${'0'.repeat(63)}  a`])(
    '%j is none',
    (text) => {
      expect(readSums(text)).toBeUndefined();
    },
  );
});
