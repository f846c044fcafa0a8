/** Validation against `schemas/plan`, compiled when first needed and once; one clear finding a violation, at its line. */
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import actions from '../../../schemas/plan/actions.schema.json' with { type: 'json' };
import apps from '../../../schemas/plan/apps.schema.json' with { type: 'json' };
import commitments from '../../../schemas/plan/commitments.schema.json' with { type: 'json' };
import groups from '../../../schemas/plan/groups.schema.json' with { type: 'json' };
import institution from '../../../schemas/plan/institution.schema.json' with { type: 'json' };
import milestones from '../../../schemas/plan/milestones.schema.json' with { type: 'json' };
import policy from '../../../schemas/plan/policy.schema.json' with { type: 'json' };
import promise from '../../../schemas/plan/promise.schema.json' with { type: 'json' };
import risks from '../../../schemas/plan/risks.schema.json' with { type: 'json' };
import story from '../../../schemas/plan/story.schema.json' with { type: 'json' };
import tools from '../../../schemas/plan/tools.schema.json' with { type: 'json' };
import type { PlanFinding } from './finding.ts';
import type { PlanOrigin } from './origin.ts';
import { DATE_CHECKS, violationFindings } from './violation.ts';

/** The schemas of the plan's files, by what they describe. */
export const PLAN_SCHEMAS = {
  institution,
  groups,
  policy,
  promise,
  milestones,
  risks,
  actions,
  commitments,
  story,
  apps,
  tools,
} as const;
export type PlanSchema = keyof typeof PLAN_SCHEMAS;

const validators = new Map<PlanSchema, ValidateFunction>();
const quickValidators = new Map<PlanSchema, ValidateFunction>();

/** Ajv's cost grows with the square of the errors: in longer texts only the first error is sought. */
const ALL_ERRORS_LENGTH = 100_000;

/** What a document violates of its schema, in the order of its lines. */
export function profileFindings(schema: PlanSchema, at: PlanOrigin, length: number): readonly PlanFinding[] {
  const { value } = at.document;
  const quick = validatorOf(quickValidators, schema, false);
  if (quick(value)) return [];
  if (length > ALL_ERRORS_LENGTH) return violationFindings(quick.errors ?? [], at);
  const validator = validatorOf(validators, schema, true);
  return violationFindings(errorsOf(validator, value), at);
}

function errorsOf(validator: ValidateFunction, value: unknown): readonly ErrorObject[] {
  return validator(value) ? [] : (validator.errors ?? []);
}

function validatorOf(
  known: Map<PlanSchema, ValidateFunction>,
  schema: PlanSchema,
  allErrors: boolean,
): ValidateFunction {
  const made = known.get(schema) ?? compile(schema, allErrors);
  known.set(schema, made);
  return made;
}

function compile(schema: PlanSchema, allErrors: boolean): ValidateFunction {
  const ajv = new Ajv({
    allErrors,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    // They are ours, and the tests judge them: the schema of schemas costs each start more than all of them.
    meta: false,
    validateSchema: false,
  });
  for (const format of ['email', 'uri'] as const) ajv.addFormat(format, fullFormats[format]);
  for (const [format, isGood] of Object.entries(DATE_CHECKS)) ajv.addFormat(format, isGood);
  return ajv.compile(PLAN_SCHEMAS[schema]);
}
