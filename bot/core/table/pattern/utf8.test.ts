import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeAt } from './utf8.ts';

function decoded(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const packed = decodeAt(bytes, at, bytes.length);
    text += String.fromCodePoint(packed >> 3);
    at += packed & 7;
  }
  return text;
}

/** Bytes at which something changes, so that nearly right sequences come often. */
const edges = fc.constantFrom(
  ...[0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf],
  ...[0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff],
);

test('decodes every byte sequence as TextDecoder does', () => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  fc.assert(
    fc.property(fc.array(fc.oneof(edges, fc.nat(255)), { maxLength: 12 }), (list) => {
      const bytes = Uint8Array.from(list);
      expect(decoded(bytes)).toBe(decoder.decode(bytes));
    }),
    { seed: 7, numRuns: 20_000 },
  );
});

test('decodes every code point', () => {
  for (let point = 0; point <= 0x10ffff; point += point === 0xd7ff ? 0x801 : 1) {
    const bytes = new TextEncoder().encode(String.fromCodePoint(point));
    if (decodeAt(bytes, 0, bytes.length) !== point * 8 + bytes.length) expect.fail(point.toString(16));
  }
});
