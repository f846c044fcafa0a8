/**
 * A set of byte strings, each with the record that first had it: what keys are checked with. Exact (the bytes are
 * kept, a hash only leads to them), and about 24 bytes a key besides the key's own.
 */
export class KeyTable {
  /** Entries. */
  size = 0;
  /** Entry + 1 by hash, linear probing; 0 is free. */
  private slots = new Int32Array(256);
  private hashes = new Int32Array(128);
  private places = new Uint32Array(128);
  private lengths = new Uint32Array(128);
  private records = new Int32Array(128);
  private readonly pages: Uint8Array[] = [];
  private used = Number.POSITIVE_INFINITY;

  /** Adds bytes[start, end) of a record. Returns 0 where they are new, else the record that had them first. */
  add(bytes: Uint8Array, start: number, end: number, record: number): number {
    const hash = hashOf(bytes, start, end);
    let slot = hash & (this.slots.length - 1);
    for (let entry = this.slots[slot] as number; entry !== 0; entry = this.slots[slot] as number) {
      if (this.hashes[entry - 1] === hash && this.isSame(entry - 1, bytes, start, end))
        return this.records[entry - 1] as number;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    this.append(slot, hash, bytes, start, end, record);
    return 0;
  }

  /** The entry of bytes[start, end), from 0 in the order of adding; -1 where it has none. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    let slot = hash & (this.slots.length - 1);
    for (let entry = this.slots[slot] as number; entry !== 0; entry = this.slots[slot] as number) {
      if (this.hashes[entry - 1] === hash && this.isSame(entry - 1, bytes, start, end)) return entry - 1;
      slot = (slot + 1) & (this.slots.length - 1);
    }
    return -1;
  }

  private isSame(entry: number, bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (this.lengths[entry] !== length) return false;
    const place = this.places[entry] as number;
    const page = this.pages[place >>> PAGE_BITS] as Uint8Array;
    const from = place & (PAGE - 1);
    for (let i = 0; i < length; i++) if (page[from + i] !== bytes[start + i]) return false;
    return true;
  }

  private append(slot: number, hash: number, bytes: Uint8Array, start: number, end: number, record: number): void {
    const entry = this.size++;
    if (entry >= this.hashes.length) this.growEntries();
    this.hashes[entry] = hash;
    this.places[entry] = this.keep(bytes, start, end);
    this.lengths[entry] = end - start;
    this.records[entry] = record;
    this.slots[slot] = entry + 1;
    if (this.size * 2 > this.slots.length) this.growSlots();
  }

  /** Copies a key to the pages; a key is never split, one larger than a page has its own. */
  private keep(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (this.used + length > PAGE) {
      this.pages.push(new Uint8Array(Math.max(length, this.pages.length === 0 ? FIRST_PAGE : PAGE)));
      this.used = 0;
    }
    const at = this.pages.length - 1;
    let page = this.pages[at] as Uint8Array;
    if (this.used + length > page.length) {
      const whole = new Uint8Array(PAGE);
      whole.set(page.subarray(0, this.used));
      this.pages[at] = whole;
      page = whole;
    }
    const from = this.used;
    for (let i = 0; i < length; i++) page[from + i] = bytes[start + i] as number;
    this.used = from + length;
    return at * PAGE + from;
  }

  private growEntries(): void {
    const size = this.hashes.length * 2;
    this.hashes = enlarge(this.hashes, new Int32Array(size));
    this.places = enlarge(this.places, new Uint32Array(size));
    this.lengths = enlarge(this.lengths, new Uint32Array(size));
    this.records = enlarge(this.records, new Int32Array(size));
  }

  private growSlots(): void {
    const slots = new Int32Array(this.slots.length * 4);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      let slot = (this.hashes[entry] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
    this.slots = slots;
  }
}

const PAGE_BITS = 20;
const PAGE = 1 << PAGE_BITS;
/** Most tables are small, and there may be thousands of them. */
const FIRST_PAGE = 1 << 12;

function enlarge<T extends Int32Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/**
 * A polynomial of the bytes. Keys are often numbers that count up: without a finish that scatters them, neighbours stay
 * neighbours in the table, which then is walked through rather than jumped about in.
 */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
  return hash ^ (hash >>> 21);
}
