import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../core/snapshot.ts';
import type { CaseFile } from '../tools/pulls/files.ts';
import { type CaseRepository, makeRepository } from '../tools/pulls/repository.ts';
import { GitRepository } from './git.ts';
import { runGit } from './git-run.ts';

const LARGE = Buffer.alloc(3 * 1024 * 1024 + 7, 'áéí,');
const NAMES = ['a b/c d.csv', 'a\nb/info HEAD\n.csv', 'ñandú/árbol 樹.csv', 'raíz', '"q"/\\w.csv', 'a/z', 'a.b', 'a-b'];

function file(text: string | Buffer): CaseFile {
  return { kind: 'file', bytes: Buffer.from(text) };
}

const BASE = new Map<string, CaseFile>([
  ...NAMES.map((name): [string, CaseFile] => [name, file(name)]),
  ['large.csv', file(LARGE)],
  ['empty.csv', file('')],
  ['link', { kind: 'link', target: '/etc/passwd' }],
  ['module', { kind: 'submodule' }],
]);
const HEAD = new Map<string, CaseFile>([...BASE, ['a/z', file('other')], ['new', file('12345')]]);
HEAD.delete('raíz');

const made: CaseRepository = await makeRepository(BASE, HEAD);
const repository = new GitRepository(made.folder);
const snapshot = repository.snapshot(made.base);
afterAll(async () => {
  await repository.close();
  await made.remove();
});

