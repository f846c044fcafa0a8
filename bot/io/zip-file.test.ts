import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UserError } from '../core/user-error.ts';
import { writeZip, type ZipEntry } from './zip-file.ts';

const DATE = '2026-11-21T07:39:06Z';
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** An entry whose bytes come in pieces of a size; the piece is overwritten once the next is asked for. */
function entry(name: string, bytes: Uint8Array, piece: number): ZipEntry {
  async function* open(): AsyncGenerator<Uint8Array> {
    const buffer = new Uint8Array(piece);
    for (let start = 0; start < bytes.length; start += piece) {
      const part = bytes.subarray(start, start + piece);
      buffer.set(part);
      yield buffer.subarray(0, part.length);
    }
  }
  return { name, size: bytes.length, open };
}

async function zipOf(entries: readonly ZipEntry[], date: string = DATE): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  await writeZip(entries, date, async (bytes) => {
    parts.push(bytes.slice());
  });
  return Buffer.concat(parts);
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Like data: it repeats, and not everywhere alike. */
function rows(count: number): Uint8Array {
  return text(
    Array.from({ length: count }, (_, row) => `${row},${(row * 7919) % 10_007},calle ${row % 97}\n`).join(''),
  );
}

describe('a zip', () => {
  it('has the same bytes however its files’ bytes were cut, and in whatever order they were given', async () => {
    const [big, small] = [rows(40_000), text('hola')];
    const one = await zipOf([entry('a.csv', big, 1_000), entry('b.txt', small, 1)]);
    const other = await zipOf([entry('b.txt', small, 4), entry('a.csv', big, 1 << 20)]);
    expect(digest(one)).toBe(digest(other));
    expect(Object.entries(unzipSync(one)).map(([name, bytes]) => [name, digest(bytes)])).toEqual([
      ['a.csv', digest(big)],
      ['b.txt', digest(small)],
    ]);
  });

  it('holds empty files, names with accents, and what is packed already as it is', async () => {
    const png = rows(1_000);
    const zip = await zipOf([entry('vacío.csv', new Uint8Array(0), 1), entry('foto.png', png, 512)]);
    const files = unzipSync(zip);
    expect(files['vacío.csv']).toEqual(new Uint8Array(0));
    expect(Buffer.from(zip).includes(Buffer.from(png))).toBe(true);
  });

  it('is dated by the day, between the years that a zip knows', async () => {
    const files = [entry('a', text('x'), 1)];
    expect(digest(await zipOf(files, '2026-11-21T23:59:59Z'))).toBe(digest(await zipOf(files, '2026-11-21T00:00:00Z')));
    expect(digest(await zipOf(files, '2026-11-22T00:00:00Z'))).not.toBe(digest(await zipOf(files)));
    for (const date of ['1970-01-01T00:00:00Z', '2200-01-01T00:00:00Z']) {
      expect(Object.keys(unzipSync(await zipOf(files, date)))).toEqual(['a']);
    }
  });

  it('says that what does not fit does not fit, before reading it', async () => {
    const open = (): AsyncIterable<Uint8Array> => {
      throw new Error('it was read');
    };
    await expect(zipOf([{ name: 'a.csv', size: 2 ** 32, open }])).rejects.toThrow(UserError);
    const many = Array.from({ length: 65_536 }, (_, index) => ({ name: `${index}`, size: 0, open }));
    await expect(zipOf(many)).rejects.toThrow(UserError);
  });
});
