const REPLACEMENT = 0xfffd;

/**
 * Reads the character at `at`, as `code point * 8 + bytes taken`: one number, so that nothing is allocated. Bytes that
 * are no UTF-8 give U+FFFD, in the same portions as TextDecoder, and nothing at `end` or after is looked at.
 */
export function decodeAt(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return lead * 8 + 1;
  if (lead < 0xc2 || lead > 0xf4) return REPLACEMENT * 8 + 1;
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let point = lead & (0x7f >> size);
  for (let taken = 1; taken < size; taken += 1) {
    const byte = at + taken < end ? (bytes[at + taken] as number) : 0;
    if (!follows(lead, byte, taken)) return REPLACEMENT * 8 + taken;
    point = (point << 6) | (byte & 0x3f);
  }
  return point * 8 + size;
}

/** The second byte is narrower after some leads: no overlong forms, no surrogates, nothing after U+10FFFF. */
function follows(lead: number, byte: number, taken: number): boolean {
  if ((byte & 0xc0) !== 0x80) return false;
  if (taken > 1) return true;
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte < 0xa0;
  if (lead === 0xf0) return byte >= 0x90;
  return lead !== 0xf4 || byte < 0x90;
}
