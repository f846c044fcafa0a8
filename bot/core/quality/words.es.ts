import type { Place } from '../finding.ts';
import { code, quoted } from '../table/words.ts';
import type { CoordinateProblem, DateProblem, NumberProblem, QualityFacts, SpecialCode } from './finding.ts';

/** What is written beside a number. */
export const NUMBERS_ES: Readonly<Record<NumberProblem, string>> = {
  currency: 'signo o nombre de moneda',
  percent: 'signo de porcentaje',
  groups: 'separador de miles',
  unit: 'su unidad',
};

/** How a date is written. */
export const DATES_ES: Readonly<Record<DateProblem, string>> = {
  order: 'está en otro orden',
  words: 'lleva el mes con letras',
  impossible: 'no es un día del calendario',
};

/** What a code means. */
export const SPECIAL_ES: Readonly<Record<SpecialCode, string>> = {
  total: 'el total',
  abroad: '“en el extranjero”',
  undistributed: '“no distribuible geográficamente”',
  several: '“varias entidades”',
  'not-applicable': '“no aplica”',
  unspecified: '“no especificado”',
};

/** What is wrong with a point. */
export const COORDINATES_ES: Readonly<Record<CoordinateProblem, string>> = {
  swapped: 'está en un punto cuya latitud y longitud parecen intercambiadas',
  'positive-longitude': 'está en un punto cuya longitud no lleva el signo menos',
  zero: 'está en el punto 0, 0, que suele significar que no se conoce',
  outside: 'está en un punto fuera del territorio nacional',
};

/** What makes a label awkward. */
export const STYLES_ES: Readonly<Record<QualityFacts['header-style']['problem'], string>> = {
  spaces: 'espacios',
  accents: 'acentos u otras letras fuera de ASCII',
  signs: 'signos',
};

/** The cell that a finding is about, and its field. */
export function foundInEs({ cell, field }: Place): string {
  const what = cell === undefined ? 'la celda' : quoted(cell);
  return field === undefined ? what : `${what}, en ${code(field)},`;
}
