import { describe, expect, test } from 'vitest';
import { REVIEW_MARKER } from './review-markdown.ts';
import { tellUnjudged, unjudgedSummary } from './unjudged.ts';
import type { Unjudged } from './unjudged-words.ts';

const WHYS: readonly Unjudged[] = [
  { kind: 'conflict', paths: ['datasets/a/data/a.csv'] },
  { kind: 'too-long', seconds: 600 },
  { kind: 'too-large' },
  { kind: 'fault' },
];

describe.each(['es', 'en'] as const)('in %s', (language) => {
  test.each(WHYS)('$kind has a title, a comment that the bot finds again, and says what to do', (why) => {
    const { title, summary } = unjudgedSummary(why, language);
    const comment = tellUnjudged(why, language);
    expect(title.length).toBeLessThanOrEqual(120);
    expect(comment.startsWith(`${REVIEW_MARKER}\n## ${title}\n`)).toBe(true);
    expect(comment).toContain(summary.trim());
  });

  test('of very many hostile paths a few are told, and nothing in them takes effect', () => {
    const path = `datasets/a/@todos <img src=x>\n::error::${'x'.repeat(5_000)}`;
    const comment = tellUnjudged({ kind: 'conflict', paths: Array.from({ length: 3_000 }, () => path) }, language);
    expect(comment.length).toBeLessThan(12_000);
    expect(comment).not.toMatch(/(?<!\\)<img|^::|[^\\&]@todos/m);
    expect(comment).toMatch(/2980/);
  });
});
