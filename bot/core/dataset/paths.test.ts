import { describe, expect, test } from 'vitest';
import { extensionOf, judgePath } from './paths.ts';

describe('judgePath', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['data.csv', 'path'],
    ['data/2024/a b ñ.csv', 'path'],
    ['a:b.csv', 'path'],
    ['https://example.com/a.csv', 'url'],
    ['FTPS://example.com/a.csv', 'url'],
    ['', 'empty'],
    ['  ', 'empty'],
    ['data//a.csv', 'empty'],
    ['data/', 'empty'],
    ['a\u0000.csv', 'control'],
    ['a\nb.csv', 'control'],
    ['a\u202evsc.exe', 'control'],
    ['\ud800.csv', 'control'],
    ['file:///etc/passwd', 'scheme'],
    ['s3://bucket/a.csv', 'scheme'],
    ['/etc/passwd', 'absolute'],
    ['C:\\datos\\a.csv', 'absolute'],
    ['c:/datos/a.csv', 'absolute'],
    ['~/a.csv', 'home'],
    ['data\\a.csv', 'backslash'],
    ['../a.csv', 'parent'],
    ['data/../../a.csv', 'parent'],
    ['./a.csv', 'dot'],
    ['.git/config', 'hidden'],
    ['data/.hidden/a.csv', 'hidden'],
  ];
  test.each(cases)('%j is %s', (written, expected) => {
    const judged = judgePath(written);
    expect(judged.kind === 'unsafe' ? judged.problem : judged.kind).toBe(expected);
  });
});

test('extensionOf', () => {
  const given = ['a.CSV', 'data.d/LICENSE', '.hidden', 'a.csv.gz', 'a.tar.xz'];
  expect(given.map(extensionOf)).toEqual(['csv', undefined, undefined, 'csv', 'xz']);
});
