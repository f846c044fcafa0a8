import { segmentsOf } from './json-lines.ts';
import type { Violation } from './violation.ts';

/** What the profile found wrong in a document, by pointer: a violation touches its pointer and all its ancestors. */
export interface Violated {
  readonly errors: number;
  readonly touched: ReadonlySet<string>;
  /** How many violations keep each resource's data from being read, by the resource's pointer. */
  readonly blocking: ReadonlyMap<string, number>;
}

/** Properties of a resource that may be wrong without keeping its data from being read. */
const METADATA: ReadonlySet<string> = new Set([
  '$schema',
  'profile',
  'title',
  'description',
  'homepage',
  'mediatype',
  'bytes',
  'hash',
  'sources',
  'licenses',
]);

/** Orders a document's violations for quick questions: a hostile document can have a great many. */
export function indexViolations(violations: readonly Violation[]): Violated {
  const touched = new Set<string>();
  const blocking = new Map<string, number>();
  for (const { pointer } of violations) {
    for (let at = pointer; at !== '' && !touched.has(at); at = at.slice(0, at.lastIndexOf('/'))) touched.add(at);
    const [first, index, property] = segmentsOf(pointer);
    if (first !== 'resources' || index === undefined) continue;
    if (property !== undefined && METADATA.has(property)) continue;
    const resource = `/resources/${index}`;
    blocking.set(resource, (blocking.get(resource) ?? 0) + 1);
  }
  return { errors: violations.length, touched, blocking };
}

/** Nothing found wrong. */
export const SOUND: Violated = indexViolations([]);
