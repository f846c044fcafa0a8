import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import schema from '../../../schemas/report.schema.json' with { type: 'json' };
import { UserError } from '../user-error.ts';
import { assembleReport } from './assemble.ts';
import { tellJson } from './json.ts';
import { readReport } from './read.ts';
import { SAMPLE } from './sample.ts';

const validate = new Ajv({ strict: true }).compile(schema);
const EMPTY = assembleReport({ datasets: [], tallies: [], findings: [] });

describe.each([
  ['the sample', SAMPLE],
  ['nothing', EMPTY],
])('%s', (_, report) => {
  test.each(['es', 'en'] as const)('is what the schema says, in %s', (language) => {
    expect(validate(JSON.parse(tellJson(report, { language }))) ? [] : validate.errors).toEqual([]);
  });

  test.each(['es', 'en'] as const)('comes back the same from %s', (language) => {
    const text = tellJson(report, { language });
    const read = readReport(JSON.parse(text));
    expect(read).toEqual(report);
    expect(tellJson(read, { language })).toBe(text);
  });
});

test('a finding is told in the language, its keys in order', () => {
  const [finding] = JSON.parse(tellJson(SAMPLE, { language: 'es' })).findings;
  expect(Object.keys(finding)).toEqual(['rule', 'severity', 'title', 'message', 'mend', 'place', 'facts']);
  expect(Object.keys(finding.place)).toEqual(['path', 'dataset', 'resource', 'line', 'row', 'record', 'field', 'cell']);
  expect(finding.message).toBe('`latitud` espera un número; se encontró "19,4".');
});

test('hidden characters are written as escapes', () => {
  const findings = SAMPLE.findings.map((finding) => ({
    ...finding,
    place: { ...finding.place, cell: '\u202e\u009b ##[add-mask] \u{e0041}' },
  }));
  const text = tellJson({ ...SAMPLE, findings }, { language: 'es' });
  expect(text).toContain('"cell": "\\u202e\\u009b ##\\u005badd-mask] \\udb40\\udc41"');
  expect(readReport(JSON.parse(text)).findings).toEqual(findings);
});

const WHOLE = JSON.parse(tellJson(SAMPLE, { language: 'es' }));

test.each([
  ['nothing', undefined, 'en `/` se espera el tipo `object`'],
  ['an empty object', {}, 'en `/` falta `apertura`'],
  ['another format', { ...WHOLE, apertura: 2 }, 'en `/apertura` se espera `1`'],
  ['a finding without a rule', { ...WHOLE, findings: [{}] }, 'en `/findings/0` falta `rule`'],
  ['an unknown key', { ...WHOLE, extra: 1 }, 'en `/` sobra `extra`'],
  ['an unknown verdict', { ...WHOLE, verdict: 'maybe' }, 'en `/verdict` el valor no es válido'],
])('%s is no report', (_, value, expected) => {
  const words = (): string => {
    try {
      readReport(value);
      return 'read';
    } catch (error) {
      return error instanceof UserError ? error.words.es : String(error);
    }
  };
  expect(words()).toBe(`Esto no es un informe de Apertura: ${expected}. Use el JSON que escribe \`apertura check\`.`);
});
