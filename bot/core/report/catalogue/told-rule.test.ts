import { expect, test } from 'vitest';
import { likest, ruleNamed, rulesLike, tellRule } from './told-rule.ts';

test('a rule is found by its id, in whatever capitals, and by nothing else', () => {
  expect(ruleNamed('Type-Error')).toBe('type-error');
  expect(ruleNamed('constraint-error/maxlength')).toBe('constraint-error/maxLength');
  expect(ruleNamed('type error')).toBeUndefined();
  expect(ruleNamed('constructor')).toBeUndefined();
});

test.each<readonly [string, string | undefined]>([
  ['type-eror', 'type-error'],
  ['tipe-error', 'type-error'],
  ['maxLength', 'constraint-error/maxLength'],
  ['retiro', undefined],
  ['zzz', undefined],
  ['', undefined],
])('what is meant by %s', (text, rule) => {
  expect(rulesLike(text, 3)[0]).toBe(rule);
});

test('a very long name is compared with nothing for long', () => {
  expect(likest('obra-publica'.repeat(1_000_000), ['obra-publica'], 1)).toHaveLength(1);
  expect(likest('x', [], 3)).toEqual([]);
});

test('a rule is told in both languages, with its case and its sources', () => {
  const es = tellRule('type-error', 'es');
  const en = tellRule('type-error', 'en');
  expect(es.severities).toEqual(['error']);
  expect(es.where[0]).toMatch(/\.csv$/);
  expect(es.sources[0]).toContain('Table Schema');
  expect(es.says).not.toBe(en.says);
});
