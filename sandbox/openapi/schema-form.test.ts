import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { prune } from './pruning.ts';
import { toJsonSchema } from './schema-form.ts';
import { share } from './sharing.ts';

describe('a schema of OpenAPI 3.0', () => {
  it.each<readonly [string, object, object]>([
    [
      'loses its prose',
      { type: 'string', description: 'd', example: 'e', title: 't', 'x-github': {} },
      { type: 'string' },
    ],
    [
      'keeps members that are named like prose',
      { properties: { description: { type: 'string', description: 'd' }, title: {} } },
      { properties: { description: { type: 'string' }, title: {} } },
    ],
    ['may be null by its type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    [
      'may be null although its values are listed',
      { type: 'string', nullable: true, enum: ['a'] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    [
      'may be null by reference',
      { allOf: [{ $ref: '#/x' }], nullable: true },
      { anyOf: [{ allOf: [{ $ref: '#/x' }] }, { type: 'null' }] },
    ],
    ['may be anything', { nullable: true }, {}],
    [
      'has alternatives that overlap',
      { oneOf: [{ type: 'string' }, { minLength: 1 }] },
      { anyOf: [{ type: 'string' }, { minLength: 1 }] },
    ],
    [
      'is followed inwards',
      { type: 'array', items: { type: 'integer', nullable: true } },
      { type: 'array', items: { type: ['integer', 'null'] } },
    ],
  ])('%s', (_, given, expected) => {
    expect(toJsonSchema(given)).toEqual(expected);
  });
});

const user = {
  type: 'object',
  properties: { login: { type: 'string' }, home: { type: 'string', format: 'uri', nullable: true } },
  required: ['login', 'home'],
};
const whole = {
  paths: {
    '/users/{username}': {
      get: {
        operationId: 'users/get',
        description: 'Gets',
        parameters: [{ $ref: '#/components/parameters/username' }],
        responses: { '200': { $ref: '#/components/responses/user' }, '404': { description: 'not there' } },
      },
      delete: { operationId: 'users/delete', responses: {} },
    },
  },
  'x-webhooks': {
    'user-made-up': {
      post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/event' } } } } },
    },
  },
  components: {
    parameters: {
      username: { name: 'username', in: 'path', required: true, schema: { type: 'string', example: 'x' } },
    },
    responses: { user: { content: { 'application/json': { schema: { $ref: '#/components/schemas/user' } } } } },
    schemas: {
      user: { ...user, properties: { ...user.properties, friend: { $ref: '#/components/schemas/user' } } },
      event: { type: 'object', properties: { user, other: user } },
      unused: { type: 'string' },
    },
  },
};

it('keeps what was asked for, and all that it refers to', () => {
  const pruned = prune(
    whole,
    { operations: ['users/get', 'users/none'], events: ['user.made_up', 'user.none'] },
    'here',
  );
  expect(pruned.operations).toEqual({
    'users/get': {
      method: 'GET',
      path: '/users/{username}',
      parameters: [{ name: 'username', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { '200': { 'application/json': { $ref: '#/components/schemas/user' } }, '404': {} },
    },
  });
  expect(Object.keys(pruned.schemas)).toEqual(['event', 'user']);
  expect(Object.keys(pruned.webhooks)).toEqual(['user.made_up']);
});

it('writes once what stands twice, and means the same', () => {
  const { sections, parts } = share({ event: toJsonSchema({ type: 'object', properties: { user, other: user } }) });
  expect(Object.keys(parts)).toHaveLength(1);
  expect(JSON.stringify(sections).match(/#\/parts\/1/g)).toHaveLength(2);
  const ajv = new Ajv({ strict: false, logger: false }).addSchema({ ...sections, parts }, 'all');
  const validate = ajv.compile({ $ref: 'all#/event' });
  expect(validate({ user: { login: 'a', home: null }, other: { login: 'b', home: 'x' } })).toBe(true);
  expect(validate({ user: { login: 'a', home: null }, other: { login: 1, home: 'x' } })).toBe(false);
});
