import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { worktree } from '../../io/worktree.ts';
import { type Realm, realmOf } from '../changes.ts';
import { readPlan } from '../plan/read-plan.ts';
import { CODEOWNERS_LIMIT, codeownersOf } from './codeowners.ts';

const GROUPS = `groups:
  strategy:
    title: Estrategia
    members:
      - { login: sofia, name: Sofía, post: Secretaría, from: 2025-10-01, until: 2027-10-09 }
  governance:
    title: Gobernanza
    members:
      - { login: zoe, name: Zoe, post: Jefatura, from: 2025-10-01, until: 2027-10-09 }
      - { login: Ana, name: Ana, post: Auditoría, from: 2025-10-01 }
      - { login: tomas, name: Tomás, post: Evaluación, from: 2025-10-01, until: 2026-04-30 }
      - { login: lorena, name: Lorena, post: Evaluación, from: 2026-05-01, until: 2027-10-09 }
  execution:
    title: Ejecución
    members:
      - { login: hector, name: Héctor, post: Obras, from: 2025-10-01 }
      - { login: antes, name: Antes, post: Aguas, from: 2024-10-01, until: 2025-09-30 }
  technical:
    title: Tecnologías
    members:
      - { login: ignacio, name: Ignacio, post: Sistemas, from: 2025-10-01 }
`;

const POLICY = `thresholds: { significantRemoval: 0.05, k: 5, quorum: 2 }
rules:
  - { name: a, when: dataset-changed, require: { approvals: [{ count: 1, from: [governance, steward] }] } }
  - { name: b, when: plan-scope, require: { approvals: [{ count: 1, from: [strategy] }] } }
  - { name: c, when: rules, require: { approvals: [{ count: 1, from: [strategy] }, { count: 1, from: [governance] }] } }
  - { name: d, when: machinery, require: { approvals: [{ count: 1, from: [technical] }] } }
`;

const promise = (...stewards: readonly string[]): string => `title: T\nstewards: ${JSON.stringify(stewards)}\n`;

async function made(files: Readonly<Record<string, string>>): Promise<string> {
  const given = { 'plan/groups.yaml': GROUPS, 'plan/policy.yaml': POLICY, ...files };
  const text = codeownersOf((await readPlan(memorySnapshot(given))).plan);
  return text.replace(/^(#.*)?\n/gm, '');
}

test('groups by the policy, stewards by the promise; the last match wins', async () => {
  const text = await made({
    'plan/datasets/obra.yaml': promise('hector'),
    'plan/datasets/agua.yaml': promise('antes'),
  });
  expect(text).toMatchInlineSnapshot(`
    "/datasets/ @Ana @lorena @zoe
    /datasets/obra/ @Ana @hector @lorena @zoe
    /plan/ @sofia
    /plan/datasets/obra.yaml @hector @sofia
    /plan/groups.yaml @Ana @lorena @sofia @zoe
    /plan/policy.yaml @Ana @lorena @sofia @zoe
    /schemas/ @Ana @lorena @sofia @zoe
    /.ci/ @ignacio
    /.github/ @ignacio
    /.gitignore @ignacio
    /.npmrc @ignacio
    /biome.json @ignacio
    /bot/ @ignacio
    /package-lock.json @ignacio
    /package.json @ignacio
    /sandbox/ @ignacio
    /test/ @ignacio
    /tsconfig*.json @ignacio
    /vitest.config.ts @ignacio
    .gitattributes @ignacio
    .gitmodules @ignacio
    "
  `);
});

const NAMED: readonly (readonly [dataset: string, steward: string, expected: string])[] = [
  ['con espacio', 'hector', '/datasets/con\\ espacio/ @Ana @hector @lorena @zoe\n'],
  ['a*b', 'hector', '/datasets/a\\*b/ @Ana @hector @lorena @zoe\n'],
  ['a[1]#b', 'hector', '/datasets/a?1??b/ @Ana @hector @lorena @zoe\n'],
  ['a\nb', 'hector', '/datasets/a?b/ @Ana @hector @lorena @zoe\n'],
  ['dos-veces', 'ANA', '/datasets/dos-veces/ @ANA @lorena @zoe\n'],
  ['sin-cuenta', 'no es cuenta', '/datasets/sin-cuenta/ @Ana @lorena @zoe\n'],
  ['fuera-de-grupo', 'alguien', '/datasets/fuera-de-grupo/ @alguien @Ana @lorena @zoe\n'],
];

test.each(NAMED)('%j, kept by %j', async (dataset, steward, expected) => {
  expect(await made({ [`plan/datasets/${dataset}.yaml`]: promise(steward) })).toContain(expected);
});

test('without a policy nobody is named, and no pattern stands without an owner', async () => {
  expect(await made({ 'plan/policy.yaml': 'rules: []\n' })).toBe('');
  const two = await made({ 'plan/groups.yaml': GROUPS.replace('technical', 'others') });
  expect(two.split('\n').filter((line) => line !== '' && !line.includes(' @'))).toEqual([]);
});

test('two thousand datasets are far below what GitHub loads', async () => {
  const names = Array.from({ length: 2000 }, (_, index) => `plan/datasets/conjunto-de-datos-numero-${index}.yaml`);
  const text = await made(Object.fromEntries(names.map((name) => [name, promise('hector')])));
  expect(text.split('\n').length).toBeGreaterThan(4000);
  expect(text.length).toBeLessThan(CODEOWNERS_LIMIT / 5);
});

/** What the last matching pattern of a text asks; patterns as this file writes them. */
function ownersOf(text: string, path: string): string {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const last = lines.findLast((line) => patternOf(line.split(' ')[0] ?? '').test(path));
  return last?.replace(/^\S+ /, '') ?? '';
}

function patternOf(pattern: string): RegExp {
  const body = pattern.replace(/[.]/g, '\\.').replace(/\*/g, '[^/]*');
  const start = body.startsWith('/') ? `^${body.slice(1)}` : `(?:^|/)${body}`;
  return new RegExp(pattern.endsWith('/') ? start : `${start}(?:/|$)`);
}

const OWNERS: Readonly<Record<Realm['kind'], string>> = {
  dataset: '@Ana @lorena @zoe',
  promise: '@sofia',
  plan: '@sofia',
  rules: '@Ana @lorena @sofia @zoe',
  machinery: '@ignacio',
  other: '',
};

test('every path of this repository is given to those whom its realm asks', async () => {
  const text = await made({});
  const root = resolve(import.meta.dirname, '../../..');
  const folders = ['bot/core', 'datasets', 'plan', 'schemas', 'test', '.github', '.ci'];
  const listed = await Promise.all(folders.map((folder) => worktree(root).list(folder)));
  const files = ['package.json', 'tsconfig.build.json', 'biome.json', '.gitmodules', 'datasets/a/.gitattributes'];
  const paths = [...listed.flat().map(({ path }) => path), ...files, '.npmrc', 'package-lock.json', 'README.md'];
  const wrong = paths.filter((path) => ownersOf(text, path) !== OWNERS[realmOf(path).kind]);
  expect(wrong).toEqual([]);
});
