import type { Batch } from '../table/batch.ts';

const PAGE = 1 << 20;
const COMMA = 44;
const SPACE = 32;

/** Keys as people see them, their cells between commas, one after the other in few large arrays. */
export class KeyTexts {
  private readonly columns: readonly number[];
  private readonly pages: Uint8Array[] = [];
  private used = PAGE;
  /** Of each key its page and place in it, and its length. */
  private places = new Float64Array(256);
  private lengths = new Uint32Array(256);
  private size = 0;

  constructor(columns: readonly number[]) {
    this.columns = columns;
  }

  /** Keeps the key of a batch's row. */
  add(batch: Batch, row: number): void {
    if (this.size === this.lengths.length) this.grow();
    const length = this.lengthOf(batch, row);
    if (this.pages.length === 0 || this.used + length > (this.pages.at(-1)?.length ?? 0)) {
      this.pages.push(new Uint8Array(Math.max(length, this.pages.length === 0 ? 1 << 13 : PAGE)));
      this.used = 0;
    }
    this.places[this.size] = (this.pages.length - 1) * 2 ** 32 + this.used;
    this.lengths[this.size++] = length;
    this.copy(batch, row, this.pages.at(-1) ?? new Uint8Array(0));
  }

  /** The key of the nth row kept, from 0. */
  textOf(entry: number): string {
    const place = this.places[entry] ?? 0;
    const page = this.pages[Math.floor(place / 2 ** 32)] ?? new Uint8Array(0);
    const from = place % 2 ** 32;
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(page.subarray(from, from + (this.lengths[entry] ?? 0)));
  }

  private lengthOf({ width, starts, ends }: Batch, row: number): number {
    let length = 2 * (this.columns.length - 1);
    for (const column of this.columns) {
      const at = row * width + column;
      const start = starts[at] as number;
      if (start >= 0) length += (ends[at] as number) - start;
    }
    return length;
  }

  private copy({ bytes, width, starts, ends }: Batch, row: number, page: Uint8Array): void {
    let to = this.used;
    for (let index = 0; index < this.columns.length; index++) {
      if (index > 0) {
        page[to++] = COMMA;
        page[to++] = SPACE;
      }
      const at = row * width + (this.columns[index] as number);
      const start = starts[at] as number;
      if (start < 0) continue;
      const end = ends[at] as number;
      for (let from = start; from < end; from++) page[to++] = bytes[from] as number;
    }
    this.used = to;
  }

  private grow(): void {
    const [places, lengths] = [new Float64Array(this.size * 2), new Uint32Array(this.size * 2)];
    places.set(this.places);
    lengths.set(this.lengths);
    this.places = places;
    this.lengths = lengths;
  }
}
