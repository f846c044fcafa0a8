import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ruleset } from '../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { folderOf } from '../cli/run.ts';
import { aperturaHere } from '../cli/run-here.ts';
import {
  type Country,
  countryIn,
  DAY,
  environment,
  found,
  GROUPS,
  PLAN_FILES,
  rulesetOf,
  soundFiles,
  wellFounded,
} from './town.ts';

let sandbox: Sandbox;
let country: Country;

const writes = (): number => sandbox.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD').length;

beforeAll(async () => {
  sandbox = await startSandbox();
  country = countryIn(sandbox);
});

afterAll(async () => {
  await sandbox.stop();
});

describe('apertura setup', () => {
  test('an empty repository: the doctor tells everything that is missing', async () => {
    const town = await found(country, undefined);
    expect(new Set(await town.found())).toEqual(
      new Set([
        'repository-base-missing',
        'repository-ruleset-missing',
        'repository-branch-open',
        'repository-label-missing',
        'repository-releases-mutable',
        'repository-workflow-token',
        'repository-fork-approval',
      ]),
    );
  });

  test('without a token: the steps for a person, in both languages, and the requests as they are sent', async () => {
    const { name } = await found(country, undefined);
    const before = sandbox.requests.length;
    const args = ['setup', '--repo', name, '--app-id', '4711', '--today', DAY];
    const options = { cwd: await folderOf(PLAN_FILES), env: { GITHUB_TOKEN: '', GITHUB_API_URL: '' } };
    const spanish = await aperturaHere(args, options);
    expect(spanish.out).toContain('Settings → Rules → Rulesets → New ruleset');
    expect(spanish.out).toContain('Organización → Teams → New team');
    expect(spanish.out).toContain('beto-m, en el equipo "gobernanza".');
    expect(spanish.out).toContain('Add checks: apertura/gobernanza (main) (source: app 4711)');
    expect(spanish.out).not.toMatch(/ida-m|Dismiss stale|undefined/);
    const english = await aperturaHere([...args, '--lang', 'en'], options);
    expect(english.out).toContain('Organization → Teams → New team');
    const json = await aperturaHere([...args, '--format', 'json'], options);
    const { changes } = JSON.parse(json.out) as { readonly changes: readonly { readonly request: object }[] };
    expect(changes.at(-1)?.request).toMatchObject({
      method: 'POST',
      path: `/repos/${name}/rulesets`,
      body: { name: 'apertura: main', enforcement: 'active', bypass_actors: [] },
    });
    expect([spanish.status, english.status, json.status]).toEqual([0, 0, 0]);
    expect(sandbox.requests.length).toBe(before);
  });

  test('with --apply the doctor is content, and a second time changes nothing', async () => {
    const { found, run, repository } = await wellFounded(country);
    expect(await found()).toEqual([]);
    expect([...repository.rulesets.values()].map(({ name }) => name)).toEqual([
      'apertura: versiones',
      'apertura: publicado',
      'apertura: main',
    ]);
    const before = writes();
    const again = await run('setup', ['--app-id', String(country.app.id), '--apply']);
    expect(again.out).toMatch(/No se cambió nada\.\n$/);
    expect(writes()).toBe(before);
  });

  test('with a token and without --apply nothing is changed', async () => {
    const { run } = await found(country, await soundFiles());
    const before = writes();
    const ran = await run('setup', ['--actions-only']);
    expect(ran.out).toContain('apertura: main');
    expect(writes()).toBe(before);
  });

  test('what others have made stays', async () => {
    const { repository, run, found } = await wellFounded(country);
    const other: Ruleset = { ...rulesetOf(repository, 'apertura: main'), id: 1, name: 'de otros', rules: [] };
    repository.rulesets.set(1, other);
    repository.labels.set('urgente', { id: 2, name: 'urgente', color: 'ffffff', description: '' });
    const ours = rulesetOf(repository, 'apertura: main');
    const kept = ours.rules.filter(({ type }) => type !== 'pull_request');
    ours.rules = [...kept, { type: 'required_linear_history' }];
    expect(await found()).toContain('repository-rule-missing');
    await run('setup', ['--app-id', String(country.app.id), '--apply']);
    expect(await found()).toEqual([]);
    expect(repository.rulesets.get(1)).toEqual(other);
    expect(repository.labels.has('urgente')).toBe(true);
    const { rules } = rulesetOf(repository, 'apertura: main');
    expect(rules.map(({ type }) => type)).toContain('required_linear_history');
  });

  test('a member whom GitHub does not know is told, and the rest is done', async () => {
    const { run, repository } = await found(country, await soundFiles());
    const files = { ...PLAN_FILES, 'plan/groups.yaml': GROUPS.replace('beto-m', 'nadie-m') };
    const ran = await run('setup', ['--app-id', String(country.app.id), '--apply'], files);
    expect(ran.status).toBe(1);
    expect(ran.out).toContain('no encuentra la cuenta nadie-m');
    expect(repository.rulesets.size).toBe(3);
  });
});

describe('wrong use', () => {
  test.each<readonly [string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
    ['no token', ['doctor', '--repo', 'a/b'], { GITHUB_TOKEN: '' }, /GITHUB_TOKEN/],
    [
      'no token to apply with',
      ['setup', '--repo', 'a/b', '--actions-only', '--apply'],
      { GITHUB_TOKEN: '' },
      /GITHUB_TOKEN/,
    ],
    ['a token that nobody gave', ['doctor', '--repo', 'a/b'], { GITHUB_TOKEN: 'ghp_secreto' }, /no acepta el token/],
    [
      'a repository that is not there',
      ['doctor', '--repo', 'nadie/nada'],
      {},
      /no encuentra el repositorio nadie\/nada/,
    ],
    ['no repository', ['doctor'], {}, /--repo/],
    ['a name that is none', ['doctor', '--repo', 'https://x/a/b'], {}, /--repo/],
    ['nobody’s checks', ['setup', '--repo', 'a/b'], {}, /--app-id N.*--actions-only/],
    ['both', ['setup', '--repo', 'a/b', '--app-id', '1', '--actions-only'], {}, /--app-id/],
    ['no host', ['doctor', '--repo', 'a/b'], { GITHUB_API_URL: 'http://127.0.0.1:9' }, /GitHub no responde/],
  ])('%s', async (_, args, env, words) => {
    const ran = await aperturaHere(args, {
      cwd: await folderOf(PLAN_FILES),
      env: { ...environment(country, country.admin), ...env },
    });
    expect(ran.err).toMatch(words);
    expect([ran.status, ran.out]).toEqual([2, '']);
    expect(ran.err).not.toContain('ghp_secreto');
  });

  test('whoever does not administer the repository is told what is needed', async () => {
    const { name } = await found(country, await soundFiles());
    const args = ['setup', '--repo', name, '--actions-only', '--apply'];
    const ran = await aperturaHere(args, {
      cwd: await folderOf(PLAN_FILES),
      env: environment(country, sandbox.user('ana-m')),
    });
    expect(ran.status).toBe(2);
    expect(ran.err).toMatch(/administre/);
  });
});

test('all of it is as GitHub describes', () => {
  expect(sandbox.deviations).toEqual([]);
});
