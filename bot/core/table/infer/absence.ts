import type { Absence } from './doubt.ts';

/** Words that stand for nothing, in lower case, and what they mean where that is plain. */
const WORDS: ReadonlyMap<string, Absence | undefined> = new Map<string, Absence | undefined>([
  ['na', 'no-data'],
  ['s/d', 'no-data'],
  ['sd', 'no-data'],
  ['s.d.', 'no-data'],
  ['sin dato', 'no-data'],
  ['sin datos', 'no-data'],
  ['sin información', 'no-data'],
  ['sin informacion', 'no-data'],
  ['null', 'no-data'],
  ['none', 'no-data'],
  ['#n/a', 'no-data'],
  ['#n/d', 'no-data'],
  ['n/d', 'not-available'],
  ['nd', 'not-available'],
  ['n.d.', 'not-available'],
  ['no disp.', 'not-available'],
  ['no disponible', 'not-available'],
  ['n/a', 'not-applicable'],
  ['n.a.', 'not-applicable'],
  ['no aplica', 'not-applicable'],
  ['nan', undefined],
  ['-', undefined],
  ['--', undefined],
  ['---', undefined],
  ['—', undefined],
  ['.', undefined],
  ['..', undefined],
  ['...', undefined],
]);

const LONGEST = 16;

/** Whether a text is one of the words that stand for absence. */
export function isAbsence(text: string): boolean {
  return text.length <= LONGEST && WORDS.has(text.toLowerCase());
}

/** What such a word means, where that is plain. */
export function meaningOf(word: string): Absence | undefined {
  return WORDS.get(word.toLowerCase());
}
