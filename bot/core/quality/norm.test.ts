import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import catalogue from '../../../schemas/catalogues/inegi-municipios.json' with { type: 'json' };
import schema from '../../../schemas/norms/norm.schema.json' with { type: 'json' };
import { isMunicipality, isState } from './inegi.ts';
import { NORMS, profileOf, severityOf } from './norm.ts';
import { QUALITY_RULES } from './rules.ts';
import { watchCase } from './watch-case.ts';

const validate = new Ajv({ strict: true }).compile(schema);

test.each(NORMS)('%s keeps the schema of profiles and cites an article for every rule', (name) => {
  const profile = profileOf(name);
  expect(validate(profile), JSON.stringify(validate.errors)).toBe(true);
  expect(profile?.name).toBe(name);
  for (const { id } of QUALITY_RULES) expect(profile?.rules[id]?.article, id).toBeTruthy();
});

test('the schema of profiles refuses an empty object', () => expect(validate({})).toBe(false));

test('a name that is no profile’s has none', () => {
  expect(profileOf('guia-1810')).toBeUndefined();
  expect(profileOf('constructor')).toBeUndefined();
});

test('León’s profile says what was not available and whose the weights are', () => {
  const notices = profileOf('leon-2026')?.notices.join(' ') ?? '';
  expect(notices).toContain('no estuvieron disponibles');
  expect(notices).toContain('ponderadores de las calificaciones son de Apertura');
});

test('a profile sets severities, and what it turns off is not told', async () => {
  const norm = profileOf('guia-2017');
  if (norm === undefined) throw new Error('no norm');
  const strict = { ...norm, rules: { ...norm.rules, padding: { article: 'x', severity: 'error' as const } } };
  const lax = { ...norm, rules: { ...norm.rules, padding: { article: 'x', severity: 'off' as const } } };
  expect(severityOf(norm, 'padding')).toBe('warning');
  expect((await watchCase('a\n x', undefined, strict)).tallies).toMatchObject([{ rule: 'padding', severity: 'error' }]);
  expect((await watchCase('a\n x', undefined, lax)).tallies).toEqual([]);
});

test('the catalogue has the keys that it says', () => {
  let count = 0;
  for (const state of Object.keys(catalogue.states)) {
    expect(isState(state)).toBe(true);
    for (let number = 1; number <= 999; number++) if (isMunicipality(state + String(number).padStart(3, '0'))) count++;
  }
  expect(count).toBe(catalogue.count);
  expect(['11020', '20570', '09017', '07125'].filter((key) => !isMunicipality(key))).toEqual([]);
  expect(['00001', '33001', '11047', '09001', '1020', '07095'].filter(isMunicipality)).toEqual([]);
});
