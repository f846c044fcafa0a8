import type { ErrorObject } from 'ajv';
import { cutShort } from '../finding.ts';
import type { ProfileKeyword } from './finding.ts';

/** One violation of a profile, as facts. */
export type Violation =
  | {
      readonly kind: 'profile';
      readonly pointer: string;
      readonly keyword: ProfileKeyword;
      readonly expected: readonly string[];
      readonly found: string;
    }
  | { readonly kind: 'path-or-data'; readonly pointer: string; readonly found: 'both' | 'neither' };

const KEYWORDS: Readonly<Record<string, ProfileKeyword>> = {
  required: 'required',
  anyOf: 'any-of-required',
  type: 'type',
  enum: 'enum',
  const: 'enum',
  format: 'format',
  pattern: 'format',
  minItems: 'min-items',
  maxItems: 'max-items',
  minLength: 'min-length',
  maxLength: 'max-length',
  minimum: 'minimum',
  minProperties: 'min-properties',
  uniqueItems: 'unique-items',
};

/** The profile's patterns by the property that has them; people are told the name, not the pattern. */
const PATTERN_NAMES: Readonly<Record<string, string>> = { mediatype: 'media-type', hash: 'hash', name: 'license-name' };

/** Turns ajv's errors into violations: no branches of alternatives, one a place and keyword, and only the type where it is wrong. */
export function violationsOf(errors: readonly ErrorObject[]): readonly Violation[] {
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  // There are few paths in a schema, however many errors a document has.
  const branches = [...new Set(alternatives.map(({ schemaPath }) => `${schemaPath}/`))];
  const told = errors.filter((error) => isTold(error) && !branches.some((start) => error.schemaPath.startsWith(start)));
  const wrongType = new Set(told.filter(({ keyword }) => keyword === 'type').map((error) => error.instancePath));
  const seen = new Set<string>();
  return told
    .filter(({ keyword, instancePath }) => keyword === 'type' || !wrongType.has(instancePath))
    .filter((error) => isFirst(seen, error))
    .map(violationOf);
}

/** `if` only says that its branch failed; a v0 `fmt:` before a known format is to be taken off. */
function isTold({ keyword, params, data }: ErrorObject): boolean {
  if (keyword === 'if') return false;
  const allowed: unknown = params.allowedValues;
  if (keyword !== 'enum' || typeof data !== 'string' || !data.startsWith('fmt:')) return true;
  return !(Array.isArray(allowed) && allowed.includes(data.slice('fmt:'.length)));
}

function isFirst(seen: Set<string>, { instancePath, keyword, params }: ErrorObject): boolean {
  const key = `${instancePath} ${keyword} ${keyword === 'required' ? params.missingProperty : ''}`;
  return !seen.has(key) && seen.add(key).size > 0;
}

function violationOf(error: ErrorObject): Violation {
  const pointer = error.instancePath;
  if (error.keyword === 'oneOf') {
    return { kind: 'path-or-data', pointer, found: error.params.passingSchemas === null ? 'neither' : 'both' };
  }
  const keyword = KEYWORDS[error.keyword] ?? 'other';
  return { kind: 'profile', pointer, keyword, expected: expectedBy(error), found: foundIn(error) };
}

function expectedBy({ keyword, params, instancePath, schema }: ErrorObject): readonly string[] {
  if (keyword === 'required') return [String(params.missingProperty)];
  if (keyword === 'type') return [params.type].flat().map(String);
  if (keyword === 'enum') return [params.allowedValues].flat().map(String);
  if (keyword === 'format') return [String(params.format)];
  if (keyword === 'pattern') return [PATTERN_NAMES[instancePath.slice(instancePath.lastIndexOf('/') + 1)] ?? ''];
  if (keyword === 'anyOf') return requiredBy(schema);
  return params.limit === undefined ? [] : [String(params.limit)];
}

/** The profile's `anyOf` are alternatives of required properties, and nothing else. */
function requiredBy(branches: unknown): readonly string[] {
  return [branches].flat().flatMap((branch) => {
    const isBranch = typeof branch === 'object' && branch !== null && 'required' in branch;
    return isBranch && Array.isArray(branch.required) ? branch.required.map(String) : [];
  });
}

/** What stands there: the type where the type is wrong, how many where a number is asked for, else the value. */
function foundIn({ keyword, data, params }: ErrorObject): string {
  const value: unknown = data;
  if (keyword === 'type') return typeName(value);
  if (keyword === 'uniqueItems') return Array.isArray(value) ? show(value[Number(params.i)]) : '';
  if (Array.isArray(value)) return String(value.length);
  return keyword === 'required' || keyword === 'anyOf' ? '' : show(value);
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
