import { code, thousands } from '../table/words.ts';
import type { DatasetDifference } from './difference.ts';
import type { Bump, Impact } from './impact.ts';
import { type DifferencePhrases, otherNumbers, type RowNumbers, rowNumbers, sayReason } from './phrases.ts';
import { reasonsEn } from './reasons.en.ts';
import { listEn, rowsEn } from './words.en.ts';

/** Names shown in a summary; the rest is counted. */
const SHOWN = 3;

/** What is said of a difference, in English. */
export const differencePhrasesEn: DifferencePhrases = {
  summary: (difference) => {
    const clauses = [...presence(difference), ...others(difference), ...rowClauses(difference)];
    const what = clauses.length === 0 ? [nothing(difference)] : clauses;
    return `${difference.dataset}: ${listEn(what)}; ${version(difference)}.`;
  },
  reason: (reason) => sayReason(reasonsEn, reason),
};

function nothing({ impact }: DatasetDifference): string {
  return impact === 'none' ? 'the data and its description do not change' : 'the form of the data changes';
}

function presence({ presence: is, formerly, resources }: DatasetDifference): readonly string[] {
  switch (is) {
    case 'added': {
      const rows = resources.reduce((sum, one) => sum + (one.kind === 'added' ? (one.rows ?? 0) : 0), 0);
      return [`a new dataset with ${count(resources.length, 'resource')} and ${rowsEn(rows)}`];
    }
    case 'removed':
      return [`the whole dataset is withdrawn (${count(resources.length, 'resource')})`];
    case 'renamed':
      return [`has a new name (before ${code(formerly ?? '')})`];
    case 'kept':
      return [];
  }
}

function others(difference: DatasetDifference): readonly string[] {
  const numbers = otherNumbers(difference);
  const whole = difference.presence === 'added' || difference.presence === 'removed';
  const named = (names: readonly string[], noun: string, verb: string): string[] =>
    names.length === 0 ? [] : [`${nounsOf(names, noun)} ${names.length === 1 ? 'is' : 'are'} ${verb}`];
  return [
    ...(whole ? [] : named(numbers.resourcesRemoved, 'resource', 'withdrawn')),
    ...(whole ? [] : named(numbers.resourcesAdded, 'resource', 'added')),
    ...named(numbers.resourcesLost, 'table', 'lost'),
    ...named(numbers.fieldsRemoved, 'field', 'removed'),
    ...named(numbers.fieldsAdded, 'field', 'added'),
    ...numbers.fieldsRenamed.map(({ field, formerly }) => `the field ${code(formerly)} is now ${code(field)}`),
    ...of(numbers.fieldsRetyped, 'the type', 'field', 'changes'),
    ...(numbers.reordered ? ['the order of the fields changes'] : []),
    ...(numbers.keys > 0 ? ['the primary key changes'] : []),
    ...changed(numbers.tightened, ['rule becomes stricter', 'rules become stricter']),
    ...changed(numbers.loosened, ['rule becomes looser', 'rules become looser']),
    ...of(numbers.moved, 'files', 'resource', 'move'),
    ...of(numbers.reformed, 'the form', 'resource', 'changes'),
    ...of(numbers.contents, 'the content', 'resource', 'changes'),
    ...(numbers.licence === undefined ? [] : [LICENCE[numbers.licence]]),
    ...(numbers.shortened && numbers.resourcesLost.length === 0 ? ['the data covers a shorter time'] : []),
    ...changed(numbers.described, ['item of the description changes', 'items of the description change']),
    ...(numbers.unread ? ['some data could not be compared'] : []),
  ];
}

const LICENCE = {
  narrower: 'the licence allows less than before',
  wider: 'the licence allows more than before',
  unclear: 'the licence is another and nobody can tell whether it allows as much',
} as const;

function of(names: readonly string[], what: string, noun: string, verb: string): readonly string[] {
  return names.length === 0 ? [] : [`${what} of ${nounsOf(names, noun)} ${verb}`];
}

function changed(number: number, [one, many]: readonly [string, string]): readonly string[] {
  return number === 0 ? [] : [number === 1 ? `1 ${one}` : `${thousands(number)} ${many}`];
}

function count(number: number, noun: string): string {
  return `${thousands(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function nounsOf(names: readonly string[], noun: string): string {
  const [only = ''] = names;
  if (names.length === 1) return `the ${noun} ${code(only)}`;
  const shown = names.slice(0, SHOWN).map(code);
  const rest = names.length - shown.length;
  return `${count(names.length, noun)} (${listEn(rest > 0 ? [...shown, `${thousands(rest)} more`] : shown)})`;
}

function rowClauses(difference: DatasetDifference): readonly string[] {
  const lost = otherNumbers(difference).resourcesLost;
  const tables = rowNumbers(difference).filter(({ resource }) => !lost.includes(resource));
  const alone = difference.resources.length === 1;
  return tables.length > SHOWN ? [totals(tables)] : tables.flatMap((table) => tableClauses(table, alone));
}

/** "12 rows are added", "3 change (amount in 3)", "1 is removed": the noun is said once. */
function tableClauses(table: RowNumbers, alone: boolean): readonly string[] {
  const parts = [
    { count: table.added, one: 'is added', many: 'are added', after: '' },
    { count: table.changed ?? 0, one: 'changes', many: 'change', after: inFields(table.fields) },
    { count: table.removed, one: 'is removed', many: 'are removed', after: '' },
  ].filter((part) => part.count > 0);
  return parts.map(({ count: number, one, many, after }, index) => {
    const noun = index === 0 ? ` ${number === 1 ? 'row' : 'rows'}` : '';
    const where = index === 0 && !alone ? ` of ${code(table.resource)}` : '';
    return `${thousands(number)}${noun}${where} ${number === 1 ? one : many}${after}`;
  });
}

function inFields(fields: RowNumbers['fields']): string {
  if (fields.length === 0) return '';
  const shown = fields.slice(0, SHOWN).map(({ field, count: number }) => `${field} in ${thousands(number)}`);
  const rest = fields.length - shown.length;
  return ` (${[...shown, ...(rest > 0 ? [`${thousands(rest)} more fields`] : [])].join(', ')})`;
}

function totals(tables: readonly RowNumbers[]): string {
  const sum = (of: (table: RowNumbers) => number): string =>
    thousands(tables.reduce((all, table) => all + of(table), 0));
  const counts = [
    `${sum(({ added }) => added)} added`,
    `${sum((table) => table.changed ?? 0)} changed`,
    `${sum(({ removed }) => removed)} removed`,
  ];
  return `${thousands(tables.length)} tables change (rows: ${counts.join(', ')})`;
}

const VERSION: Readonly<Record<Bump, string>> = {
  major: 'next version major',
  minor: 'next version minor',
  patch: 'next version patch',
  none: 'no other version is published',
};

const WITHDRAWN: Readonly<Partial<Record<Impact, string>>> = { withdrawal: 'published data is withdrawn, ' };

function version({ impact, bump }: DatasetDifference): string {
  return `${WITHDRAWN[impact] ?? ''}${VERSION[bump]}`;
}
