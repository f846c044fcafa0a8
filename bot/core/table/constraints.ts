import { BOOLEAN, NUMBER, STRUCTURE } from './batch.ts';
import { cellTypeOf, readNative } from './cell-type.ts';
import { compileJsonSchema, type JsonSchemaCheck } from './json-schema.ts';
import { compilePattern, type Pattern } from './pattern/pattern.ts';
import type { Field, Json } from './schema.ts';
import type { CellType, Logical } from './types/logical.ts';

export const BOUND_NAMES = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'] as const;
export type BoundName = (typeof BOUND_NAMES)[number];

/** A bound on the order of a field's values. */
export interface Bound {
  readonly name: BoundName;
  readonly limit: Logical;
  /** As declared, for people. */
  readonly text: string;
}

/** Allowed values, by their keys; and as declared, for people. */
export interface Members {
  readonly keys: ReadonlySet<string>;
  readonly texts: readonly string[];
}

/** A field's constraints, ready to be asked. What its descriptor got wrong is left out here: `checkField` tells it. */
export interface FieldChecks {
  readonly field: Field;
  readonly type: CellType;
  readonly bounds: readonly Bound[];
  readonly pattern: Pattern | undefined;
  readonly members: Members | undefined;
  readonly categories: Members | undefined;
  readonly jsonSchema: JsonSchemaCheck | undefined;
}

/** Types whose values have an order. */
const ORDERED = new Set(['number', 'integer', 'date', 'datetime', 'time', 'year', 'yearmonth', 'duration']);

/** Makes a field's type and constraints ready. */
export function compileField(field: Field): FieldChecks {
  const type = cellTypeOf(field);
  const { constraints } = field;
  return {
    field,
    type,
    bounds: compileBounds(field, type),
    pattern: field.type === 'string' && constraints.pattern !== undefined ? patternOf(constraints.pattern) : undefined,
    members: constraints.enum === undefined ? undefined : membersOf(field, type, constraints.enum),
    categories: compileCategories(field, type),
    jsonSchema: constraints.jsonSchema === undefined ? undefined : compileJsonSchema(constraints.jsonSchema),
  };
}

/** A constraint's value, which may be a JSON value of the type or a text that can be read as it. */
export function readConstraint(field: Field, type: CellType, value: Json): Logical | undefined {
  switch (typeof value) {
    case 'string':
      return type.read(value);
    case 'number':
      return readNative(field, type, NUMBER, String(value));
    case 'boolean':
      return readNative(field, type, BOOLEAN, String(value));
    default:
      return value === null ? undefined : readNative(field, type, STRUCTURE, JSON.stringify(value));
  }
}

/** A constraint's value as people wrote it. */
export function showConstraint(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function compileBounds(field: Field, type: CellType): readonly Bound[] {
  if (!ORDERED.has(field.type)) return [];
  return BOUND_NAMES.flatMap((name) => {
    const value = field.constraints[name];
    const limit = value === undefined ? undefined : readConstraint(field, type, value);
    return limit === undefined || value === undefined ? [] : [{ name, limit, text: showConstraint(value) }];
  });
}

/** Patterns already compiled: thousands of tables may share a few. Beyond the limit the oldest goes. */
const patterns = new Map<string, Pattern>();
const PATTERNS_KEPT = 64;

function patternOf(source: string): Pattern | undefined {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const result = compilePattern(source);
  if ('problem' in result) return undefined;
  const [oldest] = patterns.keys();
  if (patterns.size >= PATTERNS_KEPT && oldest !== undefined) patterns.delete(oldest);
  patterns.set(source, result.pattern);
  return result.pattern;
}

function membersOf(field: Field, type: CellType, values: readonly Json[]): Members {
  const keys = values.flatMap((value) => readConstraint(field, type, value)?.key ?? []);
  return { keys: new Set(keys), texts: values.map(showConstraint) };
}

function compileCategories(field: Field, type: CellType): Members | undefined {
  if (field.categories === undefined || (field.type !== 'string' && field.type !== 'integer')) return undefined;
  return membersOf(
    field,
    type,
    field.categories.map((category) => category.value),
  );
}

/**
 * Whether a value breaks a bound. What has no order to the bound (NaN, P30D beside P1M) is not within it: XML Schema,
 * part 2, 3.2.6.3, takes such a comparison as false.
 */
export function breaksBound(type: CellType, bound: Bound, value: Logical): boolean {
  const order = type.compare?.(value, bound.limit) ?? Number.NaN;
  switch (bound.name) {
    case 'minimum':
      return !(order >= 0);
    case 'maximum':
      return !(order <= 0);
    case 'exclusiveMinimum':
      return !(order > 0);
    case 'exclusiveMaximum':
      return !(order < 0);
  }
}
