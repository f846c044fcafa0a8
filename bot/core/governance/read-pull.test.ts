import { expect, test } from 'vitest';
import { readPull } from './read-pull.ts';
import { HEAD, OLDER } from './sample.ts';

const WHEN = '2026-11-20T10:00:00Z';

function reviewed(review: object, head?: string) {
  const pull = readPull({ author: 'ana', ...(head === undefined ? {} : { head }), reviews: [review] }, HEAD);
  return { head: pull.head, ...pull.reviews[0] };
}

test('only what was reviewed here is the head, whatever the description was written for', () => {
  const given = { login: 'beto', state: 'approved', when: WHEN };
  expect(reviewed({ ...given, commit: 'head' })).toMatchObject({ head: HEAD, commit: HEAD });
  expect(reviewed({ ...given, commit: 'head' }, OLDER)).toMatchObject({ head: HEAD, commit: OLDER });
  expect(reviewed({ ...given, commit: null }).commit).toBeUndefined();
  expect(reviewed(given).commit).toBeUndefined();
});

test('a program is one, whatever is said of it', () => {
  const given = { login: 'x[bot]', state: 'approved', when: WHEN };
  expect(reviewed({ ...given, bot: false }).isBot).toBe(true);
  expect(reviewed({ ...given, login: 'x', bot: true }).isBot).toBe(true);
  expect(reviewed({ ...given, login: 'x' }).isBot).toBe(false);
});

test.each([
  ['nothing', {}],
  ['no author', { reviews: [] }],
  [
    'a state that GitHub has and this has not',
    { author: 'a', reviews: [{ login: 'b', state: 'APPROVED', when: WHEN }] },
  ],
  ['a list', []],
])('%s is refused in a sentence', (_, value) => {
  expect(() => readPull(value, HEAD)).toThrow(/not valid|no es válida/);
});
