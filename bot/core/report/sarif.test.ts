import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { assembleReport } from './assemble.ts';
import type { Report } from './report.ts';
import { SAMPLE } from './sample.ts';
import { tellSarif } from './sarif.ts';

// The schema is of draft 4, whose `id` and `$schema` ajv does not take, and has a pattern that is no Unicode expression.
const { id: _id, $schema: _draft, ...standard } = schema;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(standard);

const HOSTILE: Report = {
  ...SAMPLE,
  findings: SAMPLE.findings.map((finding) => ({
    ...finding,
    rule: 'regla futura/ñ',
    place: { ...finding.place, path: 'datos/año 1/a#b?.csv', cell: '[a](1) \ud800' },
  })),
};
const EMPTY = assembleReport({ datasets: [], tallies: [], findings: [] });

describe.each([
  ['the sample', SAMPLE],
  ['hostile data', HOSTILE],
  ['nothing', EMPTY],
])('%s', (_, report) => {
  test.each(['es', 'en'] as const)('is SARIF 2.1.0 in %s', (language) => {
    expect(validate(JSON.parse(tellSarif(report, { language }))) ? [] : validate.errors).toEqual([]);
  });
});

test('the schema refuses what is no SARIF', () => {
  expect(validate({})).toBe(false);
  expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
});

test('a result says where, and the same each time', () => {
  const [result] = JSON.parse(tellSarif(HOSTILE, { language: 'es' })).runs[0].results;
  expect(result.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'datos/a%C3%B1o%201/a%23b%3F.csv', uriBaseId: '%SRCROOT%' },
        region: { startLine: 18 },
      },
      logicalLocations: [
        { name: 'municipios', fullyQualifiedName: 'municipios', kind: 'dataset' },
        { name: 'municipios', fullyQualifiedName: 'municipios/municipios', kind: 'resource' },
        { name: 'latitud', fullyQualifiedName: 'municipios/municipios/latitud', kind: 'field' },
      ],
    },
  ]);
  expect(result.partialFingerprints).toEqual({ 'apertura/v1': 'regla futura/ñ|datos/año 1/a#b?.csv|latitud|17' });
  expect(result.message.text).toContain('"\\[a](1) \\u{d800}"');
});

test('every result points at its rule', () => {
  const [run] = JSON.parse(tellSarif(SAMPLE, { language: 'es' })).runs;
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('blank-row');
});
