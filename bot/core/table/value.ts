import { BOOLEAN, NULL, NUMBER, STRUCTURE, TEXT } from './batch.ts';
import type { Json } from './schema.ts';

/** A cell of a format with types: what it is, and its text (of a structure, its JSON). */
export interface Value {
  readonly kind: number;
  readonly text: string;
}

/** A row as such formats have them: cells in order, or by name. */
export interface ValueRow {
  readonly line: number | undefined;
  /** `undefined` where the row could not be read, which has been told. */
  readonly cells: readonly Value[] | ReadonlyMap<string, Value> | undefined;
  /** How many cells a row in order has, where not all are kept. */
  readonly count?: number | undefined;
}

/** The cell of a value that is not there. */
export const NULL_VALUE: Value = { kind: NULL, text: '' };

/** A JSON value as a cell. */
export function cellValue(json: Json): Value {
  if (json === null) return NULL_VALUE;
  switch (typeof json) {
    case 'string':
      return { kind: TEXT, text: json };
    case 'number':
      return { kind: NUMBER, text: String(json) };
    case 'boolean':
      return { kind: BOOLEAN, text: String(json) };
    default:
      return { kind: STRUCTURE, text: JSON.stringify(json) };
  }
}
