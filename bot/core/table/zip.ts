import { inflate } from './inflate.ts';

/** A file in a zip archive, as its directory has it. */
export interface ZipEntry {
  readonly name: string;
  /** Its bytes as stored, and how: 0 as they are, 8 deflated. */
  readonly stored: Uint8Array;
  readonly method: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The end of the directory is looked for this far from the archive's end: its comment may be 65,535 bytes long. */
const END_REACH = 65_557;

/** The files of a zip archive; `undefined` where it is none, or is broken. */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return undefined;
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    const stored = storedAt(view, bytes, view.getUint32(at + 42, true), view.getUint32(at + 20, true));
    if (stored === undefined) return undefined;
    entries.push({ name, stored, method: view.getUint16(at + 10, true) });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - END_REACH);
  for (let at = view.byteLength - 22; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

function storedAt(view: DataView, bytes: Uint8Array, at: number, size: number): Uint8Array | undefined {
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) return undefined;
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return from + size > bytes.length ? undefined : bytes.subarray(from, from + size);
}

/** A file's bytes, unpacked piece by piece. Throws where they are broken. */
export async function* unpacked({ stored, method }: ZipEntry): AsyncGenerator<Uint8Array> {
  if (method === 0) yield stored;
  else if (method === 8) yield* inflate(pieces(stored), 'deflate-raw');
  else throw new Error(`zip method ${method}`);
}

const PIECE = 1 << 14;

/** Small pieces: a thousand times as much may come of them. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** A zip archive of files that are stored as they are. Each file's chunks are let go as they are taken. */
export function storedZip(files: readonly { readonly name: string; readonly chunks: Uint8Array[] }[]): ArrayBuffer {
  const encoder = new TextEncoder();
  const named = files.map(({ name, chunks }) => ({ name: encoder.encode(name), chunks, size: sizeOf(chunks) }));
  const total = named.reduce((sum, { name, size }) => sum + 76 + 2 * name.length + size, 22);
  const view = new DataView(new ArrayBuffer(total));
  const bytes = new Uint8Array(view.buffer);
  let at = 0;
  const begins = named.map(({ name, chunks, size }) => {
    const begin = at;
    writeHeader(view, at, LOCAL, 26, name.length, size);
    bytes.set(name, at + 30);
    at += 30 + name.length;
    for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return begin;
  });
  const directory = at;
  for (const [index, { name, size }] of named.entries()) {
    writeHeader(view, at, CENTRAL, 28, name.length, size);
    view.setUint32(at + 42, begins[index] ?? 0, true);
    bytes.set(name, at + 46);
    at += 46 + name.length;
  }
  view.setUint32(at, END, true);
  view.setUint16(at + 8, named.length, true);
  view.setUint16(at + 10, named.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return view.buffer;
}

/** What both kinds of header have: the signature, and the sizes just before the length of the name. */
function writeHeader(view: DataView, at: number, signature: number, nameAt: number, name: number, size: number): void {
  view.setUint32(at, signature, true);
  view.setUint32(at + nameAt - 8, size, true);
  view.setUint32(at + nameAt - 4, size, true);
  view.setUint16(at + nameAt, name, true);
}

function sizeOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}
