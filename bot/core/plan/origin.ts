import { pointerSegment } from '../dataset/json-lines.ts';
import type { Place } from '../finding.ts';
import type { YamlDocument } from './yaml.ts';

/** Where an authored value of the plan stands: a document, and a pointer into it. */
export interface PlanOrigin {
  readonly document: YamlDocument;
  readonly pointer: string;
  /** The dataset that the file promises. */
  readonly dataset: string | undefined;
}

/** The origin of a member or an item below. */
export function below(origin: PlanOrigin, ...keys: readonly (string | number)[]): PlanOrigin {
  const pointer = keys.reduce<string>((path, key) => `${path}/${pointerSegment(key)}`, origin.pointer);
  return { ...origin, pointer };
}

/** The place of a finding about an authored value, with its line. */
export function placeAt({ document, pointer, dataset }: PlanOrigin, resource?: string): Place {
  return { path: document.path, dataset, resource, line: document.locate(pointer).line, pointer };
}

/** The line of an authored value. */
export function lineAt({ document, pointer }: PlanOrigin): number {
  return document.locate(pointer).line;
}
