import { expect, it } from 'vitest';
import { memorySnapshot } from '../../io/memory.ts';
import { readPackage } from '../dataset/read-package.ts';
import type { Json } from '../table/schema.ts';
import { descriptorText, publishedDescriptor } from './published-descriptor.ts';

const MEASURED = new Map([
  ['a', { bytes: 4, sha256: 'f'.repeat(64) }],
  ['b', { bytes: 9, sha256: undefined }],
]);

async function published(descriptor: Json): Promise<Json> {
  const text = JSON.stringify(descriptor);
  const { package: made } = await readPackage(memorySnapshot({ 'd/datapackage.json': text }), 'd');
  if (made === undefined) throw new Error('no package');
  const facts = { version: { major: 1, minor: 2, patch: 3 }, date: '2026-11-21T07:39:06Z', measured: MEASURED };
  return publishedDescriptor(made, facts);
}

it('injects what only the release knows, and keeps everything else where it stood', async () => {
  const result = await published({
    name: 'd',
    'dcat:theme': ['x'],
    resources: [
      { name: 'a', path: 'a.csv', bytes: 1, hash: 'md5:00', schema: 'a.schema.json', custom: { z: 1, a: 2 } },
      { path: ['b1.csv', 'b2.csv'], name: 'b', hash: 'old' },
      { name: 'c', data: [{ x: 1 }] },
    ],
    last: true,
  });
  expect(JSON.stringify(result)).toBe(
    JSON.stringify({
      name: 'd',
      'dcat:theme': ['x'],
      version: '1.2.3',
      created: '2026-11-21T07:39:06Z',
      resources: [
        {
          name: 'a',
          path: 'a.csv',
          bytes: 4,
          hash: `sha256:${'f'.repeat(64)}`,
          schema: 'a.schema.json',
          custom: { z: 1, a: 2 },
        },
        { path: ['b1.csv', 'b2.csv'], name: 'b', bytes: 9 },
        { name: 'c', data: [{ x: 1 }] },
      ],
      last: true,
    }),
  );
});

it('replaces a version where it stands, and leaves the author’s day of creation', async () => {
  const result = await published({ version: '0.0.9', created: '2025-01-01T00:00:00Z', resources: [] });
  expect(descriptorText(result)).toBe(
    '{\n  "version": "1.2.3",\n  "created": "2025-01-01T00:00:00Z",\n  "resources": []\n}\n',
  );
});

it('takes no member for another, whatever its name', async () => {
  const result = await published(JSON.parse('{"__proto__": {"x": 1}, "constructor": 1, "resources": []}') as Json);
  expect(JSON.stringify(result)).toContain('"__proto__":{"x":1}');
});
