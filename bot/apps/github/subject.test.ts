import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Commits, lookAt, teamsOf } from './subject.ts';

let folder = '';
let base = '';
let head = '';

/** Runs git with a person, and nothing of this machine's settings. */
function git(...args: readonly string[]): string {
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', HOME: folder };
  const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org'];
  return execFileSync('git', ['-C', folder, ...who, ...args], { env, encoding: 'utf8' }).trim();
}

async function subjectOf(commits: Commits): Promise<string> {
  return (await lookAt(commits)).subject;
}

/** A commit upon another with these files. */
function commit(from: string | undefined, files: Readonly<Record<string, string>>): string {
  if (from !== undefined) git('checkout', '--quiet', '--detach', from);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x');
  return git('rev-parse', 'HEAD');
}

const GROUPS = `groups:
  governance:
    title: Gobernanza
    team: gobierno-de-datos
    members:
      - { login: ana, name: Ana, post: Jefa, from: 2025-01-01, until: 2025-12-31 }
  technical:
    title: Técnica
    members: []
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'subject-'));
  git('init', '--quiet', '--initial-branch=main');
  base = commit(undefined, {
    'datasets/agua/a.csv': 'id\n1\n',
    'datasets/aire/a.csv': 'id\n1\n',
    'plan/groups.yaml': GROUPS,
    'bot/a.ts': '1',
  });
  head = commit(base, { 'datasets/agua/a.csv': 'id\n1\n2\n' });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test.each<readonly [string, Readonly<Record<string, string>>, boolean]>([
  ['another dataset', { 'datasets/aire/a.csv': 'id\n1\n2\n' }, true],
  ['a document', { 'docs/a.md': 'a' }, true],
  ['another file of the same dataset', { 'datasets/agua/README.md': 'a' }, false],
  ['the plan', { 'plan/groups.yaml': `${GROUPS}# \n` }, false],
  ['a schema', { 'schemas/a.json': '{}' }, false],
])('%s merged into the base meanwhile', async (_, files, same) => {
  const later = commit(base, files);
  const [before, after] = [await subjectOf({ folder, base, head }), await subjectOf({ folder, base: later, head })];
  expect(before === after).toBe(same);
});

test('a change beyond datasets depends on all of the base', async () => {
  const machinery = commit(base, { 'bot/a.ts': '2' });
  const later = commit(base, { 'datasets/aire/a.csv': 'id\n3\n' });
  expect(await subjectOf({ folder, base, head: machinery })).not.toBe(
    await subjectOf({ folder, base: later, head: machinery }),
  );
});

test('a conflict is a subject too, and another one when it is resolved', async () => {
  const later = commit(base, { 'datasets/agua/a.csv': 'id\n1\n9\n' });
  const conflict = await subjectOf({ folder, base: later, head });
  expect(conflict).toBe(await subjectOf({ folder, base: later, head }));
  expect(conflict).not.toBe(await subjectOf({ folder, base, head }));
});

test('whose teams the base asks, its language and its zone', async () => {
  expect(await teamsOf({ folder, base })).toEqual({
    language: 'es',
    timeZone: 'America/Mexico_City',
    groups: [
      { id: 'governance', team: 'gobierno-de-datos', logins: ['ana'] },
      { id: 'technical', team: undefined, logins: [] },
    ],
  });
});
