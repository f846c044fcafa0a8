import { cellTypeOf } from './cell-type.ts';
import { BOUND_NAMES, readConstraint, showConstraint } from './constraints.ts';
import { compileJsonSchema } from './json-schema.ts';
import { compilePattern } from './pattern/pattern.ts';
import type { Field, FieldType, Json } from './schema.ts';
import type { CellType } from './types/logical.ts';
import { isStrptime } from './types/strptime.ts';
import { isStringFormat } from './types/texts.ts';

/** What is wrong with a field's own description, beyond what a JSON Schema can say. */
export interface FieldProblem {
  /** JSON Pointer below the field, such as `/constraints/minimum`. */
  readonly property: string;
  readonly kind:
    | 'not-castable'
    | 'range'
    | 'pattern'
    | 'not-for-type'
    | 'not-subset'
    | 'duplicate'
    | 'json-schema'
    | 'format';
  readonly value: string;
  readonly detail?: string | undefined;
}

const ORDERED: readonly FieldType[] = [
  'integer',
  'number',
  'date',
  'time',
  'datetime',
  'duration',
  'year',
  'yearmonth',
];

/** The types that each constraint is for; one that is not named is for all. Table Schema v2, "Field Constraints". */
const FOR_TYPES: Readonly<Record<string, readonly FieldType[]>> = {
  minLength: ['string', 'array', 'object', 'list'],
  maxLength: ['string', 'array', 'object', 'list'],
  minimum: ORDERED,
  maximum: ORDERED,
  exclusiveMinimum: ORDERED,
  exclusiveMaximum: ORDERED,
  jsonSchema: ['array', 'object'],
  pattern: ['string'],
};

/** Formats besides `default`, by type; dates and times take patterns too. */
const FORMATS: Readonly<Partial<Record<FieldType, readonly string[]>>> = {
  geopoint: ['array', 'object'],
  geojson: ['topojson'],
};
const PATTERNED: readonly FieldType[] = ['date', 'time', 'datetime'];

/** All that is wrong with a field's description. */
export function checkField(field: Field): readonly FieldProblem[] {
  const type = cellTypeOf(field);
  return [
    ...checkFormat(field),
    ...checkApplicable(field),
    ...checkBounds(field, type),
    ...checkPattern(field),
    ...checkValues(field, type, '/constraints/enum', field.constraints.enum),
    ...checkCategories(field, type),
    ...checkJsonSchema(field),
  ];
}

function checkFormat({ type, format }: Field): readonly FieldProblem[] {
  if (format === 'default') return [];
  if (type === 'any' && format === 'any') return [];
  const known = type === 'string' ? isStringFormat(format) : (FORMATS[type]?.includes(format) ?? false);
  const dated = PATTERNED.includes(type) && (format === 'any' || isStrptime(format));
  return known || dated ? [] : [{ property: '/format', kind: 'format', value: format, detail: type }];
}

function checkApplicable({ type, constraints }: Field): readonly FieldProblem[] {
  return Object.entries(FOR_TYPES).flatMap(([name, types]) => {
    const value = constraints[name as keyof typeof constraints];
    if (value === undefined || types.includes(type)) return [];
    return [{ property: `/constraints/${name}`, kind: 'not-for-type', value: type, detail: types.join(', ') } as const];
  });
}

function checkBounds(field: Field, type: CellType): readonly FieldProblem[] {
  if (!ORDERED.includes(field.type)) return [];
  const problems: FieldProblem[] = [];
  const limits = BOUND_NAMES.map((name) => {
    const declared = field.constraints[name];
    const limit = declared === undefined ? undefined : readConstraint(field, type, declared);
    if (declared !== undefined && limit === undefined) {
      problems.push({
        property: `/constraints/${name}`,
        kind: 'not-castable',
        value: showConstraint(declared),
        detail: field.type,
      });
    }
    return limit;
  });
  const [minimum, maximum, above, below] = limits;
  const low = above ?? minimum;
  const high = below ?? maximum;
  if (low === undefined || high === undefined) return problems;
  const order = type.compare?.(low, high) ?? 0;
  const strict = above !== undefined || below !== undefined;
  if (order > 0 || (order === 0 && strict))
    problems.push({ property: '/constraints', kind: 'range', value: low.key, detail: high.key });
  return problems;
}

function checkPattern({ constraints }: Field): readonly FieldProblem[] {
  const { pattern, minLength, maxLength } = constraints;
  const problems: FieldProblem[] = [];
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
    problems.push({ property: '/constraints', kind: 'range', value: String(minLength), detail: String(maxLength) });
  }
  if (pattern === undefined) return problems;
  const result = compilePattern(pattern);
  if ('problem' in result)
    problems.push({ property: '/constraints/pattern', kind: 'pattern', value: pattern, detail: result.problem.what });
  return problems;
}

function checkValues(
  field: Field,
  type: CellType,
  property: string,
  values: readonly Json[] | undefined,
): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  for (const [index, value] of (values ?? []).entries()) {
    const at = `${property}/${index}`;
    const read = readConstraint(field, type, value);
    if (read === undefined)
      problems.push({ property: at, kind: 'not-castable', value: showConstraint(value), detail: field.type });
    else if (seen.has(read.key)) problems.push({ property: at, kind: 'duplicate', value: showConstraint(value) });
    else seen.add(read.key);
  }
  return problems;
}

function checkCategories(field: Field, type: CellType): readonly FieldProblem[] {
  const { categories, constraints } = field;
  if (categories === undefined) return [];
  if (field.type !== 'string' && field.type !== 'integer') {
    return [{ property: '/categories', kind: 'not-for-type', value: field.type, detail: 'string, integer' }];
  }
  const values = categories.map(({ value }) => value);
  const problems = [...checkValues(field, type, '/categories', values)];
  const labels = new Set<string>();
  for (const { label } of categories) {
    if (label === undefined) continue;
    if (labels.has(label)) problems.push({ property: '/categories', kind: 'duplicate', value: label, detail: 'label' });
    labels.add(label);
  }
  const keys = new Set(values.map((value) => readConstraint(field, type, value)?.key));
  for (const [index, value] of (constraints.enum ?? []).entries()) {
    const key = readConstraint(field, type, value)?.key;
    if (key === undefined || keys.has(key)) continue;
    problems.push({ property: `/constraints/enum/${index}`, kind: 'not-subset', value: showConstraint(value) });
  }
  return problems;
}

function checkJsonSchema({ type, constraints }: Field): readonly FieldProblem[] {
  if (constraints.jsonSchema === undefined || !FOR_TYPES['jsonSchema']?.includes(type)) return [];
  if (compileJsonSchema(constraints.jsonSchema) !== undefined) return [];
  return [{ property: '/constraints/jsonSchema', kind: 'json-schema', value: '' }];
}
