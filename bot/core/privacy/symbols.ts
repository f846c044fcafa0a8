import { textOf } from '../table/batch.ts';

/**
 * Identifiers as people write them (lower case, accents, spaces, hyphens) brought to the symbols that the checks are
 * defined over: `0-9`, `A-Z`, `&` and Ñ, one byte each.
 */

/** Ñ as one symbol: its Latin-1 code. */
export const ENYE = 0xd1;
/** No identifier has more symbols. */
export const SYMBOL_LIMIT = 24;

const DROP = 0;
const STOP = 255;

/** What each ASCII byte becomes: a symbol, nothing (`DROP`), or the end of all hope (`STOP`). */
const ASCII = Uint8Array.from({ length: 128 }, (_, byte) => {
  const char = String.fromCharCode(byte);
  if (/[0-9A-Z&]/.test(char)) return byte;
  if (/[a-z]/.test(char)) return byte - 32;
  return /[ \t\r\n'-]/.test(char) ? DROP : STOP;
});

/** The symbols of one cell at a time, in the same few bytes. */
export class Symbols {
  readonly codes = new Uint8Array(SYMBOL_LIMIT);
  length = 0;

  /** Reads a cell. False: it is longer than any identifier, or holds what none does. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    const { codes } = this;
    let length = 0;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte >= 0x80) return this.readText(textOf(bytes, start, end));
      const symbol = ASCII[byte] as number;
      if (symbol === DROP) continue;
      if (symbol === STOP || length >= SYMBOL_LIMIT) return false;
      codes[length++] = symbol;
    }
    this.length = length;
    return length > 0;
  }

  /** Reads a text. */
  readText(text: string): boolean {
    this.length = 0;
    for (const char of plain(text)) {
      const code = char.charCodeAt(0);
      if (code === ENYE) {
        if (!this.add(ENYE)) return false;
      } else if (code >= 0x80 || !this.add(ASCII[code] as number)) return false;
    }
    return this.length > 0;
  }

  private add(symbol: number): boolean {
    if (symbol === DROP) return true;
    if (symbol === STOP || this.length >= SYMBOL_LIMIT) return false;
    this.codes[this.length++] = symbol;
    return true;
  }
}

/** A text in capitals without accents or invisible characters; Ñ stays, every dash is a hyphen and every space a space. */
export function plain(text: string): string {
  if (!/[^\x00-\x7f]/.test(text)) return text.toUpperCase();
  const upper = text.toUpperCase();
  // Spanish alone is folded letter by letter: normalising costs ten times as much.
  return /[^\x00-\xff]/.test(upper)
    ? normalised(text)
    : upper.replace(/[À-Ý\xa0´\xad]/g, (char) => FOLDED.get(char) ?? '');
}

const FOLDED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 0x5e }, (_, index) => String.fromCharCode(0xa0 + index)).map((char) => [char, normalised(char)]),
);

function normalised(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[nN]\u0303/g, 'Ñ')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[‘’´`]/g, "'")
    .toUpperCase();
}

/** The symbols of a text, for checks asked over text; empty where it cannot be an identifier. */
export function symbolsOf(text: string): Uint8Array {
  const symbols = new Symbols();
  return symbols.readText(text) ? symbols.codes.slice(0, symbols.length) : new Uint8Array(0);
}

/** Whether a symbol is a digit. */
export function isDigit(symbol: number): boolean {
  return symbol >= 48 && symbol <= 57;
}

/** Whether a symbol is a letter, Ñ included. */
export function isLetter(symbol: number): boolean {
  return (symbol >= 65 && symbol <= 90) || symbol === ENYE;
}

/** Whether symbols [from, to) are digits. */
export function areDigits(symbols: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isDigit(symbols[at] as number)) return false;
  return true;
}

/** Two digits as a number; only asked where they are digits. */
export function pairAt(symbols: Uint8Array, at: number): number {
  return ((symbols[at] as number) - 48) * 10 + (symbols[at + 1] as number) - 48;
}
