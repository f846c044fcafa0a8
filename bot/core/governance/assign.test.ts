import { expect, test } from 'vitest';
import { assignVoices } from './assign.ts';

const seats = (groups: readonly (readonly [string, number])[]): Parameters<typeof assignVoices<string>>[0] =>
  groups.map(([group, count]) => ({
    count,
    accepts: (voice) => voice.split(':')[1]?.split('+').includes(group) ?? false,
  }));

test.each([
  ['two people of two groups', ['ana:t', 'beto:g'], [['ana:t'], ['beto:g']]],
  ['one person of two groups stands for one', ['ana:t+g'], [['ana:t+g'], []]],
  ['a person moves where that makes room', ['ana:t+g', 'beto:t'], [['beto:t'], ['ana:t+g']]],
  ['in any order', ['beto:t', 'ana:t+g'], [['beto:t'], ['ana:t+g']]],
  ['more than are needed', ['ana:t', 'beto:t', 'carla:g'], [['ana:t', 'beto:t'], ['carla:g']]],
  ['nobody', [], [[], []]],
])('%s', (_, voices, expected) => {
  expect(
    assignVoices(
      seats([
        ['t', 1],
        ['g', 1],
      ]),
      voices,
    ),
  ).toEqual(expected);
});
