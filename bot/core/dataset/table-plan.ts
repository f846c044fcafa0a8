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
  for (const first of tables.values()) {
    // A stack of our own: a chain of references may be longer than the language's.
    const open = state.has(first.name) ? [] : [visitOf(first, state)];
    for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
      const target = visit.targets.shift();
      const other = target === undefined ? undefined : tables.get(target);
      if (target === undefined) {
        state.set(visit.resource.name, 'done');
        order.push(visit.resource);
        open.pop();
      } else if (state.get(target) === 'open') early.add(target);
      else if (other !== undefined && !state.has(target)) open.push(visitOf(other, state));
    }
  }
  const collect = collectedFields(order);
  return order.map((resource) => ({
    resource,
    references: referencesOf(resource),
    collect: collect.get(resource.name) ?? [],
    early: early.has(resource.name),
  }));
}

/** A table whose references are being followed, and those still to follow. */
interface Visit {
  readonly resource: Resource;
  readonly targets: string[];
}

function visitOf(resource: Resource, state: Map<string, 'open' | 'done'>): Visit {
  state.set(resource.name, 'open');
  return { resource, targets: [...new Set(referencesOf(resource).map(({ target }) => target))] };
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
