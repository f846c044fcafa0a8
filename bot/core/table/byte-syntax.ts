import type { Dialect } from './dialect.ts';
import { CR, LF } from './lines.ts';

// Classes of bytes. What does not stop a scan is 0; up to RECORD_END they end a cell.
export const DELIMITER = 1;
export const RECORD_END = 2;
export const ESCAPE = 3;
export const NUL = 4;
/** A line end inside a record. */
export const LINE_BREAK = 5;
export const QUOTE = 6;
/** Only looks like the beginning of something. */
const NOTHING = 7;

/** A dialect over UTF-8 bytes. A sequence of no bytes is one that the dialect does not have. */
export interface ByteSyntax {
  readonly delimiter: Uint8Array;
  /** Empty where LF, CRLF and a lone CR end a record. */
  readonly terminator: Uint8Array;
  readonly quote: Uint8Array;
  readonly escaping: Uint8Array;
  readonly comment: Uint8Array;
  readonly doubleQuote: boolean;
  readonly skipSpace: boolean;
  /** The class of each byte outside quotes, … */
  readonly classes: Uint8Array;
  /** … the highest byte that has one (most bytes of a text are above it), … */
  readonly top: number;
  /** … whether that class is the whole truth: every sequence is one byte, and no two are the same, … */
  readonly plain: boolean;
  /** … and the class of each byte inside quotes. */
  readonly quotedClasses: Uint8Array;
}

/** Makes a dialect ready to be asked about bytes. */
export function byteSyntax(dialect: Dialect): ByteSyntax {
  const { escapeChar, quoteChar, lineTerminator } = dialect;
  const usual = lineTerminator === undefined || /^(\r\n|\n|\r)$/.test(lineTerminator);
  // A quote that escapes itself is `doubleQuote` by another name.
  const doubles = escapeChar !== undefined && escapeChar === quoteChar;
  const delimiter = encode(dialect.delimiter);
  const terminator = encode(usual ? '' : lineTerminator);
  const escaping = encode(doubles ? '' : escapeChar);
  const quote = encode(quoteChar);
  const lineEnd = terminator.length === 0 ? RECORD_END : LINE_BREAK;
  const classes = classify(lineEnd, [terminator, RECORD_END], [escaping, ESCAPE], [delimiter, DELIMITER]);
  return {
    delimiter,
    terminator,
    quote,
    escaping,
    comment: encode(dialect.commentChar),
    doubleQuote: dialect.doubleQuote || doubles,
    skipSpace: dialect.skipInitialSpace,
    classes,
    top: classes.findLastIndex((kind) => kind !== 0),
    plain: delimiter.length === 1 && terminator.length === 0 && escaping.length === 0,
    quotedClasses: classify(LINE_BREAK, [escaping, ESCAPE], [quote, QUOTE]),
  };
}

const encoder = new TextEncoder();

function encode(text: string | undefined): Uint8Array {
  return encoder.encode(text ?? '');
}

function classify(lineEnd: number, ...sequences: readonly (readonly [Uint8Array, number])[]): Uint8Array {
  const classes = new Uint8Array(256);
  classes[0] = NUL;
  classes[LF] = lineEnd;
  classes[CR] = lineEnd;
  for (const [[first], kind] of sequences) if (first !== undefined) classes[first] = kind;
  return classes;
}

/** Whether bytes[0, end) have the sequence at a position. What `end` cuts off is not there. */
export function hasAt(bytes: Uint8Array, end: number, sequence: Uint8Array, position: number): boolean {
  const { length } = sequence;
  if (length === 0 || position + length > end) return false;
  for (let i = 0; i < length; i++) if (bytes[position + i] !== sequence[i]) return false;
  return true;
}

/** What stands at a position outside quotes, sequences looked at whole. A record's end goes before a delimiter. */
export function kindAt(syntax: ByteSyntax, bytes: Uint8Array, end: number, position: number): number {
  const { terminator, delimiter, escaping } = syntax;
  if (hasAt(bytes, end, terminator, position)) return RECORD_END;
  if (hasAt(bytes, end, delimiter, position)) return DELIMITER;
  if (hasAt(bytes, end, escaping, position)) return ESCAPE;
  const byte = bytes[position];
  if (byte === LF || byte === CR) return terminator.length === 0 ? RECORD_END : LINE_BREAK;
  return byte === 0 ? NUL : NOTHING;
}

/** Takes escapes out of bytes[start, end), in place; returns the new end, which is never later. */
export function takeOutEscapes(
  bytes: Uint8Array,
  start: number,
  end: number,
  { escaping, quote }: ByteSyntax,
  doubled: boolean,
): number {
  let read = start;
  let write = start;
  while (read < end) {
    if (hasAt(bytes, end - 1, escaping, read)) read += escaping.length;
    else if (doubled && hasAt(bytes, end, quote, read) && hasAt(bytes, end, quote, read + quote.length))
      read += quote.length;
    bytes[write++] = bytes[read++] as number;
  }
  return write;
}
