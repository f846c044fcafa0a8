/** Bytes that say nothing of their encoding into text, and text that was once read with the wrong one. */
import { detectUtf16 } from '../../table/encoding.ts';

/** A file's bytes as text, and in which encoding they were. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** Longest head that is looked at for UTF-16. */
const HEAD = 1024;

/** Never fails: what is no UTF-8 is windows-1252, which every byte can be. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = detectUtf16(bytes.subarray(0, HEAD));
  if (utf16 !== undefined) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16 };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

/** What UTF-8 looks like to windows-1252: "Ã­" for "í". */
const GARBLED =
  /[\u00c2-\u00c5][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]|â€/;
const SPANISH = /[áéíóúñü¿ÁÉÍÓÚÑÜ]/;

/** Whether a text is UTF-8 that somebody read as windows-1252: it has garbled letters and not one Spanish one. */
export function isGarbled(text: string): boolean {
  return GARBLED.test(text) && !SPANISH.test(text.replace(new RegExp(GARBLED, 'g'), ''));
}

const FROM_1252: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);

/** The text that was garbled; as it is where it cannot have been. */
export function ungarbled(text: string): string {
  if (!GARBLED.test(text)) return text;
  const bytes = Array.from(text, (letter) => FROM_1252.get(letter));
  if (bytes.includes(undefined)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte ?? 0));
  } catch {
    return text;
  }
}
