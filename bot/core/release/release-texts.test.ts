import { describe, expect, it } from 'vitest';
import { harmlessCell } from './csv-text.ts';
import { parquetNames } from './parquet-names.ts';
import { sumsText } from './sums.ts';
import { zoneTime } from './zone-time.ts';

describe('names of Parquet assets', () => {
  it.each([
    [
      'as they are',
      ['egresos', 'tipos-de-obra', 'v1.0_x'],
      ['egresos.parquet', 'tipos-de-obra.parquet', 'v1.0_x.parquet'],
    ],
    ['without accents, capitals and spaces', ['Año Fiscal Ñ'], ['ano-fiscal-n.parquet']],
    [
      'apart where they would be one',
      ['a b', 'a-b', 'A_B', 'a-b-2'],
      ['a-b.parquet', 'a-b-2.parquet', 'a_b.parquet', 'a-b-2-2.parquet'],
    ],
    ['for names that leave nothing', ['/../', '漢字', '.'], ['table.parquet', 'table-2.parquet', 'table-3.parquet']],
    ['none of a device', ['con', 'AUX.1', 'console'], ['table-con.parquet', 'table-aux.1.parquet', 'console.parquet']],
    ['short', ['x'.repeat(300)], [`${'x'.repeat(80)}.parquet`]],
  ])('are %s', (_, resources, names) => {
    expect([...parquetNames(resources).values()]).toEqual(names);
  });

  it('are no more than a release of GitHub can hold beside the other assets', () => {
    expect(parquetNames(Array.from({ length: 1200 }, (_, index) => `t${index}`)).size).toBe(980);
  });

  it('need nothing replaced by GitHub', () => {
    for (const name of parquetNames(['<b>', '"; rm -rf', '‮abc', 'ß', '\u{1F600}']).values()) {
      expect(name).toMatch(/^[a-z0-9][a-z0-9._-]*\.parquet$/);
    }
  });
});

it.each([
  ['=1+1', "'=1+1"],
  ['+52 462 1234567', "'+52 462 1234567"],
  ['-cmd', "'-cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['＝1', "'＝1"],
  ['-90', '-90'],
  ['+1.5', '+1.5'],
  ['-', '-'],
  ['1-2', '1-2'],
  ['', ''],
])('a spreadsheet carries nothing out of the cell %j', (cell, written) => {
  expect(harmlessCell(cell)).toBe(written);
});

it('sums are sorted by name and end with a line end', () => {
  const sums = sumsText([
    { name: 'b', sha256: '2'.repeat(64) },
    { name: 'B', sha256: '1'.repeat(64) },
  ]);
  expect(sums).toBe(`${'1'.repeat(64)}  B\n${'2'.repeat(64)}  b\n`);
});

it.each([
  ['2026-11-21T07:39:06Z', 'America/Mexico_City', '2026-11-21 01:39:06 -06:00'],
  ['2026-11-21T05:59:59Z', 'America/Mexico_City', '2026-11-20 23:59:59 -06:00'],
  ['2026-11-21T06:00:00Z', 'America/Mexico_City', '2026-11-21 00:00:00 -06:00'],
  ['2026-07-01T12:00:00Z', 'America/Tijuana', '2026-07-01 05:00:00 -07:00'],
  ['2026-11-21T12:00:00Z', 'Asia/Kathmandu', '2026-11-21 17:45:00 +05:45'],
  ['2026-11-21T07:39:06Z', 'Nowhere/At_All', '2026-11-21 01:39:06 -06:00'],
])('%s in %s is %s', (date, zone, expected) => {
  const { day, time, offset } = zoneTime(date, zone);
  expect(`${day} ${time} ${offset}`).toBe(expected);
});
