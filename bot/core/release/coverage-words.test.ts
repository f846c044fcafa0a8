import { expect, test } from 'vitest';
import type { Decision } from '../governance/decide.ts';
import type { Group } from '../plan/groups.ts';
import type { Plan } from '../plan/plan.ts';
import { countedApprovals } from './approvals.ts';
import { groupNames } from './coverage-words.ts';

const at = { path: 'plan/groups.yaml', line: 1, pointer: '' } as unknown as Group['at'];
const member = {
  login: 'Ana',
  name: 'Ana Ruiz',
  post: 'Titular',
  unit: undefined,
  from: '2026-01-01',
  until: undefined,
};

function group(id: string, title: string): Group {
  return { id, title, duty: undefined, team: undefined, members: [{ ...member, at }], at };
}

const PLAN = {
  groups: [
    group('transparencia', 'Unidad de Transparencia'),
    group('a', 'Comité'),
    group('b', 'Comité'),
    group('c', ''),
  ],
} as unknown as Plan;

/** How the groups of somebody's approval are told, where the rule asks these. */
function told(from: readonly string[], login = 'ana'): readonly string[] {
  const requirements = [{ rule: 'r', from, given: [login] }];
  const [approval] = countedApprovals({ requirements } as unknown as Decision, PLAN, '2026-11-21');
  return approval === undefined ? [] : groupNames(approval, 'es', (id) => `<${id}>`);
}

test('a group is told by its title; by its id where it has none, or with it where another has the same', () => {
  expect(told(['transparencia'])).toEqual(['Unidad de Transparencia']);
  expect(told(['a', 'c'])).toEqual(['Comité (a)', '<c>']);
  expect(told(['steward'], 'luz')).toEqual(['quien cuida los datos']);
});

test('what was recorded before groups had titles is told by the ids', () => {
  const old = { login: 'ana', name: undefined, post: undefined, groups: ['transparencia'], rules: [] };
  expect(groupNames(old, 'en', (id) => id)).toEqual(['transparencia']);
});
