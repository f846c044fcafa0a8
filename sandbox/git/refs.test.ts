import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeBare } from './bare.ts';
import { forget, lookInto, lookUp } from './look-up.ts';
import { objectOf, refsOf } from './refs.ts';
import { git } from './run.ts';

async function inBare(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'refs-'));
  try {
    await makeBare(folder, { branch: 'main' });
    await work(folder);
  } finally {
    forget(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

it('reads one ref as git lists it, packed or not, and nothing that only looks like one', async () => {
  await inBare(async (folder) => {
    const tree = await git(folder, ['mktree'], { input: '' });
    const [one, two] = await Promise.all(['1', '2'].map((input) => git(folder, ['commit-tree', tree], { input })));
    const input = [
      `create refs/heads/main ${one}`,
      `create refs/heads/a/b ${one}`,
      `create refs/heads/moved ${one}`,
      `create refs/heads/gone ${one}`,
      `create refs/tags/refs/heads/nested ${one}`,
      `create refs/pull/1/head ${one}\n`,
    ].join('\n');
    await git(folder, ['update-ref', '--stdin'], { input });
    await git(folder, ['tag', '-m', 'v', 'v1', `${one}`]);
    await git(folder, ['pack-refs', '--all']);
    expect(await readFile(join(folder, 'packed-refs'), 'utf8')).toContain('refs/heads/moved');
    const after = [`update refs/heads/moved ${two}`, 'delete refs/heads/gone', `create refs/heads/a/c ${two}\n`];
    await git(folder, ['update-ref', '--stdin'], { input: after.join('\n') });
    await git(folder, ['symbolic-ref', 'refs/heads/other', 'refs/heads/moved']);
    const listed = await refsOf({ folder }, ['refs']);
    expect(listed.size).toBe(8);
    for (const [ref, sha] of listed) expect(`${ref} ${await objectOf({ folder }, ref)}`).toBe(`${ref} ${sha}`);
    const none = [
      'x'.repeat(300),
      'gone',
      'nested',
      'a',
      'a/',
      'main/x',
      'main~0',
      'main^{tree}',
      'main@{0}',
      `x-1-g${one}`,
      '../HEAD',
    ];
    for (const name of none)
      expect([name, await objectOf({ folder }, `refs/heads/${name}`)]).toEqual([name, undefined]);
    expect(await objectOf({ folder }, 'HEAD')).toBeUndefined();
  });
});

it('answers questions of all kinds in their turn, however long the answers', async () => {
  await inBare(async (folder) => {
    const texts = ['', '\n', 'a\nb missing\n', 'ñ'.repeat(300_000)];
    const blobs = await Promise.all(texts.map((input) => git(folder, ['hash-object', '-w', '--stdin'], { input })));
    const asked = blobs.flatMap((sha) => [lookInto(folder, sha), lookUp(folder, sha), lookInto(folder, 'x missing')]);
    const told = (await Promise.all(asked)).map((each) =>
      each !== undefined && 'bytes' in each ? String(each.bytes) : each,
    );
    const expected = texts.flatMap((text, at) => {
      return [text, { sha: blobs[at], type: 'blob', size: Buffer.byteLength(text) }, undefined];
    });
    expect(told).toEqual(expected);
  });
});

it('makes a repository as git makes it', async () => {
  for (const format of ['sha1', 'sha256'] as const) {
    const folder = await mkdtemp(join(tmpdir(), 'bare-'));
    try {
      const [own, gits] = [join(folder, 'own'), join(folder, 'git')];
      await makeBare(own, { branch: 'main', format });
      const init = ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', `--object-format=${format}`];
      await git(folder, [...init, 'git']);
      for (const question of [
        ['config', '--list', '--local'],
        ['symbolic-ref', 'HEAD'],
        ['count-objects', '-v'],
      ]) {
        expect(await git(own, question)).toBe(await git(gits, question));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
});
