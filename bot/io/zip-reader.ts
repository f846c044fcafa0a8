import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { collisions } from '../core/dataset/collisions.ts';
import { nameProblem } from '../core/dataset/file-names.ts';
import { judgePath } from '../core/dataset/paths.ts';

/** A file inside a zip, as the zip's own list has it. */
export interface PackedFile {
  /** With `/`, below the zip's root: anything else is refused when the list is read. */
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  readonly crc: number;
  readonly offset: number;
}

/** Why a zip is not read. */
export type ZipProblem = 'not-zip' | 'broken' | 'unsafe-name' | 'unportable-name' | 'twice' | 'link' | 'unsupported';

/** A zip that is not read, and on account of which entry. */
export class ZipFault extends Error {
  override readonly name = 'ZipFault';
  readonly problem: ZipProblem;
  readonly entry: string;

  constructor(problem: ZipProblem, entry = '') {
    super(`${problem}: ${entry}`);
    this.problem = problem;
    this.entry = entry;
  }
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record without its comment, and with the longest there can be. */
const END_SIZE = 22;
const LONGEST_END = END_SIZE + 0xffff;
/** No list of a release is as long. Bytes. */
const LONGEST_LIST = 1 << 25;
/** No release has as many files and folders: names of nothing but folders would fill the memory. */
const MOST_PARTS = 1 << 20;
const CHUNK = 1 << 18;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
/** The kinds of file that Unix keeps in an entry's attributes. */
const KIND = 0o170000;
const LINK = 0o120000;

/** A zip on disk, read by its list; what its entries say of themselves has to agree with it. */
export class ZipReader {
  /** Folders are not among them. */
  readonly entries: readonly PackedFile[];
  private readonly handle: FileHandle;

  private constructor(handle: FileHandle, entries: readonly PackedFile[]) {
    this.handle = handle;
    this.entries = entries;
  }

  /**
   * Opens a zip. Names that lead out of the folder it would be unpacked in or that not
   * every system can hold, and links, are refused: `ZipFault`.
   */
  static async open(path: string): Promise<ZipReader> {
    const handle = await open(path, 'r');
    try {
      return new ZipReader(handle, await readList(handle));
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** A file's bytes, unpacked; one that is not as long as the list says, or has another checksum, ends with a fault. */
  async *read(entry: PackedFile): AsyncGenerator<Uint8Array> {
    let size = 0;
    let crc = 0;
    for await (const chunk of this.unpack(entry)) {
      size += chunk.length;
      if (size > entry.size) throw new ZipFault('broken', entry.name);
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (size !== entry.size || crc !== entry.crc) throw new ZipFault('broken', entry.name);
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  private async *unpack(entry: PackedFile): AsyncGenerator<Uint8Array> {
    const packed = this.packed(entry, await dataStart(this.handle, entry));
    if (entry.method === STORED) {
      yield* packed;
      return;
    }
    const inflate = createInflateRaw();
    const feeding = feed(packed, inflate);
    try {
      for await (const chunk of inflate) yield chunk as Uint8Array;
      await feeding;
    } catch (error) {
      throw error instanceof ZipFault ? error : new ZipFault('broken', entry.name);
    } finally {
      inflate.destroy();
      await feeding.catch(() => undefined);
    }
  }

  private async *packed(entry: PackedFile, start: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < entry.packed; at += CHUNK) {
      yield await readAt(this.handle, start + at, Math.min(CHUNK, entry.packed - at));
    }
  }
}

async function feed(chunks: AsyncIterable<Uint8Array>, inflate: ReturnType<typeof createInflateRaw>): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (inflate.destroyed) return;
      await new Promise<void>((done) => {
        inflate.once('close', done);
        inflate.write(chunk, () => {
          inflate.off('close', done);
          done();
        });
      });
    }
    inflate.end();
  } catch (error) {
    inflate.destroy(error as Error);
  }
}

async function readList(handle: FileHandle): Promise<readonly PackedFile[]> {
  const { size: fileSize } = await handle.stat();
  const tailSize = Math.min(fileSize, LONGEST_END);
  const tail = await readAt(handle, fileSize - tailSize, tailSize);
  const end = endIn(tail);
  const [count, size, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) throw new ZipFault('unsupported', 'zip64');
  if (start + size > fileSize || size > LONGEST_LIST) throw new ZipFault('broken');
  const entries = entriesIn(await readAt(handle, start, size), count);
  const files = entries.filter(({ name }) => !name.endsWith('/'));
  const parts = files.reduce((sum, { name }) => sum + name.split('/').length, 0);
  if (parts > MOST_PARTS) throw new ZipFault('broken');
  const twice = nameTwice(files.map(({ name }) => name));
  if (twice !== undefined) throw new ZipFault('twice', twice);
  return files;
}

/** The last end record whose comment reaches to the end of the file. */
function endIn(tail: Buffer): Buffer {
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END) continue;
    if (at + END_SIZE + tail.readUInt16LE(at + 20) === tail.length) return tail.subarray(at);
  }
  throw new ZipFault('not-zip');
}

function entriesIn(list: Buffer, count: number): readonly PackedFile[] {
  const entries: PackedFile[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== ENTRY) throw new ZipFault('broken');
    const [name, extra, comment] = [list.readUInt16LE(at + 28), list.readUInt16LE(at + 30), list.readUInt16LE(at + 32)];
    entries.push(entryAt(list, at, name));
    at += 46 + name + extra + comment;
  }
  if (at !== list.length) throw new ZipFault('broken');
  return entries;
}

function entryAt(list: Buffer, at: number, length: number): PackedFile {
  const name = textOf(list.subarray(at + 46, at + 46 + length));
  const entry = {
    name,
    size: list.readUInt32LE(at + 24),
    packed: list.readUInt32LE(at + 20),
    method: list.readUInt16LE(at + 10),
    crc: list.readUInt32LE(at + 16),
    offset: list.readUInt32LE(at + 42),
  };
  const kind = (list.readUInt32LE(at + 38) >>> 16) & KIND;
  if (kind === LINK) throw new ZipFault('link', name);
  const path = name.replace(/\/$/, '');
  if (judgePath(path).kind !== 'path') throw new ZipFault('unsafe-name', name);
  if (path.split('/').some((part) => nameProblem(part) !== undefined)) throw new ZipFault('unportable-name', name);
  const isKnown = entry.method === STORED || entry.method === DEFLATED;
  if (!isKnown || (list.readUInt16LE(at + 8) & ENCRYPTED) !== 0) throw new ZipFault('unsupported', name);
  if (entry.size === 0xffffffff || entry.offset === 0xffffffff) throw new ZipFault('unsupported', name);
  return entry;
}

/** Where an entry's bytes begin; its own header has to name it as the list does. */
async function dataStart(handle: FileHandle, { name, offset }: PackedFile): Promise<number> {
  const header = await readAt(handle, offset, 30);
  if (header.readUInt32LE(0) !== LOCAL) throw new ZipFault('broken', name);
  const [length, extra] = [header.readUInt16LE(26), header.readUInt16LE(28)];
  const own = textOf(await readAt(handle, offset + 30, length));
  if (own !== name) throw new ZipFault('broken', name);
  return offset + 30 + length + extra;
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ZipFault('unsafe-name', Buffer.from(bytes).toString('latin1'));
  }
}

/** A name that is there twice, to one system or another. */
function nameTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size) ?? collisions(names)[0]?.path;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(buffer, read, length - read, position + read);
    if (bytesRead === 0) throw new ZipFault('broken');
    read += bytesRead;
  }
  return buffer;
}
