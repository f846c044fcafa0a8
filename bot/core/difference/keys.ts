import type { ForeignKey, Schema } from '../table/schema.ts';
import type { FieldPair } from './table-fields.ts';

/** What changed in a table's keys, fields named as the head names them. */
export interface KeysDifference {
  readonly primaryKey: { readonly before: readonly string[]; readonly after: readonly string[] } | undefined;
  readonly uniqueKeys: KeyLists;
  /** Each as the fields, then the resource and the fields it refers to. */
  readonly foreignKeys: KeyLists;
}

export interface KeyLists {
  readonly added: readonly (readonly string[])[];
  readonly removed: readonly (readonly string[])[];
}

/** Compares keys. The order of a key's fields means nothing, nor does the name a field had before. */
export function diffKeys(
  base: Schema | undefined,
  head: Schema | undefined,
  kept: readonly FieldPair[],
): KeysDifference {
  const renamed = new Map(kept.map((pair) => [pair.base.field.name, pair.head.field.name]));
  const now = (names: readonly string[]): readonly string[] => names.map((name) => renamed.get(name) ?? name);
  const [before, after] = [now(base?.primaryKey ?? []), head?.primaryKey ?? []];
  return {
    primaryKey: sorted(before) === sorted(after) ? undefined : { before, after },
    uniqueKeys: diffLists((base?.uniqueKeys ?? []).map(now), head?.uniqueKeys ?? []),
    foreignKeys: diffLists(
      (base?.foreignKeys ?? []).map((key) => foreignOf({ ...key, fields: now(key.fields) })),
      (head?.foreignKeys ?? []).map(foreignOf),
      false,
    ),
  };
}

function sorted(names: readonly string[]): string {
  return JSON.stringify([...names].sort());
}

function foreignOf({ fields, resource, reference }: ForeignKey): readonly string[] {
  return [...fields, `→ ${resource ?? ''}`, ...reference];
}

function diffLists(
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[],
  loose = true,
): KeyLists {
  const nameOf = (names: readonly string[]): string => (loose ? sorted(names) : JSON.stringify(names));
  const [was, is] = [new Set(before.map(nameOf)), new Set(after.map(nameOf))];
  return {
    added: after.filter((names) => !was.has(nameOf(names))),
    removed: before.filter((names) => !is.has(nameOf(names))),
  };
}
