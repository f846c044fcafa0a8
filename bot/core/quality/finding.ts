import type { FindingOf } from '../finding.ts';

/** What every finding of this room says besides its own facts: the norm and the article that it comes from. */
export type Cited = { readonly norm: string; readonly article: string };

/** What is said of one rule, without the citation. */
export type QualityFacts = {
  /** A row that adds up others. */
  'totals-row': { word: string };
  /** A title, note or source among the rows: only its first cell has something in it. */
  'decoration-row': Record<never, never>;
  'duplicate-row': { first: number };
  /** Advice, decided by the column: most of its texts are numbers, this one is dressed. */
  'number-format': { problem: NumberProblem };
  'date-format': { problem: DateProblem };
  'absence-word': { word: string };
  'formula-text': Record<never, never>;
  'leading-apostrophe': Record<never, never>;
  padding: Record<never, never>;
  /** `code` is the character's, such as `U+00A0`. */
  'invisible-character': { code: string };
  mojibake: { word: string };
  /** `count` cells have this spelling of what is usually written `usual`. */
  'spelling-variant': { usual: string; count: number; usualCount: number };
  /** Advice, decided by the column: `most` of its cells are numbers. */
  'mixed-types': { most: number };
  'inegi-state': Record<never, never>;
  'inegi-municipality': { key: string };
  /** `key` is the key with its zeros. */
  'lost-zero': { key: string };
  /** A code that stands for no place of its own. */
  'inegi-special': { meaning: SpecialCode };
  coordinates: { problem: CoordinateProblem };
  'header-vague': Record<never, never>;
  'header-style': { problem: 'spaces' | 'accents' | 'signs' };
  'modified-future': { modified: string; today: string };
  /** `days` past the day on which the next update was due. */
  'update-late': { days: number; frequency: string };
  'closed-format': { format: string };
  'license-unknown': { license: string };
};

/** What is written beside a number. */
export type NumberProblem = 'currency' | 'percent' | 'groups' | 'unit';
/** How a date differs from ISO 8601. */
export type DateProblem = 'order' | 'words' | 'impossible';
/** What is wrong with a point. */
export type CoordinateProblem = 'swapped' | 'positive-longitude' | 'zero' | 'outside';
/** What a code means that is no place’s key. */
export type SpecialCode = 'total' | 'abroad' | 'undistributed' | 'several' | 'not-applicable' | 'unspecified';

/** A rule of this room. */
export type QualityRuleId = keyof QualityFacts;

/** What this room can find. */
export type QualityFinding = FindingOf<{ [Rule in QualityRuleId]: QualityFacts[Rule] & Cited }>;
