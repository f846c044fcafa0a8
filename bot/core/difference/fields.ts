import type { Resource } from '../dataset/package.ts';
import { type ConstraintChange, diffConstraints } from './constraints.ts';
import { shortJson } from './json-same.ts';
import { diffKeys, type KeysDifference } from './keys.ts';
import { changesOf } from './metadata.ts';
import { movedItems } from './moved.ts';
import { diffTypes, directionOf, type Retype, type TypeDirection, typeName } from './retype.ts';
import type { FieldPair, TableField } from './table-fields.ts';

export interface RetypedField {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  readonly direction: TypeDirection;
  readonly changes: readonly Retype[];
}

/** What changed in a table's columns. Fields are named as the head names them, removed ones as the base did. */
export interface FieldsDifference {
  /** `atEnd`: behind all fields that were there before. `likely`: the removed field that it may be, undeclared. */
  readonly added: readonly { readonly field: string; readonly atEnd: boolean; readonly likely: string | undefined }[];
  readonly removed: readonly { readonly field: string; readonly likely: string | undefined }[];
  /** Only where the head's field declares `formerly`. */
  readonly renamed: readonly { readonly field: string; readonly formerly: string }[];
  /** The fewest fields that have to be moved to come from one order to the other. */
  readonly reordered: readonly string[];
  /** Whether the base promised the order of its columns. */
  readonly ordered: boolean;
  readonly retyped: readonly RetypedField[];
  readonly constraints: readonly (ConstraintChange & { readonly field: string })[];
  /** Texts that stand for absence; the field is `undefined` where all fields' changed alike. */
  readonly missingValues: readonly MissingChange[];
  /** Anything else that the schema says of a field. */
  readonly described: readonly FieldDescription[];
  readonly keys: KeysDifference;
  readonly match: { readonly before: string; readonly after: string } | undefined;
  /** Whether a schema was written where there was none, or taken away. */
  readonly schema: 'kept' | 'added' | 'removed';
}

