/** What bytes of a text show before anybody makes it a string. */

const ZERO = 48;

/**
 * Whether bytes hold, after four letters, six digits that could be a date as AAMMDD: what every CURP, RFC and voter key
 * has within. A separator between is allowed.
 */
export function hasDatedRun(bytes: Uint8Array, start: number, end: number): boolean {
  let run = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    run = digit >= 0 && digit <= 9 ? run + 1 : 0;
    if (run === 6 && isDated(bytes, at - 5) && followsLetters(bytes, start, at - 5)) return true;
  }
  return false;
}

function isDated(bytes: Uint8Array, at: number): boolean {
  const month = pair(bytes, at + 2);
  const day = pair(bytes, at + 4);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function pair(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) - ZERO) * 10 + (bytes[at + 1] as number) - ZERO;
}

/** Whether four letters stand before a place, or before the one separator there: `LO-811020` is a contract. */
function followsLetters(bytes: Uint8Array, start: number, at: number): boolean {
  const before = at > start ? (bytes[at - 1] as number) : 0;
  const end = before === 32 || before === 45 ? at - 1 : at;
  if (end - LETTERS < start) return false;
  for (let from = end - LETTERS; from < end; from++) if (!isWordByte(bytes[from] as number)) return false;
  return true;
}

const LETTERS = 4;

/** An ASCII letter, or a byte of one beyond; `&` stands in RFCs. */
function isWordByte(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 0x80 || byte === 38;
}

/** The first three letters of the words that announce a telephone or an account, as one number each. */
const ANNOUNCING = new Set(['tel', 'cel', 'mov', 'mó', 'wha', 'lla', 'cla', 'int', 'TEL', 'MÓ'].map(triple));
const FIRSTS = new Set([...'tcmwli'].map((char) => char.charCodeAt(0)));

function triple(word: string): number {
  const [a = 0, b = 0, c = 0] = new TextEncoder().encode(word);
  return ((a | 32) << 16) | ((b | 32) << 8) | (c | 32);
}

/** Whether a word that may announce a telephone or an account begins somewhere in bytes. */
export function hasAnnouncement(bytes: Uint8Array, start: number, end: number): boolean {
  let isWithin = false;
  for (let at = start; at + 2 < end; at++) {
    const byte = bytes[at] as number;
    if (!isWithin && FIRST_BYTES[byte] === 1 && ANNOUNCING.has(tripleAt(bytes, at))) return true;
    isWithin = isWordByte(byte);
  }
  return false;
}

const FIRST_BYTES = Uint8Array.from({ length: 256 }, (_, byte) => (FIRSTS.has(byte | 32) ? 1 : 0));

function tripleAt(bytes: Uint8Array, at: number): number {
  const [a, b, c] = [bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number];
  return ((a | 32) << 16) | ((b | 32) << 8) | (c | 32);
}
