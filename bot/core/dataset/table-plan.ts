import type { ForeignKey } from '../table/schema.ts';
import type { Package, Resource } from './package.ts';

/** A foreign key, and the resource it refers to. */
export interface PlannedReference {
  readonly key: ForeignKey;
  readonly target: string;
}

/** One table of a package, in the order of reading. */
export interface PlannedTable {
  readonly resource: Resource;
  readonly references: readonly PlannedReference[];
  /** Lists of fields whose keys other tables (or this one) refer to. */
  readonly collect: readonly (readonly string[])[];
  /** Whether its keys are needed before it is read: it refers to itself, or stands in a circle. */
  readonly early: boolean;
}

/** Puts a package's tables into an order in which those referred to come first, and breaks circles by reading keys ahead. */
export function planTables({ resources }: Package): readonly PlannedTable[] {
  const tables = new Map(resources.filter(isReadableTable).map((resource) => [resource.name, resource]));
  const early = new Set<string>();
  const order: Resource[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (resource: Resource): void => {
    state.set(resource.name, 'open');
    for (const { target } of referencesOf(resource)) {
      const other = tables.get(target);
      if (other === undefined || state.get(target) === 'done') continue;
      if (state.get(target) === 'open') early.add(target);
      else visit(other);
    }
    state.set(resource.name, 'done');
    order.push(resource);
  };
  for (const resource of tables.values()) if (!state.has(resource.name)) visit(resource);
  const collect = collectedFields(order);
  return order.map((resource) => ({
    resource,
    references: referencesOf(resource),
    collect: collect.get(resource.name) ?? [],
    early: early.has(resource.name),
  }));
}

function isReadableTable({ kind, readable }: Resource): boolean {
  return kind === 'table' && readable;
}

function referencesOf({ name, schema }: Resource): readonly PlannedReference[] {
  // Keys of different lengths are told with the descriptor; there is nothing to compare.
  const keys = (schema?.foreignKeys ?? []).filter((key) => key.fields.length === key.reference.length);
  return keys.map((key) => ({ key, target: key.resource ?? name }));
}

function collectedFields(resources: readonly Resource[]): Map<string, (readonly string[])[]> {
  const lists = new Map<string, Map<string, readonly string[]>>();
  for (const { key, target } of resources.flatMap(referencesOf)) {
    const known = lists.get(target) ?? new Map<string, readonly string[]>();
    known.set(JSON.stringify(key.reference), key.reference);
    lists.set(target, known);
  }
  return new Map([...lists].map(([name, known]) => [name, [...known.values()]]));
}
