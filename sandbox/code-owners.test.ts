import { expect, test } from 'vitest';
import { ownersIn } from './code-owners.ts';

test.each([
  ['* @ana', 'a/b/c.csv', ['ana']],
  ['*.csv @ana', 'a/b.csv', ['ana']],
  ['*.csv @ana', 'a/b.csvx', []],
  ['/docs/ @ana', 'docs/a/b.md', ['ana']],
  ['/docs/ @ana', 'x/docs/a.md', []],
  ['docs/ @ana', 'x/docs/a.md', ['ana']],
  ['docs/ @ana', 'docs', []],
  ['docs/* @ana', 'docs/a.md', ['ana']],
  ['docs/* @ana', 'docs/a/b.md', []],
  ['/datasets/uno @Ana @org/Equipo', 'datasets/uno/data.csv', ['ana', 'org/equipo']],
  ['/datasets/uno @ana', 'datasets/unos/data.csv', []],
  ['**/logs @ana', 'a/b/logs/x', ['ana']],
  ['a/**/z.csv @ana', 'a/z.csv', ['ana']],
  ['a/**/z.csv @ana', 'a/b/c/z.csv', ['ana']],
  ['a?.csv @ana', 'ab.csv', ['ana']],
  ['a.b @ana', 'axb', []],
  ['con\\ espacio.csv @ana', 'con espacio.csv', ['ana']],
  ['* @ana\n*.csv @beto', 'a.csv', ['beto']],
  ['* @ana\n/libre/', 'libre/a.csv', []],
  ['# nada\n\n* @ana # y más', 'a', ['ana']],
  ['* @ana\n!a.csv @beto\n[ab].csv @beto', 'a.csv', ['ana']],
  ['* @ana', 'línea\nnueva.csv', ['ana']],
])('%j: who owns %j', (text, path, owners) => {
  expect(ownersIn(text)(path)).toEqual(owners);
});
