import { expect, test } from 'vitest';
import { memorySnapshot } from '../io/memory.ts';
import { exportIgnoredIn } from './export-ignored.ts';

async function told(path: string, text: string): Promise<readonly string[]> {
  const head = memorySnapshot({ [path]: text });
  const after = await head.stat(path);
  const changes = { base: memorySnapshot({}), head, paths: [{ path, before: undefined, after }], rewritten: false };
  return (await exportIgnoredIn(changes)).map(({ line, dataset }) => `${line} ${dataset}`);
}

test.each<readonly [string, string, string, readonly string[]]>([
  ['a dataset', '.gitattributes', '* text\r\n/datasets/arboles/** export-ignore\r\n', ['2 arboles']],
  ['its own folder', 'datasets/arboles/.gitattributes', 'data export-ignore', ['1 arboles']],
  ['everything', '.gitattributes', '*.csv -text export-ignore', ['1 undefined']],
  ['by a macro', '.gitattributes', '[attr]hidden export-ignore', ['1 undefined']],
  ['a comment', '.gitattributes', '# x export-ignore', []],
  ['taken back', '.gitattributes', 'x -export-ignore', []],
  ['another file', 'datasets/arboles/gitattributes', 'x export-ignore', []],
  ['a file too long to be read', '.gitattributes', '#\n'.repeat(1 << 20), ['1 undefined']],
])('%s', async (_, path, text, expected) => {
  expect(await told(path, text)).toEqual(expected);
});
