import { describe, expect, test } from 'vitest';
import type { CheckIntent, Intent } from '../core/intent.ts';
import { deliver, type MemoryPull, UNTOUCHED } from './deliver-memory.ts';

function check(name: string, commit: string, title = 'x'): CheckIntent {
  return { kind: 'check', name, commit, conclusion: 'success', title, summary: '', annotations: [] };
}

function labels(label: string | undefined): Intent {
  return { kind: 'labels', prefix: 'impacto: ', label };
}

describe('what is wanted is there once', () => {
  test.each<readonly [string, readonly Intent[], Partial<MemoryPull>]>([
    [
      'a check again',
      [check('a', '1'), check('b', '1'), check('a', '1', 'y')],
      { checks: [check('a', '1', 'y'), check('b', '1')] },
    ],
    ['a check on another commit', [check('a', '1'), check('a', '2')], { checks: [check('a', '1'), check('a', '2')] }],
    [
      'a comment by its marker',
      [
        { kind: 'comment', marker: 'm', body: '1' },
        { kind: 'comment', marker: 'n', body: '2' },
        { kind: 'comment', marker: 'm', body: '3' },
      ],
      {
        comments: [
          { marker: 'm', body: '3' },
          { marker: 'n', body: '2' },
        ],
      },
    ],
    [
      'nobody is taken off',
      [
        { kind: 'reviewers', logins: ['b'] },
        { kind: 'reviewers', logins: ['a'] },
      ],
      { reviewers: ['a', 'b'] },
    ],
    ['one label of a prefix', [labels('impacto: a'), labels('impacto: b')], { labels: ['impacto: b'] }],
    ['or none', [labels('impacto: a'), labels(undefined)], { labels: [] }],
  ])('%s', (_, intents, expected) => {
    const once = deliver(intents, UNTOUCHED);
    expect(once).toMatchObject(expected);
    expect(deliver(intents, once)).toBe(once);
  });

  test('labels of others stay', () => {
    expect(deliver([labels('impacto: a')], { ...UNTOUCHED, labels: ['urgente'] }).labels).toEqual([
      'impacto: a',
      'urgente',
    ]);
  });
});
