/**
 * What a cell's bytes are made of, from one look at each: how many digits and letters, and what else. Most cells of
 * clean columns are done with after it.
 */

/** Kinds of characters besides digits and letters, as bits. */
export const SPACE: number = 1 << 24;
export const AT: number = 1 << 25;
/** Hyphen, apostrophe, ampersand: what identifiers are written with. */
export const JOINER: number = 1 << 26;
export const DOT: number = 1 << 27;
/** `( ) + / ,` */
export const PHONE_SIGN: number = 1 << 28;
/** A byte of a character beyond ASCII. */
export const HIGH: number = 1 << 29;
export const OTHER: number = 1 << 30;

const DIGIT = 1;
const LETTER = 1 << 12;
const COUNT_MASK = 0xfff;
/** A cell longer than this cannot be counted in twelve bits, and is text whatever it is made of. */
export const COUNTED_LENGTH = COUNT_MASK;

const WEIGHTS = Int32Array.from({ length: 256 }, (_, byte) => weightOf(byte));

function weightOf(byte: number): number {
  if (byte >= 0xc0) return LETTER | HIGH;
  if (byte >= 0x80) return HIGH;
  const char = String.fromCharCode(byte);
  if (/\d/.test(char)) return DIGIT;
  if (/[A-Za-z]/.test(char)) return LETTER;
  if (/\s/.test(char)) return SPACE;
  if (char === '@') return AT;
  if (char === '.') return DOT;
  if (/[-'&]/.test(char)) return JOINER;
  return /[()+/,]/.test(char) ? PHONE_SIGN : OTHER;
}

/** The make-up of one cell at a time. */
export class CellShape {
  digits = 0;
  letters = 0;
  /** Which bits of the above it has. */
  flags = 0;

  /** Looks at a cell of at most `COUNTED_LENGTH` bytes. */
  read(bytes: Uint8Array, start: number, end: number): void {
    let flags = 0;
    let sum = 0;
    for (let at = start; at < end; at++) {
      const weight = WEIGHTS[bytes[at] as number] as number;
      flags |= weight;
      sum = (sum + weight) | 0;
    }
    this.flags = flags;
    this.digits = sum & COUNT_MASK;
    this.letters = (sum >>> 12) & COUNT_MASK;
  }

  has(flag: number): boolean {
    return (this.flags & flag) !== 0;
  }
}

const HYPHEN = 45;
const COLON = 58;

/** Whether a cell is written like an ISO date or moment: eight or more digits, and none of them an identifier's. */
export function isMomentLike(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (bytes[start + 4] !== HYPHEN || bytes[start + 7] !== HYPHEN || length < 10) return false;
  return length === 10 || (length >= 16 && length <= 29 && bytes[start + 13] === COLON);
}
