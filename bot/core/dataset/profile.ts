/** Validation against the profiles in `schemas/data-package-2.0`, compiled when first needed and once. */
import { Ajv, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import datapackage from '../../../schemas/data-package-2.0/datapackage.json' with { type: 'json' };
import dataresource from '../../../schemas/data-package-2.0/dataresource.json' with { type: 'json' };
import tabledialect from '../../../schemas/data-package-2.0/tabledialect.json' with { type: 'json' };
import tableschema from '../../../schemas/data-package-2.0/tableschema.json' with { type: 'json' };
import type { Json } from '../table/schema.ts';
import { isObject, itemsOf, type JsonObject } from './authored.ts';
import { JSON_DEPTH, type JsonDocument } from './json.ts';
import { scanJson } from './json-scan.ts';
import { type Violation, violationsOf } from './violation.ts';

export type ProfileName = 'datapackage.json' | 'dataresource.json' | 'tabledialect.json' | 'tableschema.json';

/** Ajv's cost grows with the square of the errors: beyond this many values only the first error is sought. */
const VALUES_LIMIT = 20_000;
/** Violations after which a large package is not looked at further. */
const ENOUGH = 500;

const validators = new Map<string, ValidateFunction>();

/** What a document violates, one entry a violation; empty where it is valid. */
export function validate(profile: ProfileName, { value, values }: JsonDocument): readonly Violation[] {
  const first = validatorOf(profile, false);
  if (first(value)) return [];
  if (values <= VALUES_LIMIT) return errorsOf(validatorOf(profile, true), value);
  const resources = profile === 'datapackage.json' ? itemsOf(value, 'resources') : [];
  return resources.length === 0 || !isObject(value)
    ? violationsOf(first.errors ?? [])
    : validateLarge(value, resources);
}

/** A large package is judged resource by resource, so that one run still tells what it can. */
function validateLarge(value: JsonObject, resources: readonly Json[]): readonly Violation[] {
  const found = [...errorsOf(validatorOf('datapackage.json', false), { ...value, resources: [PLACEHOLDER] })];
  for (const [index, resource] of resources.entries()) {
    if (validatorOf('dataresource.json', false)(resource)) continue;
    const small = scanJson(JSON.stringify(resource), JSON_DEPTH).values <= VALUES_LIMIT;
    const errors = errorsOf(validatorOf('dataresource.json', small), resource);
    found.push(...errors.map((violation) => ({ ...violation, pointer: `/resources/${index}${violation.pointer}` })));
    if (found.length >= ENOUGH) break;
  }
  return found;
}

const PLACEHOLDER = { name: 'placeholder', data: [] };

function errorsOf(validator: ValidateFunction, value: Json): readonly Violation[] {
  return validator(value) ? [] : violationsOf(validator.errors ?? []);
}

function validatorOf(profile: ProfileName, allErrors: boolean): ValidateFunction {
  const key = `${profile} ${allErrors}`;
  const known = validators.get(key);
  if (known !== undefined) return known;
  const made = compile(profile, allErrors);
  validators.set(key, made);
  return made;
}

function compile(profile: ProfileName, allErrors: boolean): ValidateFunction {
  const ajv = new Ajv({
    allErrors,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    // They are known, and the tests judge them: the schema of schemas costs each start more than all of them.
    meta: false,
    validateSchema: false,
  });
  for (const format of ['email', 'uri', 'date-time'] as const) ajv.addFormat(format, fullFormats[format]);
  ajv.addSchema([tabledialect, tableschema, dataresource, datapackage]);
  const validator = ajv.getSchema(profile);
  if (validator === undefined) throw new Error(`no profile ${profile}`);
  return validator;
}