async function opened(from: Snapshot, path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of from.open(path)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

describe('a commit', () => {
  test.each(NAMES)('has %j', async (name) => {
    expect(await snapshot.stat(name)).toMatchObject({ path: name, kind: 'file', size: Buffer.byteLength(name) });
    expect(Buffer.from(await snapshot.read(name)).toString()).toBe(name);
    expect((await opened(snapshot, name)).toString()).toBe(name);
  });

  test('lists files, links and submodules, sorted by code units', async () => {
    const paths = (await snapshot.list('')).map(({ path }) => path);
    expect(paths).toEqual([...BASE.keys()].sort());
    expect((await snapshot.list('a')).map(({ path }) => path)).toEqual(['a/z']);
    expect((await snapshot.list('a\nb')).map(({ path }) => path)).toEqual(['a\nb/info HEAD\n.csv']);
    expect(await snapshot.list('nowhere')).toEqual([]);
    expect(await snapshot.list('large.csv')).toEqual([]);
  });

  test('streams a large file, and lets go of one half read', async () => {
    expect((await opened(snapshot, 'large.csv')).equals(LARGE)).toBe(true);
    for await (const chunk of snapshot.open('large.csv')) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    expect(await opened(snapshot, 'empty.csv')).toHaveLength(0);
  });

  test.each([
    ['link', 'link', 'ELOOP'],
    ['module', 'submodule', 'ELOOP'],
    ['a', 'folder', 'EISDIR'],
  ])('%s is told and never followed', async (path, kind, code) => {
    expect(await snapshot.stat(path)).toMatchObject({ kind, size: 0 });
    await expect(snapshot.read(path)).rejects.toMatchObject({ code });
    await expect(opened(snapshot, path)).rejects.toMatchObject({ code });
  });

  test.each(['nowhere', 'a/nothing', 'link/x', 'module/x', 'large.csv/x', '../x', 'a/../raíz', '/raíz', 'a//z'])(
    'has nothing at %s',
    async (path) => {
      expect(await snapshot.stat(path)).toBeUndefined();
      await expect(snapshot.read(path)).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );
});

describe('two commits', () => {
  test('differ in paths, with their sizes', async () => {
    const changed = await repository.changedPaths(made.base, made.head);
    expect(changed.map(({ path, before, after }) => [path, before?.size, after?.size])).toEqual([
      ['a/z', 3, 5],
      ['new', undefined, 5],
      ['raíz', 5, undefined],
    ]);
  });

  test('differ in what git says that they differ', async () => {
    const many = Array.from({ length: 60 }, (_, at): [string, CaseFile] => [`many/f${at}/x`, file(`${at % 2}`)]);
    const other = await makeRepository(
      new Map([
        ...BASE,
        ...many,
        ['kind/a', file('1')],
        ['kind/b', { kind: 'link', target: 'x' }],
        ['turns', file('f')],
      ]),
      new Map([...HEAD, ...many.slice(1), ['kind', file('2')], ['turns/into', file('f')], ['many/f1/x', file('new')]]),
    );
    const there = new GitRepository(other.folder);
    const changed = await there.changedPaths(other.base, other.head);
    const args = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', other.base, other.head];
    const { out } = await runGit(other.folder, args);
    expect(changed.map(({ path }) => path)).toEqual(out.split('\0').slice(0, -1).sort());
    expect(changed.filter(({ path }) => /^(kind|turns)/.test(path))).toMatchObject([
      { path: 'kind', before: undefined, after: { kind: 'file', size: 1 } },
      { path: 'kind/a', before: { kind: 'file', size: 1 }, after: undefined },
      { path: 'kind/b', before: { kind: 'link', size: 0 }, after: undefined },
      { path: 'turns', before: { kind: 'file' }, after: undefined },
      { path: 'turns/into', before: undefined, after: { kind: 'file' } },
    ]);
    const before = there.snapshot(other.base);
    expect((await before.list('many')).map(({ path }) => path)).toEqual(many.map(([path]) => path).sort());
    expect(await before.list('many/f1')).toEqual([{ path: 'many/f1/x', kind: 'file', size: 1 }]);
    await there.close();
    await other.remove();
  });

  test('are in each other’s history or are not', async () => {
    expect(await repository.isAncestor(made.base, made.head)).toBe(true);
    expect(await repository.isAncestor(made.head, made.base)).toBe(false);
    expect(await repository.isAncestor('0'.repeat(40), made.head)).toBe(false);
    expect(await repository.mergeBase(made.base, made.head)).toBe(made.base);
  });

  test('a revision that is not there, or is an option, is refused in a sentence', async () => {
    for (const revision of ['nowhere', '--all', '0'.repeat(40), `${made.base}:a/z`, ''])
      await expect(repository.commitOf(revision)).rejects.toThrow(/revis/);
  });
});

test('an empty tree is an empty commit', async () => {
  const empty = await makeRepository(new Map(), BASE);
  const there = new GitRepository(empty.folder);
  expect(await there.snapshot(empty.base).list('')).toEqual([]);
  expect(await there.snapshot(empty.base).stat('a')).toBeUndefined();
  await there.close();
  await empty.remove();
});

test('SHA-256 repositories are read', async () => {
  const without = (files: ReadonlyMap<string, CaseFile>) => new Map([...files].filter(([path]) => path !== 'module'));
  const other = await makeRepository(without(BASE), without(HEAD), { format: 'sha256' });
  const there = new GitRepository(other.folder);
  expect(other.base).toHaveLength(64);
  expect(Buffer.from(await there.snapshot(other.base).read('ñandú/árbol 樹.csv')).toString()).toBe(
    'ñandú/árbol 樹.csv',
  );
  expect(await there.changedPaths(other.base, other.head)).toHaveLength(3);
  await there.close();
  await other.remove();
});

test('an object that is missing is an error, and the next question is answered', async () => {
  const broken = await makeRepository(
    new Map([
      ['x', file('x')],
      ['y/z', file('z')],
    ]),
    HEAD,
  );
  const there = new GitRepository(broken.folder);
  await expect(there.snapshot('1'.repeat(40)).stat('x')).rejects.toThrow(/no object/);
  expect(await there.snapshot(broken.base).stat('y/z')).toMatchObject({ kind: 'file' });
  await there.close();
  await broken.remove();
});

test('a folder that is no repository is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'none-'));
  const there = new GitRepository(folder);
  await expect(there.commitOf('HEAD')).rejects.toThrow(/Git repository/);
  await expect(there.snapshot('1'.repeat(40)).stat('x')).rejects.toThrow(/ended early/);
  expect(await readdir(folder)).toEqual([]);
  await there.close();
  await rm(folder, { recursive: true });
});
