import { cutShort } from '../finding.ts';

/** What fitted of some items, as lines, and how many of them that is. */
export interface Fitted {
  readonly lines: readonly string[];
  readonly shown: number;
}

/** Tells items, each whole or not at all, as long as they fit into so many characters. */
export function fitItems<T>(items: readonly T[], tell: (item: T) => readonly string[], budget: number): Fitted {
  const lines: string[] = [];
  let left = budget;
  let shown = 0;
  for (const item of items) {
    const more = tell(item);
    left -= lengthOf(more);
    if (left < 0) break;
    lines.push(...more);
    shown += 1;
  }
  return { lines, shown };
}

/** The characters of some lines, each with its line feed. */
export function lengthOf(lines: readonly string[]): number {
  return lines.reduce((total, line) => total + line.length + 1, 0);
}

/** A sentence escaped, and cut before that so that it has no more than so many characters afterwards. */
export function within(sentence: string, harmless: (text: string) => string, budget: number): string {
  let limit = Math.min(sentence.length, budget);
  let text = harmless(cutShort(sentence, limit));
  while (text.length > budget && limit > 1) {
    limit = Math.floor(limit / 2);
    text = harmless(cutShort(sentence, limit));
  }
  return text;
}
