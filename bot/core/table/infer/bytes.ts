import { detectUtf16, sequenceLength } from '../encoding.ts';
import { countLines } from '../lines.ts';

/** What a file's bytes are, without regard to what they say. */
export interface ByteSurvey {
  /** The first bytes, up to the last line end among them where there are more. */
  readonly sample: Uint8Array;
  /** Whether the sample is all. */
  readonly whole: boolean;
  /** The length of the UTF-8 byte order mark: 3 or 0. */
  readonly mark: number;
  readonly utf16: 'utf-16le' | 'utf-16be' | undefined;
  /** Well-formed UTF-8 sequences of more than one byte. */
  readonly right: number;
  /** Bytes that are no UTF-8, the first of them, and its line. */
  readonly wrong: number;
  readonly wrongByte: number;
  readonly wrongLine: number;
}

/** Bytes of a file's beginning by which dialect and header are judged. */
export const SAMPLE_BYTES = 1 << 19;

const LF = 10;

/** Reads a file's bytes, all of them or the first `limit`, once. */
export async function surveyBytes(
  stream: AsyncIterable<Uint8Array>,
  limit = Number.POSITIVE_INFINITY,
): Promise<ByteSurvey> {
  const sample = new Uint8Array(SAMPLE_BYTES);
  const watch = new SequenceCount();
  let size = 0;
  for await (const chunk of stream) {
    if (size < SAMPLE_BYTES) sample.set(chunk.subarray(0, SAMPLE_BYTES - size), size);
    size += chunk.length;
    watch.read(chunk);
    if (size >= limit) break;
  }
  const whole = size <= SAMPLE_BYTES && size < limit;
  const end = whole ? size : lineEndIn(sample, Math.min(size, SAMPLE_BYTES));
  const marked = sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf;
  const { right, wrong, wrongByte, wrongLine } = watch;
  const utf16 = detectUtf16(sample.subarray(0, end));
  return { sample: sample.subarray(0, end), whole, mark: marked ? 3 : 0, utf16, right, wrong, wrongByte, wrongLine };
}

function lineEndIn(bytes: Uint8Array, length: number): number {
  const at = bytes.lastIndexOf(LF, length - 1);
  return at < 0 ? length : at + 1;
}

/** Counts what is UTF-8 beyond ASCII and what is not, over chunks that cut sequences. */
class SequenceCount {
  right = 0;
  wrong = 0;
  wrongByte = 0;
  wrongLine = 0;
  private line = 1;
  private rest: Uint8Array = new Uint8Array(0);

  read(chunk: Uint8Array): void {
    const bytes = this.rest.length === 0 ? chunk : joined(this.rest, chunk);
    let at = 0;
    let cut = bytes.length;
    while (at < bytes.length) {
      if ((bytes[at] as number) < 0x80) {
        at++;
        continue;
      }
      const length = sequenceLength(bytes, at, bytes.length);
      if (length < 0) {
        cut = at;
        break;
      }
      if (length > 0) this.right++;
      else this.tell(bytes, at);
      at += Math.max(1, length);
    }
    this.line += countLines(bytes, 0, cut);
    this.rest = bytes.slice(cut);
  }

  private tell(bytes: Uint8Array, at: number): void {
    if (this.wrong++ > 0) return;
    this.wrongByte = bytes[at] as number;
    this.wrongLine = this.line + countLines(bytes, 0, at);
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Unpacks gzip as far as it goes; what is broken is told by whoever reads the table. */
export async function* gunzip(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacker = new DecompressionStream('gzip');
  const writer = unpacker.writable.getWriter();
  const pump = async (): Promise<void> => {
    for await (const chunk of stream) await writer.write(chunk.slice());
    await writer.close();
  };
  const pumping = pump().catch(() => undefined);
  const reader = unpacker.readable.getReader();
  try {
    for (;;) {
      const next = await reader.read().catch(() => undefined);
      if (next === undefined || next.done) break;
      yield next.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
    await pumping;
  }
}
