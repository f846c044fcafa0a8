import { markdownSentence } from '../escape.ts';
import type { Severity } from '../finding.ts';
import { DIMENSIONS } from '../quality/rule.ts';
import { table } from './notes-markdown.ts';
import type { NotesWords } from './notes-words.ts';
import { type ReleaseQuality, sortedRules } from './quality-report.ts';

const MOST_RULES = 10;

/** The score, its dimensions, and how often which rule was tripped. Never a value. */
export function qualityLines({ quality, rules, today }: ReleaseQuality, words: NotesWords): readonly string[] {
  const rows = DIMENSIONS.map((dimension) => {
    const score = quality.dimensions[dimension];
    return [words.dimensions[dimension], score.state === 'evaluated' ? String(score.score) : words.notEvaluated];
  });
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  const byRule = new Map<string, number>();
  for (const { rule, severity, count } of sortedRules(rules)) {
    counts[severity] += count;
    byRule.set(rule, (byRule.get(rule) ?? 0) + count);
  }
  const all = [...byRule].map(([rule, count]) => ({ rule, count }));
  const shown = all.slice(0, MOST_RULES);
  const told = shown.length === 0 ? [] : [words.rules(shown, all.length - shown.length)];
  return [
    markdownSentence(words.score(quality.score, today)),
    '',
    ...table(words.scoreColumns, rows),
    '',
    [words.found(counts), ...told].map(markdownSentence).join(' '),
  ];
}
