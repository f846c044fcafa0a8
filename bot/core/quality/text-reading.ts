import type { NumberProblem } from './finding.ts';
import { numberText } from './number-text.ts';
import { type Defect, dateProblem, isAbsenceWord, isIsoDate, TEXT_RULES, trimBlanks } from './text-rules.ts';

/** What a text is, and what is wrong with it. */
export interface TextReading {
  /** What it would be with its faults mended. */
  readonly core: 'absence' | 'number' | 'date' | 'text';
  readonly defects: readonly Defect[];
  /** Of a number: what is written beside it. */
  readonly dressed: NumberProblem | undefined;
  /** Whether it is so broken that it says nothing of its column. */
  readonly odd: boolean;
}

/** Reads a text as the rules see it. */
export function readText(text: string): TextReading {
  const trimmed = trimBlanks(text);
  const defects = TEXT_RULES.flatMap(({ id, find }): readonly Defect[] => {
    const facts = find(text, trimmed);
    return facts === undefined ? [] : [{ rule: id, facts }];
  });
  const bare = trimmed.replace(/^['’`´]|[\u00a0\u202f]/g, '');
  const number = numberText(bare);
  const dressed = number === 'plain' ? undefined : number;
  const odd = defects.some(({ rule }) => rule === 'formula-text');
  return { core: coreOf(bare, number !== undefined), defects, dressed, odd };
}

function coreOf(bare: string, isNumber: boolean): TextReading['core'] {
  if (bare === '' || isAbsenceWord(bare)) return 'absence';
  if (isIsoDate(bare) || dateProblem(bare) !== undefined) return 'date';
  return isNumber ? 'number' : 'text';
}
