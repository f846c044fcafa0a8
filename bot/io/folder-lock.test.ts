import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let folder = '';
let path = '';
let other: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  path = join(folder, 'a.lock');
});

afterEach(async () => {
  other?.kill('SIGKILL');
  other = undefined;
  await rm(folder, { recursive: true, force: true });
});

const QUICK = { pause: 5, beat: 20, stale: 60_000 };

test('of many at once one works, and each has its turn', async () => {
  let inside = 0;
  let most = 0;
  const turns = Array.from({ length: 20 }, async () => {
    const unlock = await lockFolder(path, QUICK);
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
    await unlock();
  });
  await Promise.all(turns);
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test('many who find the lock of a dead process still work one at a time', async () => {
  await writeFile(path, `${hostname()} ${spawnSync('true').pid} x`);
  let inside = 0;
  let most = 0;
  const turns = Array.from({ length: 20 }, async () => {
    const unlock = await lockFolder(path, QUICK);
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 3));
    inside -= 1;
    await unlock();
  });
  await Promise.all(turns);
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test('the number of this process, from before a restart, is no lock of it', async () => {
  await writeFile(path, `${hostname()} ${process.pid} before`);
  await (await lockFolder(path, QUICK))();
});

test('a number that another program has after a restart holds no lock for ever', async () => {
  other = spawn('sleep', ['600']);
  await once(other, 'spawn');
  await writeFile(path, `${hostname()} ${other.pid} before`);
  await utimes(path, 1, 1);
  await (await lockFolder(path, QUICK))();
});

test('a process that lives is waited for, and one that was killed is not', async () => {
  other = spawn('sleep', ['600']);
  await once(other, 'spawn');
  await writeFile(path, `${hostname()} ${other.pid} x`);
  let isIn = false;
  const waiting = lockFolder(path, QUICK).then((unlock) => {
    isIn = true;
    return unlock;
  });
  for (let looks = 0; looks < 50; looks += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(isIn).toBe(false);
  other.kill('SIGKILL');
  await (await waiting)();
});

test('of another machine, life is told by the file alone', async () => {
  await writeFile(path, `another ${spawnSync('true').pid} x`);
  let isIn = false;
  const waiting = lockFolder(path, QUICK).then((unlock) => {
    isIn = true;
    return unlock;
  });
  for (let looks = 0; looks < 50; looks += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(isIn).toBe(false);
  await utimes(path, 1, 1);
  await (await waiting)();
});

test('who holds a lock gives signs of life', async () => {
  const unlock = await lockFolder(path, QUICK);
  await utimes(path, 1, 1);
  await expect.poll(async () => (await stat(path)).mtimeMs).toBeGreaterThan(1_000);
  await unlock();
});

test('what was taken over meanwhile is left to its new holder', async () => {
  const unlock = await lockFolder(path, QUICK);
  await writeFile(path, 'another 1 y');
  await unlock();
  expect(await readFile(path, 'utf8')).toBe('another 1 y');
});
