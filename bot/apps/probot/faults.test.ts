import { describe, expect, test } from 'vitest';
import { UserError } from '../../core/user-error.ts';
import { type Fault, faultOf, MOST_ATTEMPTS, nextPause } from './faults.ts';
import { LockBusy } from './lock.ts';

const NOW = Date.parse('2026-11-20T20:00:00Z');

function refusal(status: number, headers: Readonly<Record<string, string>> = {}): Error {
  return Object.assign(new Error('refused'), { status, response: { headers } });
}

describe('what a failure means', () => {
  test.each<readonly [string, unknown, Fault]>([
    ['a server error passes', refusal(502), { kind: 'passing', after: undefined }],
    ['a connection that closed passes', refusal(500), { kind: 'passing', after: undefined }],
    ['a secondary limit passes when it says', refusal(403, { 'retry-after': '7' }), { kind: 'passing', after: 7000 }],
    ['too many requests', refusal(429, { 'retry-after': '1' }), { kind: 'passing', after: 1000 }],
    [
      'the limit of the hour',
      refusal(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 60) }),
      { kind: 'passing', after: 61_000 },
    ],
    ['a missing right lasts', refusal(403, { 'x-ratelimit-remaining': '4000' }), { kind: 'lasting' }],
    ['a wrong key lasts', refusal(401), { kind: 'lasting' }],
    ['a repository that is gone', refusal(404), { kind: 'gone' }],
    ['wrong use lasts', new UserError({ es: 'a', en: 'b' }), { kind: 'lasting' }],
    ['another instance', new LockBusy('x'), { kind: 'busy' }],
    ['anything else passes', new TypeError('x'), { kind: 'passing', after: undefined }],
    ['and what is no error', 'x', { kind: 'passing', after: undefined }],
  ])('%s', (_, error, fault) => {
    expect(faultOf(error, NOW)).toEqual(fault);
  });
});

test('pauses grow, keep to what GitHub asks, and end', () => {
  const passing: Fault = { kind: 'passing', after: undefined };
  const pauses = Array.from({ length: MOST_ATTEMPTS }, (_, index) => nextPause(passing, index + 1, 1000, 0.5));
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, undefined]);
  expect(nextPause({ kind: 'passing', after: 60_000 }, 1, 1000, 0.5)).toBe(60_000);
  expect(nextPause(passing, 1, 1000, 0)).not.toBe(nextPause(passing, 1, 1000, 1));
  expect(nextPause({ kind: 'busy' }, 99, 1000, 0)).toBeGreaterThan(0);
  expect(nextPause({ kind: 'lasting' }, 1, 1000, 0)).toBeUndefined();
});
