import { expect, test } from 'vitest';
import type { BatchReader } from './git-batch.ts';
import { treeChanges } from './git-trees.ts';

const ONE = '1'.repeat(40);
const OTHER = '2'.repeat(40);

/** A tree object of files, by the bytes of their names. */
function tree(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).map(([name, id]) => [
    Buffer.from(`100644 ${name}\0`, 'latin1'),
    Buffer.from(id, 'hex'),
  ]);
  return Buffer.concat(entries.flat());
}

test('a file that is added beside one whose name only looks the same is told', async () => {
  const trees: Readonly<Record<string, Uint8Array>> = {
    ['a'.repeat(40)]: tree({ 'x\xff.ts': ONE }),
    ['b'.repeat(40)]: tree({ 'x\xfe.ts': OTHER, 'x\xff.ts': ONE }),
  };
  const batch = { read: async (id: string) => trees[id] } as unknown as BatchReader;
  const changes = await treeChanges(batch, 'a'.repeat(40), 'b'.repeat(40));
  expect(changes).toMatchObject([{ path: 'x\ufffd.ts', before: undefined, after: { object: OTHER } }]);
});

test('a tree that has a name twice is refused, and hides nothing', async () => {
  const twice = Buffer.concat([tree({ a: ONE }), tree({ a: OTHER })]);
  const batch = { read: async () => twice } as unknown as BatchReader;
  await expect(treeChanges(batch, undefined, 'a'.repeat(40))).rejects.toThrow(/twice/);
});
