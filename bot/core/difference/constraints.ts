import { cellTypeOf } from '../table/cell-type.ts';
import { BOUND_NAMES, readConstraint } from '../table/constraints.ts';
import type { Constraints, Field, Json } from '../table/schema.ts';
import { sameJson, shortJson } from './json-same.ts';

/** A rule about a field's values that holds for fewer values than before, or for more. */
export interface ConstraintChange {
  readonly constraint: keyof Constraints | 'categories';
  /** What nobody can compare counts as tightened. */
  readonly direction: 'tightened' | 'loosened';
  /** As written, cut short; `undefined` where it was not there. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Every constraint that changed, categories included. */
export function diffConstraints(base: Field, head: Field): readonly ConstraintChange[] {
  return [
    ...switches(base, head),
    ...sizes(base, head),
    ...bounds(base, head),
    ...shapes(base, head),
    ...sets(base, head),
  ];
}

type Name = ConstraintChange['constraint'];

function change(
  constraint: Name,
  tightened: boolean,
  before: Json | undefined,
  after: Json | undefined,
): readonly ConstraintChange[] {
  const direction = tightened ? 'tightened' : 'loosened';
  return [{ constraint, direction, before: shortJson(before), after: shortJson(after) }];
}

function switches(base: Field, head: Field): readonly ConstraintChange[] {
  return (['required', 'unique'] as const).flatMap((name) => {
    const [before, after] = [base.constraints[name], head.constraints[name]];
    return before === after ? [] : change(name, after, before, after);
  });
}

function sizes(base: Field, head: Field): readonly ConstraintChange[] {
  return (['minLength', 'maxLength'] as const).flatMap((name) => {
    const [before, after] = [base.constraints[name], head.constraints[name]];
    if (before === after) return [];
    const tightened =
      before === undefined || (after !== undefined && (name === 'minLength' ? after > before : after < before));
    return change(name, tightened, before, after);
  });
}

function bounds(base: Field, head: Field): readonly ConstraintChange[] {
  return BOUND_NAMES.flatMap((name) => {
    const [before, after] = [base.constraints[name], head.constraints[name]];
    if (sameJson(before, after)) return [];
    if (before === undefined || after === undefined) return change(name, before === undefined, before, after);
    const order = orderOf(base, before, head, after);
    if (order === 0) return [];
    const isLower = name === 'minimum' || name === 'exclusiveMinimum';
    return change(name, Number.isNaN(order) || (isLower ? order < 0 : order > 0), before, after);
  });
}

/** How the base's limit stands to the head's; `NaN` where they have no order. */
function orderOf(base: Field, before: Json, head: Field, after: Json): number {
  const type = cellTypeOf(head);
  const was = readConstraint(base, cellTypeOf(base), before);
  const is = readConstraint(head, type, after);
  if (was === undefined || is === undefined || !isOneOrder(base, head)) return Number.NaN;
  return type.compare?.(was, is) ?? Number.NaN;
}

function isOneOrder(base: Field, head: Field): boolean {
  const numbers = ['integer', 'number'];
  return base.type === head.type || (numbers.includes(base.type) && numbers.includes(head.type));
}

function shapes(base: Field, head: Field): readonly ConstraintChange[] {
  return (['pattern', 'jsonSchema'] as const).flatMap((name) => {
    const [before, after] = [base.constraints[name], head.constraints[name]];
    return sameJson(before, after) ? [] : change(name, after !== undefined, before, after);
  });
}

function sets(base: Field, head: Field): readonly ConstraintChange[] {
  const categories = (field: Field): readonly Json[] | undefined => field.categories?.map(({ value }) => value);
  return [
    ...setChange('enum', base, base.constraints.enum, head, head.constraints.enum),
    ...setChange('categories', base, categories(base), head, categories(head)),
  ];
}

function setChange(
  name: Name,
  base: Field,
  before: readonly Json[] | undefined,
  head: Field,
  after: readonly Json[] | undefined,
): readonly ConstraintChange[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined || after === undefined) return change(name, before === undefined, before, after);
  const [was, is] = [keysOf(base, before), keysOf(head, after)];
  const lost = [...was.keys()].filter((key) => !is.has(key));
  const won = [...is.keys()].filter((key) => !was.has(key));
  if (lost.length === 0 && won.length === 0) return [];
  const pick = (values: ReadonlyMap<string, Json>, keys: readonly string[]): Json | undefined =>
    keys.length === 0 ? undefined : keys.map((key) => values.get(key) ?? null);
  return change(name, lost.length > 0, pick(was, lost), pick(is, won));
}

/** The values by what they mean, so that `1` and `"01"` of an integer are one. */
function keysOf(field: Field, values: readonly Json[]): ReadonlyMap<string, Json> {
  const type = cellTypeOf(field);
  return new Map(values.map((value) => [readConstraint(field, type, value)?.key ?? JSON.stringify(value), value]));
}
