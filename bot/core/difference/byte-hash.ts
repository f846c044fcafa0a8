/** Two hashes of 32 bits over bytes. Steps are not linear, so that cells alike under one seed are not so under another. */
export class ByteHash {
  low = 0;
  high = 0;
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed | 0;
  }

  /** Hashes bytes[start, end) of a kind; the same bytes of different kinds have different hashes. */
  run(bytes: Uint8Array, start: number, end: number, kind: number): void {
    let low = Math.imul(this.seed ^ kind, 0x9e3779b1);
    let high = Math.imul(~this.seed + kind, 0x85ebca77);
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      low = Math.imul(low ^ byte, 0x5bd1e995);
      low ^= low >>> 15;
      high = Math.imul(high ^ byte, 0x1b873593);
      high ^= high >>> 13;
    }
    this.low = scatter(low ^ (end - start));
    this.high = scatter(high + (end - start));
  }
}

/** Spreads every bit over all (MurmurHash3's finish). */
export function scatter(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
