import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ALL_OPERATIONS } from './api/all.ts';

const README = await readFile(join(import.meta.dirname, 'README.md'), 'utf8');

test('the README names every operation, and none that is not there', () => {
  const lines = [...README.matchAll(/^- \*\*([\w-]+)\*\*: (.*)$/gm)];
  const named = lines.flatMap(([, group, list = '']) =>
    [...list.matchAll(/`([^`]+)`/g)].map(([, name]) => `${group}/${name}`),
  );
  expect(named.sort()).toEqual(ALL_OPERATIONS.map(({ id }) => id).sort());
});

test('what it says of operations is of operations that are there', () => {
  const ids = new Set(ALL_OPERATIONS.map(({ id }) => id));
  const groups = new Set([...ids].map((id) => id.split('/')[0]));
  const said = [...README.matchAll(/`([a-z-]+\/[a-z-]+)`/g)].map(([, id = '']) => id);
  const unknown = said.filter(
    (id) => groups.has(id.split('/')[0]) && !ids.has(id) && !/^git\/(upload|receive)-pack$/.test(id),
  );
  expect(unknown).toEqual([]);
});