export interface MissingChange {
  readonly field: string | undefined;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface FieldDescription {
  readonly field: string;
  readonly property: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** A side's table: its resource, and its fields in the order of its columns. */
export interface TableShape {
  readonly resource: Resource;
  readonly fields: readonly TableField[];
}

/** `formerly` of a field that names nothing, or what still is. */
export interface WrongFormerly {
  readonly field: string;
  readonly formerly: string;
  readonly problem: 'absent' | 'still-there';
}

export interface PairedFields {
  readonly kept: readonly FieldPair[];
  readonly added: readonly TableField[];
  readonly removed: readonly TableField[];
  readonly wrong: readonly WrongFormerly[];
}

/** Pairs the fields of two tables: by name, and by `formerly`. */
export function pairFields(base: TableShape, head: TableShape): PairedFields {
  const before = new Map<string, TableField[]>();
  for (const field of base.fields) before.set(field.field.name, [...(before.get(field.field.name) ?? []), field]);
  const after = new Set(head.fields.map(({ field }) => field.name));
  const kept: FieldPair[] = [];
  const added: TableField[] = [];
  const wrong: WrongFormerly[] = [];
  const used = new Set<TableField>();
  for (const field of head.fields) {
    const { name } = field.field;
    const { formerly } = field;
    const earlier = formerly !== undefined && !after.has(formerly) ? before.get(formerly) : undefined;
    // Two fields of one name are allowed: the nth is the nth.
    const twin = (before.get(name) ?? earlier)?.find((one) => !used.has(one));
    if (twin !== undefined) {
      used.add(twin);
      kept.push({ base: twin, head: field });
    } else added.push(field);
    // A name that was declared before this change has done its work.
    if (formerly === undefined || before.get(name)?.some((one) => one.formerly === formerly)) continue;
    if (after.has(formerly)) wrong.push({ field: name, formerly, problem: 'still-there' });
    else if (!before.has(formerly)) wrong.push({ field: name, formerly, problem: 'absent' });
  }
  return { kept, added, removed: base.fields.filter((field) => !used.has(field)), wrong };
}

/** A removed field and the added one that it may be, by the head's name. */
export type LikelyNames = ReadonlyMap<string, string>;

/** Everything that changed in a table's columns. */
export function diffFields(
  base: TableShape,
  head: TableShape,
  { kept, added, removed }: PairedFields,
  likely: LikelyNames,
): FieldsDifference {
  const [was, is] = [base.resource.schema, head.resource.schema];
  const schema = (was === undefined) === (is === undefined) ? 'kept' : was === undefined ? 'added' : 'removed';
  const both = schema === 'kept' ? kept : [];
  const last = Math.max(-1, ...kept.map((pair) => head.fields.indexOf(pair.head)));
  const backwards = new Map([...likely].map(([to, from]) => [from, to]));
  return {
    added: added.map((field) => ({
      field: field.field.name,
      atEnd: head.fields.indexOf(field) > last,
      likely: likely.get(field.field.name),
    })),
    removed: removed.map(({ field }) => ({ field: field.name, likely: backwards.get(field.name) })),
    renamed: kept.flatMap(renameOf),
    reordered: movedItems(ranksOf(base, kept)).flatMap((index) => kept[index]?.head.field.name ?? []),
    ordered: (was?.fieldsMatch ?? 'exact') === 'exact',
    retyped: both.flatMap(retypeOf),
    constraints: both.flatMap((pair) =>
      diffConstraints(pair.base.field, pair.head.field).map((one) => ({ field: pair.head.field.name, ...one })),
    ),
    missingValues: missingChanges(both),
    described: both.flatMap(describedIn),
    keys: diffKeys(was, is, kept),
    match: matchChange(was?.fieldsMatch, is?.fieldsMatch),
    schema,
  };
}

function ranksOf(base: TableShape, kept: readonly FieldPair[]): readonly number[] {
  const ranks = new Map(base.fields.map((field, index) => [field, index]));
  return kept.map((pair) => ranks.get(pair.base) ?? 0);
}

function renameOf({ base, head }: FieldPair): FieldsDifference['renamed'] {
  const [formerly, field] = [base.field.name, head.field.name];
  return formerly === field ? [] : [{ field, formerly }];
}

function retypeOf({ base, head }: FieldPair): readonly RetypedField[] {
  const changes = diffTypes(base.field, head.field);
  if (changes.length === 0) return [];
  const [before, after] = [typeName(base.field), typeName(head.field)];
  return [{ field: head.field.name, before, after, direction: directionOf(changes), changes }];
}

/** Told field by field, or once where all fields changed alike. */
function missingChanges(kept: readonly FieldPair[]): readonly MissingChange[] {
  const changes = kept.map(({ base, head }): MissingChange => {
    const [was, is] = [new Set(base.missingValues), new Set(head.missingValues)];
    const added = [...is].filter((text) => !was.has(text));
    const removed = [...was].filter((text) => !is.has(text));
    return { field: head.field.name, added, removed };
  });
  const [first] = changes;
  if (first === undefined) return [];
  const told = (change: MissingChange): string => JSON.stringify([change.added, change.removed]);
  const alike = changes.length > 1 && changes.every((change) => told(change) === told(first));
  const all = alike ? [{ ...first, field: undefined }] : changes;
  return all.filter(({ added, removed }) => added.length + removed.length > 0);
}

/** Told elsewhere. */
const FIELD_APART = new Set([
  ...['name', 'type', 'format', 'formerly', 'constraints', 'missingValues', 'decimalChar', 'groupChar', 'bareNumber'],
  ...['trueValues', 'falseValues', 'delimiter', 'itemType'],
]);

function describedIn({ base, head }: FieldPair): readonly FieldDescription[] {
  const [was, is] = [base.authored ?? {}, head.authored ?? {}];
  const field = head.field.name;
  const member = (value: object, name: string): string | undefined =>
    // Authored values are JSON objects here; the name is one of theirs.
    shortJson((value as Readonly<Record<string, never>>)[name]);
  return changesOf(was, is, FIELD_APART)
    .filter((property) => property !== 'categories' || !isCategoryChange(base, head))
    .map((property) => ({
      field,
      property,
      before: member(Object(was), property),
      after: member(Object(is), property),
    }));
}

function isCategoryChange({ field: base }: TableField, { field: head }: TableField): boolean {
  return diffConstraints(base, head).some(({ constraint }) => constraint === 'categories');
}

function matchChange(before: string | undefined, after: string | undefined): FieldsDifference['match'] {
  return before === undefined || after === undefined || before === after ? undefined : { before, after };
}
