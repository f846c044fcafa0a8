/** Bytes into UTF-8, and what in them is no text. */
import { countLines } from './lines.ts';

/** Told of wrong bytes, at most once a line. `fits` is an encoding in which they would be text. */
export type OnWrongBytes = (line: number, hex: string, fits: string | undefined) => void;

/** Bytes that windows-1252 leaves undefined. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** Length of the well-formed UTF-8 sequence at `at`; 0 where it is wrong, -1 where `to` cuts it (RFC 3629, table 3-7). */
export function sequenceLength(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  for (let i = 1; i < length; i++) {
    if (at + i >= to) return -1;
    const byte = bytes[at + i] as number;
    const low = i > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = i > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return 0;
  }
  return length;
}

/** The encoding in which bytes that are no UTF-8 would be text: in Mexican offices, what Excel saves by default. */
function fittingEncoding(bytes: Uint8Array, at: number): string | undefined {
  const byte = bytes[at] as number;
  return UNDEFINED_1252.has(byte) ? undefined : 'windows-1252';
}

function hexOf(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

/** Whether bytes are well-formed UTF-8, as fast as the machine can: Node has one, a browser may have none. */
export type IsUtf8 = (bytes: Uint8Array) => boolean;

/** Where the last sequence of bytes[from, to) begins, if `to` cuts it; else `to`. */
function wholeSequences(bytes: Uint8Array, from: number, to: number): number {
  for (let at = to - 1; at >= from && at >= to - 3; at--) {
    const byte = bytes[at] as number;
    if (byte < 0x80) return to;
    if (byte >= 0xc0) return sequenceLength(bytes, at, to) < 0 ? at : to;
  }
  return to;
}

/**
 * Tells of each line in bytes[from, to) that has bytes which are no UTF-8. `lineFrom` begins line `line`, at or before
 * `from`. Returns where to begin next time: a sequence that `to` cuts is left over, unless the file ends there.
 */
export function checkUtf8(
  bytes: Uint8Array,
  span: { readonly from: number; readonly to: number; readonly final: boolean },
  start: { readonly offset: number; readonly line: number },
  onWrong: OnWrongBytes,
  isUtf8: IsUtf8 | undefined,
): number {
  const to = span.final ? span.to : wholeSequences(bytes, span.from, span.to);
  if (isUtf8?.(bytes.subarray(span.from, to)) === true) return to;
  let { line, offset } = start;
  let lastWrong = 0;
  for (let at = span.from; at < to; ) {
    const length = sequenceLength(bytes, at, to);
    if (length <= 0) {
      line += countLines(bytes, offset, at);
      offset = at;
      if (line !== lastWrong) onWrong(line, hexOf(bytes[at] as number), fittingEncoding(bytes, at));
      lastWrong = line;
    }
    at += Math.max(1, length);
  }
  return to;
}

/** Whether `TextDecoder` knows the encoding. */
export function isKnownEncoding(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}

/** Whether the declared encoding is UTF-8, under any of its names. */
export function isUtf8(encoding: string): boolean {
  return new TextDecoder(encoding).encoding === 'utf-8';
}

/** UTF-16 that nobody declared: by its byte order mark, or by every other byte of its beginning being zero. */
export function detectUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, 256) >> 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  if (pairs < 4) return undefined;
  if (odd > pairs * 0.6 && even === 0) return 'utf-16le';
  return even > pairs * 0.6 && odd === 0 ? 'utf-16be' : undefined;
}

/** The stream in UTF-8, from any encoding that `TextDecoder` knows. What it could not decode becomes U+FFFD and is told. */
export async function* transcode(
  stream: AsyncIterable<Uint8Array>,
  encoding: string,
  onWrong: OnWrongBytes,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  const watch = new ReplacementWatch(onWrong);
  for await (const chunk of stream) {
    const text = decoder.decode(chunk, { stream: true });
    watch.read(text);
    yield encoder.encode(text);
  }
  const rest = decoder.decode();
  watch.read(rest);
  if (rest !== '') yield encoder.encode(rest);
}

/** Tells of lines where a decoder had to put U+FFFD. */
class ReplacementWatch {
  private line = 1;
  private lastWrong = 0;
  private readonly onWrong: OnWrongBytes;

  constructor(onWrong: OnWrongBytes) {
    this.onWrong = onWrong;
  }

  read(text: string): void {
    let from = 0;
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
      this.line += linesIn(text, from, at);
      from = at;
      if (this.line === this.lastWrong) continue;
      this.lastWrong = this.line;
      this.onWrong(this.line, '', undefined);
    }
    this.line += linesIn(text, from, text.length);
  }
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
