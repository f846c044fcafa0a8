import { describe, expect, it } from 'vitest';
import { ALL_OPERATIONS } from '../api/all.ts';
import type { Answer, Call, Operation } from '../operation.ts';
import { EVENTS } from '../webhooks/events.ts';
import type { Event } from '../webhooks/outbox.ts';
import { Conformity } from './conform.ts';
import { DESCRIPTION } from './description.ts';
import { mistakesIn } from './validation.ts';

describe('the description', () => {
  it.each(ALL_OPERATIONS.map(({ id, method, path }) => [id, method, path] as const))('has %s', (id, method, path) => {
    expect(DESCRIPTION.operations[id], 'github.json is made anew as NOTICE.md says').toMatchObject({ method, path });
  });

  it('has nothing that the sandbox has not', () => {
    expect(Object.keys(DESCRIPTION.operations).sort()).toEqual(ALL_OPERATIONS.map(({ id }) => id).sort());
    expect(Object.keys(DESCRIPTION.webhooks).sort()).toEqual([...EVENTS].sort());
  });

  it('names each operation once', () => {
    expect(new Set(ALL_OPERATIONS.map(({ id }) => id)).size).toBe(ALL_OPERATIONS.length);
  });

  it('has schemas that can be used, each of which refuses a number', () => {
    for (const name of Object.keys(DESCRIPTION.webhooks)) {
      expect(mistakesIn(`webhooks/${name}`, 7), name).not.toEqual([]);
    }
    for (const [id, { responses }] of Object.entries(DESCRIPTION.operations)) {
      for (const [status, content] of Object.entries(responses)) {
        if (!('application/json' in content)) continue;
        const pointer = `operations/${id.replace('/', '~1')}/responses/${status}/application~1json`;
        if (Object.keys(content['application/json'] ?? {}).length > 0)
          expect(mistakesIn(pointer, 7), pointer).not.toEqual([]);
      }
    }
  });
});

const operationOf = (id: string): Operation => {
  const found = ALL_OPERATIONS.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const call = (more: Partial<Call> = {}): Call => ({ query: new URLSearchParams(), body: undefined, ...more }) as Call;
const asked = (id: string, more: Partial<Call>): readonly [string | undefined, readonly string[]] => {
  const conformity = new Conformity('record');
  return [conformity.request(call(more), operationOf(id)), conformity.deviations];
};
const answered = (id: string, answer: Answer): readonly string[] => {
  const conformity = new Conformity('record');
  conformity.answer(call(), operationOf(id), answer);
  return conformity.deviations;
};

describe('a request', () => {
  const tokens = 'apps/create-installation-access-token';
  const deliveries = 'apps/list-webhook-deliveries';
  it.each<readonly [string, string, Partial<Call>, string | undefined, readonly string[]]>([
    ['is taken', tokens, { body: { repositories: ['a'], permissions: { checks: 'read' } } }, undefined, []],
    ['may have no body', tokens, {}, undefined, []],
    ['has a body of another form', tokens, { body: { repositories: 'a' } }, "For '/repositories must be array'", []],
    [
      'has another value than GitHub knows',
      tokens,
      { body: { permissions: { checks: 'all' } } },
      "For '/permissions/checks must be equal to one of the allowed values: read, write'",
      [],
    ],
    [
      'says what GitHub does not hear',
      tokens,
      { body: { repos: [] } },
      undefined,
      [`${tokens} body: GitHub knows no repos`],
    ],
    [
      'has a query of another kind',
      deliveries,
      { query: new URLSearchParams('per_page=many') },
      "For 'per_page': / must be integer",
      [],
    ],
    [
      'has a query that is good',
      deliveries,
      { query: new URLSearchParams('per_page=7&status=failure') },
      undefined,
      [],
    ],
    [
      'asks what GitHub does not hear',
      deliveries,
      { query: new URLSearchParams('since=1') },
      undefined,
      [`${deliveries} query: GitHub knows no since`],
    ],
  ])('%s', (_, id, more, refused, deviations) => {
    expect(asked(id, more)).toEqual([refused, deviations]);
  });

  it('of an operation that GitHub does not have is a deviation', () => {
    const conformity = new Conformity('record');
    const made: Operation = {
      id: 'pulls/bless',
      method: 'POST',
      path: '/bless',
      needs: {},
      handle: () => ({ status: 200 }),
    };
    conformity.request(call(), made);
    conformity.request(call(), { ...operationOf('apps/get-authenticated'), path: '/apps' });
    expect(conformity.deviations).toEqual([
      'pulls/bless: GitHub describes no such operation at POST /bless',
      'apps/get-authenticated: GitHub describes no such operation at GET /apps',
    ]);
  });
});

describe('an answer', () => {
  const limit = { limit: 1, remaining: 1, reset: 1, used: 0 };
  const good = { resources: { core: limit, search: limit }, rate: limit };
  it.each<readonly [string, Answer, readonly string[]]>([
    ['agrees', { status: 200, body: good }, []],
    ['may be an error of any kind', { status: 403, body: { message: 'no' } }, []],
    [
      'lacks something',
      { status: 200, body: { rate: limit } },
      ["rate-limit/get answer 200: / must have required property 'resources'"],
    ],
    [
      'is of another kind',
      { status: 200, body: { ...good, rate: { ...limit, used: 'x' } } },
      ['rate-limit/get answer 200: /rate/used must be integer'],
    ],
    [
      'has a status that GitHub does not give',
      { status: 202, body: good },
      ['rate-limit/get answer: GitHub describes no 202'],
    ],
  ])('%s', (_, answer, deviations) => {
    expect(answered('rate-limit/get', answer)).toEqual(deviations);
  });

  it('without a body has none', () => {
    expect(answered('apps/delete-installation', { status: 204 })).toEqual([]);
    expect(answered('apps/delete-installation', { status: 204, body: {} })).toEqual([
      'apps/delete-installation answer 204: GitHub answers no body',
    ]);
  });
});

describe('an event', () => {
  const event = { name: 'installation', action: 'suspend' } as Event;
  it('is held against its own description, once each', () => {
    const conformity = new Conformity('record');
    for (let time = 0; time < 2; time += 1) conformity.event(event, { action: 'suspend' });
    conformity.event({ ...event, action: 'made_up' }, {});
    expect(conformity.deviations).toEqual([
      "installation.suspend payload: / must have required property 'installation'",
      "installation.suspend payload: / must have required property 'sender'",
      'installation.made_up: GitHub describes no such event',
    ]);
  });

  it('is not looked at when nobody wants to know', () => {
    const conformity = new Conformity('off');
    conformity.event(event, {});
    conformity.request(call({ body: 7 }), operationOf('apps/get-authenticated'));
    conformity.answer(call(), operationOf('apps/get-authenticated'), { status: 299 });
    expect(conformity.deviations).toEqual([]);
  });
});
