import type { Answer, Call, Operation } from '../operation.ts';
import type { Event } from '../webhooks/outbox.ts';
import { DESCRIPTION, type DescribedOperation, type DescribedParameter } from './description.ts';
import { isTree, type Tree } from './schema-form.ts';
import { mistakesIn } from './validation.ts';

/** Answers that any operation may give, whether its description says so or not. */
const ANYWHERE = new Set([304, 400, 401, 403, 404, 413, 422, 429, 500, 502, 503]);
/** What GitHub takes although its description does not say so. */
const ALSO_TAKEN: Readonly<Record<string, readonly string[]>> = {};

/**
 * Holds requests, answers and webhooks against GitHub's own description, and keeps what does not agree. What a client
 * asks wrongly it is told with a 422, as GitHub would; a deviation is what the sandbox itself gets wrong, and what a
 * client sends in vain because GitHub does not know it.
 */
export class Conformity {
  private readonly found = new Set<string>();
  private readonly isOn: boolean;

  constructor(mode: 'record' | 'off') {
    this.isOn = mode === 'record';
  }

  /** Each once, in the order in which they were found. */
  get deviations(): readonly string[] {
    return [...this.found];
  }

  /** Keeps a deviation that somebody else has found. */
  note(line: string): void {
    this.found.add(line);
  }

  /** Why GitHub would refuse this request with a 422, if it would. */
  request(call: Call, { id, method, path }: Operation): string | undefined {
    if (!this.isOn) return undefined;
    const described = DESCRIPTION.operations[id];
    if (described === undefined || described.method !== method || described.path !== path) {
      this.note(`${id}: GitHub describes no such operation at ${method} ${path}`);
      return undefined;
    }
    for (const name of unknownQuery(call, described)) this.note(`${id} query: GitHub knows no ${name}`);
    for (const name of unknownBody(call, id, described)) this.note(`${id} body: GitHub knows no ${name}`);
    return wrongQuery(call, id, described) ?? wrongBody(call, id, described);
  }

  /** Looks at an answer before it goes out. */
  answer(_call: Call, { id }: Operation, { status, body }: Answer): void {
    const described = this.isOn ? DESCRIPTION.operations[id] : undefined;
    if (described === undefined) return;
    const content = described.responses[String(status)];
    if (content === undefined) {
      if (!ANYWHERE.has(status)) this.note(`${id} answer: GitHub describes no ${status}`);
      return;
    }
    if (body instanceof Uint8Array || 'application/octet-stream' in content) return;
    const media = 'application/json' in content ? 'application/json' : Object.keys(content)[0];
    if (media === undefined) {
      // Of some refusals it describes the status alone, though all of them carry a message.
      if (body !== undefined && status < 400) this.note(`${id} answer ${status}: GitHub answers no body`);
      return;
    }
    const pointer = `operations/${inPointer(id)}/responses/${status}/${inPointer(media)}`;
    for (const mistake of mistakesIn(pointer, body)) this.note(`${id} answer ${status}: ${mistake}`);
  }

  /** Looks at an event's payload before it goes out. */
  event({ name, action }: Event, payload: unknown): void {
    if (!this.isOn) return;
    const key = action === undefined ? name : `${name}.${action}`;
    if (!(key in DESCRIPTION.webhooks)) this.note(`${key}: GitHub describes no such event`);
    else
      for (const mistake of mistakesIn(`webhooks/${inPointer(key)}`, payload)) this.note(`${key} payload: ${mistake}`);
  }
}

function unknownQuery({ query }: Call, { parameters }: DescribedOperation): readonly string[] {
  const known = parameters.filter((each) => each.in === 'query').map(({ name }) => name);
  return [...query.keys()].filter((name) => !known.includes(name.replace(/\[\]$/, '')));
}

function unknownBody({ body }: Call, id: string, described: DescribedOperation): readonly string[] {
  const schema = described.body?.content['application/json'];
  if (!isTree(body) || schema === undefined) return [];
  const known = membersOf(schema);
  if (known === undefined) return [];
  return Object.keys(body).filter((name) => !known.has(name) && ALSO_TAKEN[id]?.includes(name) !== true);
}

/** What an object may have by its schema; `undefined`: anything. */
function membersOf(schema: Tree): ReadonlySet<string> | undefined {
  const { properties, anyOf, allOf, $ref: reference, additionalProperties } = schema;
  if (typeof reference === 'string') return membersOf(referred(reference));
  if (additionalProperties !== undefined && additionalProperties !== false) return undefined;
  const names = new Set(isTree(properties) ? Object.keys(properties) : []);
  for (const each of [anyOf, allOf].flatMap((list) => (Array.isArray(list) ? list : []))) {
    for (const name of (isTree(each) ? membersOf(each) : undefined) ?? []) names.add(name);
  }
  return names.size === 0 ? undefined : names;
}

function referred(reference: string): Tree {
  const [, section, name = ''] = reference.split('/');
  return (section === 'parts' ? DESCRIPTION.parts[name] : DESCRIPTION.schemas[name]) ?? {};
}

function wrongQuery({ query }: Call, id: string, { parameters }: DescribedOperation): string | undefined {
  for (const [index, parameter] of parameters.entries()) {
    if (parameter.in !== 'query') continue;
    const value = query.get(parameter.name);
    if (value === null && !parameter.required) continue;
    const pointer = `operations/${inPointer(id)}/parameters/${index}/schema`;
    const [mistake] = mistakesIn(pointer, coerced(parameter, value ?? undefined));
    if (mistake !== undefined) return `For '${parameter.name}': ${mistake}`;
  }
  return undefined;
}

/** A query has only text: numbers and truths are read from it. */
function coerced({ schema }: DescribedParameter, value: string | undefined): unknown {
  const type = schema['type'];
  const types = Array.isArray(type) ? type : [type];
  if (value !== undefined && types.includes('integer') && /^-?\d+$/.test(value)) return Number(value);
  if (types.includes('boolean') && (value === 'true' || value === 'false')) return value === 'true';
  return types.includes('array') && value !== undefined ? value.split(',') : value;
}

function wrongBody({ body }: Call, id: string, { body: described }: DescribedOperation): string | undefined {
  if (described === undefined || !('application/json' in described.content)) return undefined;
  if (body === undefined) return described.required ? 'A body is needed' : undefined;
  const [mistake] = mistakesIn(`operations/${inPointer(id)}/body/content/application~1json`, body);
  return mistake === undefined ? undefined : `For '${mistake}'`;
}

function inPointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
