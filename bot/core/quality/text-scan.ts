/**
 * The fast way over a text's bytes: whether it certainly has nothing that the text rules look for. `false` only means
 * that they have to be asked.
 */

const FIRST = tableOf(`= '"\`´’“«`);
const ABSENCE_FIRST = tableOf('nNsS-.#—');
const DIGIT = tableOf('0123456789$+-');
/** The longest word for absence, in bytes. */
const ABSENCE_LENGTH = 18;

for (let byte = 0; byte <= 32; byte++) FIRST[byte] = 1;

/** What each byte asks for: 0 nothing, 1 a look at the text, 2 a look at the byte after it. */
const INSIDE = new Uint8Array(256);
for (let byte = 0; byte < 32; byte++) INSIDE[byte] = byte === 9 || byte === 10 || byte === 13 ? 0 : 1;
for (const byte of [0x3f, 0x7f, 0xc2, 0xe2, 0xef]) INSIDE[byte] = 1;
INSIDE[0xc3] = 2;

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of new TextEncoder().encode(characters)) table[byte] = 1;
  return table;
}

/** Whether a text begins as a number or a date does. */
export function beginsAsNumber(bytes: Uint8Array, start: number): boolean {
  return DIGIT[bytes[start] as number] === 1;
}

/** Whether bytes[start, end) certainly trip no rule about letters. Dates are not looked for. */
export function isOrdinary(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start] as number;
  const last = bytes[end - 1] as number;
  if (FIRST[first] === 1 || last <= 32) return false;
  if (end - start <= ABSENCE_LENGTH && ABSENCE_FIRST[first] === 1) return false;
  for (let at = start; at < end; at++) {
    const kind = INSIDE[bytes[at] as number];
    if (kind === 0) continue;
    if (kind === 1 || isOddLetter(bytes[at + 1] as number, at === start ? 32 : (bytes[at - 1] as number))) return false;
  }
  return true;
}

/** After 0xC3: Ã or Â, or another capital with an accent that follows a small letter. */
function isOddLetter(byte: number, before: number): boolean {
  if (byte >= 0xa0) return false;
  return byte === 0x82 || byte === 0x83 || before >= 0x80 || (before >= 0x61 && before <= 0x7a);
}

/** Whether a text that begins with a digit may be a date written in figures or words. */
export function mayBeDate(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length < 6 || length > 40) return false;
  return isSeparator(bytes[start + 1]) || isSeparator(bytes[start + 2]) || isSeparator(bytes[start + 4]);
}

function isSeparator(byte: number | undefined): boolean {
  return byte === 0x2f || byte === 0x2d || byte === 0x2e || byte === 0x20;
}
