import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NORMS, profileOf } from '../../core/quality/norm.ts';
import { ROOM_IDS, ROOMS } from '../../core/report/catalogue/rooms.ts';
import { SAMPLES } from '../../core/report/catalogue/samples.ts';
import { SOURCES } from '../../core/report/catalogue/sources.ts';
import { sourcesOf } from '../../core/report/catalogue/told-rule.ts';
import { knownRules, sentenceOf } from '../../core/report/words.ts';
import { ROOT } from '../picture/shoot.ts';
import { rulesPages } from './write.ts';

const RULES = ROOM_IDS.flatMap((room) => [...ROOMS[room].keys()]);
const LANGUAGES = ['es', 'en'] as const;

test('docs/rules.md and docs/rules.en.md tell the rules of today; if not, npm run bless', async () => {
  for (const [path, text] of rulesPages()) expect(await readFile(join(ROOT, path), 'utf8'), path).toBe(text);
});

test('the rooms hold every rule that a report can tell, each once', () => {
  expect([...RULES].sort()).toEqual(knownRules());
  expect(new Set(RULES).size).toBe(RULES.length);
});

test('no sample and no source is of a rule that is not there', () => {
  expect(Object.keys(SAMPLES).filter((rule) => !knownRules().includes(rule))).toEqual([]);
  expect(Object.keys(SOURCES).filter((rule) => !knownRules().includes(rule))).toEqual([]);
});

test('the norm profiles cite only rules that are there', () => {
  const cited = NORMS.flatMap((name) => Object.keys(profileOf(name)?.rules ?? {}));
  expect(cited.filter((rule) => !knownRules().includes(rule))).toEqual([]);
});

test('the severities are those that the rooms give', () => {
  const folders = (['table', 'privacy', 'difference'] as const).map((room) => join(ROOT, 'bot/core', room));
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const sources = files.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
  const given = sources.flatMap((path) => [
    ...readFileSync(path, 'utf8').matchAll(/\brule: '([^']+)',\s+severity: '(\w+)'/g),
  ]);
  expect(given.length).toBeGreaterThan(15);
  const known = new Map(ROOM_IDS.flatMap((room) => [...ROOMS[room]].map(([rule, all]) => [`${rule}`, `${all}`])));
  expect(given.filter(([, rule = '', severity = '']) => !known.get(rule)?.includes(severity))).toEqual([]);
});

describe.each(LANGUAGES)('in %s', (language) => {
  test.each(RULES)('%s is told whole, and comes from somewhere', (rule) => {
    const told = sentenceOf({ rule, severity: 'error', ...SAMPLES[rule] }, language);
    expect(told.title).toMatch(/^\p{Lu}.*[^.]$/u);
    for (const sentence of [told.says, told.mend]) {
      expect(sentence).toMatch(/^[\p{Lu}\p{N}`"].*\.$/su);
      expect(sentence).not.toMatch(/undefined|\[object|NaN|no sabe explicar|cannot explain|\.\.$/);
    }
    expect(sourcesOf(rule, language)).not.toEqual([]);
  });

  test('every link leads to an anchor of the page', () => {
    for (const text of rulesPages().values()) {
      const anchors = new Set([...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id));
      const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, id]) => id);
      expect(links.filter((id) => !anchors.has(id))).toEqual([]);
      expect(anchors.size).toBe(RULES.length + ROOM_IDS.length);
    }
  });
});
