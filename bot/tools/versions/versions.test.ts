import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../picture/shoot.ts';
import { versionsPages } from './write.ts';

test('docs/versions.md and docs/versions.en.md tell the versions of today; if not, npm run bless', async () => {
  for (const [path, text] of await versionsPages()) {
    expect(await readFile(join(ROOT, path), 'utf8'), path).toBe(text);
  }
});

test('both languages tell the same cases, each with all its cells', async () => {
  const counts = [...(await versionsPages()).values()].map((text) => {
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
    for (const row of rows) expect(row.split(/(?<!\\) \| /).every((cell) => cell.trim() !== '')).toBe(true);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
    return rows.length;
  });
  expect(new Set(counts).size).toBe(1);
  expect(counts[0]).toBeGreaterThanOrEqual(100);
});
