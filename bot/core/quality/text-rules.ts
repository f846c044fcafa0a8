/** What may be wrong with a text by itself, whatever stands in the cells around it. */
import { isAbsence } from '../table/infer/absence.ts';
import { mojibakeIn } from '../table/infer/oddities.ts';
import { isDate } from '../table/types/calendar.ts';
import type { DateProblem, QualityFacts, QualityRuleId } from './finding.ts';

/** One thing wrong with a cell. */
export interface Defect<Rule extends QualityRuleId = QualityRuleId> {
  readonly rule: Rule;
  readonly facts: QualityFacts[Rule];
}

interface TextRule<Rule extends QualityRuleId = QualityRuleId> {
  readonly id: Rule;
  readonly find: (text: string, trimmed: string) => QualityFacts[Rule] | undefined;
}

const BLANKS = ' \t\r\n';
/** Control characters, hard and odd spaces, characters without width. Tabs and line ends are told at the edges only. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00a0\u00ad\u2000-\u200b\u200e\u200f\u2028\u2029\u202f\u2060\ufeff]/u;

const padding: TextRule<'padding'> = {
  id: 'padding',
  find: (text, trimmed) => (text.length === trimmed.length ? undefined : {}),
};

const invisibleCharacter: TextRule<'invisible-character'> = {
  id: 'invisible-character',
  find: (text) => {
    const code = INVISIBLE.exec(text)?.[0].charCodeAt(0);
    return code === undefined ? undefined : { code: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` };
  },
};

const formulaText: TextRule<'formula-text'> = {
  id: 'formula-text',
  find: (_, trimmed) => (/^=\s*[\p{L}\d(+"$-]/u.test(trimmed) ? {} : undefined),
};

const leadingApostrophe: TextRule<'leading-apostrophe'> = {
  id: 'leading-apostrophe',
  find: (_, trimmed) => (/^['’`´][\p{L}\p{N} ]/u.test(trimmed) && !/['’`´]$/.test(trimmed) ? {} : undefined),
};

const absenceWord: TextRule<'absence-word'> = {
  id: 'absence-word',
  find: (_, trimmed) => (isAbsenceWord(trimmed) ? { word: trimmed } : undefined),
};

const dateFormat: TextRule<'date-format'> = {
  id: 'date-format',
  find: (_, trimmed) => {
    const problem = dateProblem(trimmed);
    return problem === undefined ? undefined : { problem };
  },
};

const mojibake: TextRule<'mojibake'> = {
  id: 'mojibake',
  find: (text) => {
    const broken = mojibakeIn(text);
    // `Zona_norte` is a name, and only looks as if a letter were lost.
    if (broken === undefined || (broken.problem === 'lost-letter' && !/[\ufffd?]/.test(broken.sample)))
      return undefined;
    return { word: broken.sample };
  },
};

/** The rules of texts, each asked of each text that differs from those seen before. */
export const TEXT_RULES: readonly TextRule[] = [
  padding,
  invisibleCharacter,
  formulaText,
  leadingApostrophe,
  absenceWord,
  dateFormat,
  mojibake,
];

/** A text without the blanks around it. */
export function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && BLANKS.includes(text.charAt(start))) start++;
  while (end > start && BLANKS.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Whether a text only says that there is nothing: a word for absence, or quotes around nothing. */
export function isAbsenceWord(trimmed: string): boolean {
  return isAbsence(trimmed) || /^(?:""|''|“”|«»)$/.test(trimmed);
}

const MONTHS = '(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic)[a-z]*\\.?';
const IN_WORDS = new RegExp(`^\\d{1,2}(?:[ /-]| de )${MONTHS}(?:[ /-]| del? )\\d{2,4}$`, 'i');
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?: +\d{1,2}:\d{2}.*)?$/;
const YEAR_FIRST = /^\d{4}[/.]\d{1,2}[/.]\d{1,2}(?: +\d{1,2}:\d{2}.*)?$/;
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]|$)/;

/** How a text that is a date differs from ISO 8601; `undefined` where it is none, or is written so. */
export function dateProblem(trimmed: string): DateProblem | undefined {
  if (trimmed.length < 6 || trimmed.length > 40) return undefined;
  const iso = ISO.exec(trimmed);
  if (iso !== null) return isDate(Number(iso[1]), Number(iso[2]), Number(iso[3])) ? undefined : 'impossible';
  const [, first, sign, second, year] = YEAR_LAST.exec(trimmed) ?? [];
  if (first !== undefined) {
    // `12-05-21` and `1.2.34` are as often codes.
    const plain = sign === '/' || year?.length === 4;
    const fits = Math.max(Number(first), Number(second)) <= 31 && Math.min(Number(first), Number(second)) <= 12;
    return plain && fits ? 'order' : undefined;
  }
  if (YEAR_FIRST.test(trimmed)) return 'order';
  return IN_WORDS.test(trimmed) ? 'words' : undefined;
}

/** Whether a text is a date as ISO 8601 writes it. */
export function isIsoDate(trimmed: string): boolean {
  return ISO.test(trimmed) && dateProblem(trimmed) === undefined;
}
