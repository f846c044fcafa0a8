import { code, codes } from '../table/words.ts';
import type { DatasetDifference, KeptResource } from './difference.ts';
import type { Reason, ReasonCode, ReasonFacts } from './impact.ts';

/** What is said of a difference in one language. Names from descriptors are shown as they are: faces escape them. */
export interface DifferencePhrases {
  /** One sentence a dataset, with numbers. */
  readonly summary: (difference: DatasetDifference) => string;
  /** One sentence a reason. */
  readonly reason: (reason: Reason) => string;
}

/** A sentence for every reason; a missing one does not compile. */
export type ReasonSentences = { readonly [Code in ReasonCode]: (facts: ReasonFacts[Code]) => string };

/** Says a reason by the table of a language. */
export function sayReason(sentences: ReasonSentences, { code, facts }: Reason): string {
  // A reason's facts are those of its code; the union cannot see it.
  return (sentences[code] as (facts: Reason['facts']) => string)(facts);
}

/** Whether a constraint is a list of values, whose changes are told value by value. */
export function isSet(constraint: string): boolean {
  return constraint === 'enum' || constraint === 'categories';
}

/** A foreign key as people read it: `a → municipios: clave`; of a table that refers to itself, `a → clave`. */
export function foreignKeyText(parts: readonly string[]): string {
  const at = parts.findIndex((part) => part.startsWith('→ '));
  if (at < 0) return codes(parts);
  const table = parts[at]?.slice(2) ?? '';
  return `${codes(parts.slice(0, at))} → ${table === '' ? '' : `${code(table)}: `}${codes(parts.slice(at + 1))}`;
}

/** Rows that changed in one table, as far as they are known. */
export interface RowNumbers {
  readonly resource: string;
  readonly added: number;
  readonly removed: number;
  /** `undefined` where rows have no key. */
  readonly changed: number | undefined;
  readonly fields: readonly { readonly field: string; readonly count: number }[];
}

/** The tables whose rows changed. */
export function rowNumbers({ resources }: DatasetDifference): readonly RowNumbers[] {
  return keptIn(resources).flatMap(({ resource, rows }): RowNumbers[] => {
    if (rows.kind !== 'keyed' && rows.kind !== 'unkeyed') return [];
    const { added, removed } = rows;
    const changed = rows.kind === 'keyed' ? rows.changed : undefined;
    if (added + removed + (changed ?? 0) === 0) return [];
    return [{ resource, added, removed, changed, fields: rows.kind === 'keyed' ? rows.fields : [] }];
  });
}

/** What changed besides rows, counted. */
export interface OtherNumbers {
  readonly resourcesAdded: readonly string[];
  readonly resourcesRemoved: readonly string[];
  readonly resourcesLost: readonly string[];
  readonly fieldsAdded: readonly string[];
  readonly fieldsRemoved: readonly string[];
  readonly fieldsRenamed: readonly { readonly field: string; readonly formerly: string }[];
  readonly fieldsRetyped: readonly string[];
  readonly reordered: boolean;
  readonly keys: number;
  /** Rules about values and headers that hold for less than before, and for more. */
  readonly tightened: number;
  readonly loosened: number;
  /** Resources whose files are elsewhere, are read otherwise, or have another content. */
  readonly moved: readonly string[];
  readonly reformed: readonly string[];
  readonly contents: readonly string[];
  readonly licence: 'narrower' | 'wider' | 'unclear' | undefined;
  /** Whether the time that the data cover became shorter. */
  readonly shortened: boolean;
  readonly described: number;
  readonly unread: boolean;
}

/** Counts everything that changed besides rows. */
export function otherNumbers(difference: DatasetDifference): OtherNumbers {
  const { resources, reasons } = difference;
  const kept = keptIn(resources);
  const count = (...codes: readonly ReasonCode[]): number => reasons.filter(({ code }) => codes.includes(code)).length;
  const named = (...codes: readonly ReasonCode[]): readonly string[] => [
    ...new Set(reasons.flatMap((reason) => (codes.includes(reason.code) ? [resourceOf(reason)] : []))),
  ];
  const fields = kept.flatMap((one) => (one.fields === undefined ? [] : [one.fields]));
  return {
    resourcesAdded: resources.filter(({ kind }) => kind === 'added').map(({ resource }) => resource),
    resourcesRemoved: resources.filter(({ kind }) => kind === 'removed').map(({ resource }) => resource),
    resourcesLost: named('file-emptied', 'file-gone', 'became-lfs-pointer', 'became-link'),
    fieldsAdded: fields.flatMap(({ added }) => added.map(({ field }) => field)),
    fieldsRemoved: fields.flatMap(({ removed }) => removed.map(({ field }) => field)),
    fieldsRenamed: fields.flatMap(({ renamed }) => renamed),
    fieldsRetyped: fields.flatMap(({ retyped }) => retyped.map(({ field }) => field)),
    reordered: count('fields-reordered') > 0,
    keys: count('key-changed'),
    tightened: count(...TIGHTENED),
    loosened: count(...LOOSENED),
    moved: named('path-removed'),
    reformed: named('format-changed', 'encoding-changed', 'compression-changed', 'dialect-changed', 'kind-changed'),
    contents: named('file-changed'),
    licence: licenceOf(reasons),
    shortened: count('coverage-shortened', 'temporal-shortened') > 0,
    described: count('metadata-changed', 'field-described', 'temporal-extended', 'schema-added', 'schema-removed'),
    unread: count('unread') > 0,
  };
}

const TIGHTENED = [
  'constraint-tightened',
  'missing-values-removed',
  'unique-key-added',
  'foreign-key-added',
  'fields-match-tightened',
] as const;
const LOOSENED = [
  'constraint-loosened',
  'missing-values-added',
  'unique-key-removed',
  'foreign-key-removed',
  'fields-match-loosened',
] as const;

/** What the gravest change of a licence means. */
function licenceOf(reasons: readonly Reason[]): OtherNumbers['licence'] {
  const codes = new Set(reasons.map(({ code }) => code));
  if (codes.has('licence-narrowed')) return 'narrower';
  if (codes.has('licence-unclear')) return 'unclear';
  return codes.has('licence-widened') ? 'wider' : undefined;
}

function keptIn(resources: DatasetDifference['resources']): readonly KeptResource[] {
  return resources.filter((one): one is KeptResource => one.kind === 'kept');
}

function resourceOf({ facts }: Reason): string {
  return 'resource' in facts ? (facts.resource ?? '') : '';
}
