import type { Place } from '../finding.ts';
import { code, quoted } from '../table/words.ts';
import type { CoordinateProblem, DateProblem, NumberProblem, QualityFacts, SpecialCode } from './finding.ts';

/** What is written beside a number. */
export const NUMBERS_EN: Readonly<Record<NumberProblem, string>> = {
  currency: 'a currency’s sign or name',
  percent: 'a percent sign',
  groups: 'thousands separators',
  unit: 'its unit',
};

/** How a date is written. */
export const DATES_EN: Readonly<Record<DateProblem, string>> = {
  order: 'is in another order',
  words: 'has its month in letters',
  impossible: 'is no day of the calendar',
};

/** What a code means. */
export const SPECIAL_EN: Readonly<Record<SpecialCode, string>> = {
  total: 'the total',
  abroad: '“abroad”',
  undistributed: '“cannot be attributed to a place”',
  several: '“several states”',
  'not-applicable': '“not applicable”',
  unspecified: '“not specified”',
};

/** What is wrong with a point. */
export const COORDINATES_EN: Readonly<Record<CoordinateProblem, string>> = {
  swapped: 'is at a point whose latitude and longitude seem swapped',
  'positive-longitude': 'is at a point whose longitude lacks its minus sign',
  zero: 'is at the point 0, 0, which usually means that it is not known',
  outside: 'is at a point outside the country',
};

/** What makes a label awkward. */
export const STYLES_EN: Readonly<Record<QualityFacts['header-style']['problem'], string>> = {
  spaces: 'spaces',
  accents: 'accents or other letters outside ASCII',
  signs: 'signs',
};

/** The cell that a finding is about, and its field. */
export function foundInEn({ cell, field }: Place): string {
  const what = cell === undefined ? 'the cell' : quoted(cell);
  return field === undefined ? what : `${what}, in ${code(field)},`;
}
