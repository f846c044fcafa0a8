import { expect, test } from 'vitest';
import type { Json } from '../table/schema.ts';
import { checkDescription } from './check-description.ts';
import { scoreInstitution } from './dataset-quality.ts';
import { qualityMessagesEn } from './messages.en.ts';
import { qualityMessagesEs } from './messages.es.ts';
import { QUALITY_RULES } from './rules.ts';
import { RESOURCE, scoreCase, TODAY, WHOLE } from './score-case.ts';
import { periodDays } from './timeliness.ts';
import { guide, schemaOf } from './watch-case.ts';

type Properties = { readonly [name: string]: Json };
const SCHEMA = schemaOf([{ name: 'a', type: 'integer' }]);
const FIELDS: Properties = { fields: [{ name: 'a', type: 'integer', description: 'A.' }] };

async function score(descriptor: Properties, resource: Properties = {}) {
  const whole = { ...RESOURCE, schema: FIELDS, ...resource };
  return await scoreCase({ ...WHOLE, ...descriptor }, whole, 'a\n1\n2', SCHEMA);
}

type Case = readonly [name: string, descriptor: Properties, resource: Properties, expected: readonly string[]];
const CASES: readonly Case[] = [
  ['all is well', {}, {}, []],
  ['modified tomorrow', { 'dcat:modified': '2026-11-21' }, {}, ['modified-future']],
  ['two months late', { 'dcat:modified': '2026-08-20' }, {}, ['update-late']],
  ['late, but irregular', { 'dcat:modified': '2020-08-20', 'dcat:accrualPeriodicity': 'irregular' }, {}, []],
  ['a closed format', {}, { format: 'xls', mediatype: 'application/vnd.ms-excel' }, ['closed-format']],
  ['a licence of one’s own', { licenses: [{ name: 'propia', title: 'Propia' }] }, {}, ['license-unknown']],
  ['Libre Uso MX', { licenses: [{ path: 'https://datos.gob.mx/libreusomx', title: 'Libre Uso MX' }] }, {}, []],
  ['not for sale', { licenses: [{ name: 'CC-BY-NC-4.0' }] }, {}, ['license-unknown']],
];

test.each(CASES)('%s', async (_, descriptor, resource, expected) => {
  const { evidence } = await score(descriptor, resource);
  const found = checkDescription(evidence.package, { norm: guide(), today: TODAY, tables: evidence.tables });
  expect(found.map(({ rule }) => rule)).toEqual(expected);
  for (const finding of found) {
    const voices = [qualityMessagesEs[finding.rule], qualityMessagesEn[finding.rule]];
    const told = voices.map((voice) => (voice.says as (each: typeof finding) => string)(finding)).join('\n');
    expect(told).not.toMatch(/undefined|NaN/);
  }
});

test('every rule about descriptors has a case that trips it', () => {
  const told = new Set(CASES.flatMap(([, , , expected]) => expected));
  expect(QUALITY_RULES.filter(({ id, about }) => about === 'descriptor' && !told.has(id))).toEqual([]);
});

test.each([
  ['R/P1M', 30],
  ['P2W', 14],
  ['Trimestral', 91],
  ['R/P1Y', 365],
  ['PT15M', 1],
  ['realtime', 1],
  ['por evento', 'irregular'],
  ['cuando se pueda', undefined],
  ['constructor', undefined],
])('the period of %s', (frequency, expected) => expect(periodDays(frequency)).toBe(expected));

test.each([
  ['on time', { 'dcat:modified': '2026-11-01' }, 100],
  ['half a period late', { 'dcat:modified': '2026-10-06' }, 50],
  ['long late', { 'dcat:modified': '2025-10-06' }, 0],
  ['no frequency promised', { 'dcat:accrualPeriodicity': '' }, 0],
  ['irregular and dated', { 'dcat:accrualPeriodicity': 'irregular' }, 100],
  ['irregular without a date', { 'dcat:accrualPeriodicity': 'irregular', 'dcat:modified': '' }, undefined],
] as const)('timeliness: %s', async (_, descriptor, expected) => {
  const { timeliness } = (await score(descriptor)).quality.dimensions;
  expect(timeliness.state === 'evaluated' ? timeliness.score : undefined).toBe(expected);
});

test('a dimension without a rule that applied is not evaluated, and a table not read withholds what rests on it', async () => {
  const { quality } = await score(
    {},
    { type: undefined as unknown as Json, format: 'pdf', mediatype: 'application/pdf', path: 'r.csv' },
  );
  expect(quality.stars).toBe(1);
  const { evidence } = await score({});
  const { scoreDataset } = await import('./dataset-quality.ts');
  const unread = scoreDataset({ ...evidence, tables: [] });
  expect(unread.dimensions.accuracy).toEqual({ state: 'not-evaluated', reason: 'unread' });
  expect([unread.score, unread.unread]).toEqual([undefined, ['r']]);
  expect(
    scoreDataset({ ...evidence, package: { ...evidence.package, resources: [] }, tables: [] }).dimensions.accuracy,
  ).toEqual({
    state: 'not-evaluated',
    reason: 'no-rule',
  });
});

test('an institution’s measures are the sums of its datasets’', async () => {
  const [one, other] = [(await score({})).quality, (await score({ keywords: [] })).quality];
  const { measures, score: mean } = scoreInstitution([one, other]);
  expect(measures.metadata).toEqual({ numerator: 29, denominator: 30 });
  expect(measures.cells).toEqual({ numerator: 4, denominator: 4 });
  expect([one.score, mean]).toEqual([100, 99.72]);
});

test('MQA tells what it could not evaluate', async () => {
  const { mqa } = (await score({ keywords: [] })).quality;
  expect(mqa).toMatchObject({ points: 265, evaluated: 295, total: 405, rating: 'good', ratingAtMost: 'excellent' });
  const open = mqa.metrics.filter(({ state }) => state === 'not-evaluated').map(({ id }) => id);
  expect(open).toEqual(['access-url-status', 'download-url-status', 'dcat-ap']);
});
