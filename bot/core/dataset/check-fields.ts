import { checkField, type FieldProblem } from '../table/check-field.ts';
import type { Field, Schema } from '../table/schema.ts';
import { type DatasetFinding, found } from './finding.ts';
import { below, type Origin, placeAt } from './origin.ts';
import type { Report } from './reading.ts';
import type { Violated } from './violated.ts';

/** Checks what fields say of themselves: constraints, categories, formats. Fields that break the profile are left out. */
export function checkFields(schema: Schema, at: Origin, { touched }: Violated, report: Report): void {
  for (const [index, field] of schema.fields.entries()) {
    const problems = checkField(field);
    if (problems.length === 0) continue;
    const origin = below(at, 'fields', index);
    if (touched.has(origin.pointer)) continue;
    for (const problem of problems) report(problemFinding(problem, field, origin));
  }
}

function problemFinding(problem: FieldProblem, field: Field, at: Origin): DatasetFinding {
  const { property, kind, value, detail } = problem;
  const place = placeAt({ ...at, pointer: at.pointer + property }, field.name);
  if (kind === 'format') return found('format-invalid', { type: field.type, format: field.format, detail }, place);
  return found('constraint-invalid', { property: property.slice(1), kind, value, type: field.type, detail }, place);
}
