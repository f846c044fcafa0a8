import { CONTRACT_LIMITS } from './contracts-file.ts';
import { WORK_LIMITS } from './works.ts';

/** One check in SQL: an aggregate that counts what trips the rule. */
export interface Check {
  readonly rule: string;
  readonly field: string;
  readonly count: string;
}

/** Counts the rows for which a predicate is true. */
export function failing(rule: string, field: string, predicate: string): Check {
  return { rule, field, count: `count(*) FILTER (WHERE ${predicate})` };
}

/** A lexical form that is there and has no value of the type. */
export function mistyped(field: string): Check {
  return failing('type-error', field, `${field} IS NOT NULL AND ${field}_value IS NULL`);
}

/** Values that stand again after their first time. */
export function repeated(field: string, value: string): Check {
  return { rule: 'primary-key', field, count: `count(${value}) - count(DISTINCT ${value})` };
}

const missing = (field: string): Check => failing('constraint-error/required', field, `${field} IS NULL`);

const unlike = (field: string, pattern: string): Check =>
  failing('constraint-error/pattern', field, `NOT regexp_full_match(${field}, '${pattern}')`);

const longer = (field: string, limit: number): Check =>
  failing('constraint-error/maxLength', field, `length(${field}) > ${limit}`);

const outside = (rule: string, field: string, values: readonly string[]): Check =>
  failing(rule, field, `${field} NOT IN (${values.map((value) => `'${value}'`).join(', ')})`);

const BOOLEANS = ['true', 'True', 'TRUE', '1', 'false', 'False', 'FALSE', '0'];

/** What is asked of every row of the works table, but for its key and the shape of its rows. */
export const WORK_CHECKS: readonly Check[] = [
  mistyped('id'),
  missing('clave'),
  unlike('clave', WORK_LIMITS.codePattern),
  missing('fecha'),
  mistyped('fecha'),
  missing('monto'),
  mistyped('monto'),
  failing('constraint-error/minimum', 'monto', 'monto_value < 0'),
  missing('estado'),
  outside('category-error', 'estado', WORK_LIMITS.states),
  outside('type-error', 'activo', BOOLEANS),
  missing('nombre'),
  longer('nombre', WORK_LIMITS.nameLength),
  failing('type-error', 'correo', String.raw`NOT regexp_full_match(correo, '[^@\s]+@[^@\s]+')`),
  mistyped('latitud'),
  failing('constraint-error/minimum', 'latitud', `latitud_value < ${WORK_LIMITS.south}`),
  failing('constraint-error/maximum', 'latitud', `latitud_value > ${WORK_LIMITS.north}`),
  mistyped('registro'),
];

/** What is asked of every contractor. A text key that is missing is counted with its `required`. */
export const CONTRACTOR_CHECKS: readonly Check[] = [
  missing('padron'),
  unlike('padron', CONTRACT_LIMITS.registerPattern),
  repeated('padron', 'padron'),
  missing('nombre'),
  longer('nombre', CONTRACT_LIMITS.nameLength),
  missing('tipo'),
  outside('constraint-error/enum', 'tipo', CONTRACT_LIMITS.kinds),
  mistyped('alta'),
];

/** What is asked of every contract; `known` says whether its contractor is there. */
export const CONTRACT_CHECKS: readonly Check[] = [
  mistyped('id'),
  repeated('id', 'id_value'),
  missing('padron'),
  unlike('padron', CONTRACT_LIMITS.registerPattern),
  failing('foreign-key', 'padron', 'padron IS NOT NULL AND NOT known'),
  missing('fecha'),
  mistyped('fecha'),
  missing('monto'),
  mistyped('monto'),
  failing('constraint-error/minimum', 'monto', 'monto_value < 0'),
  longer('objeto', CONTRACT_LIMITS.purposeLength),
];
