import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { measureFile, prepareFolder, WORK_FOLDER, writeAsset, writeText } from './asset-file.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'apertura-asset-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

it('counts and hashes what it writes', async () => {
  await prepareFolder(folder);
  const written = await writeText(join(folder, 'a.txt'), 'ñandú\n');
  expect(written).toEqual({ size: 8, sha256: createHash('sha256').update('ñandú\n').digest('hex') });
  expect(await measureFile(join(folder, 'a.txt'))).toEqual(written);
});

it('shows a file only once it is whole, and leaves the one before where writing fails', async () => {
  await prepareFolder(folder);
  await writeText(join(folder, 'a.txt'), 'before');
  const failing = writeAsset(join(folder, 'a.txt'), async (sink) => {
    await sink(new TextEncoder().encode('ha'));
    throw new Error('the disk is full');
  });
  await expect(failing).rejects.toThrow('the disk is full');
  expect(await readFile(join(folder, 'a.txt'), 'utf8')).toBe('before');
});

it('clears away what a killed run left half-way, and no whole file', async () => {
  const work = await prepareFolder(folder);
  await writeFile(join(work, 'b.zip.part'), 'half');
  await writeText(join(folder, 'a.txt'), 'whole');
  await prepareFolder(folder);
  expect(await readdir(join(folder, WORK_FOLDER))).toEqual([]);
  expect((await readdir(folder)).sort()).toEqual([WORK_FOLDER, 'a.txt']);
});
