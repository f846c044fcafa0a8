import { type ChildProcess, spawn } from 'node:child_process';
import { expect, test } from 'vitest';
import { BatchReader } from './git-batch.ts';

const ID = 'a'.repeat(40);

test('a git that dies in the middle of an answer leaves nothing of it to the next one', async () => {
  const says = [`${ID} blob 9\nhal`, `${ID} blob 2\nno\n`];
  const reader = new BatchReader((): ChildProcess => {
    const said = JSON.stringify(says.shift());
    return spawn(process.execPath, [
      '-e',
      `process.stdin.once('data', () => process.stdout.write(${said}, () => process.exit()))`,
    ]);
  });
  await expect(reader.read(ID)).rejects.toThrow('ended early');
  expect(Buffer.from(await reader.read(ID)).toString()).toBe('no');
  await reader.close();
});
