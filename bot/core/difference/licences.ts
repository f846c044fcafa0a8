import type { License } from '../dataset/package.ts';

/** Known licences by what they allow, from everything to little. The first pattern that fits a name counts. */
const LADDER: readonly (readonly [name: RegExp, allows: number])[] = [
  [/^(CC0|CC-ZERO|PDDL|ODC-PDDL|UNLICENSE|CC-PDDC|CC-PDM)/, 7],
  [/^(CC-BY-NC-ND)/, 1],
  [/^(CC-BY-ND)/, 2],
  [/^(CC-BY-NC-SA)/, 3],
  [/^(CC-BY-NC)/, 4],
  [/^(CC-BY-SA|ODBL|ODC-ODBL|GFDL)/, 5],
  [/^(CC-BY|ODC-BY|LIBRE-USO-MX|LO-?MX|OGL|ETALAB|DL-DE-BY|MIT|BSD|APACHE)/, 6],
];
const EVERYTHING = 7;

/** Whether those who use the data may do less, more, as much, or nobody can say. */
export type LicenceDirection = 'narrower' | 'wider' | 'same' | 'unclear';

/** Compares what two lists of licences allow. Of several licences people may take the one that allows most. */
export function compareLicences(before: readonly License[], after: readonly License[]): LicenceDirection {
  if (before.length === 0) return after.length === 0 ? 'same' : 'wider';
  if (after.length === 0) return 'narrower';
  const [was, is] = [mostAllowed(before), mostAllowed(after)];
  if (is === EVERYTHING && was !== EVERYTHING) return 'wider';
  if (was === undefined || is === undefined) return namesOf(before) === namesOf(after) ? 'same' : 'unclear';
  return is === was ? 'same' : is < was ? 'narrower' : 'wider';
}

/** Licences by name, for people. */
export function namesOf(licences: readonly License[]): string {
  return licences.map(({ name, path, title }) => name ?? title ?? path ?? '?').join(', ');
}

/** The most that any known licence allows. */
function mostAllowed(licences: readonly License[]): number | undefined {
  const known = licences.flatMap(({ name }) => (name === undefined ? [] : (allowedBy(name) ?? [])));
  return known.length === 0 ? undefined : Math.max(...known);
}

function allowedBy(name: string): number | undefined {
  const plain = name.toUpperCase().replace(/[\s_]+/g, '-');
  return LADDER.find(([pattern]) => pattern.test(plain))?.[1];
}
