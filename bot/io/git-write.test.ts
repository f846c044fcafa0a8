import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refsOf } from '../../sandbox/git/refs.ts';
import type { Repository } from '../../sandbox/repository.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { commitFiles, createRepository } from '../../sandbox/seed.ts';
import type { NewCommit } from './git-import.ts';
import type { GitRemote } from './git-process.ts';
import { type GitDesk, GitFailed, openDesk } from './git-write.ts';

const TAG = 'refs/tags/agua@1.0.0';
const DATE = new Date('2026-11-21T07:39:06Z');

let sandbox: Sandbox;
let repository: Repository;
let folder = '';
let secret = '';
let first = '';
let desk: GitDesk;

beforeEach(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(join(tmpdir(), 'write-'));
  const owner = sandbox.organization('municipio');
  repository = await createRepository(sandbox.world, { owner, name: 'datos', visibility: 'private' });
  repository.collaborators.set('ana', { account: sandbox.user('ana'), role: 'write' });
  secret = sandbox.token(sandbox.user('ana'));
  first = await commitFiles(repository, { branch: 'main', files: { 'a.csv': 'id\n1\n' }, message: 'Uno', date: DATE });
  execFileSync('git', ['clone', '--quiet', repository.folder, join(folder, 'clone')]);
  desk = await openDesk(join(folder, 'clone'));
});

