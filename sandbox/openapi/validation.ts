import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { DESCRIPTION } from './description.ts';

/** As many as tell what is wrong. */
const MOST = 5;
const NAME = 'github';

let engine: Ajv | undefined;
const compiled = new Map<string, ValidateFunction>();

/** What is wrong with a value by the schema at a pointer into the description; each as `/place must be …`. */
export function mistakesIn(pointer: string, value: unknown): readonly string[] {
  const validate = compiled.get(pointer) ?? compile(pointer);
  // As it will be on the wire: without members that are undefined, dates as text.
  const sent: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  if (validate(sent)) return [];
  const deepest = (validate.errors ?? []).filter(({ keyword }, _, all) => keyword !== 'anyOf' || all.length === 1);
  return [...new Set(deepest.map(sentenceOf))].slice(0, MOST);
}

/** Compiled when first needed: all of them would take as long as the tests of a whole file. */
function compile(pointer: string): ValidateFunction {
  engine ??= makeEngine();
  // A pointer in a reference is part of an address.
  const $ref = `${NAME}#/${pointer.split('/').map(encodeURIComponent).join('/')}`;
  const validate = engine.compile({ $ref });
  compiled.set(pointer, validate);
  return validate;
}

function makeEngine(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false, formats: fullFormats });
  ajv.addSchema(DESCRIPTION, NAME);
  return ajv;
}

function sentenceOf({ instancePath, keyword, message, params }: ErrorObject): string {
  const place = instancePath.replaceAll(/\/\d+(?=\/|$)/g, '/*');
  const allowed = keyword === 'enum' ? `: ${(params['allowedValues'] as readonly unknown[]).join(', ')}` : '';
  return `${place === '' ? '/' : place} ${message ?? keyword}${allowed}`;
}
