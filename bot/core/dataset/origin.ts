import type { Place } from '../finding.ts';
import type { JsonDocument } from './json.ts';
import { pointerSegment } from './json-lines.ts';

/** Where an authored value stands: a file, the document in it, and a pointer into the document. */
export interface Origin {
  /** The file, from the snapshot's root. */
  readonly path: string;
  readonly dataset: string | undefined;
  readonly resource: string | undefined;
  readonly pointer: string;
  readonly document: JsonDocument;
}

/** The origin of a member or an item below. */
export function below(origin: Origin, ...keys: readonly (string | number)[]): Origin {
  const pointer = keys.reduce<string>((path, key) => `${path}/${pointerSegment(key)}`, origin.pointer);
  return { ...origin, pointer };
}

/** The place of a finding about an authored value, with its line. */
export function placeAt(origin: Origin, field?: string): Place {
  const { path, dataset, resource, pointer, document } = origin;
  return { path, dataset, resource, field, line: document.locate(pointer), pointer };
}
