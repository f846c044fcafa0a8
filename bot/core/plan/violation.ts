import type { ErrorObject } from 'ajv';
import { segmentsOf } from '../dataset/json-lines.ts';
import { cutShort } from '../finding.ts';
import { parseDay, parsePeriod } from './dates.ts';
import { type DateForm, type DateProblem, found, type PlanFinding, type PlanKeyword } from './finding.ts';
import { parseInterval } from './frequency.ts';
import { below, type PlanOrigin, placeAt } from './origin.ts';

const KEYWORDS: Readonly<Record<string, PlanKeyword>> = {
  required: 'required',
  additionalProperties: 'unknown',
  type: 'type',
  enum: 'enum',
  format: 'format',
  pattern: 'format',
  minItems: 'min-items',
  minLength: 'min-length',
  minimum: 'minimum',
  maximum: 'maximum',
  uniqueItems: 'unique-items',
  minProperties: 'min-properties',
};

/** The schemas' patterns by the property that has them; people are told the name, not the pattern. */
const PATTERN_NAMES: Readonly<Record<string, string>> = {
  inegiKey: 'inegi-key',
  mailDomains: 'domain',
  evidence: 'rule-id',
  name: 'resource-name',
};

const FORMS: Readonly<Record<string, DateForm>> = { date: 'day', period: 'period', interval: 'interval' };

/** The formats of dates that the schemas name, as checks of a text. */
export const DATE_CHECKS: Readonly<Record<string, (text: string) => boolean>> = {
  date: (text) => dateProblem('day', text) === undefined,
  period: (text) => dateProblem('period', text) === undefined,
  interval: (text) => dateProblem('interval', text) === undefined,
};

function dateProblem(form: DateForm, text: string): DateProblem | undefined {
  if (form === 'interval') return parseInterval(text) === undefined ? 'shape' : undefined;
  const parsed = form === 'day' ? parseDay(text) : parsePeriod(text);
  return 'problem' in parsed ? parsed.problem : undefined;
}

/** Most violations told of one file. */
const VIOLATION_LIMIT = 100;

/** Ajv's errors as findings: `if` itself is not told, and where the type is wrong nothing else is. */
export function violationFindings(errors: readonly ErrorObject[], root: PlanOrigin): readonly PlanFinding[] {
  const told = errors.filter(
    ({ keyword, propertyName }) => keyword !== 'if' && keyword !== 'propertyNames' && propertyName === undefined,
  );
  const names = errors.filter(({ propertyName }) => propertyName !== undefined);
  const wrongType = new Set(told.filter(({ keyword }) => keyword === 'type').map((error) => error.instancePath));
  const kept = told.filter(({ keyword, instancePath }) => keyword === 'type' || !wrongType.has(instancePath));
  const findings = [...kept.map((error) => findingOf(error, root)), ...names.map((error) => nameFinding(error, root))];
  return findings.slice(0, VIOLATION_LIMIT).sort((one, other) => (one.place.line ?? 0) - (other.place.line ?? 0));
}

function findingOf(error: ErrorObject, root: PlanOrigin): PlanFinding {
  const { keyword, instancePath, params, data } = error;
  const extra = keyword === 'additionalProperties' ? [String(params['additionalProperty'])] : [];
  const origin = below({ ...root, pointer: instancePath }, ...extra);
  const { property, item } = subjectOf(origin.pointer);
  const form = FORMS[String(params['format'])];
  if (keyword === 'format' && form !== undefined) {
    const problem = dateProblem(form, String(data)) ?? 'shape';
    return found('plan-date-invalid', { property, found: show(data), wanted: form, problem }, placeAt(origin));
  }
  const facts = {
    keyword: KEYWORDS[keyword] ?? 'other',
    property,
    item,
    expected: expectedBy(error),
    found: foundIn(error),
  };
  return found('plan-profile', { ...facts, column: origin.document.locate(origin.pointer).column }, placeAt(origin));
}

/** A key of a mapping that does not have the form of a name. */
function nameFinding({ instancePath, propertyName }: ErrorObject, root: PlanOrigin): PlanFinding {
  const origin = below({ ...root, pointer: instancePath }, propertyName ?? '');
  const { property } = subjectOf(instancePath);
  const facts = { keyword: 'format' as const, property, expected: ['id'], found: cutShort(propertyName ?? '') };
  return found('plan-profile', { ...facts, column: origin.document.locate(origin.pointer).column }, placeAt(origin));
}

/** The last named property of a pointer, and which item of it, from 1. */
function subjectOf(pointer: string): { readonly property: string; readonly item: number | undefined } {
  const segments = segmentsOf(pointer);
  const last = segments.at(-1) ?? '';
  const property = segments.findLast((segment) => !/^\d+$/.test(segment)) ?? '';
  return { property: cutShort(property), item: /^\d+$/.test(last) ? Number(last) + 1 : undefined };
}

function expectedBy({ keyword, params, instancePath, parentSchema }: ErrorObject): readonly string[] {
  if (keyword === 'required') return [String(params['missingProperty'])];
  if (keyword === 'additionalProperties') return Object.keys(Object(parentSchema?.['properties']));
  if (keyword === 'type') return [params['type']].flat().map(String);
  if (keyword === 'enum') return [params['allowedValues']].flat().map(String);
  if (keyword === 'format') return [String(params['format'])];
  if (keyword === 'pattern') return [PATTERN_NAMES[subjectOf(instancePath).property] ?? 'id'];
  return params['limit'] === undefined ? [] : [String(params['limit'])];
}

/** What stands there: the type where the type is wrong, how many where a number is asked for, else the value. */
function foundIn({ keyword, data, params }: ErrorObject): string {
  if (keyword === 'type') return typeName(data);
  if (keyword === 'additionalProperties') return cutShort(String(params['additionalProperty']));
  if (keyword === 'uniqueItems') return Array.isArray(data) ? show(data[Number(params['i'])]) : '';
  if (Array.isArray(data)) return String(data.length);
  return keyword === 'required' || keyword === 'minProperties' ? '' : show(data);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function show(value: unknown): string {
  if (typeof value === 'string') return cutShort(value);
  return typeof value === 'object' && value !== null ? typeName(value) : String(value);
}
