import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NAME, type PullStage, pullStage } from '../../../test/github/pull-stage.ts';
import { openPulls } from './open-pulls.ts';
import type { PullFacts } from './pull-facts.ts';
import { readPullFacts } from './read-pull.ts';

let stage: PullStage;

beforeAll(async () => {
  stage = await pullStage();
  const carla = stage.as('carla').rest.pulls;
  for (let time = 0; time < 100; time += 1) {
    await carla.createReview({ ...NAME, pull_number: 1, event: 'COMMENT', body: `${time}` });
  }
  await carla.createReview({ ...NAME, pull_number: 1, event: 'REQUEST_CHANGES', body: 'Falta una fila' });
});

afterAll(async () => {
  const { deviations } = stage.sandbox;
  await stage.sandbox.stop();
  expect(deviations).toEqual([]);
});

/** What is read where GitHub's answers to some requests are others. */
async function readWith(spoil: (url: URL, answer: Response) => Response | Promise<Response>): Promise<PullFacts> {
  const client = stage.client(async (url, init) => await spoil(new URL(String(url)), await fetch(url, init)));
  const facts = await readPullFacts(client, NAME, 1);
  if (facts === undefined) throw new Error('there is a pull request');
  return facts;
}

const isReviews = ({ pathname }: URL): boolean => pathname.endsWith('/reviews');
const isSecond = (url: URL): boolean => isReviews(url) && url.searchParams.get('page') === '2';

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

describe('a list of reviews is read whole or not at all: its second page is', () => {
  test.each<readonly [string, () => Response]>([
    ['a conflict', () => json({ message: 'Conflict' }, 409)],
    ['nothing', () => new Response('', { headers: { 'content-type': 'application/json' } })],
    ['null', () => json(null)],
    ['an object', () => json({ message: 'Moved' })],
    ['a list of nothing', () => json([null])],
    ['half a list', () => new Response('[{"id": 1', { headers: { 'content-type': 'application/json' } })],
    ['text', () => new Response('ok', { headers: { 'content-type': 'text/plain' } })],
    ['not there', () => json({ message: 'Bad gateway' }, 502)],
  ])('%s', async (_, answer) => {
    await expect(readWith((url, real) => (isSecond(url) ? answer() : real))).rejects.toThrow();
  });

  test('not announced: it is asked for all the same', async () => {
    const facts = await readWith(async (url, real) => (isReviews(url) ? json(await real.json()) : real));
    expect(facts.pull.reviews).toHaveLength(101);
    expect(facts.pull.reviews.at(-1)?.state).toBe('changes-requested');
  });
});

describe('what a review says', () => {
  const at = (minute: number, state: string, more: object = {}): object => ({
    id: minute,
    user: { login: 'carla', type: 'User' },
    state,
    commit_id: stage.head,
    submitted_at: `2026-11-20T10:0${minute}:00Z`,
    ...more,
  });
  const read = async (...reviews: readonly object[]): Promise<PullFacts['pull']['reviews']> =>
    (await readWith((url, real) => (isReviews(url) ? json(reviews) : real))).pull.reviews;

  test.each<readonly [string, () => readonly object[], readonly unknown[]]>([
    ['without a commit', () => [at(1, 'APPROVED', { commit_id: null })], [{ state: 'approved', commit: undefined }]],
    ['by an account that is gone', () => [at(1, 'APPROVED', { user: null })], [{ login: 'ghost', isBot: false }]],
    ['by a bot', () => [at(1, 'APPROVED', { user: { login: 'x', type: 'Bot' } })], [{ isBot: true }]],
    ['by a bot by its name', () => [at(1, 'APPROVED', { user: { login: 'x[bot]', type: 'User' } })], [{ isBot: true }]],
    ['not yet submitted', () => [at(1, 'PENDING', { submitted_at: undefined })], []],
    [
      'in an order of its own',
      () => [at(2, 'DISMISSED'), at(1, 'APPROVED')],
      [{ state: 'approved' }, { state: 'dismissed' }],
    ],
    ['of a state nobody knows', () => [at(1, 'ENDORSED')], [{ state: 'dismissed' }]],
    ['of such a state after an approval', () => [at(1, 'APPROVED'), at(2, 'ENDORSED')], [{}, { state: 'dismissed' }]],
    [
      'of such a state after an objection',
      () => [at(1, 'CHANGES_REQUESTED'), at(2, 'ENDORSED')],
      [{}, { state: 'commented' }],
    ],
  ])('%s', async (_, reviews, expected) => {
    const found = await read(...reviews());
    expect(found).toHaveLength(expected.length);
    expect(found).toMatchObject(expected);
  });

  test('at no moment: nobody knows what came before it', async () => {
    await expect(read(at(1, 'APPROVED'), at(2, 'CHANGES_REQUESTED', { submitted_at: undefined }))).rejects.toThrow(/2/);
  });
});

test('whom a team is called like can still be asked', async () => {
  const asked = { requested_reviewers: [{ login: 'ana' }], requested_teams: [{ slug: 'carla' }] };
  const facts = await readWith(async (url, real) =>
    url.pathname.endsWith('/pulls/1') ? json({ ...((await real.json()) as object), ...asked }) : real,
  );
  expect(facts.requested).toEqual(['ana']);
});

test('open pull requests of more than a page, by number', async () => {
  const [first] = (await stage.client().rest.pulls.list({ ...NAME, state: 'open' })).data;
  const numbers = Array.from({ length: 150 }, (_, at) => 150 - at);
  const client = stage.client(async (url, init) => {
    const { pathname, searchParams } = new URL(String(url));
    if (!pathname.endsWith('/pulls')) return await fetch(url, init);
    const from = (Number(searchParams.get('page')) - 1) * 100;
    return json(numbers.slice(from, from + 100).map((number) => ({ ...first, number })));
  });
  expect((await openPulls(client, NAME)).map(({ number }) => number)).toEqual([...numbers].reverse());
});
