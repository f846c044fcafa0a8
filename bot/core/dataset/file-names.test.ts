import { describe, expect, test } from 'vitest';
import { isTaggable, taggableName } from './dataset-name.ts';
import { nameProblem, portableName } from './file-names.ts';

describe('a name', () => {
  test.each(['datos.csv', 'año 2026 (1).csv', 'consumo.csv', 'com.csv', 'aux-1.csv', '.hidden', 'a.b.c'])(
    '%j is one everywhere',
    (name) => {
      expect([nameProblem(name), portableName(name)]).toEqual([undefined, name]);
    },
  );

  test.each([
    ['con', 'device', 'con-datos'],
    ['CON.csv', 'device', 'CON-datos.csv'],
    ['aux .csv', 'device', 'aux-datos.csv'],
    ['lpt9.tar.gz', 'device', 'lpt9-datos.tar.gz'],
    ['COM¹.csv', 'device', 'COM¹-datos.csv'],
    ['corte 31:12.csv', 'sign', 'corte 31-12.csv'],
    ['¿qué?.csv', 'sign', '¿qué.csv'],
    ['a\\b.csv', 'sign', 'a-b.csv'],
    ['<>', 'sign', 'datos'],
    ['?.csv', 'sign', 'datos.csv'],
    ['datos.', 'end', 'datos'],
    ['datos.csv ', 'end', 'datos.csv'],
    ['a\nb.csv', 'control', 'ab.csv'],
    ['a\ufffdo.csv', 'encoding', 'a-o.csv'],
  ])('%j has the problem %j, and %j has none', (name, problem, better) => {
    expect([nameProblem(name), portableName(name), nameProblem(better)]).toEqual([problem, better, undefined]);
  });
});

test.each([
  ['mi tabla', [], 'mi-tabla'],
  ['Año..2026', [], 'ano.2026'],
  ['mi tabla', ['mi-tabla', 'Mi-Tabla-2'], 'mi-tabla-3'],
  ['con', [], 'datos-con'],
  ['^^^', [], 'datos'],
  ['a '.repeat(90), [], 'a-'.repeat(40).replace(/-$/, '')],
  ['.x', [], 'x'],
  ['obras@1.0.0', [], 'obras-1.0.0'],
])('no tag can be called %j: beside %j a dataset had better be %j', (name, others, better) => {
  expect([isTaggable(name), taggableName(name, others), isTaggable(better)]).toEqual([false, better, true]);
});
