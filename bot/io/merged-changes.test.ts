import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GitRepository } from './git.ts';
import { mergedChanges } from './merged-changes.ts';

let folder = '';
let repository: GitRepository;

/** Runs git with a person and a day, and nothing of this machine's settings. */
function git(...args: readonly string[]): string {
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', HOME: folder };
  const who = ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org'];
  return execFileSync('git', ['-C', folder, ...who, ...args], { env, encoding: 'utf8' }).trim();
}

/** A commit on a branch that starts at another, with these files. */
function branch(name: string, from: string, files: Readonly<Record<string, string>>): string {
  git('checkout', '--quiet', '-B', name, from);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', name);
  return git('rev-parse', 'HEAD');
}

async function pathsOf(base: string, head: string): Promise<readonly string[]> {
  const merged = await mergedChanges(repository, base, head);
  return 'conflicts' in merged ? ['conflict'] : merged.changes.paths.map(({ path }) => path);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'merged-'));
  git('init', '--quiet', '--initial-branch=main');
  repository = new GitRepository(folder);
  git('commit', '--quiet', '--allow-empty', '--message', 'first');
  branch('main', 'HEAD', { 'a.csv': 'id\n1\n2\n3\n', 'plan.yaml': 'rule: 1\n' });
});

afterAll(async () => {
  await repository.close();
  rmSync(folder, { recursive: true });
});

describe('what merging would change', () => {
  test('of a branch on the base’s tip, what lies between the two', async () => {
    const head = branch('fresh', 'main', { 'b.csv': 'id\n1\n' });
    expect(await pathsOf(git('rev-parse', 'main'), head)).toEqual(['b.csv']);
  });

  test('what others merged since is neither undone nor taken for its work, and the rules are the tip’s', async () => {
    const head = branch('old', 'main', { 'b.csv': 'id\n1\n' });
    const tip = branch('tip', 'main', { 'plan.yaml': 'rule: 2\n' });
    const merged = await mergedChanges(repository, tip, head);
    if ('conflicts' in merged) throw new Error('no conflict was expected');
    expect(merged.changes.paths.map(({ path }) => path)).toEqual(['b.csv']);
    expect(new TextDecoder().decode(await merged.changes.base.read('plan.yaml'))).toBe('rule: 2\n');
    expect(new TextDecoder().decode(await merged.changes.head.read('plan.yaml'))).toBe('rule: 2\n');
    expect(merged.changes.rewritten).toBe(false);
  });

  test('both sides of the same line are a conflict, told by path', async () => {
    const head = branch('mine', 'main', { 'a.csv': 'id\n1\n9\n3\n' });
    const tip = branch('theirs', 'main', { 'a.csv': 'id\n1\n8\n3\n' });
    expect(await mergedChanges(repository, tip, head)).toEqual({ conflicts: ['a.csv'] });
  });

  test('an attribute that would unite both sides has no say', async () => {
    const start = branch('union', 'main', { '.gitattributes': '*.csv merge=union\n' });
    const head = branch('union-mine', start, { 'a.csv': 'id\n1\n9\n3\n' });
    const tip = branch('union-theirs', start, { 'a.csv': 'id\n1\n8\n3\n' });
    git('checkout', '--quiet', tip);
    expect(await mergedChanges(repository, tip, head)).toEqual({ conflicts: ['a.csv'] });
  });

  test('histories that share nothing are compared as they are, and said to be rewritten', async () => {
    const tree = git('rev-parse', 'main^{tree}');
    const orphan = git('commit-tree', tree, '-m', 'alone');
    const merged = await mergedChanges(repository, git('rev-parse', 'main'), orphan);
    expect('changes' in merged && merged.changes.rewritten).toBe(true);
  });
});
