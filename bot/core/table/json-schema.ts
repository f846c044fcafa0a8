/**
 * JSON Schemas from strangers. One can be made to take for ever on a small value: by patterns that backtrack, references
 * that go round, alternatives of alternatives, lists compared each with each. All of these are counted here, and past a
 * budget that grows with the data the schema is not asked any more.
 */
import { Ajv, type ValidateFunction } from 'ajv';
import { compilePattern, type Pattern } from './pattern/pattern.ts';
import type { Json } from './schema.ts';

/** Steps that any table has, and those that come with each character of a value. An honest schema takes a few. */
const STEPS = 50_000_000;
const STEPS_PER_CHARACTER = 50;
/** Steps that one value may take at most, whatever its length: what fails in alternatives is held until they are decided. */
const STEPS_AT_ONCE = 25_000_000;
const FEW_STEPS = 2_000_000;
/** An alternative counts as so many steps: when it fails it leaves an error behind. */
const ALTERNATIVE = 20;
/** Nodes of a pattern's automaton that may be gone through, for all patterns of a schema. */
const PATTERN_EFFORT = 300_000_000;

/** A longer schema is none that people wrote: it would be compiled for ever. Characters. */
const SCHEMA_LIMIT = 200_000;

/** What a value does not meet: the place in the value, and the keyword. */
export interface SchemaFault {
  readonly at: string;
  readonly problem: string;
}

/** A compiled JSON Schema with its budget. */
export class JsonSchemaCheck {
  /** Whether the budget is used up: nothing is said of further values. */
  spent = false;
  private readonly counter: StepCounter;
  private readonly validate: ValidateFunction;
  private readonly patterns: readonly Pattern[];

  /** Use `compileJsonSchema`. */
  constructor(validate: ValidateFunction, counter: StepCounter, patterns: readonly Pattern[]) {
    this.validate = validate;
    this.counter = counter;
    this.patterns = patterns;
  }

  /** What is wrong with a value whose JSON has so many characters; `undefined` where nothing is, or the budget is spent. */
  run(value: unknown, length: number): SchemaFault | undefined {
    if (this.spent) return undefined;
    this.counter.begin(length);
    try {
      const valid = this.validate(value);
      this.spent = this.patterns.reduce((sum, { effort }) => sum + effort, 0) > PATTERN_EFFORT;
      if (valid || this.spent) return undefined;
    } catch {
      // Out of steps, or of stack: the schema goes round in a circle.
      this.spent = true;
      return undefined;
    }
    const [error] = this.validate.errors ?? [];
    return { at: error?.instancePath ?? '', problem: KEYWORDS[error?.keyword ?? ''] ?? error?.keyword ?? '' };
  }
}

class StepCounter {
  private left = STEPS;
  private leftAtOnce = 0;

  /** Begins with another value. */
  begin(length: number): void {
    this.left += STEPS_PER_CHARACTER * length;
    this.leftAtOnce = Math.min(STEPS_AT_ONCE, FEW_STEPS + STEPS_PER_CHARACTER * length);
  }

  take(steps: number): void {
    this.left -= steps;
    this.leftAtOnce -= steps;
    if (this.left < 0 || this.leftAtOnce < 0) throw new Error('out of steps');
  }
}

const STEP = 'apertura:step';
const DISTINCT = 'apertura:distinct';
const KEYWORDS: Readonly<Record<string, string>> = { [DISTINCT]: 'uniqueItems' };

/** Compiles a JSON Schema; `undefined` where it is none. */
export function compileJsonSchema(schema: Json): JsonSchemaCheck | undefined {
  if (!isObject(schema) || JSON.stringify(schema).length > SCHEMA_LIMIT) return undefined;
  const counter = new StepCounter();
  const patterns: Pattern[] = [];
  try {
    const ajv = new Ajv({
      strict: false,
      logger: false,
      validateFormats: false,
      inlineRefs: false,
      code: { regExp: regExpOf(patterns) },
    });
    ajv.removeKeyword('uniqueItems');
    ajv.addKeyword({
      keyword: STEP,
      // Counted first: what fails would not come to it.
      before: '$ref',
      errors: false,
      validate: (weight: number, value: unknown) => {
        counter.take(weight < 0 ? -weight * (1 + sizeOf(value)) : weight);
        return true;
      },
    });
    ajv.addKeyword({
      keyword: DISTINCT,
      type: 'array',
      errors: false,
      validate: (wanted: unknown, value: readonly unknown[]) => wanted !== true || isDistinct(value, counter),
    });
    const validate = ajv.compile(metered(schema) as object);
    for (const pattern of patterns) pattern.allow(PATTERN_EFFORT);
    return new JsonSchemaCheck(validate, counter, patterns);
  } catch {
    return undefined;
  }
}

/** Patterns inside a schema go through our engine too, which never goes back in the text. */
function regExpOf(patterns: Pattern[]): ((source: string) => Pattern) & { code: string } {
  const make = (source: string): Pattern => {
    const result = compilePattern(source, { syntax: 'ecma' });
    if ('problem' in result) throw new Error(result.problem.what);
    patterns.push(result.pattern);
    return result.pattern;
  };
  return Object.assign(make, { code: 'new RegExp' });
}

/** Keywords that hold values, not schemas: nothing in them is evaluated. */
const PLAIN = new Set(['const', 'enum', 'default', 'examples', 'required', 'type', 'dependentRequired']);
/** Keywords that hold schemas by name. */
const MAPS = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependencies', 'dependentSchemas']);

/** Keywords whose schemas may fail without the value being wrong. */
const ALTERNATIVES = new Set(['anyOf', 'oneOf', 'not', 'if', 'contains']);

/** The schema with its steps counted in each schema inside it. */
function metered(schema: Json, times = 1): Json {
  if (Array.isArray(schema)) return schema.map((each) => metered(each, times));
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).map(([name, value]): [string, Json] => {
    if (name === 'uniqueItems' && typeof value === 'boolean') return [DISTINCT, value];
    if (PLAIN.has(name)) return [name, value];
    return [name, MAPS.has(name) && isObject(value) ? eachMetered(value) : metered(value, timesOf(name))];
  });
  return Object.fromEntries([[STEP, times * weightOf(schema)], ...entries]);
}

function timesOf(name: string): number {
  return ALTERNATIVES.has(name) ? ALTERNATIVE : 1;
}

function eachMetered(schemas: Readonly<Record<string, Json>>): Json {
  // In `dependencies` a list names properties; it holds no schema.
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, metered(schema)]));
}

/** What asking a schema costs, its parts left out; less than 0 where it costs as much for each member of the value. */
function weightOf(schema: Readonly<Record<string, Json>>): number {
  const plain = [...PLAIN].reduce((sum, name) => sum + (JSON.stringify(schema[name]) ?? '').length, 0);
  const members = ['properties', 'patternProperties'].map((name) => Object.keys(schema[name] ?? {}).length);
  const weight = 1 + Math.ceil(plain / 16) + members.reduce((sum, count) => sum + count, 0);
  return schema['patternProperties'] === undefined ? weight : -weight;
}

function isDistinct(items: readonly unknown[], counter: StepCounter): boolean {
  counter.take(items.length);
  return new Set(items.map((item) => JSON.stringify(item, inOrder))).size === items.length;
}

/** Members in one order, since objects have none. */
function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sizeOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function isObject(json: Json): json is Readonly<Record<string, Json>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
