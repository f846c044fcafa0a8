import { createHash as nodeHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type MemoryFile, memorySnapshot } from '../../io/memory.ts';
import { SnapshotError } from '../snapshot.ts';
import { checkFiles } from './files.ts';
import { byteWatch, type CreateHash, checkIntegrity, watchBytes } from './integrity.ts';
import type { Resource } from './package.ts';
import { readPackage } from './read-package.ts';

const createHash: CreateHash = (algorithm) => {
  const hash = nodeHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
};
const md5 = (text: string): string => nodeHash('md5').update(text).digest('hex');
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);

async function setUp(
  declared: object,
  files: Readonly<Record<string, MemoryFile>>,
): Promise<readonly [ReturnType<typeof memorySnapshot>, Resource]> {
  const descriptor = JSON.stringify({ resources: [{ name: 'r', ...declared }] });
  const snapshot = memorySnapshot({ 'datapackage.json': descriptor, ...files });
  const [resource] = (await readPackage(snapshot, '')).package?.resources ?? [];
  if (resource === undefined) throw new Error('no resource');
  return [snapshot, resource];
}

describe('checkFiles', () => {
  const long = 'x'.repeat(10_000);
  const cases: readonly (readonly [string, object, Readonly<Record<string, MemoryFile>>, readonly string[]])[] = [
    ['a text', { path: 'a.txt' }, { 'a.txt': 'hello' }, []],
    ['right size and hash', { path: 'a.txt', bytes: 10_000, hash: md5(long) }, { 'a.txt': long }, []],
    [
      'hash over parts',
      { path: ['a.txt', 'b.txt'], bytes: 4, hash: `MD5:${md5('abcd').toUpperCase()}` },
      { 'a.txt': 'ab', 'b.txt': 'cd' },
      [],
    ],
    ['wrong size', { path: 'a.txt', bytes: 4 }, { 'a.txt': 'hello' }, ['byte-count {"declared":4,"found":5}']],
    [
      'zero is a declaration',
      { path: 'a.txt', bytes: 0 },
      { 'a.txt': 'hello' },
      ['byte-count {"declared":0,"found":5}'],
    ],
    ['declared empty', { path: 'a.txt', bytes: 0 }, { 'a.txt': '' }, []],
    [
      'wrong hash',
      { path: 'a.txt', hash: 'sha1:00' },
      { 'a.txt': 'a' },
      ['hash-count {"algorithm":"sha1","declared":"00","found":"86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"}'],
    ],
    ['unknown hash', { path: 'a.txt', hash: 'crc32:00' }, { 'a.txt': 'a' }, ['hash-unknown {"algorithm":"crc32"}']],
    ['empty', { path: 'a.txt' }, { 'a.txt': '' }, ['file-empty {}']],
    ['a picture', { path: 'a.png' }, { 'a.png': PNG }, []],
    [
      'a picture of another kind',
      { path: 'a.jpg' },
      { 'a.jpg': PNG },
      ['file-signature {"expected":"jpeg","found":"png"}'],
    ],
    ['a web page for a PDF', { path: 'a.pdf' }, { 'a.pdf': '<!doctype html>' }, ['file-signature {"expected":"pdf"}']],
    ['a gzip that is none', { path: 'a.sql.gz' }, { 'a.sql.gz': 'select' }, ['file-signature {"expected":"gz"}']],
    ['good GeoJSON', { path: 'a.geojson' }, { 'a.geojson': '{"type":"Point","coordinates":[1,2]}' }, []],
    [
      'bad GeoJSON',
      { path: 'a.geojson' },
      { 'a.geojson': '{"type":"Point","coordinates":[1]}' },
      ['geojson-error {"problem":"position","at":"/coordinates","found":"[1]"}'],
    ],
    [
      'GeoJSON that is no JSON',
      { path: 'a.geojson' },
      { 'a.geojson': '{"type":' },
      ['geojson-error {"problem":"syntax","at":"","found":""}'],
    ],
    [
      'GeoJSON too deep',
      { path: 'a.geojson' },
      { 'a.geojson': '['.repeat(500) },
      ['geojson-error {"problem":"depth","at":"","found":""}'],
    ],
    ['a table is not looked at', { path: 'a.csv', bytes: 1 }, { 'a.csv': 'a\n1\n' }, []],
  ];
  test.each(cases)('%s', async (_, declared, files, expected) => {
    const [snapshot, resource] = await setUp(declared, files);
    const findings = await checkFiles(snapshot, resource, createHash);
    expect(findings.map(({ rule, facts }) => `${rule} ${JSON.stringify(facts)}`)).toEqual(expected);
  });

  test('a file that the system refuses is told', async () => {
    const [snapshot, resource] = await setUp({ path: 'a.txt' }, { 'a.txt': 'x' });
    const refused = {
      ...snapshot,
      open: () => {
        throw new SnapshotError('a.txt', 'EACCES');
      },
    };
    expect((await checkFiles(refused, resource, createHash)).map(({ rule, facts }) => [rule, facts])).toEqual([
      ['file-unreadable', { code: 'EACCES' }],
    ]);
  });

  test('a large GeoJSON is noted, not read', async () => {
    const [snapshot, resource] = await setUp({ path: 'a.geojson' }, { 'a.geojson': '{}' });
    const huge = { ...snapshot, stat: async (path: string) => ({ path, kind: 'file', size: 1e9 }) as const };
    expect((await checkFiles(huge, resource, createHash)).map(({ rule }) => rule)).toEqual(['geojson-too-large']);
  });
});

describe('watchBytes', () => {
  test('counts and hashes what another reader consumes', async () => {
    const [snapshot, resource] = await setUp({ path: 'a.csv', bytes: 1, hash: md5('x') }, { 'a.csv': 'id\n1\n' });
    const watch = byteWatch(resource.hash, createHash);
    let seen = 0;
    for await (const chunk of watchBytes(snapshot.open('a.csv'), watch)) seen += chunk.length;
    expect(seen).toBe(5);
    expect(checkIntegrity(resource, watch.tally()).map(({ rule }) => rule)).toEqual(['byte-count', 'hash-count']);
    expect(checkIntegrity(resource, watch.tally()).length).toBe(2);
  });

  test('says nothing of a stream that was left', async () => {
    const [snapshot, resource] = await setUp({ path: 'a.csv', bytes: 1 }, { 'a.csv': 'x'.repeat(9000) });
    const watch = byteWatch(resource.hash, createHash);
    for await (const _ of watchBytes(snapshot.open('a.csv'), watch)) break;
    expect(checkIntegrity(resource, watch.tally())).toEqual([]);
  });
});
