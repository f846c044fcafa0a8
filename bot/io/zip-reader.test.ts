import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipReader } from './zip-reader.ts';
import { zipSnapshot } from './zip-snapshot.ts';

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zip-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

async function openBytes(bytes: Uint8Array): Promise<ZipReader> {
  count += 1;
  const path = join(folder, `${count}.zip`);
  await writeFile(path, bytes);
  return await ZipReader.open(path);
}

async function read(zip: ZipReader, name: string): Promise<string> {
  const entry = zip.entries.find((each) => each.name === name);
  if (entry === undefined) throw new Error(`${name} is not there`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.read(entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const LARGE = Array.from({ length: 200_000 }, (_, at) => `${at},año ${at % 97}`).join('\n');
const SOUND = zipSync({
  'datapackage.json': strToU8('{}'),
  'data/año.csv': strToU8(LARGE),
  'vacío.csv': new Uint8Array(0),
  'carpeta/': new Uint8Array(0),
  'guardado.bin': [strToU8('tal cual'), { level: 0 }],
});

test('a zip is read, packed and stored, large and empty', async () => {
  const zip = await openBytes(SOUND);
  expect(zip.entries.map(({ name }) => name).sort()).toEqual([
    'data/año.csv',
    'datapackage.json',
    'guardado.bin',
    'vacío.csv',
  ]);
  expect(await read(zip, 'data/año.csv')).toBe(LARGE);
  expect(await read(zip, 'guardado.bin')).toBe('tal cual');
  expect(await read(zip, 'vacío.csv')).toBe('');
  const [large] = zip.entries.filter(({ name }) => name === 'data/año.csv');
  if (large !== undefined) for await (const _ of zip.read(large)) break;
  await zip.close();
});

test('a snapshot of it is a dataset’s folder', async () => {
  const zip = await openBytes(SOUND);
  const snapshot = zipSnapshot(zip, 'obras');
  expect((await snapshot.list('obras/data')).map(({ path, size }) => [path, size])).toEqual([
    ['obras/data/año.csv', Buffer.byteLength(LARGE)],
  ]);
  expect(await snapshot.stat('obras')).toMatchObject({ kind: 'folder' });
  expect(await snapshot.stat('obras/nada')).toBeUndefined();
  expect(new TextDecoder().decode(await snapshot.read('obras/datapackage.json'))).toBe('{}');
  await expect(snapshot.read('obras/nada')).rejects.toMatchObject({ code: 'ENOENT' });
  await zip.close();
});

describe('refused', () => {
  const find = (bytes: Uint8Array, signature: number): number => Buffer.from(bytes).indexOf(le32(signature));
  const changed = (at: number, ...values: readonly number[]): Uint8Array => {
    const bytes = SOUND.slice();
    bytes.set(values, at);
    return bytes;
  };
  const list = find(SOUND, 0x02014b50);
  const end = find(SOUND, 0x06054b50);

  test.each<readonly [string, Uint8Array, string]>([
    ['no zip', strToU8('not a zip at all, but a text that is long enough'), 'not-zip'],
    ['nothing', new Uint8Array(0), 'not-zip'],
    ['a zip that was cut', SOUND.subarray(0, -30), 'not-zip'],
    ['a count that is wrong', changed(end + 10, 99), 'broken'],
    ['a list that is elsewhere', changed(end + 16, 1, 0, 0, 0), 'broken'],
    ['a list beyond the end', changed(end + 16, 0, 0, 0, 0x7f), 'broken'],
    ['an encrypted entry', changed(list + 8, 1), 'unsupported'],
    ['another way of packing', changed(list + 10, 99), 'unsupported'],
    ['a link', changed(list + 38, 0, 0, 0xff, 0xa1), 'link'],
    ['ZIP64', changed(end + 10, 0xff, 0xff), 'unsupported'],
    ['a name that leads out', zipSync({ '../x': strToU8('x') }), 'unsafe-name'],
    ['a name that Windows takes for a device', zipSync({ 'con.csv': strToU8('x') }), 'unportable-name'],
    ['one name in two ways of Unicode', zipSync({ año: strToU8('x'), 'an\u0303o': strToU8('y') }), 'twice'],
    ['a file where a folder is, but for its case', zipSync({ 'a/b': strToU8('x'), A: strToU8('y') }), 'twice'],
    ['the same name twice, but for its case', zipSync({ a: strToU8('x'), A: strToU8('y') }), 'twice'],
  ])('%s', async (_, bytes, problem) => {
    await expect(openBytes(bytes)).rejects.toMatchObject({ problem });
  });

  test.each<readonly [string, (bytes: Buffer, at: number) => void]>([
    ['a checksum that is wrong', (bytes, at) => bytes.writeUInt32LE(1, at + 16)],
    ['more bytes than the list says', (bytes, at) => bytes.writeUInt32LE(1, at + 24)],
    ['fewer bytes than the list says', (bytes, at) => bytes.writeUInt32LE(1 << 30, at + 24)],
    ['bytes that are no packed ones', (bytes) => bytes.fill(0xff, 60, 80)],
    ['an entry that has another name of its own', (bytes) => bytes.write('D', 30)],
  ])('%s, when it is read', async (_, spoil) => {
    const bytes = Buffer.from(zipSync({ 'datos.csv': strToU8(LARGE) }));
    spoil(bytes, bytes.indexOf(le32(0x02014b50)));
    const zip = await openBytes(bytes);
    await expect(read(zip, 'datos.csv')).rejects.toMatchObject({ problem: 'broken', entry: 'datos.csv' });
    await zip.close();
  });
});

function le32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
