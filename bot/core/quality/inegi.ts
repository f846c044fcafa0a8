import catalogue from '../../../schemas/catalogues/inegi-municipios.json' with { type: 'json' };
import type { SpecialCode } from './finding.ts';

/** The states' keys, 01 to 32, with the numbers of their municipalities. */
const STATES: ReadonlyMap<string, ReadonlySet<number>> = new Map(
  Object.entries(catalogue.states).map(([state, ranges]) => [state, numbersIn(ranges)]),
);

function numbersIn(ranges: string): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const range of ranges.split(' ')) {
    const [first = 0, last = first] = range.split('-').map(Number);
    for (let number = first; number <= last; number++) numbers.add(number);
  }
  return numbers;
}

const SPECIAL_STATES: Readonly<Record<string, SpecialCode>> = {
  '00': 'total',
  '33': 'abroad',
  '34': 'undistributed',
  '35': 'several',
  '36': 'several',
  '97': 'not-applicable',
  '98': 'unspecified',
  '99': 'unspecified',
};

const SPECIAL_MUNICIPALITIES: Readonly<Record<string, SpecialCode>> = {
  '000': 'total',
  '998': 'not-applicable',
  '999': 'unspecified',
};

/** Whether two digits are a state's key. */
export function isState(key: string): boolean {
  return STATES.has(key);
}

/** What two digits mean that are no state's key but in use. */
export function specialState(key: string): SpecialCode | undefined {
  return Object.hasOwn(SPECIAL_STATES, key) ? SPECIAL_STATES[key] : undefined;
}

/** Whether five digits are a municipality's key. */
export function isMunicipality(key: string): boolean {
  return key.length === 5 && (STATES.get(key.slice(0, 2))?.has(Number(key.slice(2))) ?? false);
}

/** What the last three digits mean that are no municipality's but in use. */
export function specialMunicipality(number: string): SpecialCode | undefined {
  return Object.hasOwn(SPECIAL_MUNICIPALITIES, number) ? SPECIAL_MUNICIPALITIES[number] : undefined;
}
