/**
 * A set of byte strings, each with the record that first had it: what keys are checked with. Exact (the bytes are
 * kept, a hash only leads to them), and about 24 bytes a key besides the key's own. Keys made to have one hash do not
 * slow it down: where too many stand in the way of one, all are hashed anew in a way that depends on them.
 */
export class KeyTable {
  /** Entries. */
  size = 0;
  /** Entry + 1 by hash, linear probing; 0 is free. */
  private slots = new Int32Array(2 * FIRST_ENTRIES);
  private hashes = new Int32Array(FIRST_ENTRIES);
  private places = new Uint32Array(FIRST_ENTRIES);
  private lengths = new Uint32Array(FIRST_ENTRIES);
  private records = new Int32Array(FIRST_ENTRIES);
  /** 0 while keys are hashed in the plain way. */
  private seed = 0;
  private readonly pages: Uint8Array[] = [];
  private used = Number.POSITIVE_INFINITY;

  /** Adds bytes[start, end) of a record. Returns 0 where they are new, else the record that had them first. */
  add(bytes: Uint8Array, start: number, end: number, record: number): number {
    const hash = this.seed === 0 ? hashOf(bytes, start, end) : seededHash(bytes, start, end, this.seed);
    let slot = hash & (this.slots.length - 1);
    let steps = 0;
    for (let entry = this.slots[slot] as number; entry !== 0; entry = this.slots[slot] as number) {
      if (this.hashes[entry - 1] === hash && this.isSame(entry - 1, bytes, start, end))
        return this.records[entry - 1] as number;
      slot = (slot + 1) & (this.slots.length - 1);
      steps++;
    }
    if (steps > MOST_STEPS) {
      this.scatter(hash);
      return this.add(bytes, start, end, record);
    }
    this.append(slot, hash, bytes, start, end, record);
    return 0;
  }

  /** The entry of bytes[start, end), from 0 in the order of adding; -1 where it has none. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const hash = this.seed === 0 ? hashOf(bytes, start, end) : seededHash(bytes, start, end, this.seed);
    let slot = hash & (this.slots.length - 1);
    let steps = 0;
    for (let entry = this.slots[slot] as number; entry !== 0; entry = this.slots[slot] as number) {
      if (this.hashes[entry - 1] === hash && this.isSame(entry - 1, bytes, start, end)) return entry - 1;
      slot = (slot + 1) & (this.slots.length - 1);
      steps++;
    }
    if (steps > MOST_STEPS) this.scatter(hash);
    return -1;
  }

  /** Hashes all keys anew. Whoever made them could not know this seed without making them otherwise. */
  private scatter(hash: number): void {
    this.seed = Math.imul(this.seed ^ hash ^ this.size, 0x9e3779b1) | 1;
    for (let entry = 0; entry < this.size; entry++) {
      const place = this.places[entry] as number;
      const from = place & (PAGE - 1);
      const page = this.pages[place >>> PAGE_BITS] as Uint8Array;
      this.hashes[entry] = seededHash(page, from, from + (this.lengths[entry] as number), this.seed);
    }
    this.fillSlots(this.slots.length);
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
    if (this.size * 2 > this.slots.length) this.fillSlots(this.slots.length * 4);
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
      const whole = new Uint8Array(Math.min(PAGE, Math.max(4 * page.length, this.used + length)));
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

  private fillSlots(length: number): void {
    const slots = new Int32Array(length);
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
const FIRST_PAGE = 1 << 6;
const FIRST_ENTRIES = 1 << 3;
/** Keys that stand in the way of one before all are scattered: ordinary keys have a few, or some dozens. */
const MOST_STEPS = 1000;

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

/** A hash that scatters, and differently for each seed: MurmurHash3's mixing, a byte at a time. */
function seededHash(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let hash = seed ^ (end - start);
  for (let i = start; i < end; i++) {
    hash = Math.imul(hash ^ (bytes[i] as number), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
