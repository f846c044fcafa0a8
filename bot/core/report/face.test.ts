import { describe, expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { FACES, tell } from './face.ts';
import { SAMPLE } from './sample.ts';
import { knownRules, sentenceOf, titleOf } from './words.ts';

const OPTIONS = { language: 'es', colour: false, width: 100 } as const;

describe.each(FACES)('%s', (face) => {
  test('gives the same text twice, with a line feed at its end', () => {
    const text = tell(SAMPLE, face, OPTIONS);
    expect(tell(SAMPLE, face, OPTIONS)).toBe(text);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('tells a hundred thousand findings', () => {
    const findings = Array.from({ length: 100_000 / SAMPLE.findings.length }, () => SAMPLE.findings).flat();
    expect(tell({ ...SAMPLE, findings }, face, OPTIONS)).toMatch(/[^\n]\n$/);
  });

  test('lets no command into the log of a workflow', () => {
    const findings = SAMPLE.findings.map((finding) => ({
      ...finding,
      place: { ...finding.place, field: '::stop-commands::x', cell: '##[add-mask]x\n::set-output name=a::b' },
    }));
    const lines = tell({ ...SAMPLE, findings }, face, OPTIONS).split('\n');
    const commands = lines.filter((line) => /^\s*::/.test(line) || (line.includes('##[') && face !== 'annotations'));
    expect(commands.filter((line) => !/^::(error|warning|notice) /.test(line))).toEqual([]);
  });
});

const STRANGE: readonly [name: string, finding: Partial<Finding>, expected: string][] = [
  [
    'a rule of a newer version',
    { rule: 'moon-phase', facts: { phase: 'full', days: [1, 2] } },
    'La regla `moon-phase` encontró algo que esta versión no sabe explicar: `latitud`; "19,4"; `phase` "full"; `days` 1, 2.',
  ],
  [
    'a rule that is the name of something else',
    { rule: 'constructor', facts: {}, place: { path: 'a.csv' } },
    'La regla `constructor` encontró algo que esta versión no sabe explicar.',
  ],
  [
    'a known rule without its facts',
    { rule: 'constraint-error/enum', facts: {}, place: { path: 'a.csv' } },
    'La regla `constraint-error/enum` encontró algo que esta versión no sabe explicar.',
  ],
];

describe('what is not known here is told all the same', () => {
  test.each(STRANGE)('%s', (_, strange, expected) => {
    const [first] = SAMPLE.findings;
    const finding = { ...first, ...strange } as Finding;
    expect(sentenceOf(finding, 'es').says).toBe(expected);
    for (const face of FACES) expect(tell({ ...SAMPLE, findings: [finding] }, face, OPTIONS)).toContain(finding.rule);
  });

  test('its heading is its id', () => expect(titleOf('moon-phase', 'es')).toBe('moon-phase'));
});

test.each(knownRules())('%s has a heading in both languages', (rule) => {
  for (const language of ['es', 'en'] as const) expect(titleOf(rule, language)).not.toBe(rule);
});