afterEach(async () => {
  await desk.close();
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

function remote(token = secret): GitRemote {
  const authorization = async () => `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  return { url: `${sandbox.url}/municipio/datos.git`, authorization };
}

const text = (message: string): string =>
  `object ${first}\ntype commit\ntag agua@1.0.0\ntagger X <x@example.org> 1795246746 +0000\n\n${message}\n`;

const order = (more: Partial<NewCommit> = {}): NewCommit => ({
  base: first,
  parents: [first],
  files: { 'b/c.txt': 'ñ\n' },
  message: 'Dos\n',
  by: { name: 'Apertura', email: 'apertura@example.org' },
  date: DATE.toISOString(),
  ...more,
});

describe('a desk', () => {
  test('makes the same tag and the same commit each time, and leaves the clone as it is', async () => {
    const before = await readdir(join(folder, 'clone', '.git', 'objects'));
    expect(await desk.tagObject(text('Uno'))).toBe(await desk.tagObject(text('Uno')));
    const commit = await desk.commit(order());
    const other = await openDesk(join(folder, 'clone'));
    expect(await other.commit(order())).toBe(commit);
    await other.close();
    expect(await desk.textAt(commit, 'b/c.txt')).toBe('ñ');
    expect(await desk.textAt(commit, 'a.csv')).toBe('id\n1');
    expect(await desk.isAncestor(first, commit)).toBe(true);
    expect(await readdir(join(folder, 'clone', '.git', 'objects'))).toEqual(before);
  });

  test('takes files away, puts a file where a folder was, and makes a commit of nothing but files', async () => {
    const one = await desk.commit(order());
    const two = await desk.commit(order({ base: one, parents: [one], files: { b: 'b\n', 'b/c.txt': undefined } }));
    expect([await desk.textAt(two, 'b'), await desk.textAt(two, 'a.csv')]).toEqual(['b', 'id\n1']);
    const alone = await desk.commit(order({ base: undefined, parents: [first] }));
    expect(await desk.textAt(alone, 'a.csv')).toBeUndefined();
    expect(await desk.isAncestor(first, alone)).toBe(true);
  });

  test.each(['../x', 'a/../../x', '.git/config', 'a//b', '/x', 'a/.GIT/b', ''])('writes no path %j', async (path) => {
    await expect(desk.commit(order({ files: { [path]: 'x' } }))).rejects.toThrow('is no path');
  });

  test('takes no text for a tag that is none', async () => {
    await expect(desk.tagObject('object x\n')).rejects.toThrow('git mktag');
  });

  test('says of a folder without git that it has none', async () => {
    await expect(openDesk(folder)).rejects.toThrow('is in no git repository');
  });
});

describe('a push', () => {
  test('tells what became of it: done, there already, another, forbidden, not known', async () => {
    const [one, other] = [await desk.tagObject(text('Uno')), await desk.tagObject(text('Otro'))];
    const push = async (object: string, to = remote()) => (await desk.push(to, [{ ref: TAG, object }]))[0]?.kind;
    expect(await push(one)).toBe('done');
    expect(await push(one)).toBe('there');
    expect(await push(other)).toBe('other');
    expect((await refsOf(repository)).get(TAG)).toBe(one);
    expect(await push(other, remote('ghp_falso'))).toBe('declined');
    sandbox.world.faults.add({ fault: { kind: 'answer', status: 500 }, times: 1 });
    expect(await push(other)).toBe('failed');
  });

  test('that was done and not heard of is there the next time', async () => {
    const object = await desk.tagObject(text('Uno'));
    const order = { operations: ['git/receive-pack'], times: 1, after: 1 };
    sandbox.world.faults.add({ fault: { kind: 'closed', work: 'after' }, ...order });
    const kinds = [
      await desk.push(remote(), [{ ref: TAG, object }]),
      await desk.push(remote(), [{ ref: TAG, object }]),
    ];
    expect(kinds.map(([pushed]) => pushed?.kind)).toEqual(['failed', 'there']);
  });

  test('of a branch goes forward only', async () => {
    const ref = 'refs/heads/published';
    const push = async (object: string) => (await desk.push(remote(), [{ ref, object }]))[0]?.kind;
    const one = await desk.commit(order());
    const other = await desk.commit(order({ message: 'Otra\n' }));
    const next = await desk.commit(order({ base: one, parents: [one], message: 'Tres\n' }));
    expect([await push(one), await push(other), await push(next), await push(one)]).toEqual([
      'done',
      'other',
      'done',
      'other',
    ]);
  });

  test('of several is all or none', async () => {
    const object = await desk.tagObject(text('Uno'));
    const other = await desk.tagObject(text('Otro'));
    await desk.push(remote(), [{ ref: TAG, object }]);
    const pushed = await desk.push(remote(), [
      { ref: `${TAG}0`, object },
      { ref: TAG, object: other },
    ]);
    expect(pushed.map(({ kind }) => kind)).not.toContain('done');
    expect([...(await refsOf(repository, ['refs/tags'])).keys()]).toEqual([TAG]);
  });
});

test('what a remote holds is asked for by whole names, and brought by ids', async () => {
  const second = await commitFiles(repository, { branch: 'main', files: { 'a.csv': 'id\n2\n' }, message: 'Dos' });
  await commitFiles(repository, { branch: 'x/refs/heads/main', parent: first, files: { z: 'z' }, message: 'Otra' });
  expect(await desk.lsRemote(remote(), ['refs/heads/main'])).toEqual(new Map([['refs/heads/main', second]]));
  expect(await desk.has(second)).toBe(false);
  await desk.fetch(remote(), [second]);
  expect(await desk.isAncestor(first, second)).toBe(true);
  await expect(desk.fetch(remote(), ['f'.repeat(40)])).rejects.toThrow(GitFailed);
});

test('nothing of the clone is obeyed: no hook, no setting, no other address', async () => {
  const git = join(folder, 'clone', '.git');
  const settings = `[url "http://127.0.0.1:9/"]\n\tinsteadOf = ${sandbox.url}\n[http]\n\textraHeader = Authorization: Basic eA==\n[push]\n\tgpgSign = true\n`;
  await appendFile(join(git, 'config'), settings);
  for (const hook of ['pre-push', 'reference-transaction', 'post-index-change']) {
    await writeFile(join(git, 'hooks', hook), `#!/bin/sh\necho ${hook} >>${folder}/obeyed\nexit 1\n`, { mode: 0o755 });
  }
  const other = await openDesk(join(folder, 'clone'));
  const object = await other.commit(order());
  expect(await other.push(remote(), [{ ref: 'refs/heads/published', object }])).toEqual([
    { kind: 'done', ref: 'refs/heads/published' },
  ]);
  await other.close();
  expect(await readdir(folder)).toEqual(['clone']);
});

test('the token is in no argument, and the desk is gone when it is closed', async () => {
  const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh\nprintf '%s\\n' "$*" >>${folder}/arguments\nexec ${real} "$@"\n`;
  await writeFile(join(folder, 'git'), script, { mode: 0o755 });
  const { PATH: path = '' } = process.env;
  process.env['PATH'] = `${folder}${delimiter}${path}`;
  try {
    const other = await openDesk(join(folder, 'clone'));
    await other.lsRemote(remote(), [TAG]);
    await other.push(remote(), [{ ref: TAG, object: await other.tagObject(text('Uno')) }]);
    await other.close();
    await expect(other.tagObject(text('Uno'))).rejects.toThrow();
  } finally {
    process.env['PATH'] = path;
  }
  const told = await readFile(join(folder, 'arguments'), 'utf8');
  expect(told).toMatch(/^-C \S+ .*push --porcelain/m);
  expect(told).not.toContain(secret);
  expect(told).not.toContain(Buffer.from(`x-access-token:${secret}`).toString('base64'));
});
