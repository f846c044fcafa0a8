/** Whatever stands in a JSON text as an object. */
export type Tree = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and no list. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What bears on validity; prose, examples and hints for generators do not. */
const KEYWORDS = new Set([
  '$ref',
  'additionalProperties',
  'allOf',
  'anyOf',
  'enum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'items',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'not',
  'oneOf',
  'pattern',
  'properties',
  'required',
  'type',
  'uniqueItems',
]);

/** An OpenAPI 3.0 schema as JSON Schema: without prose, `nullable` as a type of its own. */
export function toJsonSchema(schema: unknown): unknown {
  if (!isTree(schema)) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => KEYWORDS.has(keyword));
  const made = Object.fromEntries(kept.map(([keyword, value]) => inForm(keyword, value)));
  return schema['nullable'] === true ? orNull(made) : made;
}

function inForm(keyword: string, value: unknown): readonly [string, unknown] {
  switch (keyword) {
    case 'properties':
      return [keyword, isTree(value) ? mapTree(value, toJsonSchema) : value];
    // GitHub's alternatives overlap (a simple user is also a public one), so exactly one is too much to ask.
    case 'oneOf':
      return ['anyOf', listOf(value).map(toJsonSchema)];
    // An account is a user or an enterprise; in one place GitHub writes that it is both, which nothing can be.
    case 'allOf':
      return [isEither(value) ? 'anyOf' : keyword, listOf(value).map(toJsonSchema)];
    case 'anyOf':
      return [keyword, listOf(value).map(toJsonSchema)];
    // What GitHub says of an upload that broke down it says in words alone: its state is `starter`.
    case 'enum':
      return [keyword, JSON.stringify(value) === '["uploaded","open"]' ? [...listOf(value), 'starter'] : value];
    case 'additionalProperties':
    case 'items':
    case 'not':
      return [keyword, toJsonSchema(value)];
    default:
      return [keyword, value];
  }
}

function isEither(value: unknown): boolean {
  const titles = listOf(value).map((each) => (isTree(each) ? each['title'] : undefined));
  return titles.includes('Simple User') && titles.includes('Enterprise');
}

function orNull(schema: Tree): Tree {
  const { type, enum: values, ...rest } = schema;
  const combined = ['$ref', 'allOf', 'anyOf'].some((keyword) => keyword in schema);
  if (combined) return { anyOf: [schema, { type: 'null' }] };
  if (type === undefined) return schema;
  const withNull = values === undefined ? {} : { enum: [...listOf(values), null] };
  return { type: [type, 'null'], ...withNull, ...rest };
}

/** The same tree with other values. */
export function mapTree(tree: Tree, change: (value: unknown, key: string) => unknown): Tree {
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, change(value, key)]));
}

/** A list, or nothing of one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
