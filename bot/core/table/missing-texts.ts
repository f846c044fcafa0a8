import { KeyTable } from './key-table.ts';

/** Texts that stand for absence, asked over bytes. */
export class MissingTexts {
  private readonly texts = new KeyTable();
  /** By length: whether some such text has it. Longer ones are looked up. */
  private readonly lengths = new Uint8Array(64);
  private longer = false;

  constructor(texts: Iterable<string>) {
    const encoder = new TextEncoder();
    for (const text of texts) {
      const bytes = encoder.encode(text);
      if (bytes.length < this.lengths.length) this.lengths[bytes.length] = 1;
      else this.longer = true;
      this.texts.add(bytes, 0, bytes.length, 1);
    }
  }

  /** Whether bytes[start, end) are one of them. */
  has(bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (length < 64 ? this.lengths[length] === 0 : !this.longer) return false;
    return length === 0 || this.texts.find(bytes, start, end) >= 0;
  }
}
