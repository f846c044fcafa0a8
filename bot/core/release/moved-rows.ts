import type { DatasetDifference, ResourceDifference } from '../difference/difference.ts';
import type { Manifest } from './manifest.ts';

/** Rows of all tables that came, went and were corrected; `undefined` where a table could not be compared. */
export function movedRows({ resources, unread }: DatasetDifference): Manifest['rows'] {
  const sum = { added: 0, removed: 0, changed: 0 };
  for (const one of resources) {
    const moved = movedIn(one);
    if (moved === undefined) return undefined;
    sum.added += moved.added;
    sum.removed += moved.removed;
    sum.changed += moved.changed;
  }
  return unread.length > 0 ? undefined : sum;
}

function movedIn(one: ResourceDifference): NonNullable<Manifest['rows']> | undefined {
  const none = { added: 0, removed: 0, changed: 0 };
  if (one.kind !== 'kept') return { ...none, [one.kind]: one.rows ?? 0 };
  const { rows } = one;
  switch (rows.kind) {
    case 'none':
    case 'same':
      return none;
    case 'unknown':
      return undefined;
    case 'keyed':
      return { added: rows.added, removed: rows.removed, changed: rows.changed };
    case 'unkeyed':
      return { ...none, added: rows.added, removed: rows.removed };
  }
}
