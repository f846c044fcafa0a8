import { listEn } from '../difference/words.en.ts';
import type { Day } from '../plan/dates.ts';
import { STEWARD } from '../plan/policy.ts';
import { code, thousands } from '../table/words.ts';
import type { Awaited, Wanting } from './review-awaited.ts';

/** Names told one by one; the rest is counted. */
const SHOWN = 5;

/** "1 row", "2 rows". */
export function count(number: number, noun: string, many = `${noun}s`): string {
  return `${thousands(number)} ${number === 1 ? noun : many}`;
}

/** "a, b and 3 more". */
export function some(names: readonly string[], shown: number = SHOWN): string {
  const rest = names.length - shown;
  return listEn(rest > 0 ? [...names.slice(0, shown), `${thousands(rest)} more`] : names);
}

/** "@a, @b or @c". */
export function eitherOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}

function groupsOf(from: readonly string[], steward: string): string {
  return eitherOf(from.map((id) => (id === STEWARD ? steward : `the ${GROUPS.has(id) ? id : code(id)} group`)));
}

const GROUPS: ReadonlySet<string> = new Set([
  ...['strategy', 'governance', 'execution', 'transparency', 'liaison', 'communication', 'technical'],
]);

function people({ count: number, from }: Pick<Awaited, 'count' | 'from'>): string {
  return `${count(number, 'person', 'people')} from ${groupsOf(from, "the unit's data stewards")}`;
}

/** "1 approval from the governance group or the unit". */
export function approvals({ count: number, from }: Pick<Awaited, 'count' | 'from'>): string {
  return `${count(number, 'approval')} from ${groupsOf(from, 'the unit')}`;
}

function whoOf({ candidates }: Awaited): string {
  if (candidates.length === 0) return 'nobody can do so today';
  const rest = candidates.length - SHOWN;
  const names = candidates.slice(0, SHOWN).map((login) => `@${login}`);
  return eitherOf(rest > 0 ? [...names, `${thousands(rest)} more`] : names);
}

function approve(awaited: readonly Awaited[], alone: boolean): string {
  const [first] = awaited;
  const verb = awaited.length > 1 || (first?.count ?? 0) > 1 ? 'approve it' : 'approves it';
  if (alone && first !== undefined && awaited.length === 1) return `${people(first)} ${verb}: ${whoOf(first)}`;
  const parts = awaited.slice(0, SHOWN).map((one) => `${people(one)} (${whoOf(one)})`);
  const rest = awaited.length - parts.length;
  return `${listEn(rest > 0 ? [...parts, count(rest, 'other group of people', 'other groups of people')] : parts)} ${verb}`;
}

/** What has to happen to errors, after "when". */
export function mended(errors: number): string {
  return errors === 1 ? 'the error is mended' : 'the errors are mended';
}

/** What the change still wants, in one sentence. */
export function pending({ errors, awaited, records }: Wanting): string {
  const alone = errors === 0 && records.length === 0;
  const reviews = records.length === 1 ? 'the legal review' : 'the legal reviews';
  const clauses = [
    ...(errors > 0 ? [mended(errors)] : []),
    ...(records.length > 0
      ? [`${reviews} of ${some(records.map(code), 3)} ${records.length === 1 ? 'stands' : 'stand'} in the plan`]
      : []),
    ...(awaited.length > 0 ? [approve(awaited, alone)] : []),
  ];
  return `This change may be merged when ${listEn(clauses)}.`;
}

/** The same as a title. */
export function pendingTitle({ awaited, records }: Wanting): string {
  const review = `the legal review of ${listEn(records)}`;
  return `Pending: ${listEn([...awaited.map(approvals), ...(records.length > 0 ? [review] : [])])}`;
}

/** The same in numbers alone. */
export function pendingShort({ awaited, records }: Wanting): string {
  const total = awaited.reduce((sum, one) => sum + one.count, 0);
  const parts = [
    ...(total > 0 ? [count(total, 'approval')] : []),
    ...(records.length > 0 ? [count(records.length, 'legal review')] : []),
  ];
  return `Pending: ${listEn(parts)}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "30 April 2026". */
export function dateOf(day: Day | undefined): string {
  const [year = '', month = '', date = ''] = (day ?? '').split('-');
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? (day ?? 'an unknown day') : `${Number(date)} ${name} ${year}`;
}
