import { describe, expect, test } from 'vitest';
import { type Electorate, weighReviews } from './approvals.ts';
import type { Review } from './pull.ts';
import { group, promise, pull, review, TODAY } from './sample.ts';

const ELECTORATE: Electorate = {
  groups: [
    group('governance', 'ana', 'beto', 'ida 2025-01-01 2026-04-30', 'zoe 2027-01-01', 'ult 2025-01-01 2026-11-20'),
    group('execution', 'raul', 'vieja 2025-01-01 2026-06-30'),
    group('transparency', 'ana'),
  ],
  promises: [promise('arboles', ['raul', 'vieja', 'libre']), promise('aire', ['sara'])],
  today: TODAY,
};

/** In a line: who approves in whose name, who objects, who is set aside and why. */
function told(reviews: readonly Review[], author = 'autor', memberships?: ReadonlyMap<string, ReadonlySet<string>>) {
  const { approvals, objections, setAside } = weighReviews(pull(author, reviews, memberships), ELECTORATE);
  return [
    ...approvals.map(({ login, groups, stewardOf }) => `${login} + ${[...groups, ...stewardOf].join(' ')}`),
    ...objections.map(({ login }) => `${login} -`),
    ...setAside.map(({ login, reason, day }) => `${login}: ${reason}${day === undefined ? '' : ` ${day}`}`),
  ];
}

describe('each law', () => {
  test.each<readonly [string, readonly Review[], readonly string[]]>([
    [
      'an approval at the head counts in all its groups',
      [review('ana', 'approved')],
      ['ana + governance transparency'],
    ],
    ['capitals do not tell people apart', [review('ANA', 'approved')], ['ANA + governance transparency']],
    ['at an older commit', [review('ana', 'approved', 'older')], ['ana: older-commit']],
    ['at no commit that is known', [review('ana', 'approved', 'none')], ['ana: commit-unknown']],
    ['the author', [review('Autor', 'approved')], ['Autor: author']],
    ['a program', [review('ana[bot]', 'approved')], ['ana[bot]: bot']],
    ['a comment', [review('ana', 'commented')], ['ana: comment']],
    ['a dismissed one', [review('ana', 'dismissed')], ['ana: dismissed']],
    ['which revives nothing', [review('ana', 'approved'), review('ana', 'dismissed')], ['ana: dismissed']],
    [
      'and may be given again',
      [review('ana', 'dismissed'), review('ana', 'approved')],
      ['ana + governance transparency'],
    ],
    ['nobody known', [review('nadie', 'approved')], ['nadie: not-member']],
    ['a term that has ended', [review('ida', 'approved')], ['ida: term-ended 2026-04-30']],
    ['a term that has not begun', [review('zoe', 'approved')], ['zoe: term-not-begun 2027-01-01']],
    ['the last day of a term', [review('ult', 'approved')], ['ult + governance']],
    ['a steward', [review('raul', 'approved')], ['raul + execution arboles']],
    ['a steward whom no group knows', [review('libre', 'approved')], ['libre + arboles']],
    ['a steward whose term has ended', [review('vieja', 'approved')], ['vieja: term-ended 2026-06-30']],
    ['an objection', [review('ana', 'changes-requested')], ['ana -']],
    ['an objection stands at an older commit', [review('ana', 'changes-requested', 'older')], ['ana -']],
    ['a comment withdraws none', [review('ana', 'changes-requested'), review('ana', 'commented')], ['ana -']],
    [
      'a comment takes no approval back',
      [review('beto', 'approved'), review('beto', 'commented')],
      ['beto + governance'],
    ],
    [
      'the last word stands',
      [review('ana', 'changes-requested', 'older'), review('Ana', 'approved')],
      ['Ana + governance transparency'],
    ],
    ['and the other way round', [review('ana', 'approved'), review('ana', 'changes-requested')], ['ana -']],
    ['a stranger holds nothing up', [review('nadie', 'changes-requested')], ['nadie: not-member']],
  ])('%s', (_, reviews, expected) => {
    expect(told(reviews)).toEqual(expected);
  });
});

describe('where teams were asked', () => {
  const memberships = new Map([['governance', new Set(['Beto'])]]);

  test.each<readonly [string, Review, readonly string[]]>([
    ['an active member', review('beto', 'approved'), ['beto + governance']],
    ['one who left has the voices of his other groups', review('ana', 'approved'), ['ana + transparency']],
    ['one who left his only group', review('ult', 'approved'), ['ult: not-active']],
    ['a group that was not asked', review('raul', 'approved'), ['raul + execution arboles']],
  ])('%s', (_, one, expected) => {
    expect(told([one], 'autor', memberships)).toEqual(expected);
  });

  test('a steward who left his team', () => {
    expect(told([review('raul', 'approved')], 'autor', new Map([['execution', new Set()]]))).toEqual([
      'raul: not-active',
    ]);
  });
});
