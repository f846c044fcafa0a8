/** Bytes into UTF-8, and what in them is no text. */

/** Told of wrong bytes, at most once a line. `fits` is an encoding in which they would be text. */
export type OnWrongBytes = (line: number, hex: string, fits: string | undefined) => void;

const LF = 10;
const CR = 13;

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

/** Watches that a window's bytes are UTF-8, each byte once, and tells of lines with wrong ones. */
export class Utf8Watch {
  private line = 1;
  private lastWrong = 0;
  private afterCr = false;
  private readonly onWrong: OnWrongBytes;

  constructor(onWrong: OnWrongBytes) {
    this.onWrong = onWrong;
  }

  /** Checks bytes[from, to); `words` is the same memory. Returns where to begin next time: a cut sequence is left over. */
  check(bytes: Uint8Array, words: Uint32Array, from: number, to: number, final: boolean): number {
    let counted = from;
    let at = skipAscii(bytes, words, from, to);
    while (at < to) {
      const length = sequenceLength(bytes, at, to);
      if (length < 0 && !final) break;
      if (length <= 0) {
        this.countLines(bytes, counted, at);
        counted = at;
        this.tell(bytes, at);
      }
      at = skipAscii(bytes, words, at + Math.max(1, length), to);
    }
    const next = Math.min(at, to);
    this.countLines(bytes, counted, next);
    return next;
  }

  private tell(bytes: Uint8Array, at: number): void {
    if (this.line === this.lastWrong) return;
    this.lastWrong = this.line;
    this.onWrong(this.line, hexOf(bytes[at] as number), fittingEncoding(bytes, at));
  }

  private countLines(bytes: Uint8Array, from: number, to: number): void {
    let { afterCr } = this;
    for (let i = from; i < to; i++) {
      const byte = bytes[i];
      if (byte === LF) {
        if (!afterCr) this.line++;
      } else if (byte === CR) this.line++;
      afterCr = byte === CR;
    }
    this.afterCr = afterCr;
  }
}

/** The first byte at or after `from` that is not ASCII: four at a time. */
function skipAscii(bytes: Uint8Array, words: Uint32Array, from: number, to: number): number {
  let at = from;
  while (at < to && (at & 3) !== 0) {
    if ((bytes[at] as number) >= 0x80) return at;
    at++;
  }
  let word = at >> 2;
  const lastWord = to >> 2;
  while (word < lastWord && ((words[word] as number) & 0x80808080) === 0) word++;
  at = Math.max(at, word << 2);
  while (at < to && (bytes[at] as number) < 0x80) at++;
  return at;
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
