import { expect, test } from 'vitest';
import { memorySnapshot } from './memory.ts';

const snapshot = memorySnapshot({
  'a/b.txt': 'ñ',
  'a/c/d.txt': new Uint8Array(5000),
  'a/l': { link: 'b.txt' },
  ab: '',
});

test('tells what stands at a path', async () => {
  const kinds = await Promise.all(['', 'a', 'a/b.txt', 'a/l', 'a/c', 'nope'].map((path) => snapshot.stat(path)));
  expect(kinds.map((entry) => entry && [entry.kind, entry.size])).toEqual([
    ['folder', 0],
    ['folder', 0],
    ['file', 2],
    ['link', 0],
    ['folder', 0],
    undefined,
  ]);
});

test('lists what is below a folder, sorted', async () => {
  expect((await snapshot.list('a')).map(({ path }) => path)).toEqual(['a/b.txt', 'a/c/d.txt', 'a/l']);
  expect((await snapshot.list('')).length).toBe(4);
});

test('reads files and follows no links', async () => {
  expect((await snapshot.read('a/c/d.txt')).length).toBe(5000);
  await expect(snapshot.read('a/l')).rejects.toMatchObject({ code: 'ELOOP' });
  await expect(snapshot.read('nope')).rejects.toMatchObject({ code: 'ENOENT' });
});

test('streams in chunks', async () => {
  let size = 0;
  for await (const chunk of snapshot.open('a/c/d.txt')) size += chunk.length;
  expect(size).toBe(5000);
});
